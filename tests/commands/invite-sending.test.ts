import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, eventOf, mailsTo, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const heike = people.coordinator;
const emily = people.english;
const krause = 's.krause@blk.example';

/** One guest, invited to both days; of the coordinators, Heike reads German and Emily English. */
async function worldWithInvited(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit(`coordinator add <@${emily}>`);
    await w.visit(`member add ${krause} name="Sabine Krause" side=guest`);
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('agenda fix Abschluss day=2 at=12:00 length=30m');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
  });
}

/** As it is written down when a report of it comes in. */
async function bounce(w: World): Promise<void> {
  await w.bot.deps.db
    .updateTable('invitation_revision')
    .set({ bounced_at: w.bot.deps.now().toISOString(), bounce_status: '5.1.1' })
    .execute();
}

describe('the preview of invitations', () => {
  it('names an address from which mail came back, whatever its capitals, and how to go on', async () => {
    await using w = await worldWithInvited();
    await bounce(w);
    await w.visit('member edit Krause email=S.Krause@BLK.example');
    await w.settle();
    const shown = await w.besuch('einladung senden');
    assert.match(shown, /Zuletzt nicht angekommen \(1\)\n• Sabine Krause – S\.Krause@BLK\.example, zurückgekommen\n/);
    assert.match(shown, /\/besuch mitglied ändern "Sabine Krause" email=\n\/besuch einladung erneut "Sabine Krause"/);
  });

  it('names an address that the mail server refused', async () => {
    await using w = await worldWithInvited();
    w.mail.order({ kind: 'refuse-recipient-550', times: 1 });
    await w.visit('agenda move 1 at=9:15');
    await w.visit('publish now');
    await w.settle();
    assert.match(
      await w.visit('invite send', emily),
      /Did not arrive the last time \(1\)\n• Sabine Krause – s\.krause@blk\.example, refused by the mail server\n/,
    );
  });

  it('does not send the same again by itself after it came back, but does to another address, as a new invitation', async () => {
    await using w = await worldWithInvited();
    await bounce(w);
    assert.match(await w.visit('invite send', emily), /There is nothing to send/);
    await w.visit('member edit Krause email=sabine@blk.example');
    const shown = await w.visit('invite send', emily);
    assert.match(shown, /1 person gets mail: 2 updates/);
    assert.doesNotMatch(shown, /Did not arrive/);
    await w.visit('invite send now');
    await w.settle();
    assert.deepEqual(
      mailsTo(w, 'sabine@blk.example').map((mail) => [
        eventOf(mail).method,
        eventOf(mail).sequence,
        mail.subject.split(':')[0],
      ]),
      [
        ['REQUEST', 1, 'Einladung'],
        ['REQUEST', 1, 'Einladung'],
      ],
    );
    assert.equal(mailsTo(w, krause).length, 2, 'no cancellation to an address that takes nothing');
  });

  it('says that all is as published beside those who have no address', async () => {
    await using w = await worldWithInvited();
    await w.visit('member add Frieda side=guest');
    const shown = await w.visit('invite send', emily);
    assert.match(shown, /nothing to send[\s\S]*No usable mail address/);
  });
});

describe('sending an invitation once more', () => {
  it('sends the same events with the next SEQUENCE and a new DTSTAMP, and says how many', async () => {
    await using w = await worldWithInvited();
    await w.moveClock('2027-05-03T09:00:00.000Z');
    assert.match(
      await w.besuch('einladung erneut Krause'),
      /2 Einladungen sind noch einmal unterwegs an Sabine Krause \(s\.krause@blk\.example\)/,
    );
    await w.settle();
    const mails = mailsTo(w, krause);
    const [first, , again] = mails;
    const shape = (index: number) => {
      const { uid, start, description } = eventOf(mails[index]);
      return { uid, start, description };
    };
    assert.deepEqual(shape(2), shape(0));
    assert.deepEqual([eventOf(again).sequence, again?.subject], [1, first?.subject]);
    assert.match(again?.calendar?.content ?? '', /^DTSTAMP:20270503T090000Z\r$/m);
    assert.doesNotMatch(again?.text ?? '', /geändert/);
  });

  it('clears the note of what came back', async () => {
    await using w = await worldWithInvited();
    await bounce(w);
    await w.visit(`invite resend ${krause}`);
    await w.settle();
    assert.doesNotMatch(await w.visit('invite send', emily), /Did not arrive/);
  });

  it('goes to the address that the person has now, and takes the events out behind the former one', async () => {
    await using w = await worldWithInvited();
    await w.visit('member edit Krause email=sabine@blk.example');
    assert.match(
      await w.visit('invite resend Krause', emily),
      /2 invitations are on the way once more to Sabine Krause \(sabine@blk\.example\)\.\nThe former address gets the cancellation/,
    );
    await w.settle();
    const methods = (address: string) => mailsTo(w, address).map((mail) => eventOf(mail).method);
    assert.deepEqual(methods(krause).toSorted(), ['CANCEL', 'CANCEL', 'REQUEST', 'REQUEST']);
    assert.deepEqual(methods('sabine@blk.example'), ['REQUEST', 'REQUEST']);
    assert.match(await w.visit('invite send', emily), /nothing to send/);
  });

  it('is refused in words without an address, an invitation, or a registration, and to who does not coordinate', async () => {
    await using w = await worldWithInvited();
    await w.visit('member add Frieda side=guest');
    await w.visit('member add new@blk.example name="Nora Neu" side=guest');
    assert.match(
      await w.visit('invite resend Frieda', emily),
      /no usable mail address of Frieda[\s\S]*member edit "Frieda" email=/,
    );
    assert.match(
      await w.visit('invite resend Nora', emily),
      /Nora Neu is invited to nothing that is yet to come[\s\S]*invite send/,
    );
    assert.match(await w.visit('invite resend Somebody', emily), /Somebody.*not registered/);
    assert.match(await w.visit('invite resend Krause', people.staff), /Das kann nur die Koordination/);
    await w.moveClock('2027-06-17T08:00:00.000Z');
    assert.match(await w.visit('invite resend Krause', emily), /invited to nothing that is yet to come/);
  });
});

describe('calling off all invitations', () => {
  it('shows who would lose how many events, and sends nothing before the click', async () => {
    await using w = await worldWithInvited();
    const before = w.mail.mails.length;
    assert.match(
      await w.besuch('einladung absagen'),
      /1 Person, 2 Termine: Jeden sagt eine E-Mail ab[\s\S]*• Sabine Krause – 2 Termine\nDanach verschickt das Veröffentlichen keine E-Mails/,
    );
    await w.settle();
    assert.equal(w.mail.mails.length, before);
    assert.match(await press(w, heike, w.lastAnswer(heike), 'Jetzt absagen'), /2 Absagen sind unterwegs an 1 Person/);
    await w.settle();
    const sent = w.mail.mails.slice(before).map(eventOf);
    assert.deepEqual(
      sent.map(({ method, status, sequence }) => [method, status, sequence]),
      [
        ['CANCEL', 'CANCELLED', 1],
        ['CANCEL', 'CANCELLED', 1],
      ],
    );
    assert.match(
      await w.visit('invite cancel now', emily),
      /nothing to call off\.\nAll invitations were called off on 3 May 2027/,
    );
  });

  it('keeps publishing silent, which says so, until invitations are sent again', async () => {
    await using w = await worldWithInvited();
    await w.visit('invite cancel now');
    await w.settle();
    const before = w.mail.mails.length;
    await w.visit('agenda move 1 at=9:15');
    assert.match(await w.visit('publish', emily), /Nobody gets mail, as all invitations are called off/);
    assert.match(await w.visit('publish now', emily), /Nobody gets mail, as all invitations are called off/);
    assert.ok(buttonsOf(w.lastAnswer(emily)).some(({ value }) => value.startsWith('invite send')));
    await w.settle();
    assert.equal(w.mail.mails.length, before);
    assert.match(
      await w.visit('invite send', emily),
      /2 new invitations\.\nAll invitations were called off on 3 May 2027[^.]*\. Whoever had them gets the same events back\./,
    );
    await w.visit('invite send now');
    await w.visit('agenda move 1 at=9:30');
    assert.match(await w.visit('publish', emily), /An updated invitation goes to Sabine Krause/);
  });

  it('works for a closed visit, for what is yet to come, and offers no way back there', async () => {
    await using w = await worldWithInvited();
    await w.moveClock('2027-06-15T10:00:00.000Z');
    await w.visit('close now');
    assert.match(await w.visit('invite cancel', emily), /1 person, 1 event/);
    assert.match(await w.visit('invite cancel now', emily), /1 cancellation is on the way to 1 person\.$/);
    assert.ok(!buttonsOf(w.lastAnswer(emily)).some(({ value }) => value.startsWith('invite send')));
    await w.settle();
    assert.equal(eventOf(mailsTo(w, krause).at(-1)).start.at, '2027-06-16T12:00:00');
  });

  it('is refused where nobody is invited, where no mail can be sent, and to who does not coordinate', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('invite cancel'), /Es gibt nichts abzusagen\.$/);
    assert.match(await w.visit('invite cancel now'), /Es gibt nichts abzusagen\.$/);
    assert.match(await w.visit('invite cancel now', people.staff), /Das kann nur die Koordination/);
    await using without = await worldWithVisit({ config: { smtpUrl: undefined, mailFrom: undefined } });
    assert.match(await without.visit('invite cancel now'), /SMTP_URL/);
  });
});
