import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openModal } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('an answer to what cannot be done', () => {
  it('shows the verbs of a noun that means nothing alone, and the day for the programme', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('rückmeldung'), /Möglich ist hier:\n\/besuch ja\n\/besuch nein\n\/besuch vielleicht/);
    assert.match(await w.besuch('programm'), /noch nicht veröffentlicht/);
  });

  it('says addresses back as they read, in the line to type as well', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('mitglied neu hans.meier@blk.example rolle=chef');
    assert.match(said, /Verstanden: E-Mail-Adresse „hans\.meier@blk\.example“/);
    assert.match(said, /\/besuch mitglied neu email=hans\.meier@blk\.example rolle=leitung$/);
  });

  it('opens the way to the list of people where Slack knows nobody of that name', async () => {
    await using w = await worldWithVisit();
    for (const line of ['koordination neu', 'mitglied neu']) {
      const said = await w.besuch(`${line} @niemand`);
      assert.match(said, new RegExp(`„@niemand“ nicht als Person erkannt.*\n/besuch ${line}$`, 's'), line);
    }
  });

  it('shows the list for a number that nobody has, in every verb', async () => {
    await using w = await worldWithVisit();
    for (const verb of ['zeige', 'ausplanen', 'annehmen', 'verschieben', 'entfernen']) {
      const said = await w.besuch(`top ${verb} 99${verb === 'verschieben' ? ' tag=1 um=9:00' : ''}`);
      assert.match(said, /kein Thema #99.*\/besuch tagesordnung liste$/s, verb);
    }
    await w.besuch('top neu Jugendhilfe');
    assert.match(await w.besuch('top ausplanen 1'), /#1 hat keine Zeit/);
    await w.besuch('top ablehnen 1 grund=Zeit');
    assert.match(await w.besuch('top verschieben 1 tag=1 um=9:00'), /\/besuch tagesordnung annehmen 1$/);
  });

  it('says that it does not know the word that help was asked for', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('hilfe quatsch'), /^„quatsch“ kenne ich nicht\.\nWas ich verstehe/);
  });
});

describe('a mistake in a modal', () => {
  it('stands at the field that it is about, though that was left empty, and nothing is lost', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    const move = await openModal(w, '/besuch top verschieben 1', people.coordinator);
    await w.slack.as(people.coordinator).submit(move);
    assert.deepEqual(move.errors, { slot: 'Um wie viel Uhr soll #1 beginnen?' });
    await w.slack.as(people.coordinator).close(move);
    const add = await openModal(w, '/besuch mitglied neu', people.coordinator);
    await w.slack.as(people.coordinator).submit(add);
    assert.match(add.errors.person ?? '', /geben Sie einen Namen/);
  });
});

describe('a room', () => {
  it('has the word in front of its number only, and is the same room with it', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top fest Eins tag=1 um=9:00 dauer=1h raum="Raum 2050"'), /, Raum 2050\./);
    assert.match(await w.besuch('top fest Zwei tag=1 um=9:30 dauer=1h raum=2050'), /^Raum 2050 ist dann belegt/);
    assert.match(await w.besuch('top fest Drei tag=1 um=19:00 dauer=1h raum=Ratskeller'), /20:00, Ratskeller\./);
    assert.match(
      await w.visit('agenda fix Four day=1 at=19:30 length=1h room=Ratskeller', people.coordinator),
      /^Ratskeller ist/,
    );
  });
});
