import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createRateLimiter } from '../../src/sandbox/rate-limits.ts';
import { SlackError } from '../../src/sandbox/slack-error.ts';
import { anna, openSlack } from './workspace.ts';

describe('rate limits of the local Slack', () => {
  it('let one message a second into a channel, and tell how long to wait', async () => {
    let time = 0;
    await using test = await openSlack({ messagesPerSecond: 1, monotonic: () => time });
    const message = { channel: 'C0ALL', text: 'x' };
    assert.equal((await test.post('chat.postMessage', message)).status, 200);
    const refused = await test.post('chat.postMessage', message);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.deepEqual(await refused.json(), { ok: false, error: 'ratelimited' });
    assert.equal((await test.call('chat.postMessage', { channel: anna.id, text: 'x' })).ok, true, 'another channel');
    time = 1000;
    assert.equal((await test.post('chat.postMessage', message)).status, 200);
    assert.equal(test.slack.messages('C0ALL').length, 2);
    assert.match(test.slack.exchanges.find((one) => one.status === 429)?.broken ?? '', /1 message\(s\) a second/);
  });

  it('never refuse a bot that paces at one a second with jittery timers', async () => {
    let time = 0;
    await using test = await openSlack({ messagesPerSecond: 1, monotonic: () => time });
    for (const wait of [1000, 920, 1080, 910, 1000, 950, 1050, 900]) {
      assert.equal((await test.post('chat.postMessage', { channel: 'C0ALL', text: 'x' })).status, 200, `after ${time}`);
      time += wait;
    }
  });

  it('count calls by method and tier', async () => {
    let time = 0;
    await using test = await openSlack({ monotonic: () => time });
    for (let n = 0; n < 20; n += 1) assert.equal((await test.post('users.list')).status, 200);
    const refused = await test.post('users.list');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '3']);
    assert.equal((await test.post('users.info', { user: anna.id })).status, 200);
    time = 3000;
    assert.equal((await test.post('users.list')).status, 200);
  });

  it('follow the options', async () => {
    await using test = await openSlack({ tiers: { 2: 1 }, monotonic: () => 0 });
    assert.equal((await test.post('users.list')).status, 200);
    assert.equal((await test.post('conversations.list')).status, 200);
    assert.equal((await test.post('users.list')).status, 429);
  });

  it('never let more through than the pace and its tolerance allow, however the calls fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 }), (waits) => {
        let time = 0;
        let taken = 0;
        const limits = createRateLimiter({ messagesPerSecond: 1 }, () => time);
        for (const wait of waits) {
          time += wait;
          try {
            limits.takePost('C0ALL');
            taken += 1;
          } catch (error) {
            assert.ok(error instanceof SlackError && error.code === 'ratelimited');
          }
        }
        assert.ok(taken <= 1 + time / 900);
      }),
    );
  });
});
