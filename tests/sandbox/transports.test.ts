import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anna, openSlack, startBot } from './workspace.ts';

for (const mode of ['http', 'socket'] as const) {
  describe(`the local Slack with a real Bolt app over ${mode}`, () => {
    it('carries a command to the bot and its text back as an ephemeral message', async () => {
      await using test = await openSlack();
      const seen: Record<string, unknown>[] = [];
      await using _bot = await startBot(test.slack, mode, (app) => {
        app.command('/visit', async ({ ack, command }) => {
          seen.push({ ...command });
          await ack(`You said ${command.text}`);
        });
      });
      const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit agenda @ben');
      assert.equal(outcome.acknowledged, true);
      assert.equal(outcome.message?.text, 'You said agenda <@U0BEN>');
      assert.equal(outcome.message?.ephemeral_to, anna.id);
      assert.deepEqual(
        { team: seen[0]?.team_id, channel: seen[0]?.channel_name, user: seen[0]?.user_name },
        { team: 'T0TEAM', channel: 'all', user: 'anna.meier' },
      );
    });

    it('takes a person through a modal, from a command to the message that follows', async () => {
      await using test = await openSlack();
      await using _bot = await startBot(test.slack, mode, (app) => {
        app.command('/visit', async ({ ack, client, command }) => {
          await ack();
          await client.views.open({
            trigger_id: command.trigger_id,
            view: {
              type: 'modal',
              callback_id: 'topic',
              title: { type: 'plain_text', text: 'Topic' },
              submit: { type: 'plain_text', text: 'Save' },
              blocks: [
                {
                  type: 'input',
                  block_id: 'title',
                  label: { type: 'plain_text', text: 'Title' },
                  element: { type: 'plain_text_input', action_id: 'title', max_length: 20 },
                },
              ],
            },
          });
        });
        app.view('topic', async ({ ack, view, client, body }) => {
          const title = view.state.values.title?.title?.value ?? '';
          if (title === 'no') return ack({ response_action: 'errors', errors: { title: 'Not this one.' } });
          await ack();
          await client.chat.postMessage({ channel: body.user.id, text: `Topic: ${title}` });
        });
      });
      const person = test.slack.as(anna.id);
      await person.command('C0ALL', '/visit add');
      const view = await test.slack.until(() => person.views[0], 'the modal');
      person.fill(view, { title: 'no' });
      await person.submit(view);
      assert.deepEqual(view.errors, { title: 'Not this one.' });
      person.fill(view, { title: 'Waste' });
      const outcome = await person.submit(view);
      assert.equal(outcome.acknowledged, true);
      assert.equal(person.views.length, 0);
      const message = await test.slack.until(() => test.slack.messages(anna.id)[0], 'the direct message');
      assert.equal(message.text, 'Topic: Waste');
    });

    it('reports a click in a message and lets the bot replace it through response_url', async () => {
      await using test = await openSlack();
      await using bot = await startBot(test.slack, mode, (app) => {
        app.action('vote', async ({ ack, respond, action }) => {
          await ack();
          await respond({ replace_original: true, text: `voted ${'value' in action ? action.value : ''}` });
        });
      });
      const button = (value: string) => ({
        type: 'button' as const,
        action_id: 'vote',
        value,
        text: { type: 'plain_text' as const, text: value },
      });
      await bot.app.client.chat.postMessage({
        channel: 'C0ALL',
        text: 'Vote',
        blocks: [
          { type: 'actions', elements: [button('yes')] },
          { type: 'actions', elements: [button('no')] },
        ],
      });
      const [message] = test.slack.messages('C0ALL');
      assert.ok(message);
      const outcome = await test.slack.as(anna.id).click(message, 'vote', 'no');
      assert.equal(outcome.acknowledged, true);
      await test.slack.until(() => message.text === 'voted no', 'the replaced message');
    });

    it('opens the App Home and publishes to it', async () => {
      await using test = await openSlack();
      await using _bot = await startBot(test.slack, mode, (app) => {
        app.event('app_home_opened', async ({ client, event }) => {
          const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: event.tab } }];
          await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
        });
      });
      const person = test.slack.as(anna.id);
      await person.openHome();
      const home = await test.slack.until(() => person.home, 'the home');
      assert.equal(home.type, 'home');
      assert.equal(
        test.slack.exchanges.every((one) => one.broken === undefined),
        true,
      );
    });

    it('delivers the same request again, for tests of effects that must happen once', async () => {
      await using test = await openSlack();
      const triggers: string[] = [];
      await using _bot = await startBot(test.slack, mode, (app) => {
        app.command('/visit', async ({ ack, command }) => {
          triggers.push(command.trigger_id);
          await ack();
        });
      });
      await test.slack.as(anna.id).command('C0ALL', '/visit');
      const exchange = test.slack.exchanges.find((one) => one.what === 'slash_command');
      assert.ok(exchange);
      const outcome = await test.slack.redeliver(exchange);
      assert.equal(outcome.acknowledged, true);
      assert.equal(triggers.length, 2);
      assert.equal(triggers[0], triggers[1]);
    });
  });
}
