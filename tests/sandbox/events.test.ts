import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, ben, botUser, channel, openSlack, startBot } from './workspace.ts';

describe('the Events API of the local Slack', () => {
  it('tries an unacknowledged event again up to three times, with the same event_id', async () => {
    await using test = await openSlack({ eventRetryDelays: [0, 5, 10] });
    await using bot = await startRawBot(test.slack, (_, count) => ({ status: count < 3 ? 500 : 200 }));
    const outcome = await test.slack.sendEvent({ type: 'user_change', user: {} }, 'Ev0ONE');
    assert.equal(outcome.acknowledged, true);
    const retries = bot.requests.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    assert.deepEqual(retries, [
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
    assert.deepEqual(new Set(bot.requests.map((one) => one.payload.event_id)), new Set(['Ev0ONE']));
  });

  it('gives up after the third retry, or when the app wants none', async () => {
    await using test = await openSlack({ eventRetryDelays: [0, 0, 0] });
    const headers = { 'x-slack-no-retry': '1' };
    await using bot = await startRawBot(test.slack, (_, count) => ({
      status: 500,
      ...(count === 5 ? { headers } : {}),
    }));
    assert.equal((await test.slack.sendEvent({ type: 'user_change' })).acknowledged, false);
    assert.equal(bot.requests.length, 4);
    await test.slack.sendEvent({ type: 'user_change' });
    assert.equal(bot.requests.length, 5);
  });

  it('does not hold up its end while a retry is due', async () => {
    const test = await openSlack();
    await using bot = await startRawBot(test.slack, () => ({ status: 500 }));
    const sent = test.slack.sendEvent({ type: 'user_change' });
    await test.slack.until(() => bot.requests.length === 2, 'the retry at once');
    await test.slack.close();
    assert.equal((await sent).acknowledged, false);
  });

  it('tells of people and channels as they change', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const { slack } = test;
    await slack.addPerson({ ...ben, id: 'U0NEW', name: 'new' });
    await slack.changePerson('U0NEW', { locale: 'de-DE' });
    await slack.join('C0OTHER', ben.id);
    await slack.join('C0OTHER', botUser, anna.id);
    await slack.join('C0OTHER', 'U0NEW');
    await slack.leave('C0OTHER', ben.id);
    await slack.archive('C0OTHER');
    await slack.leave('C0OTHER', botUser);
    const events = bot.requests.map(({ payload }) => payload.event as { type: string; user?: unknown });
    assert.deepEqual(
      events.map(({ type, user }) => [type, typeof user === 'string' ? user : undefined]),
      [
        ['team_join', undefined],
        ['user_change', undefined],
        ['member_joined_channel', botUser],
        ['member_joined_channel', 'U0NEW'],
        ['member_left_channel', ben.id],
        ['channel_archive', anna.id],
        ['channel_left', undefined],
      ],
    );
    assert.equal((await test.call('chat.postMessage', { channel: 'C0OTHER', text: 'x' })).error, 'is_archived');
  });

  it('sends only what the app subscribes to', async () => {
    await using test = await openSlack({ botEvents: ['message.channels'] });
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).openHome();
    test.slack.addChannel(channel('C0NEW', 'new'));
    test.slack.as(anna.id).say('C0NEW', 'hello');
    await test.slack.until(() => test.slack.exchanges.length === 1, 'the message event');
    assert.deepEqual([bot.last('event', 'type'), bot.last('event', 'text')], ['message', 'hello']);
  });

  it('reaches a Bolt listener with who it is for', async () => {
    await using test = await openSlack();
    const seen: unknown[] = [];
    await using _bot = await startBot(test.slack, 'http', (app) => {
      app.event('member_joined_channel', async ({ event, context, body }) => {
        seen.push(event.user, context.teamId, body.authorizations?.[0]?.user_id);
      });
    });
    await test.slack.join('C0OTHER', botUser);
    await test.slack.until(() => seen.length > 0, 'the listener');
    assert.deepEqual(seen, [botUser, 'T0TEAM', botUser]);
  });
});
