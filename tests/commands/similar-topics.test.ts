import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('a similar topic', () => {
  it('is found under the title that it has now, and no longer once it is gone', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    assert.match(await w.besuch('top neu „Jugendhilfe im Landkreis“'), /#1/);
    await w.besuch('top ändern 1 titel=Volkshochschule');
    assert.match(await w.besuch('top neu „Jugendhilfe im Landkreis“'), /Thema #2 .* ist vorgeschlagen/);
    assert.match(await w.visit('agenda add "Die Volkshochschulen"'), /#1 .Volkshochschule/);
    await w.besuch('top entfernen 1');
    assert.match(await w.visit('agenda add "Die Volkshochschulen"'), /#3 .* is proposed|#3 .* vorgeschlagen/);
  });

  it('that is internal is not named to a guest', async () => {
    await using w = await worldWithVisit();
    await w.besuch(`mitglied neu <@${people.guestCoordinator}> seite=gast`);
    await w.besuch('top neu Sparmaßnahmen sichtbar=intern');
    assert.doesNotMatch(await w.besuch('top neu „Die Sparmaßnahmen“', people.guestCoordinator), /#1/);
    assert.match(await w.besuch('top neu Sparmaßnahme', people.staff), /Ähnliches: .*#1 „Sparmaßnahmen“/);
  });

  it('is found among many, some of which are a series', async () => {
    await using w = await worldWithVisit();
    for (const number of [1, 2, 3, 4, 5]) await w.besuch(`top neu „Baugebiet ${number}“`);
    assert.match(await w.besuch('top neu „Das Baugebiet 4“'), /#4 „Baugebiet 4“/);
    assert.doesNotMatch(await w.besuch('top neu „Das Baugebiet 4“'), /#3|#5/);
    assert.match(await w.besuch('top neu „Baugebiet 6“'), /Thema #6/);
  });
});
