/** The visit that the project comes from, as its people type it in German; each chapter goes on where the last one ended. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { click, countPosted, eventOf, mailsTo, posted, press } from '../support/screen.ts';
import { channel, people, type World, world } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';
const luebbersmann = 'michael.luebbersmann@lkos.example';
const bielefeld = 'katja.bielefeld@lkos.example';
const ostendorf = 'sabine.ostendorf@massarbeit.example';

describe('Der Arbeitsbesuch des Burgenlandkreises in Osnabrück', () => {
  let w: World;
  before(async () => {
    w = await world({ now: '2027-05-03T08:00:00.000Z' });
  });
  after(() => w[Symbol.asyncDispose]());

  it('beginnt mit einer Zeile im Kanal', async () => {
    const line =
      'neu „Arbeitsbesuch Burgenlandkreis“ gastgeber="Landkreis Osnabrück" gast=Burgenlandkreis von=15.06.2027 bis=16.6. ort=«Kreishaus Osnabrück» zeiten=9-17';
    assert.match(await w.besuch(line), /„Arbeitsbesuch Burgenlandkreis“ \(LKOS-BLK-27\) ist angelegt/);
    assert.equal(await w.besuch('koordination neu @anja.richter'), 'Anja Richter koordiniert den Besuch jetzt mit.');
    await w.settle();
    const card = textOf(posted(w, 'Arbeitsbesuch Burgenlandkreis').blocks);
    assert.match(card, /15\.06\.2027 bis 16\.06\.2027, Kreishaus Osnabrück/);
    assert.match(card, /Anja Richter und Heike Brandt/);
  });

  it('sammelt sieben Themen, die der Kanal sieht', async () => {
    const lines: [line: string, as: string][] = [
      ['tagesordnung neu Migrationskonzept dauer=60m', people.staff],
      ['top neu „Integration von Zugewanderten“ dauer=1h30 von=@katja.bielefeld', people.coordinator],
      ['top neu Arbeitsvermittlung dauer=1h von=“Sabine Ostendorf”', people.coordinator],
      ["tagesordnung neu 'Volkshochschule' dauer:45m", people.staff],
      ['tagesordnung neu Bildungsmanagement dauer=„45 min“', people.staff],
      ['thema neu Jugendhilfe als=wunsch', people.guestCoordinator],
      ['top neu Managementstrukturen einer kommunalen Verwaltung dauer=0:45', people.guestCoordinator],
    ];
    for (const [index, [line, as]] of lines.entries()) {
      assert.match(await w.besuch(line, as), new RegExp(`^Thema #${index + 1} „`));
    }
    await w.settle();
    const card = textOf(posted(w, '#2 ').blocks);
    assert.match(card, /Integration von Zugewanderten\n1 h 30 min .* mit Katja Bielefeld/);
    assert.match(textOf(posted(w, '#6 ').blocks), /45 min · Wunsch vom /);
  });

  it('ordnet die Themen nach Stimmen, und jede zählt einmal', async () => {
    for (const voter of [people.staff, people.landrat, people.guestCoordinator]) {
      await click(w, voter, posted(w, '#1 Migrationskonzept'), 'Abstimmen');
    }
    for (const voter of [people.coordinator, people.english]) await w.besuch('top stimme #2', voter);
    await w.besuch('tagesordnung stimme 3', people.landrat);
    await w.settle();
    assert.equal(countPosted(w, '#1 Migrationskonzept'), 1);
    assert.match(JSON.stringify(posted(w, '#1 Migrationskonzept').blocks), /Abstimmen \(3\)/);
    const list = await w.besuch('tagesordnung liste');
    assert.match(list, /#1 Migrationskonzept\n3 Stimmen.*\n#2 Integration .*\n2 Stimmen.*\n#3 .*\n1 Stimme /);
  });

  it('meldet beide Delegationen und die Vortragenden an', async () => {
    await w.besuch('mitglied neu @michael.luebbersmann funktion=Landrat seite=gastgeber rolle=leitung');
    await w.besuch(`mitglied neu ${ulrich} name=„Götz Ulrich“ funktion=Landrat seite=gast rolle=leitung`);
    await w.besuch('mitglied neu @anja.richter funktion=Koordination seite=gast');
    await w.besuch('mitglied ändern @katja.bielefeld funktion=„Leiterin des Migrationszentrums“');
    await w.besuch(`mitglied ändern Ostendorf email=${ostendorf} funktion=„Vorstand der MaßArbeit“`);
    const list = await w.besuch('mitglied liste', people.staff);
    assert.match(list, /Landkreis Osnabrück \(1\)\n• Michael Lübbersmann · Delegationsleitung · Landrat/);
    assert.match(list, /Burgenlandkreis \(2\)\n• Götz Ulrich · Delegationsleitung · Landrat/);
    assert.match(
      list,
      /• Katja Bielefeld · Leiterin des Migrationszentrums\n• Sabine Ostendorf · Vorstand der MaßArbeit/,
    );
    assert.doesNotMatch(list, /@/, 'Adressen stehen in keiner Liste');
  });

  it('plant alle Themen und die festen Punkte auf zwei Tage, als Entwurf', async () => {
    await w.besuch('tagesordnung annehmen 1 2 3 4 5 6 7');
    await w.besuch('tagesordnung fest Begrüßung tag=1 um=9:00 dauer=30m art=begrüßung raum=2050');
    await w.besuch('tagesordnung fest Mittagessen tag=„Tag 1“ um=„12:30 Uhr“ dauer=1h art=essen raum=Kantine');
    await w.besuch('tagesordnung fest Abschluss tag=Mittwoch um=„ca. 12:00“ dauer=30m raum=2050');
    const starts = ['15.06.2027 um=9.30', 'Dienstag um=10:45', '1 um=13:30', '15.6. um=14.45', '„Tag 2“ um=9h'];
    for (const [index, start] of [...starts, '2 um=„09:45 Uhr“', '2027-06-16 um=10:45'].entries()) {
      const line = `tagesordnung verschieben ${index + 1} tag=${start} raum=2050`;
      assert.match(await w.besuch(line), /ist eingeplant/);
    }
    const draft = await w.besuch('entwurf');
    assert.equal(draft.match(/#\d+/g)?.join(' '), '#8 #1 #2 #9 #3 #4 #5 #6 #7 #10');
    assert.match(draft, /• ca\. 12:00–12:30 {2}#10 Abschluss/);
    assert.equal(await w.besuch('heute 1', people.staff), 'Das Programm ist noch nicht veröffentlicht.');
  });

  it('zeigt vor dem Veröffentlichen, was neu ist, und veröffentlicht mit einem Klick', async () => {
    assert.match(await w.besuch('veröffentlichen'), /erste .*Fassung.*Neu\n• 15\.06\.2027, 09:00–09:30 {2}#8/s);
    const said = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Jetzt veröffentlichen');
    assert.match(said, /ist veröffentlicht \(Fassung 1\)/);
    await w.settle();
    const note = textOf(posted(w, 'ist veröffentlicht').blocks);
    assert.match(note, /Tag 2: Mittwoch, 16\. Juni 2027\n• 09:00–09:45 {2}#5 Bildungsmanagement · Raum 2050/);
    assert.match(note, /Stand: 03\.05\.2027, 10:00\sUhr$/);
  });

  it('lädt alle in den Kalender ein, jede Person für ihre Tage', async () => {
    assert.match(await w.besuch('einladung senden'), /5 Personen bekommen E-Mail: 8 neue Einladungen/);
    assert.match(await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Jetzt senden'), /unterwegs/);
    await w.settle();
    assert.equal(w.mail.mails.length, 8);
    const [first, second] = mailsTo(w, ulrich).sort((one, other) => one.subject.localeCompare(other.subject));
    assert.equal(first?.subject, 'Einladung: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)');
    const event = eventOf(first);
    assert.deepEqual([event.method, event.sequence, event.status], ['REQUEST', 0, 'CONFIRMED']);
    assert.deepEqual(event.start, { at: '2027-06-15T09:00:00', zone: 'Europe/Berlin' });
    assert.deepEqual(event.end, { at: '2027-06-15T15:30:00', zone: 'Europe/Berlin' });
    assert.deepEqual(event.attendees, [`mailto:${ulrich}`]);
    assert.deepEqual([event.organizer, event.zoneDefined], ['mailto:besuche@lkos.example', 'Europe/Berlin']);
    assert.match(event.description, /10:45 bis 12:15\sUhr: Integration .* \(Katja Bielefeld\), Raum 2050/);
    assert.equal(eventOf(second).start.at, '2027-06-16T09:00:00');
    assert.match(eventOf(mailsTo(w, bielefeld)[0]).summary, /^Integration von Zugewanderten – /);
  });

  it('nimmt Zusagen und Absagen an, auch für andere', async () => {
    await w.besuch('ja', people.landrat);
    await w.besuch('vielleicht', people.presenter);
    await w.besuch(`nein Urlaub für ${ulrich}`);
    assert.match(await w.besuch(`ja für ${ulrich}`, people.staff), /nur die Koordination/);
    const status = await w.besuch('einladung status');
    assert.match(status, /Zugesagt: 1, abgesagt: 1, vielleicht: 1, ohne Antwort: 2/);
    assert.match(status, /Götz Ulrich – 2 Termine, verschickt; nein, .* von der Koordination .*„Urlaub“/);
  });

  it('schickt nach einer Verschiebung nur den Betroffenen eine Änderung mit derselben UID', async () => {
    const before = eventOf(mailsTo(w, ostendorf)[0]);
    const sentBefore = w.mail.mails.length;
    await w.besuch('tagesordnung verschieben 3 um=13:45');
    const preview = await w.besuch('veröffentlichen');
    assert.match(preview, /Verschoben\n• #3 Arbeitsvermittlung: von 13:30–14:30 auf 13:45–14:45/);
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    const news = w.mail.mails.slice(sentBefore);
    const concerned = ['anja.richter@blk.example', ulrich, luebbersmann, ostendorf].sort();
    assert.deepEqual(news.flatMap(({ envelope }) => envelope.to).sort(), concerned);
    const update = eventOf(mailsTo(w, ostendorf)[1]);
    assert.deepEqual([update.uid, update.sequence, update.method], [before.uid, 1, 'REQUEST']);
    assert.equal(update.start.at, '2027-06-15T13:45:00');
    assert.match(mailsTo(w, ostendorf)[1]?.text ?? '', /Bisher: .*13:30 bis 14:30\sUhr/);
    assert.match(textOf(posted(w, 'hat sich geändert').blocks), /von 13:30–14:30 auf 13:45–14:45/);
  });

  it('sagt ab, was entfällt', async () => {
    await w.besuch('tagesordnung ausplanen 3');
    assert.match(await w.besuch('veröffentlichen'), /Eine Absage geht an Sabine Ostendorf/);
    await w.besuch('veröffentlichen jetzt');
    await w.settle();
    const cancel = eventOf(mailsTo(w, ostendorf)[2]);
    const invited = eventOf(mailsTo(w, ostendorf)[0]);
    assert.deepEqual([cancel.method, cancel.uid, cancel.sequence], ['CANCEL', invited.uid, 2]);
  });

  it('zeigt jeder Person ihren Tag', async () => {
    assert.match(await w.besuch('heute 15.6.', people.staff), /^Dienstag, 15\. Juni 2027\n• 09:00–09:30 {2}#8 /);
    const own = await w.besuch('ich', people.presenter);
    assert.match(own, /Sie tragen vor:\n• Dienstag.*10:45–12:15 {2}#2 .*Ihre Rückmeldung: vielleicht/s);
  });

  it('zeigt am Vorabend die Vorschau und an beiden Tagen um 07:30 den Ablauf, je einmal', async () => {
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
    await w.besuch('abschließen');
    const said = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Besuch abschließen');
    assert.match(said, /ist abgeschlossen/);
    assert.match(await w.besuch('top neu Nachtrag', people.staff), /abgeschlossen/);
    assert.match(await w.besuch('heute 2', people.staff), /#10 Abschluss/);
    await w.settle();
    const open = await w.bot.deps.db.selectFrom('outbox').select('key').where('status', '!=', 'sent').execute();
    assert.deepEqual(open, []);
    // The visit's card, seven topics, three notes on publications, two previews, two schedules.
    assert.equal(w.slack.messages(channel).length, 15);
  });
});
