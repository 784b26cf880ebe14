import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, click, posted } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

async function worldWithTopic(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('agenda add Jugendhilfe');
    await w.settle();
  });
}

/** Clicks so many times at once, or one after the other at these milliseconds from now. @returns what the button then reads */
async function vote(w: World, as: string, ...at: number[]): Promise<string | undefined> {
  const start = w.bot.deps.now().getTime();
  for (const milliseconds of at) {
    await w.moveClock(new Date(start + milliseconds).toISOString());
    await click(w, as, posted(w, '#1 Jugendhilfe'), 'Abstimmen');
  }
  await w.settle();
  return buttonsOf(posted(w, '#1 Jugendhilfe'))[0]?.text.text;
}

describe('a double click on a vote', () => {
  it('counts as one, and the vote can be taken back a moment later', async () => {
    await using w = await worldWithTopic();
    assert.equal(await vote(w, people.landrat, 0, 200), 'Abstimmen (1)');
    assert.equal(await vote(w, people.landrat, 1500), 'Abstimmen');
  });

  it('takes a vote back once, and it can be given again a moment later', async () => {
    await using w = await worldWithTopic();
    assert.equal(await vote(w, people.landrat, 0), 'Abstimmen (1)');
    assert.equal(await vote(w, people.landrat, 5000, 5300), 'Abstimmen');
    assert.equal(await vote(w, people.landrat, 2000), 'Abstimmen (1)');
  });

  it('is one person’s: two people who click at the same moment have two votes', async () => {
    await using w = await worldWithTopic();
    await vote(w, people.landrat, 0);
    assert.equal(await vote(w, people.staff, 0), 'Abstimmen (2)');
  });

  it('is about one topic: two topics may be voted for in one go', async () => {
    await using w = await worldWithTopic();
    await w.visit('agenda add Volkshochschule');
    for (const line of ['agenda vote 1', 'agenda vote 2'])
      assert.match(await w.visit(line), /Ihre Stimme für .* zählt/);
    assert.match(await w.visit('agenda vote 2'), /Ihre Stimme für #2 .* zählt/);
  });

  it('does not lock the vote where the clock is put back', async () => {
    await using w = await worldWithTopic();
    assert.equal(await vote(w, people.landrat, 3_600_000), 'Abstimmen (1)');
    assert.equal(await vote(w, people.landrat, -3_600_000), 'Abstimmen');
  });
});
