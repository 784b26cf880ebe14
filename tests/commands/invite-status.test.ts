import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replyFromPage } from '../../src/domain/reply.ts';
import { replyByCalendar } from '../support/calendar-reply.ts';
import { firstDay, goetz, secondDay, worldWithInvited } from '../support/invited.ts';
import { buttonsOf, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const status = (w: World) => w.besuch('einladung status');
const buttonTexts = (w: World) => buttonsOf(w.lastAnswer(people.coordinator)).map(({ text }) => text.text);

async function personId(w: World, name: string): Promise<string> {
  const { db } = w.bot.deps;
  const row = await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.id;
}

/** As the mailbox notes it when a mail comes back. */
async function bounce(w: World, address: string): Promise<void> {
  const { db } = w.bot.deps;
  const own = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .select('invitation.id')
    .where('person.email', '=', address)
    .execute();
  await db
    .updateTable('invitation_revision')
    .set({ bounced_at: w.bot.deps.now().toISOString(), bounce_status: '5.1.1' })
    .where(
      'invitation_id',
      'in',
      own.map(({ id }) => id),
    )
    .execute();
}

describe('the status of invitations', () => {
  it('says who answered what, when and by which way, and who has not', async () => {
    await using w = await worldWithInvited();
    await w.besuch('ja', people.landrat);
    await replyFromPage(w.bot.deps, await personId(w, 'Emily Carter'), { answer: 'maybe', reason: 'Train times' });
    await w.besuch('nein für @peter.klein');
    const said = await status(w);
    assert.match(said, /^Einladungen und Rückmeldungen\nZugesagt: 1, abgesagt: 1, vielleicht: 1, ohne Antwort: 1\.$/m);
    assert.match(said, /Lübbersmann – 2 Termine, verschickt; ja, 03\.05\.2027, 10:00\sUhr, in Slack$/m);
    assert.match(said, /Carter – .*; vielleicht, 03\.05\.2027, 10:00\sUhr, auf der Seite; „Train times“$/m);
    assert.match(said, /Klein – .*; nein, 03\.05\.2027, 10:00\sUhr, von der Koordination notiert$/m);
    assert.match(said, /^Noch keine Antwort \(1\)\n• Götz Ulrich – 2 Termine, verschickt$/m);
  });

  it('names each event where they were answered differently', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'yes');
    assert.match(await status(w), /Ulrich – .*; Tag 1: ja, Tag 2: offen \(03\.05\.2027, 10:00\sUhr, per E-Mail\)$/m);
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no', { reason: 'Kreistag' });
    const said = await status(w);
    assert.match(said, /je nach Termin verschieden: 1, ohne Antwort: 3\./);
    assert.match(said, /^Je nach Termin verschieden \(1\)\n• Götz Ulrich – .*Tag 1: ja, Tag 2: nein .*; „Kreistag“$/m);
    assert.match(await w.visit('invite status', people.coordinator), /Tag 1: ja/);
  });

  it('has an answer by calendar open again when the time has changed, and says what it was', async () => {
    await using w = await worldWithInvited();
    for (const day of [firstDay, secondDay]) await replyByCalendar(w.bot.deps, goetz, day, 'yes');
    await w.besuch('ja', people.landrat);
    await w.visit('agenda move 1 day=1 at=10:00');
    await w.visit('agenda move 2 day=2 at=15:00');
    await w.visit('publish now');
    await w.settle();
    const said = await status(w);
    assert.match(said, /Ulrich – 2 Termine, verschickt; vor der Änderung: ja$/m);
    assert.match(said, /^Ja \(1\)\n• Dr\. Michael Lübbersmann/m);
    assert.match(said, /Zugesagt: 1, .*ohne Antwort: 3\./);
  });

  it('counts nothing before anybody is invited, and says when all invitations are called off', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add goetz.ulrich@blk.example name="Götz Ulrich" side=guest');
    assert.match(
      await status(w),
      /^Einladungen und Rückmeldungen\nNoch ist niemand eingeladen\.\nNoch nicht eingeladen/m,
    );
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.visit('invite cancel now');
    await w.settle();
    assert.match(
      await status(w),
      /ohne Antwort: 1\.\nDie Einladungen sind abgesagt; .*\.\nNicht mehr eingeladen \(1\)\n• Götz Ulrich$/m,
    );
  });

  it('says what came back, and the lines that put it right', async () => {
    await using w = await worldWithInvited();
    await bounce(w, goetz);
    const said = await status(w);
    assert.match(said, /^Kam zurück \(1\)\n• Götz Ulrich – 2 Termine, kam zurück \(5\.1\.1\)$/m);
    assert.match(said, /\/besuch mitglied ändern "Götz Ulrich" email=\n\/besuch einladung erneut "Götz Ulrich"$/m);
    await w.besuch('mitglied ändern "Götz Ulrich" email=g.ulrich@blk.example');
    await w.besuch('einladung erneut "Götz Ulrich"');
    await w.settle();
    assert.match(await status(w), /Ulrich – 2 Termine, verschickt$/m);
  });

  it('offers to remind just those who have not answered, and nobody where all have', async () => {
    await using w = await worldWithInvited();
    await status(w);
    assert.ok(buttonTexts(w).includes('Erinnern (4)'));
    for (const as of [people.landrat, people.outsider, people.english]) {
      await w.visit('yes in=LKOS-BLK-27', as, 'C0ALLES');
    }
    assert.match(await status(w), /ohne Antwort: 1/);
    const preview = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Erinnern');
    assert.match(preview, /^1 Person würde erinnert: 1 per E-Mail\.\n• Götz Ulrich – per E-Mail$/m);
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'no');
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no');
    await status(w);
    assert.deepEqual(
      buttonTexts(w).filter((text) => text.startsWith('Erinnern')),
      [],
    );
  });

  it('shows how many mails wait for a decision, with the way to them', async () => {
    await using w = await worldWithInvited();
    const { db, now } = w.bot.deps;
    const visit = await db.selectFrom('visit').select('id').executeTakeFirstOrThrow();
    const mail = {
      visit_id: visit.id,
      person_id: null,
      invitation_id: null,
      kind: 'message' as const,
      from_name: '',
      from_address: goetz,
      subject: 'Frage',
      details: '{}',
      received_at: now().toISOString(),
    };
    await db
      .insertInto('incoming_mail')
      .values({ ...mail, id: 'm1', number: 1 })
      .execute();
    await db
      .insertInto('incoming_mail')
      .values({ ...mail, id: 'm2', number: 2, settled_at: now().toISOString(), settled_by: people.coordinator })
      .execute();
    await status(w);
    const button = buttonsOf(w.lastAnswer(people.coordinator)).find(({ text }) => /Offene E-Mails/.test(text.text));
    assert.deepEqual([button?.text.text, button?.value], ['Offene E-Mails (1)', 'invite inbox in=LKOS-BLK-27']);
  });

  it('is for coordinators only', async () => {
    await using w = await worldWithInvited();
    assert.match(await w.visit('invite status', people.english), /Only coordinators/);
    assert.match(await w.visit('invite remind now', people.english), /Only coordinators/);
    assert.match(await w.visit('invite status Ulrich', people.english), /Only coordinators/);
  });

  it('says of a visit without people that nobody is registered', async () => {
    await using w = await worldWithVisit();
    assert.match(await status(w), /Für diesen Besuch ist noch niemand angemeldet\.$/);
  });
});
