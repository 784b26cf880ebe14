import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, openSlack } from './workspace.ts';

const message = { channel: 'C0ALL', text: 'x' };

describe('faults of the local Slack', () => {
  it('answer 429, 500 or an error as often as ordered, without any effect', async () => {
    await using test = await openSlack();
    test.slack.order({ method: 'chat.postMessage', kind: 'rate-limited', times: 1, retryAfterSeconds: 7 });
    test.slack.order({ method: 'chat.postMessage', kind: 'http-500', times: 2 });
    test.slack.order({ method: '*', kind: 'error', times: 1, error: 'fatal_error' });
    const limited = await test.post('chat.postMessage', message);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    assert.equal((await test.post('chat.postMessage', message)).status, 500);
    assert.equal((await test.post('chat.postMessage', message)).status, 500);
    assert.equal((await test.call('chat.postMessage', message)).error, 'fatal_error');
    assert.equal(test.slack.messages('C0ALL').length, 0);
    assert.equal((await test.call('chat.postMessage', message)).ok, true);
    assert.equal(test.slack.faults.length, 0);
  });

  it('drop the connection before or after the effect', async () => {
    await using test = await openSlack();
    test.slack.order({ method: 'chat.postMessage', kind: 'drop-before', times: 1 });
    await assert.rejects(test.post('chat.postMessage', message));
    assert.equal(test.slack.messages('C0ALL').length, 0);
    test.slack.order({ method: 'chat.postMessage', kind: 'drop-after', times: 1 });
    await assert.rejects(test.post('chat.postMessage', message));
    assert.equal(test.slack.messages('C0ALL').length, 1);
  });

  it('delay an answer, and leave other methods alone', async () => {
    await using test = await openSlack();
    test.slack.order({ method: 'chat.postMessage', kind: 'delay', times: 1, delayMilliseconds: 80 });
    assert.equal((await test.call('auth.test')).ok, true);
    assert.equal(test.slack.faults.length, 1);
    const started = performance.now();
    assert.equal((await test.call('chat.postMessage', message)).ok, true);
    assert.ok(performance.now() - started >= 75);
  });

  it('reach response_urls', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const send = () => fetch(String(bot.last('response_url')), { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    test.slack.order({ method: 'response_url', kind: 'http-500', times: 1 });
    assert.equal((await send()).status, 500);
    test.slack.order({ method: '*', kind: 'error', times: 1, error: 'used_url' });
    assert.equal((await send()).status, 404);
    assert.equal((await send()).status, 200);
  });
});
