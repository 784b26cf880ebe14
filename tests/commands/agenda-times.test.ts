import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filled, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, world } from '../support/world.ts';

describe('placing in the programme', () => {
  it('names the room, the presenter or only the time that is taken', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Integration by="Katja Bielefeld" length=90m');
    await w.visit('agenda add Migration by="Katja Bielefeld"');
    await w.visit('agenda add Youth welfare');
    await w.visit('agenda move 1 day=1 at=9:00 room=2050');
    assert.match(
      await w.visit('agenda move 3 day=1 at=10:00 room=2050', people.coordinator),
      /Raum 2050 ist dann belegt: Integration, 09:00 bis 10:30/,
    );
    assert.match(
      await w.visit('agenda move 2 day=1 at=10:00 room=1'),
      /Katja Bielefeld hat dann schon etwas: Integration/,
    );
    assert.match(await w.visit('agenda move 3 day=1 at=8:30 room=1'), /Dann ist schon etwas geplant: Integration/);
    assert.match(await w.visit('agenda fix Pause day=1 at=10:15 length=20m'), /Dann ist schon etwas geplant/);
    assert.match(await w.visit('agenda move 3 day=1 at=10:30 room=2050'), /10:30 bis 11:15, Raum 2050/);
    assert.match(await w.visit('agenda move 3 length=1h'), /10:30 bis 11:30, Raum 2050/);
  });

  it('asks in a modal for what a topic has no wish for, on the day that it wishes', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare day=2 room=2050');
    const modal = await openModal(w, '/visit agenda move 1 day=2 length=30m', people.coordinator);
    assert.equal(filled(modal).length, '30m');
    assert.match(
      await submit(w, people.coordinator, { slot: '2027-06-16 09:00' }),
      /16\.06\.2027.*09:00 bis 09:30, Raum 2050/,
    );
  });

  it('refuses days outside the visit, and says a word about times outside its hours', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    assert.match(await w.visit('agenda move 1 day=2027-06-17 at=9:00'), /17\.06\.2027 gehört nicht zum Besuch/);
    assert.match(await w.visit('agenda move 1 day=1 at=20:00'), /außerhalb der Besuchszeiten/);
  });

  it('takes out what it placed; a fixed point is gone then, a topic keeps its number', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    await w.visit('agenda move 1 day=1 at=9:00');
    assert.match(await w.visit('agenda unschedule 1'), /aus dem Entwurf/);
    assert.match(await w.visit('agenda unschedule 1'), /nichts auszuplanen/);
    assert.match(await w.visit('agenda remove 2'), /aus dem Entwurf genommen/);
    assert.match(await w.visit('draft'), /Der Entwurf ist leer/);
    assert.match(await w.visit('agenda list accepted'), /#1 Youth welfare/);
  });

  it('keeps “ca.”, “ab” and “gegen” and shows them', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    for (const [typed, shown] of [
      ['ca. 9:00', 'ca. 09:00'],
      ['ab 9.00', 'ab 09:00'],
      ['gegen 9h', 'gegen 09:00'],
    ]) {
      assert.match(await w.besuch(`top verschieben 1 tag=1 um=„${typed}“`), new RegExp(`, ${shown} bis 09:45`));
      assert.match(await w.besuch('entwurf'), new RegExp(`• ${shown}–09:45`));
    }
  });

  it('refuses times that a clock change skips or repeats', async () => {
    await using w = await world();
    const sides = 'host="Landkreis Osnabrück" guest=Burgenlandkreis place=Kreishaus';
    await w.visit(`new Spring ${sides} from=2027-03-27 to=2027-03-29`);
    assert.match(
      await w.visit('agenda fix Nachtfahrt day=28.3. at=2:30 length=1h kind=transfer'),
      /Uhr umgestellt; 02:30/,
    );
    assert.match(await w.visit('agenda fix Nachtfahrt day=28.3. at=1:30 length=1h kind=transfer'), /01:30 bis 03:30/);
    await w.visit('close now');
    await w.visit(`new Autumn ${sides} from=2027-10-30 to=2027-11-01`);
    assert.match(
      await w.visit('agenda fix Nachtfahrt day=31.10. at=2:30 length=1h kind=transfer'),
      /Uhr umgestellt; 02:30/,
    );
    assert.match(await w.visit('agenda fix Nachtfahrt day=31.10. at=3:00 length=1h kind=transfer'), /03:00 bis 04:00/);
  });
});
