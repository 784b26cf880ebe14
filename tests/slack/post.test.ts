import assert from 'node:assert/strict';

import { describe, it } from 'node:test';
import { DeliveryError, type DeliveryFault } from '../../src/jobs/effect.ts';
import type { Fault } from '../../src/sandbox/types.ts';
import { createSlackDoor, type SlackDoorOptions } from '../../src/slack/post.ts';
import { anna, botUser, channel, openSlack } from '../sandbox/workspace.ts';
import { freePort } from '../support/free-port.ts';

const team = 'T0TEAM';

function message(text: string) {
  return { text, blocks: [{ type: 'section' as const, text: { type: 'plain_text' as const, text } }] };
}

/** A strict Slack with some channels, and the door to it. */
async function openDoor(more: Partial<SlackDoorOptions> = {}) {
  const channels = ['C1', 'C2', 'C3'].map((id) => channel(id, id.toLowerCase()));
  const test = await openSlack({ channels, messagesPerSecond: more.messagesPerSecond ?? 1 });
  const door = createSlackDoor({ tokenFor: () => 'xoxb-test', apiUrl: test.slack.apiUrl, ...more });
  return {
    slack: test.slack,
    door,
    texts: (id: string) => test.slack.messages(id).map(({ text }) => text),
    calls: (method: string) => test.slack.exchanges.filter(({ what }) => what === method),
    async [Symbol.asyncDispose]() {
      await door.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

const isFault = (kind: DeliveryFault, reason?: string, retryAfterSeconds?: number) => (error: unknown) => {
  assert.ok(error instanceof DeliveryError, String(error));
  assert.equal(error.kind, kind, error.reason);
  if (reason !== undefined) assert.equal(error.reason, reason);
  if (retryAfterSeconds !== undefined) assert.equal(error.retryAfterSeconds, retryAfterSeconds);
  return true;
};

describe('the door to Slack', () => {
  it('keeps the pace of each channel so that Slack never refuses, and the order in it', async () => {
    await using world = await openDoor();
    const { door } = world;
    const start = performance.now();
    const texts = ['one', 'two', 'three', 'four'];
    const channels = ['C1', 'C2', 'C3', anna.id];
    await Promise.all(channels.flatMap((id) => texts.map((text) => door.post(team, id, message(text)))));
    const seconds = (performance.now() - start) / 1000;
    const calls = world.calls('chat.postMessage');
    assert.equal(calls.length, 16);
    assert.deepEqual(
      calls.map(({ status, broken }) => [status, broken]),
      calls.map(() => [200, undefined]),
    );
    for (const id of channels) assert.deepEqual(world.texts(id), texts);
    assert.ok(seconds < 4, `${seconds} s where 3 s are the least`);
  });

  it('posts nothing that Slack would turn into a mention, a link or a preview', async () => {
    await using world = await openDoor();
    await world.door.post(team, 'C1', message('@here'));
    const { request } = world.calls('chat.postMessage')[0] ?? {};
    assert.ok(typeof request === 'object' && request !== null);
    const sent = Object.fromEntries(Object.entries(request).map(([key, value]) => [key, String(value)]));
    assert.equal(sent.parse, 'none');
    assert.equal(sent.link_names, 'false');
    assert.equal(sent.unfurl_links, 'false');
    assert.equal(sent.unfurl_media, 'false');
  });

  it('tells where a direct message stands, so that it can be changed', async () => {
    await using world = await openDoor();
    const { channel: direct, ts } = await world.door.direct(team, anna.id, message('before'));
    assert.match(direct, /^D/);
    await world.door.update(team, direct, ts, message('after'));
    assert.deepEqual(world.texts(anna.id), ['after']);
  });

  it('deletes a message, and is content when it is gone already', async () => {
    await using world = await openDoor();
    const { ts } = await world.door.post(team, 'C1', message('wrong'));
    await world.door.remove(team, 'C1', ts);
    assert.deepEqual(world.texts('C1'), []);
    await world.door.remove(team, 'C1', ts);
    await assert.rejects(world.door.remove(team, 'C9', ts), isFault('permanent', 'channel_not_found'));
  });

  const faults: [string, Omit<Fault, 'method' | 'times'>, (error: unknown) => boolean, number][] = [
    [
      'a refusal with its Retry-After',
      { kind: 'rate-limited', retryAfterSeconds: 7 },
      isFault('rate-limited', 'ratelimited', 7),
      0,
    ],
    ['a 500', { kind: 'http-500' }, isFault('unknown', 'HTTP 500'), 0],
    ['a connection lost before the message was taken', { kind: 'drop-before' }, isFault('unknown'), 0],
    ['a connection lost after the message was taken', { kind: 'drop-after' }, isFault('unknown'), 1],
    ['an answer that does not come', { kind: 'delay', delayMilliseconds: 2000 }, isFault('unknown', 'timeout'), 0],
    ['an archived channel', { kind: 'error', error: 'is_archived' }, isFault('permanent', 'is_archived'), 0],
    ['a fault of Slack', { kind: 'error', error: 'internal_error' }, isFault('transient', 'internal_error'), 0],
    ['a revoked token', { kind: 'error', error: 'token_revoked' }, isFault('team-stopped', 'token_revoked'), 0],
    ['a name it does not know', { kind: 'error', error: 'toString' }, isFault('permanent', 'toString'), 0],
  ];
  for (const [what, fault, isExpected, posted] of faults) {
    it(`asks once and reports ${what}`, async () => {
      await using world = await openDoor({ timeoutMilliseconds: 500 });
      world.slack.order({ method: 'chat.postMessage', times: 1, ...fault });
      await assert.rejects(world.door.post(team, 'C1', message('once')), isExpected);
      assert.equal(world.texts('C1').length, posted);
      assert.ok(world.calls('chat.postMessage').length <= 1);
    });
  }

  it('knows that a message did not go when nobody listens', async () => {
    const port = await freePort();
    const door = createSlackDoor({ tokenFor: () => 'xoxb-test', apiUrl: `http://127.0.0.1:${port}/api/` });
    await assert.rejects(door.post(team, 'C1', message('x')), isFault('transient', 'ECONNREFUSED'));
    await door.close();
  });

  it('turns away what waits when it closes, and lets finish what is under way', async () => {
    await using world = await openDoor();
    const { door } = world;
    const first = door.post(team, 'C1', message('first'));
    const second = door.post(team, 'C1', message('second'));
    const turnedAway = assert.rejects(second, isFault('rate-limited', 'shutting down', 0));
    await world.slack.until(() => world.texts('C1').length === 1, 'the first message');
    await door.close();
    assert.equal((await first).channel, 'C1');
    await turnedAway;
    await assert.rejects(door.post(team, 'C1', message('third')), isFault('rate-limited'));
    assert.deepEqual(world.texts('C1'), ['first']);
  });

  it('takes each workspace its own token', async () => {
    const asked: string[] = [];
    await using world = await openDoor({
      tokenFor: (teamId) => {
        asked.push(teamId);
        return teamId === team ? 'xoxb-test' : 'xoxb-other';
      },
    });
    await world.door.post(team, 'C1', message('x'));
    await assert.rejects(world.door.post('T9', 'C1', message('x')), isFault('team-stopped', 'invalid_auth'));
    assert.deepEqual(asked, [team, 'T9']);
    assert.equal(world.slack.channels.get('C1')?.members.includes(botUser), true);
  });
});
