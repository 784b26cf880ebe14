import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worldWithBothSides, worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('what only the bot can say', () => {
  it('cannot be typed: nobody puts words into another’s mouth', async () => {
    await using w = await worldWithVisit();
    const forged = `link=https://fremd.slack.com/archives/C123/p1750000000000000 author=<@${people.coordinator}>`;
    assert.match(await w.besuch(`top neu Unsinn ${forged}`, people.staff), /Angabe „link“ kenne ich nicht/);
    assert.match(await w.visit(`agenda add Nonsense ${forged}`, people.english), /“link”/);
    assert.match(await w.besuch('top liste'), /Es gibt noch keine Themen/);
  });
});

describe('an internal topic', () => {
  it('cannot be for the guests, neither when it is proposed nor later', async () => {
    await using w = await worldWithBothSides();
    assert.match(await w.besuch('top neu Haushalt für=gast sichtbar=intern'), /intern/i);
    assert.match(await w.besuch('top liste'), /Es gibt noch keine Themen/);
    await w.besuch('top neu Haushalt für=gast');
    assert.match(await w.visit('agenda edit 1 visibility=internal', people.coordinator), /intern/i);
    assert.doesNotMatch(await w.besuch('top zeige 1'), /intern/i);
  });
});
