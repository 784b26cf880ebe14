/** Chapters of the seed's visit in German: the calendars of its people, the days, and the end. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ImapServer } from '../../src/sandbox/imap-server.ts';
import { textOf } from '../../src/views/message.ts';
import { countPosted, eventOf, mailsTo, posted, press } from '../support/screen.ts';
import { channel, people, type World } from '../support/world.ts';
import { answerChapters } from './seed-visit-answers.de.ts';

const ulrich = 'goetz.ulrich@blk.example';
const richter = 'anja.richter@blk.example';
const luebbersmann = 'michael.luebbersmann@lkos.example';
const bielefeld = 'katja.bielefeld@lkos.example';
const ostendorf = 'sabine.ostendorf@massarbeit.example';

/** When the events begin and end that somebody was invited to, by day. */
function spansOf(w: World, address: string): string[] {
  const events = mailsTo(w, address).map(eventOf);
  return events.map(({ start, end }) => `${start.at.slice(5, 16)} ${end.at.slice(11, 16)}`).sort();
}

export function calendarChapters(story: () => World, imap: () => ImapServer): void {
  it('lädt alle in den Kalender ein, jede Person für ihre Tage, auf die Minute', async () => {
    const w = story();
    assert.match(await w.besuch('einladung senden'), /5 Personen bekommen E-Mail: 8 neue Einladungen/);
    assert.match(await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Jetzt senden'), /unterwegs/);
    await w.settle();
    assert.equal(w.mail.mails.length, 8);
    assert.deepEqual(spansOf(w, luebbersmann), ['06-15T09:00 16:45', '06-16T09:00 16:30']);
    assert.deepEqual(
      spansOf(w, ulrich),
      ['06-15T10:00 16:45', '06-16T09:00 13:15'],
      'comes late, goes before the internal',
    );
    assert.deepEqual(spansOf(w, richter), ['06-15T09:00 16:45', '06-16T12:00 13:15'], 'away in the morning');
    assert.deepEqual(spansOf(w, bielefeld), ['06-15T15:15 16:45']);
    assert.deepEqual(spansOf(w, ostendorf), ['06-15T13:45 14:45']);
  });

  it('beschreibt darin den Tag, ohne was den Gast nichts angeht', async () => {
    const w = story();
    const [first, second] = mailsTo(w, ulrich).sort((one, other) => one.subject.localeCompare(other.subject));
    assert.equal(first?.subject, 'Einladung: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)');
    const event = eventOf(first);
    assert.deepEqual([event.method, event.sequence, event.status], ['REQUEST', 0, 'CONFIRMED']);
    assert.deepEqual(event.start, { at: '2027-06-15T10:00:00', zone: 'Europe/Berlin' });
    assert.deepEqual(event.end, { at: '2027-06-15T16:45:00', zone: 'Europe/Berlin' });
    assert.deepEqual(event.attendees, [`mailto:${ulrich}`]);
    assert.deepEqual([event.organizer, event.zoneDefined], ['mailto:besuche@lkos.example', 'Europe/Berlin']);
    assert.match(event.description, /15:15 bis 16:45\sUhr: Integration .* \(Katja Bielefeld\), Raum 2050/);
    assert.doesNotMatch(event.description, /Begrüßung/, 'not here yet');
    assert.doesNotMatch(eventOf(second).description, /Nachbesprechung/);
    const host = mailsTo(w, luebbersmann).find(({ subject }) => subject.includes('Tag 2'));
    assert.match(eventOf(host).description, /16:00 bis 16:30\sUhr: Nachbesprechung/);
    assert.match(eventOf(mailsTo(w, bielefeld)[0]).summary, /^Integration von Zugewanderten – /);
  });

  it('nimmt Zusagen und Absagen an, auch für andere', async () => {
    const w = story();
    await w.besuch('ja', people.landrat);
    await w.besuch('vielleicht', people.presenter);
    await w.besuch(`nein Urlaub für ${ulrich}`);
    assert.match(await w.besuch(`ja für ${ulrich}`, people.staff), /nur die Koordination/);
    const status = await w.besuch('einladung status');
    assert.match(status, /Zugesagt: 1, abgesagt: 1, vielleicht: 1, ohne Antwort: 2/);
    assert.match(status, /Götz Ulrich – 2 Termine, verschickt; nein, .* von der Koordination .*„Urlaub“/);
  });

  answerChapters(() => ({ w: story(), imap: imap() }));

  it('schickt nach einer Verschiebung nur den Betroffenen eine Änderung mit derselben UID', async () => {
    const w = story();
    const before = eventOf(mailsTo(w, ostendorf)[0]);
    const sentBefore = w.mail.mails.length;
    await w.besuch('tagesordnung verschieben 3 um=13:50 dauer=55m');
    const preview = await w.besuch('veröffentlichen');
    assert.match(preview, /Verschoben\n• #3 Arbeitsvermittlung: von 13:45–14:45 auf 13:50–14:45/);
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    const news = w.mail.mails.slice(sentBefore);
    assert.deepEqual(
      news.flatMap(({ envelope }) => envelope.to).sort(),
      [richter, ulrich, luebbersmann, ostendorf].sort(),
    );
    const update = eventOf(mailsTo(w, ostendorf)[1]);
    assert.deepEqual([update.uid, update.sequence, update.method], [before.uid, 1, 'REQUEST']);
    assert.equal(update.start.at, '2027-06-15T13:50:00');
    assert.match(mailsTo(w, ostendorf)[1]?.text ?? '', /Bisher: .*13:45 bis 14:45\sUhr/);
    assert.match(textOf(posted(w, 'hat sich geändert').blocks), /von 13:45–14:45 auf 13:50–14:45/);
  });

  it('vertagt ein Thema auf den Gegenbesuch: nur wen es betrifft, der bekommt eine Änderung', async () => {
    const w = story();
    const sentBefore = w.mail.mails.length;
    assert.match(
      await w.besuch('top vertagen 6'),
      /#6 „Jugendhilfe“ ist auf den Gegenbesuch vertagt\..*#6 ist nicht mehr im Entwurf des Programms\./s,
    );
    assert.match(await w.besuch('veröffentlichen'), /Entfallen\n• 16\.06\.2027, 09:00–09:45 {2}#6 Jugendhilfe/);
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    const news = w.mail.mails.slice(sentBefore);
    assert.deepEqual(news.flatMap(({ envelope }) => envelope.to).sort(), [ulrich, luebbersmann]);
    const update = eventOf(mailsTo(w, ulrich).at(-1));
    assert.deepEqual(
      [update.sequence, update.start.at, update.end.at],
      [1, '2027-06-16T09:45:00', '2027-06-16T13:15:00'],
    );
    assert.match(textOf(posted(w, '#6 Jugendhilfe\n').blocks), /vertagt/);
  });

  it('sagt ab, was entfällt', async () => {
    const w = story();
    await w.besuch('tagesordnung ausplanen 3');
    assert.match(await w.besuch('veröffentlichen'), /Eine Absage geht an Sabine Ostendorf/);
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    const cancel = eventOf(mailsTo(w, ostendorf)[2]);
    const invited = eventOf(mailsTo(w, ostendorf)[0]);
    assert.deepEqual([cancel.method, cancel.uid, cancel.sequence], ['CANCEL', invited.uid, 2]);
  });

  it('zeigt jeder Person ihren Tag', async () => {
    const w = story();
    assert.match(await w.besuch('heute 15.6.', people.staff), /^Dienstag, 15\. Juni 2027\n• 09:00–09:30 {2}#8 /);
    const own = await w.besuch('ich', people.presenter);
    assert.match(own, /Sie tragen vor:\n• Dienstag.*15:15–16:45 {2}#2 .*Ihre Rückmeldung: vielleicht/s);
  });

  it('zeigt am Vorabend die Vorschau und an beiden Tagen um 07:30 den Ablauf, je einmal', async () => {
    const w = story();
    await w.moveClock('2027-06-14T15:59:59.000Z');
    assert.equal(countPosted(w, 'Morgen, '), 0);
    await w.moveClock('2027-06-14T16:00:00.000Z');
    assert.equal(countPosted(w, 'Morgen, Dienstag, 15. Juni 2027'), 1);
    await w.moveClock('2027-06-15T05:29:59.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    await w.moveClock('2027-06-15T05:30:00.000Z');
    await w.restart();
    await w.moveClock('2027-06-15T16:00:00.000Z');
    await w.moveClock('2027-06-16T05:30:00.000Z');
    await w.moveClock('2027-06-16T12:00:00.000Z');
    assert.equal(countPosted(w, 'Heute, Dienstag, 15. Juni 2027'), 1);
    assert.equal(countPosted(w, 'Heute, Mittwoch, 16. Juni 2027'), 1);
    assert.equal(countPosted(w, 'Morgen, '), 2);
    assert.match(await w.besuch('heute', people.staff), /^Mittwoch, 16\. Juni 2027/);
  });

  it('endet mit dem Abschluss, nach dem alles lesbar bleibt', async () => {
    const w = story();
    await w.besuch('abschließen');
    const said = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Besuch abschließen');
    assert.match(said, /ist abgeschlossen/);
    assert.match(await w.besuch('top neu Nachtrag', people.staff), /abgeschlossen/);
    assert.match(await w.besuch('heute 2', people.staff), /#13 Gruppenfoto/);
    await w.settle();
    const open = await w.bot.deps.db.selectFrom('outbox').select('key').where('status', '!=', 'sent').execute();
    assert.deepEqual(open, []);
    // The visit's card, seven topics, four notes on publications, two previews, two schedules.
    assert.equal(w.slack.messages(channel).length, 16);
  });
}
