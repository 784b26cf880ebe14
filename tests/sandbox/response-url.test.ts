import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalSlack } from '../../src/sandbox/types.ts';
import { type RawBot, startRawBot } from './raw-bot.ts';
import { anna, ben, openSlack } from './workspace.ts';

function send(url: unknown, body: Record<string, unknown>): Promise<Response> {
  return fetch(String(url), { method: 'POST', body: JSON.stringify(body) });
}

async function commandUrl(slack: LocalSlack, bot: RawBot): Promise<unknown> {
  await slack.as(anna.id).command('C0ALL', '/visit');
  return bot.last('response_url');
}

describe('response_url in the local Slack', () => {
  it('is good for five uses, ephemeral unless it says in_channel', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const url = await commandUrl(test.slack, bot);
    assert.equal((await send(url, { text: 'for you' })).status, 200);
    assert.equal((await send(url, { text: 'for all', response_type: 'in_channel' })).status, 200);
    for (let n = 3; n <= 5; n += 1) assert.equal((await send(url, { text: String(n) })).status, 200);
    const sixth = await send(url, { text: 'too many' });
    assert.equal(sixth.status, 404);
    assert.equal(((await sixth.json()) as { error: string }).error, 'used_url');
    assert.deepEqual(
      test.slack.messages('C0ALL').map((one) => one.text),
      ['for all'],
    );
    assert.equal(test.slack.as(anna.id).sees('C0ALL').length, 5);
    assert.equal(test.slack.as(ben.id).sees('C0ALL').length, 1);
  });

  it('takes long text, cuts it at 40 000, and says that Slack may split it, as an acknowledgement does', async () => {
    await using test = await openSlack();
    const text = 'x'.repeat(40_001);
    await using bot = await startRawBot(test.slack, () => ({ body: { text } }));
    const url = await commandUrl(test.slack, bot);
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /may split or cut/);
    assert.equal((await send(url, { text })).status, 200);
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /may split or cut/);
    const seen = test.slack.as(anna.id).sees('C0ALL');
    assert.deepEqual(
      seen.map((message) => message.text.length),
      [40_000, 40_000],
    );
  });

  it('is good for 30 minutes', async () => {
    let time = 0;
    await using test = await openSlack({ monotonic: () => time });
    await using bot = await startRawBot(test.slack);
    const url = await commandUrl(test.slack, bot);
    time = 30 * 60_000;
    assert.equal((await send(url, { text: 'in time' })).status, 200);
    time += 1;
    assert.deepEqual(await (await send(url, { text: 'late' })).json(), { ok: false, error: 'expired_url' });
  });

  it('refuses what no message may be', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const bad: [body: Record<string, unknown>, error: string][] = [
      [{}, 'no_text'],
      [{ text: 'x', response_type: 'loud' }, 'invalid_payload'],
      [{ text: 'x', thread_ts: '1.1' }, 'invalid_payload'],
      [{ text: 'x', delete_original: true }, 'invalid_payload'],
      [{ blocks: [{ type: 'banner' }] }, 'invalid_blocks'],
    ];
    for (const [body, error] of bad) {
      const answer = await send(await commandUrl(test.slack, bot), body);
      assert.equal(answer.status, 400);
      assert.equal(((await answer.json()) as { error: string }).error, error);
    }
  });

  it('replaces and deletes the message that was clicked, ephemeral ones as well', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    await test.call('chat.postEphemeral', { channel: 'C0ALL', user: anna.id, text: 'x', blocks });
    const person = test.slack.as(anna.id);
    const [message] = person.sees('C0ALL');
    assert.ok(message);
    await person.click(message, 'go');
    const url = bot.last('response_url');
    assert.equal(bot.last('container', 'is_ephemeral'), true);
    assert.equal(bot.last('message'), undefined, 'Slack leaves an ephemeral message out of the payload');
    await send(url, { text: 'replaced', replace_original: true });
    assert.deepEqual([message.text, message.blocks.length], ['replaced', 0]);
    await send(url, { delete_original: true });
    assert.equal(person.sees('C0ALL').length, 0);
    assert.equal((await send(url, { text: 'x', replace_original: true })).status, 404);
  });

  it('cannot replace the command that a person typed, and says so', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const url = await commandUrl(test.slack, bot);
    assert.equal((await send(url, { text: 'new', replace_original: true })).status, 200);
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /no message that could be replaced/);
    assert.equal(test.slack.as(anna.id).sees('C0ALL')[0]?.text, 'new');
  });
});
