import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, openSlack, startBot } from './workspace.ts';

describe('acknowledgements in the local Slack', { concurrency: true }, () => {
  it('must come within 3 seconds, or the person sees operation_timeout', async () => {
    await using test = await openSlack();
    await using _bot = await startRawBot(test.slack, () => 'silence');
    const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit');
    assert.equal(outcome.acknowledged, false);
    assert.equal(outcome.error, '/visit failed with the error "operation_timeout"');
    assert.ok(outcome.milliseconds >= 2990 && outcome.milliseconds < 3500, String(outcome.milliseconds));
    assert.match(test.slack.exchanges[0]?.broken ?? '', /within 3 seconds/);
  });

  it('fail at once when nobody listens, or the status is not 2xx', async () => {
    await using test = await openSlack();
    const person = test.slack.as(anna.id);
    assert.match((await person.command('C0ALL', '/visit')).error ?? '', /dispatch_failed/);
    test.slack.setRequestUrl('http://127.0.0.1:9/');
    assert.match((await person.command('C0ALL', '/visit')).error ?? '', /dispatch_failed/);
    await using _bot = await startRawBot(test.slack, () => ({ status: 500 }));
    const outcome = await person.command('C0ALL', '/visit');
    assert.deepEqual([outcome.acknowledged, outcome.status], [false, 500]);
  });

  it('of a command become a message: a text, or blocks for everyone', async () => {
    await using test = await openSlack();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'hi' } }];
    await using _bot = await startRawBot(test.slack, (_, count) =>
      count === 1
        ? { body: 'for you' }
        : count === 2
          ? { body: { response_type: 'in_channel', text: 'hi', blocks } }
          : {},
    );
    const person = test.slack.as(anna.id);
    assert.equal((await person.command('C0ALL', '/visit')).message?.ephemeral_to, anna.id);
    const second = await person.command('C0ALL', '/visit');
    assert.deepEqual(test.slack.messages('C0ALL'), [second.message]);
    assert.equal((await person.command('C0ALL', '/visit')).message, undefined);
  });

  it('of a command are held to the rules of messages', async () => {
    await using test = await openSlack();
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    await using _bot = await startRawBot(test.slack, () => ({ body: { blocks } }));
    const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit');
    assert.equal(outcome.message, undefined);
    assert.match(outcome.error ?? '', /invalid_blocks/);
    assert.match(test.slack.exchanges[0]?.broken ?? '', /less than 151 characters/);
  });

  it('are missing for a command that the app does not have, or in a place where nobody can type', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    const person = test.slack.as(anna.id);
    assert.match((await person.command('C0ALL', '/other')).error ?? '', /not a valid command/);
    await assert.rejects(test.slack.as('U0BEN').command('C0OTHER', '/visit'), /not in the channel/);
    await test.slack.archive('C0OTHER');
    await assert.rejects(person.command('C0OTHER', '/visit'), /archived/);
    assert.equal(bot.requests.length, 0);
  });

  it('stay out over a socket when a listener never acknowledges', async () => {
    await using test = await openSlack();
    await using _bot = await startBot(test.slack, 'socket', (app) => {
      app.command('/visit', async () => undefined);
    });
    const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit');
    assert.match(outcome.error ?? '', /operation_timeout/);
  });
});
