import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

const heike = people.coordinator;

describe('a change to something that has its place in the draft', () => {
  it('is refused where a presenter is elsewhere then, and made anyway by a click', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Integration von="Katja Bielefeld"');
    await w.besuch('top neu Jugendhilfe für=gast');
    await w.besuch('top verschieben 1 tag=1 um=9:00');
    await w.besuch('top ändern 1 für=gastgeber');
    await w.besuch('top verschieben 2 tag=1 um=9:00');
    assert.match(
      await w.besuch('top ändern 2 von="Katja Bielefeld"'),
      /Katja Bielefeld hat dann schon etwas: Integration/,
    );
    assert.doesNotMatch(await w.besuch('top zeige 2'), /mit Katja/);
    await w.besuch('top ändern 2 von="Katja Bielefeld"');
    assert.match(
      await press(w, heike, w.lastAnswer(heike), 'Trotzdem speichern'),
      /ist geändert[\s\S]*Katja Bielefeld/,
    );
  });

  it('to its length changes how long it takes, or is refused where something follows', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe dauer=45m');
    await w.besuch('top verschieben 1 tag=1 um=9:00');
    assert.match(await w.besuch('top ändern 1 dauer=1h'), /09:00 bis 10:00/);
    await w.besuch('top fest Pressetermin art=presse tag=1 um=10:00 dauer=30m');
    assert.match(await w.besuch('top ändern 1 dauer=90m'), /Dann ist schon etwas geplant: Pressetermin/);
    assert.match(await w.besuch('entwurf'), /09:00–10:00 {2}#1/);
  });

  it('to who takes part in a fixed point is refused where they are elsewhere', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest Rundgang tag=1 um=9:00 dauer=1h für=gast');
    await w.besuch('top fest Vorbereitung tag=1 um=9:00 dauer=1h für=gastgeber');
    assert.match(
      await w.besuch('top ändern 1 für=alle'),
      /dann schon etwas.*Vorbereitung|schon etwas geplant: Vorbereitung/,
    );
    assert.match(await w.besuch('top ändern 1 titel=Hausrundgang'), /ist geändert/);
  });

  it('says where it stood until now', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top verschieben 1 tag=1 um=9:00 raum=2050');
    assert.match(
      await w.besuch('top verschieben 1 tag=2 um=10:00'),
      /16\.06\.2027, 10:00 bis 10:45, Raum 2050\.\nBisher: 15\.06\.2027, 09:00 bis 09:45, Raum 2050\./,
    );
    assert.match(await w.visit('agenda move 1 room=1.01', heike), /Bisher: .*Raum 2050|Until now: .*room 2050/);
  });

  it('goes before the pauses that only the plan has set', async () => {
    await using w = await worldWithVisit();
    for (const title of ['Jugendhilfe', 'Volkshochschule', 'Migrationskonzept']) await w.besuch(`top neu ${title}`);
    await w.besuch('top annehmen 1-3');
    await w.besuch('top planen übernehmen');
    assert.match(await w.besuch('entwurf'), /10:30–10:45 {2}#4 Pause/);
    assert.match(await w.besuch('top verschieben 3 tag=1 um=10:30'), /Dafür entfällt.*Pause, 10:30 bis 10:45/);
    assert.doesNotMatch(await w.besuch('entwurf'), /#4 Pause/);
    assert.match(
      await w.besuch('top fest Gruppenfoto art=foto tag=1 um=12:10 dauer=10m'),
      /Dann ist schon etwas geplant: Mittagessen/,
    );
  });

  it('knows the visit’s place by a part of its name', async () => {
    await using w = await worldWithVisit();
    await w.besuch('gebäude neu MaßArbeit minuten=15');
    await w.besuch('top fest Besichtigung art=besichtigung tag=1 um=13:00 dauer=1h raum=MaßArbeit');
    assert.match(
      await w.besuch('top fest Gruppenfoto art=foto tag=1 um=14:05 dauer=15m raum=Kreishaus'),
      /Kreishaus Osnabrück.*15 Minuten Weg; es bleiben 5/,
    );
    assert.match(await w.besuch('top fest Gruppenfoto art=foto tag=1 um=14:05 dauer=15m raum=Saal'), /ist eingeplant/);
  });
});
