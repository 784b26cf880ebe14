/** Chapters of the seed's visit in German: from the fixed points to the published programme. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, filled, openModal, posted, press, submit } from '../support/screen.ts';
import { people, type World } from '../support/world.ts';

const { coordinator, staff } = people;

export function programmeChapters(story: () => World): void {
  const draft = () => story().besuch('entwurf');
  const order = async () => (await draft()).match(/#\d+/g)?.join(' ');

  it('kennt die Orte und die festen Punkte', async () => {
    const w = story();
    await w.besuch('gebäude neu MaßArbeit fahrzeit=10 hinweis=„Eingang B“');
    await w.besuch('raum neu 2050');
    const points = [
      '„Ankunft und Begrüßung“ tag=1 um=9:00 dauer=30m art=begrüßung raum=2050',
      'Vorstellungsrunde tag=1 um=„anschl. 9:30“ dauer=30m art=vorstellung raum=2050',
      'Mittagessen tag=„Tag 1“ um=„12:30 Uhr“ dauer=1h art=essen raum=Kantine',
      '„Fahrt zur MaßArbeit“ tag=15.6. um=13.30 ankunft=13:45 start=Kreishaus ziel=MaßArbeit fahrzeug=Bus',
      'Rückfahrt tag=Dienstag um=„14:45 Uhr“ ankunft=15h art=fahrt start=MaßArbeit ziel=Kreishaus fahrzeug=Bus',
      'Gruppenfoto tag=Mittwoch um=„ca. 12:00“ dauer=15m art=foto presse=nur-foto raum=Foyer',
      'Nachbesprechung tag=„Tag 2“ um=16h dauer=30m art=intern für=gastgeber raum=2050',
    ];
    for (const [index, point] of points.entries()) {
      assert.match(await w.besuch(`tagesordnung fest ${point}`), new RegExp(`^#${index + 8} „.*ist eingeplant`));
    }
    assert.equal(await order(), '#8 #9 #10 #11 #12 #13 #14');
    assert.match(await draft(), /• 13:30–13:45 {2}#11 Fahrt zur MaßArbeit · ab Kreishaus, an MaßArbeit 13:45 · Bus/);
    assert.match(await draft(), /• ca\. 12:00–12:15 {2}#13 Gruppenfoto · Foyer · nur Bildtermin/);
    assert.match(await draft(), /#14 Nachbesprechung · Raum 2050 · nur Gastgeber: Landkreis Osnabrück · intern/);
  });

  it('setzt von Hand, was zur Fahrt passen muss: das Formular bietet die freien Zeiten an', async () => {
    const w = story();
    const modal = await openModal(w, '/besuch tagesordnung verschieben 3 ', coordinator);
    const offered = JSON.stringify(modal.blocks);
    assert.match(offered, /Di, 15\.06\.: 13:45/);
    assert.doesNotMatch(
      offered,
      /2027-06-15 12:30|2027-06-15 1[67]:|2027-06-16/,
      'then she is away, or all are at lunch',
    );
    assert.deepEqual(filled(modal), { length: '60m' });
    const said = await submit(w, coordinator, { slot: '2027-06-15 13:45', room: 'MaßArbeit' });
    assert.match(said, /^#3 „Arbeitsvermittlung“ ist eingeplant: 15\.06\.2027, 13:45 bis 14:45, MaßArbeit\./);
  });

  it('plant alles Übrige auf einen Schlag, und noch ist nichts übernommen', async () => {
    const w = story();
    const plan = await w.besuch('tagesordnung planen');
    const shown = w.lastAnswer(coordinator);
    assert.match(plan, /^Vorschlag für das Programm\nAlle 7 Themen haben einen Platz\. Besser geht es nicht\./);
    assert.match(plan, /13:45–14:45 \| #3 Arbeitsvermittlung, .*Eingang B .*Sabine Ostendorf .*\(von Hand gesetzt\)/);
    assert.equal(await order(), '#8 #9 #10 #11 #3 #12 #13 #14');
    const applied = await press(w, coordinator, shown, 'Übernehmen');
    assert.match(applied, /^Der Plan ist übernommen: 7 Themen haben einen Platz im Entwurf\./);
    assert.equal(
      await order(),
      '#8 #9 #15 #1 #16 #5 #10 #11 #3 #12 #17 #2 #4 #6 #18 #7 #19 #13 #20 #14',
      'with pauses of its own, and #5 on Tuesday, as its counterpart is away on Wednesday morning',
    );
    assert.match(await draft(), /10:15–11:15 {2}#1 Migrationskonzept · Raum 2050/);
    assert.match(await draft(), /15:15–16:45 {2}#2 Integration von Zugewanderten · Raum 2050 · Katja Bielefeld/);
    assert.match(await w.besuch('tagesordnung planen übernehmen'), /^Der Entwurf entspricht schon dem Plan/);
    assert.equal(await w.besuch('heute 1', staff), 'Das Programm ist noch nicht veröffentlicht.');
  });

  it('nennt, was im Weg ist; wer darauf besteht, liest davon, bis es gelöst ist', async () => {
    const w = story();
    const said = await w.besuch('top tauschen 3 7');
    const refused = w.lastAnswer(coordinator);
    assert.match(said, /^Sabine Ostendorf ist nur Dienstag bis 16:00\sUhr da\.$/);
    assert.match(await draft(), /13:45–14:45 {2}#3 /);
    await press(w, coordinator, refused, 'Trotzdem tauschen');
    const conflict = /• #3 Arbeitsvermittlung \(Mittwoch, 10:45 bis 11:45\): Sabine Ostendorf ist nur Dienstag bis/;
    assert.match(await w.besuch('zeige'), conflict);
    assert.match(await w.besuch('veröffentlichen'), conflict);
    assert.match(await w.besuch('top tauschen 3 7'), /#3 „Arbeitsvermittlung“ ist eingeplant: 15\.06\.2027, 13:45/);
    assert.doesNotMatch(await w.besuch('zeige'), /Konflikt/);
    assert.match(await w.besuch('top verschieben 4 tag=2 um=9:45'), /^Raum 2050 ist dann belegt: Jugendhilfe, 09:45/);
    const labels = buttonsOf(w.lastAnswer(coordinator)).map(({ text }) => text.text);
    assert.deepEqual(labels, ['Mi 09:00', 'Mi 13:15', 'Mi 13:30', 'Mit #6 tauschen', 'Trotzdem einplanen']);
    await press(w, coordinator, w.lastAnswer(coordinator), 'Mit #6 tauschen');
    assert.match(await draft(), /• 09:00–09:45 {2}#6 Jugendhilfe .*\n• 09:45–10:30 {2}#4 Volkshochschule/);
  });

  it('zeigt vor dem Veröffentlichen, was neu ist, und veröffentlicht mit einem Klick', async () => {
    const w = story();
    assert.match(await w.besuch('veröffentlichen'), /erste .*Fassung.*Neu\n• 15\.06\.2027, 09:00–09:30 {2}#8/s);
    const said = await press(w, coordinator, w.lastAnswer(coordinator), 'Jetzt veröffentlichen');
    assert.match(said, /ist veröffentlicht \(Fassung 1\)/);
    await w.settle();
    const note = textOf(posted(w, 'ist veröffentlicht').blocks);
    assert.match(note, /Tag 2: Mittwoch, 16\. Juni 2027\n• 09:00–09:45 {2}#6 Jugendhilfe · Raum 2050/);
    assert.match(note, /Stand: 03\.05\.2027, 10:00\sUhr$/);
    assert.doesNotMatch(note, /Nachbesprechung/);
    assert.match(textOf(posted(w, '#3 Arbeitsvermittlung\n').blocks), /im Programm: 15\.06\.2027, 13:45/);
  });
}
