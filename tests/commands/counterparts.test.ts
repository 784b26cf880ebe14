import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const { coordinator, staff } = people;
const linesOn = (w: World) => buttonsOf(w.lastAnswer(coordinator)).map(({ value }) => value);

/** Two accepted topics of the host, and three members of the guest. */
async function worldWithMembers(): Promise<World> {
  const w = await worldWithVisit();
  await w.besuch('top neu Jugendhilfe feld=Soziales');
  await w.besuch('top neu Abfallwirtschaft');
  await w.besuch('top annehmen 1 2');
  await w.besuch('mitglied neu "Anja Vogt" einheit="Fachdienst Jugend" funktion=Fachdienstleiterin seite=gast');
  await w.besuch('mitglied neu "Petra Winter" titel=Dr. funktion=Jugendamtsleiterin seite=gast');
  await w.besuch('mitglied neu "Götz Ulrich" funktion=Landrat seite=gast');
  return w;
}

describe('a topic without a counterpart', () => {
  it('is shown to coordinators with who fits, and a click names them', async () => {
    await using w = await worldWithMembers();
    assert.match(
      await w.besuch('top zeige 1'),
      /Noch kein Gegenüber beim Burgenlandkreis\. Nach Funktion und Einheit passen:\n• Anja Vogt · Fachdienst Jugend\n• Dr\. Petra Winter · Jugendamtsleiterin$/,
    );
    await press(w, coordinator, w.lastAnswer(coordinator), 'Dr. Petra Winter');
    const shown = await w.besuch('top zeige 1');
    assert.match(shown, /Gegenüber: Dr\. Petra Winter/);
    assert.doesNotMatch(shown, /Noch kein Gegenüber/);
  });

  it('where nobody fits, says so and offers to name or register somebody', async () => {
    await using w = await worldWithMembers();
    assert.match(
      await w.visit('agenda show 2'),
      /Noch kein Gegenüber beim Burgenlandkreis\. Von den Angemeldeten passt niemand nach Funktion oder Einheit\.$/,
    );
    assert.ok(linesOn(w).includes('agenda edit 2 in=LKOS-BLK-27'));
    assert.ok(linesOn(w).includes('member add side=guest in=LKOS-BLK-27'));
  });

  it('where nobody is registered, offers to register somebody, in English, too', async () => {
    await using w = await worldWithVisit();
    await w.besuch('koordination neu <@U0EMILY>');
    await w.besuch('top neu Jugendhilfe');
    assert.match(
      await w.besuch('top zeige 1'),
      /Noch kein Gegenüber beim Burgenlandkreis\. Vom Burgenlandkreis ist noch niemand angemeldet\.$/,
    );
    assert.deepEqual(linesOn(w).at(-1), 'member add side=guest in=LKOS-BLK-27');
    assert.match(
      await w.visit('agenda show 1', people.english),
      /No counterpart from Burgenlandkreis yet\. Nobody from Burgenlandkreis is registered yet\.$/,
    );
  });

  it('is nothing to others, nor once the topic is declined or deferred or the visit is over', async () => {
    await using w = await worldWithMembers();
    assert.doesNotMatch(await w.besuch('top zeige 1', staff), /Gegenüber/);
    await w.besuch('top vertagen 1');
    assert.doesNotMatch(await w.besuch('top zeige 1'), /Gegenüber/);
    await w.besuch('abschließen jetzt');
    assert.doesNotMatch(await w.besuch('top zeige 2 in=LKOS-BLK-27'), /Gegenüber/);
  });

  it('is meant by the address where two have the same name', async () => {
    await using w = await worldWithMembers();
    for (const address of ['k1@example.org', 'k2@example.org'])
      await w.besuch(`mitglied neu ${address} name="Karl Klein" einheit="Abfallwirtschaft" seite=gast`);
    await w.besuch('top zeige 2');
    assert.deepEqual(linesOn(w).slice(-2), [
      'agenda edit 2 counterpart=k1@example.org in=LKOS-BLK-27',
      'agenda edit 2 counterpart=k2@example.org in=LKOS-BLK-27',
    ]);
    await press(w, coordinator, w.lastAnswer(coordinator), 'Karl Klein');
    assert.match(await w.besuch('top zeige 2'), /Gegenüber: Karl Klein/);
  });
});

describe('the overview of a visit', () => {
  it('names the accepted topics without a counterpart to coordinators, with a button for the first', async () => {
    await using w = await worldWithMembers();
    assert.match(await w.besuch('zeige'), /• Ohne Gegenüber: #1 und #2\.$/m);
    assert.match(await w.visit('show'), /Ohne Gegenüber/);
    assert.match(await press(w, coordinator, w.lastAnswer(coordinator), 'Gegenüber zu #1'), /^#1 Jugendhilfe/);
    await w.besuch('top ändern 1 gegenüber="Anja Vogt"');
    assert.match(await w.besuch('zeige'), /• Ohne Gegenüber: #2\.$/m);
    await w.besuch('top vertagen 2');
    assert.doesNotMatch(await w.besuch('zeige'), /Gegenüber:/);
  });

  it('does not bother others with it', async () => {
    await using w = await worldWithMembers();
    assert.doesNotMatch(await w.besuch('zeige', staff), /Ohne Gegenüber/);
    assert.doesNotMatch(await w.visit('show', people.english), /Without a counterpart/);
  });
});
