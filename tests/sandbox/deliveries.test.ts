import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, openSlack } from './workspace.ts';

describe('what the local Slack sends over HTTP', () => {
  it('is signed as Slack signs, with the exact content types', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const person = test.slack.as(anna.id);
    await person.command('C0ALL', '/visit agenda');
    await person.shortcut('new');
    await person.openHome();
    const types = bot.requests.map((one) => one.headers['content-type']);
    assert.deepEqual(types, [
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'application/json',
    ]);
    for (const { headers, body } of bot.requests) {
      const timestamp = String(headers['x-slack-request-timestamp']);
      assert.ok(Math.abs(Number(timestamp) - Date.now() / 1000) < 5);
      const hash = createHmac('sha256', 'test-secret').update(`v0:${timestamp}:${body}`).digest('hex');
      assert.equal(headers['x-slack-signature'], `v0=${hash}`);
    }
  });

  it('carries a command with exactly Slack’s fields', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command(anna.id, '/visit  two  spaces ');
    const { response_url, trigger_id, token, channel_id, ...rest } = bot.requests[0]?.payload ?? {};
    assert.ok(response_url && trigger_id && token);
    assert.match(String(channel_id), /^D/);
    assert.deepEqual(rest, {
      team_id: 'T0TEAM',
      team_domain: 'kreis',
      channel_name: 'directmessage',
      user_id: anna.id,
      user_name: 'anna.meier',
      command: '/visit',
      text: ' two  spaces',
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
    });
  });

  it('carries the state of all elements of a message with a click', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const text = { type: 'plain_text', text: 'x' };
    const options = ['1', '2'].map((value) => ({ text, value }));
    const elements = [
      { type: 'static_select', action_id: 'day', options },
      { type: 'overflow', action_id: 'menu', options },
      { type: 'button', action_id: 'go', text, value: 'now' },
    ];
    await test.call('chat.postMessage', {
      channel: 'C0ALL',
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'b', elements }],
    });
    const [message] = test.slack.messages('C0ALL');
    assert.ok(message);
    const person = test.slack.as(anna.id);
    await person.click(message, 'day', '2');
    await person.click(message, 'menu', '1');
    assert.deepEqual(bot.last('actions', 0, 'selected_option'), options[0]);
    await person.click(message, 'go');
    assert.equal(bot.last('actions', 0, 'value'), 'now');
    assert.deepEqual(bot.last('state', 'values', 'b', 'day'), { type: 'static_select', selected_option: options[1] });
    assert.equal(bot.last('message', 'ts'), message.ts);
    await assert.rejects(person.click(message, 'stop'), /no element stop; there are: day, menu, go/);
    await test.call('chat.delete', { channel: 'C0ALL', ts: message.ts });
    await assert.rejects(person.click(message, 'go'), /not there any more/);
  });

  it('adds and takes away what is picked in checkboxes, click by click', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const options = ['1', '2'].map((value) => ({ text: { type: 'plain_text', text: value }, value }));
    const elements = [{ type: 'checkboxes', action_id: 'days', options }];
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x', blocks: [{ type: 'actions', elements }] });
    const [message] = test.slack.messages('C0ALL');
    assert.ok(message);
    const picked = async (value: string) => {
      await test.slack.as(anna.id).click(message, 'days', value);
      return bot.last('actions', 0, 'selected_options');
    };
    assert.deepEqual(await picked('2'), [options[1]]);
    assert.deepEqual(await picked('1'), [options[1], options[0]]);
    assert.deepEqual(await picked('2'), [options[0]]);
  });

  it('goes out again byte for byte, signed anew', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack, () => ({ body: 'done' }));
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const [exchange] = test.slack.exchanges;
    assert.ok(exchange);
    const outcome = await test.slack.redeliver(exchange);
    assert.equal(outcome.body, 'done');
    assert.equal(bot.requests[0]?.body, bot.requests[1]?.body);
    assert.equal(test.slack.as(anna.id).sees('C0ALL').length, 1, 'the answer to a second delivery is shown to nobody');
    const posted = await test.call('auth.test');
    assert.equal(posted.ok, true);
    const call = test.slack.exchanges.at(-1);
    assert.ok(call);
    await assert.rejects(test.slack.redeliver(call), /Only what Slack sent/);
  });
});
