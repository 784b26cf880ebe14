import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inside, startRawBot } from './raw-bot.ts';
import { anna, modal, openSlack } from './workspace.ts';

describe('trigger_id in the local Slack', () => {
  it('opens one view and no second', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const trigger_id = bot.requests[0]?.payload.trigger_id;
    assert.equal((await test.call('views.open', { trigger_id, view: modal() })).ok, true);
    assert.equal((await test.call('views.open', { trigger_id, view: modal() })).error, 'exchanged_trigger_id');
    assert.equal(test.slack.as(anna.id).views.length, 1);
  });

  it('is not used up by a view that Slack refuses', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const trigger_id = bot.last('trigger_id');
    assert.equal(
      (await test.call('views.open', { trigger_id, view: modal({ blocks: [] }) })).error,
      'invalid_arguments',
    );
    assert.equal((await test.call('views.open', { trigger_id, view: modal() })).ok, true);
  });

  it('expires after 3 seconds', async () => {
    let time = 0;
    await using test = await openSlack({ monotonic: () => time });
    await using bot = await startRawBot(test.slack);
    const person = test.slack.as(anna.id);
    await person.command('C0ALL', '/visit');
    time = 3000;
    const inTime = await test.call('views.open', { trigger_id: bot.requests[0]?.payload.trigger_id, view: modal() });
    assert.equal(inTime.ok, true);
    await person.command('C0ALL', '/visit');
    time = 6001;
    const late = await test.call('views.open', { trigger_id: bot.requests[1]?.payload.trigger_id, view: modal() });
    assert.equal(late.error, 'expired_trigger_id');
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /3001 ms old/);
  });

  it('pushes a view only from within a modal', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const trigger_id = bot.requests[0]?.payload.trigger_id;
    assert.equal((await test.call('views.push', { trigger_id, view: modal() })).error, 'invalid_trigger_id');
  });

  it('comes with shortcuts, clicks and submissions, too', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const person = test.slack.as(anna.id);
    const message = person.say('C0ALL', 'an idea');
    await person.shortcut('new');
    await person.shortcut('take', message);
    const [global, onMessage] = bot.requests.map((one) => one.payload);
    assert.deepEqual([global?.type, global?.callback_id, onMessage?.type], ['shortcut', 'new', 'message_action']);
    assert.equal(inside(onMessage, 'message', 'text'), 'an idea');
    assert.equal(onMessage?.message_ts, message.ts);
    for (const payload of [global, onMessage]) {
      assert.equal((await test.call('views.open', { trigger_id: payload?.trigger_id, view: modal() })).ok, true);
    }
  });
});
