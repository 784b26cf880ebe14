/** Coordinators decide on mail that came in: they count answers, take up suggested times or decline them, and put mail away. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CalendarMessage, IncomingMail } from '../../src/domain/incoming-mail.ts';
import { takeMail } from '../../src/domain/take-mail.ts';
import { attendeeOf, mailOf, messageOf } from '../domain/incoming-sample.ts';
import { buttonsOf, eventOf, mailsTo, openModal, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const sabine = 's.krause@blk.example';
const from = { name: 'Sabine Krause', address: sabine };

/** Sabine, a guest, is invited to both days; or, per session, to each of the three. */
async function invitedWorld(scope: 'day' | 'session' = 'day'): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    if (scope === 'session') await w.bot.deps.db.updateTable('visit').set({ invitation_scope: 'session' }).execute();
    await w.besuch('top fest "Begrüßung" tag=1 um=9:00 dauer=60m raum=2050');
    await w.besuch('top fest "Jugendhilfe" tag=1 um=14:00 dauer=60m raum=2050');
    await w.besuch('top fest "Volkshochschule" tag=2 um=10:00 dauer=60m raum=2050');
    await w.besuch(`mitglied neu ${sabine} name="Sabine Krause" titel=Dr. seite=gast`);
    await w.besuch('veröffentlichen jetzt');
    await w.besuch('einladung senden jetzt');
    await w.settle();
  });
}

function uidAt(w: World, index: number): string {
  return eventOf(mailsTo(w, sabine)[index]).uid;
}

async function arrive(w: World, mail: Partial<IncomingMail>): Promise<void> {
  await takeMail(w.bot.deps, mailOf({ from, ...mail }));
  await w.settle();
}

function answer(uid: string, change: Partial<CalendarMessage> = {}, partstat = 'ACCEPTED'): Partial<IncomingMail> {
  const attendees = [attendeeOf({ address: sabine, partstat })];
  return { calendarMessages: [messageOf(uid, { attendees, ...change })] };
}

function suggest(uid: string, start: string, end: string): Partial<IncomingMail> {
  return answer(uid, { method: 'COUNTER', start, end }, 'TENTATIVE');
}

function pressInList(w: World, label: string): Promise<string> {
  return press(w, people.coordinator, w.lastAnswer(people.coordinator), label);
}

function repliesIn(w: World) {
  return w.bot.deps.db.selectFrom('reply').selectAll().orderBy('created_at').execute();
}

describe('the inbox', () => {
  it('is empty as long as nothing waits, and is for coordinators only', async () => {
    await using w = await invitedWorld();
    assert.equal(await w.besuch('einladung eingang'), 'Keine E-Mail wartet auf eine Entscheidung.');
    assert.match(await w.besuch('einladung eingang', people.staff), /Heike Brandt/);
    assert.match(await w.besuch('einladung erledigen 1', people.staff), /Heike Brandt/);
  });

  it('lists mail with the newest first, and gives each its number', async () => {
    await using w = await invitedWorld();
    await arrive(w, { text: 'Ich komme gern.', subject: 'Besuch' });
    await arrive(w, { unreadable: 'winmail.dat', subject: 'WG: Besuch' });
    const list = await w.besuch('einladung eingang');
    assert.match(list, /^Offene E-Mails \(2\)\nE-Mail 2, .*\n.*winmail\.dat.*\n.*\nE-Mail 1, /s);
    assert.match(list, /Sabine Krause \(s\.krause@blk\.example\) hat geschrieben\. Gezählt wurde nichts\./);
    assert.match(list, /Betreff: „Besuch“\nDarin steht: „Ich komme gern\.“/);
    await w.besuch('koordination neu @emily.carter');
    assert.match(await w.visit('invite inbox', people.english), /^Open mail \(2\)\nMail 2, /);
  });

  it('shows a long list in parts', async () => {
    await using w = await invitedWorld();
    for (let number = 1; number <= 10; number += 1) await arrive(w, { text: `Nachricht ${number}` });
    const list = await w.besuch('einladung eingang');
    assert.match(list, /Nachricht 10.*Nachricht 3.*Teil 1 von 2/s);
    assert.doesNotMatch(list, /Nachricht 2“/);
    assert.match(await pressInList(w, 'Teil 2'), /Nachricht 2.*Nachricht 1.*Teil 2 von 2/s);
  });

  it('says nothing that Slack would take for a mention or a link', async () => {
    await using w = await invitedWorld();
    await arrive(w, { text: '<!channel> <@U0JONAS> *fett* <https://x.example|Link>', subject: '<!here>' });
    await w.besuch('einladung eingang');
    const { blocks, text } = w.lastAnswer(people.coordinator);
    assert.doesNotMatch(JSON.stringify(blocks), /mrkdwn/);
    assert.doesNotMatch(text, /<[!@h]/);
  });
});

describe('a written answer', () => {
  it('is counted as a coordinator reads it, for whoever wrote it', async () => {
    await using w = await invitedWorld();
    await arrive(w, { text: 'Ich kann leider nicht.' });
    await w.besuch('einladung eingang');
    const said = await pressInList(w, 'Abgesagt');
    assert.match(said, /^Gezählt für Dr\. Sabine Krause: nein\.\nKeine E-Mail wartet/);
    const [reply] = await repliesIn(w);
    assert.deepEqual([reply?.answer, reply?.via, reply?.recorded_by], ['no', 'coordinator', people.coordinator]);
  });

  it('is decided on once: who comes second is told who was first', async () => {
    await using w = await invitedWorld();
    await w.besuch('koordination neu @emily.carter');
    await arrive(w, { text: 'passt' });
    const number = 1;
    assert.match(await w.besuch(`einladung zählen ${number} antwort=ja`), /Gezählt/);
    assert.match(
      await w.visit(`invite settle ${number}`, people.english),
      /Mail 1 has been decided on already, by Heike Brandt/,
    );
    assert.equal((await repliesIn(w)).length, 1);
  });

  it('is asked for where the line does not say it, and put away without counting', async () => {
    await using w = await invitedWorld();
    await arrive(w, { text: 'passt' });
    const modal = await openModal(w, '/besuch einladung zählen 1', people.coordinator);
    assert.equal(modal.title?.text, 'Antwort zählen');
    assert.match(await w.besuch('einladung erledigen 1'), /^E-Mail 1 ist abgelegt\./);
    assert.deepEqual(await repliesIn(w), []);
    assert.match(await w.besuch('einladung erledigen 9'), /Eine E-Mail 9 gibt es nicht\./);
  });
});

describe('an answer that was not counted', () => {
  it('to an earlier version counts after all by a click', async () => {
    await using w = await invitedWorld();
    const uid = uidAt(w, 0);
    await w.besuch('top verschieben 1 um=8:00');
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    await arrive(w, answer(uid));
    assert.match(
      await w.besuch('einladung eingang'),
      /auf eine Fassung, die nicht mehr gilt\. Die Antwort lautet: ja\./,
    );
    assert.match(await pressInList(w, 'Antwort zählen'), /Gezählt für Dr\. Sabine Krause: ja\./);
    assert.deepEqual(
      (await repliesIn(w)).map(({ is_outdated, via }) => [via, is_outdated]),
      [
        ['mail', 1],
        ['coordinator', 0],
      ],
    );
  });

  it('of a stranger counts for nobody until they are registered, which is a click away', async () => {
    await using w = await invitedWorld();
    const max = { name: 'Max Müller', address: 'max@elsewhere.example' };
    const attendees = [attendeeOf({ address: max.address })];
    await arrive(w, { from: max, ...answer(uidAt(w, 0), { attendees }) });
    assert.match(
      await w.besuch('einladung eingang'),
      /Max Müller \(max@elsewhere\.example\) antwortet auf die Einladung/,
    );
    assert.match(await w.besuch('einladung zählen 1'), /Unter dieser Adresse ist niemand angemeldet/);
    await w.besuch('einladung eingang');
    assert.deepEqual(
      buttonsOf(w.lastAnswer(people.coordinator)).map(({ text }) => text.text),
      // The invitation that was passed on is a guest's.
      ['Anmelden für Burgenlandkreis', 'Erledigt'],
    );
    await pressInList(w, 'Anmelden für Burgenlandkreis');
    await w.besuch('einladung eingang');
    assert.match(await pressInList(w, 'Für Max Müller zählen'), /Gezählt für Max Müller: ja\./);
  });
});

describe('a suggested time', () => {
  it('moves the session in the draft, with what is in the way named', async () => {
    await using w = await invitedWorld('session');
    const titles = mailsTo(w, sabine).map((mail) => eventOf(mail).summary);
    const index = titles.findIndex((title) => title.startsWith('Begrüßung'));
    await arrive(w, suggest(uidAt(w, index), '2027-06-15T12:30:00.000Z', '2027-06-15T13:30:00.000Z'));
    const list = await w.besuch('einladung eingang');
    assert.match(
      list,
      /Dr\. Sabine Krause schlägt für „Begrüßung“ .* eine andere Zeit vor: Dienstag, 15\. Juni 2027, 14:30 bis 15:30\u00a0Uhr, statt Dienstag, 15\. Juni 2027, 09:00 bis 10:00\u00a0Uhr\./,
    );
    assert.match(await pressInList(w, 'Zeit übernehmen'), /Jugendhilfe/);
    assert.match(await w.besuch('einladung eingang'), /E-Mail 1/);
    const moved = await w.besuch('einladung zustimmen 1 trotzdem=ja');
    assert.match(moved, /14:30/);
    assert.deepEqual(
      buttonsOf(w.lastAnswer(people.coordinator)).map(({ value }) => value.split(' ').slice(0, 2).join(' ')),
      ['programme draft', 'programme publish'],
    );
    const session = await w.bot.deps.db.selectFrom('session').selectAll().where('number', '=', 1).execute();
    assert.equal(session[0]?.starts_at, '2027-06-15T12:30:00.000Z');
    assert.match(await w.besuch('einladung zustimmen 1'), /hat Heike Brandt schon entschieden/);
  });

  it('for a day says when the person is there; the programme stays', async () => {
    await using w = await invitedWorld();
    await arrive(w, suggest(uidAt(w, 0), '2027-06-15T09:00:00.000Z', '2027-06-15T13:00:00.000Z'));
    await w.besuch('einladung eingang');
    const said = await pressInList(w, 'Zeit übernehmen');
    assert.match(said, /Dr\. Sabine Krause ist am Dienstag, 15\. Juni 2027, jetzt ab 11:00\u00a0Uhr da\./);
    const person = await w.bot.deps.db.selectFrom('person').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([person.arrives_at, person.leaves_at], ['2027-06-15T09:00:00.000Z', null]);
  });

  it('on another day can only be declined; the person gets a mail, and the calendar as well', async () => {
    await using w = await invitedWorld();
    const uid = uidAt(w, 0);
    await arrive(w, suggest(uid, '2027-06-17T09:00:00.000Z', '2027-06-17T13:00:00.000Z'));
    assert.match(await w.besuch('einladung zustimmen 1'), /lässt sich nicht mit einem Klick übernehmen/);
    await w.besuch('einladung eingang');
    assert.deepEqual(
      buttonsOf(w.lastAnswer(people.coordinator)).map(({ text }) => text.text),
      ['Zeit ablehnen', 'Erledigt'],
    );
    assert.match(await pressInList(w, 'Zeit ablehnen'), /Der Vorschlag ist abgelehnt\. Dr\. Sabine Krause bekommt/);
    await w.settle();
    const mail = mailsTo(w, sabine).at(-1);
    assert.match(mail?.subject ?? '', /^Es bleibt bei der Zeit: /);
    assert.match(mail?.text ?? '', /17\. Juni 2027, 11:00 bis 15:00.*Es bleibt bei der Zeit.*15\. Juni 2027, 09:00/s);
    assert.equal(mail?.calendar?.contentTypeMethod, 'DECLINECOUNTER');
    const lines = (mail?.calendar?.content ?? '').replace(/\r\n /g, '').split('\r\n');
    const names = lines.map((line) => line.split(/[:;]/)[0] ?? '');
    assert.deepEqual(names.slice(names.indexOf('BEGIN', 1) + 1, names.indexOf('END')), ['UID', 'DTSTAMP', 'ORGANIZER']);
    assert.ok(lines.includes(`UID:${uid}`) && lines.includes('METHOD:DECLINECOUNTER'));
  });
});
