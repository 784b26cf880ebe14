import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

/** Eight topics of 45 minutes each, none decided. */
async function worldWithTopics(): Promise<World> {
  const w = await worldWithVisit();
  for (const letter of 'ABCDEFGH') await w.besuch(`top neu "Vorhaben ${letter}" dauer=45m trotzdem=ja`);
  return w;
}

describe('the sum above the list of topics', () => {
  it('sets what is accepted against the time that there is, and says what the proposals would add', async () => {
    await using w = await worldWithTopics();
    assert.match(await w.besuch('top liste'), /Noch ist kein Thema angenommen\. Platz ist für 13 h\./);
    await w.besuch('top annehmen 1 2');
    assert.match(
      await w.besuch('top liste'),
      /Angenommen: 2 Themen, 1 h 30 min\. Platz ist für 13 h\.\nVorgeschlagen: 6 weitere Themen, 4 h 30 min; zusammen 6 h\./,
    );
    assert.match(
      await w.visit('agenda list', people.english),
      /Accepted: 2 topics, 1 h 30 min\. There is room for 13 h\.\nProposed: 6 more topics, 4 h 30 min; together 6 h\./,
    );
  });

  it('is that of the whole agenda whatever the filter', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1 2');
    assert.match(await w.besuch('top liste vertagt'), /Angenommen: 2 Themen, 1 h 30 min/);
  });

  it('counts what has a time like what has none, and leaves less room for what is fixed for all, not for a few', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1 2');
    await w.besuch('top verschieben 1 tag=1 um=9:00');
    assert.match(await w.besuch('top liste'), /Angenommen: 2 Themen, 1 h 30 min\. Platz ist für 13 h\./);
    await w.besuch('top fest Fahrt tag=1 um=14:00 dauer=3h art=fahrt');
    assert.match(await w.besuch('top liste'), /Platz ist für 10 h 15 min\./);
  });

  it('leaves as much room after a plan was applied as before: its pauses are no fixed points', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1 2 3 4 5 6');
    await w.besuch('top planen übernehmen');
    assert.match(await w.besuch('entwurf'), /Mittagspause|Mittagessen/);
    assert.match(await w.besuch('top liste'), /Platz ist für 13 h\./);
  });

  it('says in words that there is too much, to coordinators also what to do', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top neu "Zukunft" dauer=8h');
    assert.match(await w.besuch('top liste'), /Vorgeschlagen: 9 Themen, 14 h, das wären 1 h zu viel\./);
    await w.besuch('top annehmen 1 2 3 4 5 6 7 9');
    assert.match(
      await w.besuch('top liste'),
      /Angenommen: 8 Themen, 13 h 15 min\. Platz ist für 13 h\. Das sind 15 min mehr, als Platz ist: Kürzen oder vertagen Sie etwas, oder planen Sie parallel\./,
    );
    assert.match(
      await w.visit('agenda list', people.english),
      /There is room for 13 h\. That is 15 min more than there is room for\.\n/,
    );
  });
});
