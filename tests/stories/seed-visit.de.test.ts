/** The visit that the project comes from, as its people type it in German; each chapter goes on where the last one ended. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { textOf } from '../../src/views/message.ts';
import { mailbox } from '../support/mailbox.ts';
import { buttonsOf, click, countPosted, posted, press } from '../support/screen.ts';
import { people, type World, world } from '../support/world.ts';
import { calendarChapters } from './seed-visit-calendar.de.ts';
import { programmeChapters } from './seed-visit-programme.de.ts';

const ulrich = 'goetz.ulrich@blk.example';
const ostendorf = 'sabine.ostendorf@massarbeit.example';

describe('Der Arbeitsbesuch des Burgenlandkreises in Osnabrück', () => {
  let w: World;
  let imap: ImapServer;
  before(async () => {
    w = await world({ now: '2027-05-03T08:00:00.000Z' });
    imap = await startImapServer(w.mail, mailbox);
    w.config.imapUrl = imap.url;
    await w.restart();
  });
  after(async () => {
    await w[Symbol.asyncDispose]();
    await imap.close();
  });

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
      ['tagesordnung neu Migrationskonzept dauer=60m feld=Migration', people.staff],
      ['top neu „Integration von Zugewanderten“ dauer=1h30 von=@katja.bielefeld feld=Migration', people.coordinator],
      ['top neu Arbeitsvermittlung dauer=1h von=“Sabine Ostendorf” feld=Arbeit', people.coordinator],
      ["tagesordnung neu 'Volkshochschule' dauer:45m feld=Bildung", people.staff],
      ['tagesordnung neu Bildungsmanagement dauer=„45 min“ feld=Bildung', people.staff],
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
    await w.besuch('mitglied neu @anja.richter funktion=Koordination einheit=„Bildung und Integration“ seite=gast');
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

  it('weiß, wer wann da ist', async () => {
    await w.besuch('mitglied ändern Ulrich anreise=„Tag 1 ab 10 Uhr“');
    await w.besuch('mitglied ändern @anja.richter abwesend=„Mittwoch 9:00-11:45“');
    await w.besuch('mitglied ändern Ostendorf abreise=„15.6. 16:00“');
    const list = await w.besuch('mitglied liste');
    assert.match(list, /Götz Ulrich .* · ab Di 10:00\n• Anja Richter .* · abwesend Mi 09:00–11:45/);
    assert.match(list, /Sabine Ostendorf · .* · bis Di 16:00/);
  });

  it('entscheidet über die Themen und nimmt eine Ablehnung zurück', async () => {
    await w.besuch('top ablehnen 4 grund=„Die Zeit reicht nicht“');
    await w.settle();
    assert.match(textOf(posted(w, '#4 Volkshochschule').blocks), /abgelehnt: Die Zeit reicht nicht/);
    const back = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Zurücknehmen');
    assert.match(back, /#4 „Volkshochschule“ ist wieder vorgeschlagen\./);
    assert.match(await w.besuch('tagesordnung annehmen 1 2 3 4 5 6 7'), /#7 „Management.*“ sind angenommen\.\n/);
    assert.ok(buttonsOf(w.lastAnswer(people.coordinator)).some(({ text }) => text.text === 'Programm planen'));
    await w.settle();
    assert.doesNotMatch(textOf(posted(w, '#4 Volkshochschule').blocks), /abgelehnt/);
  });

  it('findet zu den Themen das Gegenüber', async () => {
    assert.match(await w.besuch('zeige'), /Ohne Gegenüber: #1, #2, #3, #4, #5, #6 und #7\./);
    const topic = await w.besuch('top zeige 2');
    assert.match(topic, /Noch kein Gegenüber beim Burgenlandkreis\..*\n• Anja Richter · Bildung und Integration/);
    const named = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Anja Richter');
    assert.match(named, /#2 „Integration von Zugewanderten“ ist geändert/);
    await w.besuch('top ändern 5 gegenüber=„Anja Richter“');
    await w.besuch('top ändern 7 gegenüber=Ulrich');
    assert.match(await w.besuch('zeige'), /Ohne Gegenüber: #1, #3, #4 und #6\./);
  });

  programmeChapters(() => w);
  calendarChapters(
    () => w,
    () => imap,
  );
});
