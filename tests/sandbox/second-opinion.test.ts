import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askAll, askAsTheBot, methodsOfBoth } from './second-opinion/ask.ts';
import { chatRequests } from './second-opinion/chat.ts';
import { knownOutcomes } from './second-opinion/outcomes.ts';
import { otherRequests } from './second-opinion/rest.ts';
import { knownShapes } from './second-opinion/shapes.ts';
import { openSides } from './second-opinion/sides.ts';

const requests = [...chatRequests, ...otherRequests];

describe('emulate, a Slack Web API that we did not write,', () => {
  it('agrees with ours on every method that both know, but for what is written down with a reason', async () => {
    await using sides = await openSides();
    const both = await methodsOfBoth(sides);
    assert.ok(both.length >= 30, `emulate knows ${both.length} of our methods`);
    assert.deepEqual(
      both.filter((name) => !requests.some(({ method }) => method === name)),
      [],
      'methods that nobody asks for',
    );
    const { found: byTheBot, asked } = await askAsTheBot(sides);
    for (const name of ['chat.postMessage', 'chat.update', 'views.open', 'views.publish']) {
      assert.ok(asked.has(name), `the bot asks for ${name}`);
    }
    const byHand = await askAll(sides, requests);
    const known = new Set([...knownOutcomes, ...knownShapes].flatMap(({ lines }) => lines));
    const found = new Map([...byTheBot, ...byHand]);
    assert.deepEqual(
      [...found].filter(([line]) => !known.has(line)).map(([line, titles]) => `${line} (${titles[0]})`),
      [],
      'differences that nobody has explained',
    );
    assert.deepEqual(
      [...known].filter((line) => !found.has(line)),
      [],
      'differences that are no more',
    );
  });

  it('asks for a scope where ours does', async () => {
    await using sides = await openSides([]);
    const { ids } = sides;
    const channel = { channel: ids.get('visit'), channel_id: ids.get('visit'), user: ids.get('heike.brandt') };
    const args = { ...channel, users: ids.get('heike.brandt'), ts: '1.1', message_ts: '1.1', timestamp: '1.1' };
    const missing: Record<'ours' | 'emulate', string[]> = { ours: [], emulate: [] };
    for (const method of await methodsOfBoth(sides)) {
      const asked = method === 'conversations.open' ? { users: args.users } : args;
      for (const side of [sides.ours, sides.emulate]) {
        const { json } = await side.call(method, asked);
        if (json.error === 'missing_scope') missing[side.name].push(method);
      }
    }
    // Slack says "none" (https://docs.slack.dev/reference/methods/chat.scheduledMessages.list).
    assert.deepEqual([...missing.ours, 'chat.scheduledMessages.list'].sort(), missing.emulate.sort());
  });
});
