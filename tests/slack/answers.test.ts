import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ModalView } from '../../src/slack/block-kit.ts';
import type { ActionRequest, Answer, ShortcutRequest } from '../../src/slack/requests.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';
import { message, modes, nothing, say, startApp } from './bot.ts';

const modal: ModalView = {
  type: 'modal',
  callback_id: 'topic',
  private_metadata: 'for:7',
  title: { type: 'plain_text', text: 'Topic' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: { type: 'plain_text', text: 'Title' },
      element: { type: 'plain_text_input', action_id: 'title' },
    },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'more', value: '1', text: { type: 'plain_text', text: 'More' } }],
    },
  ],
};

function buttonMessage(text: string) {
  const { blocks } = message(text);
  blocks.push({
    type: 'actions',
    elements: [{ type: 'button', action_id: 'press', value: '42', text: { type: 'plain_text', text: 'Press' } }],
  });
  return { text, blocks };
}

/** What keeps Slack from making more of a text than it says. */
function pick(request: unknown) {
  const { parse, link_names, unfurl_links } = request as Record<string, unknown>;
  return { parse, link_names: String(link_names), unfurl_links: String(unfurl_links) };
}

for (const mode of modes) {
  describe(`answers over ${mode}`, () => {
    it("gives a command's answer as the acknowledgement itself, seen by the caller only", async () => {
      await using test = await openSlack();
      await using _bot = await startApp(test.slack, { mode });
      const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit hello');
      assert.equal(outcome.acknowledged, true);
      assert.equal(outcome.message?.text, 'You said hello');
      assert.equal(outcome.message?.ephemeral_to, anna.id);
      assert.equal(test.slack.exchanges.filter(({ what }) => what === 'response_url').length, 0);
    });

    it('acknowledges a slow command after two seconds and brings the answer later', async () => {
      await using test = await openSlack();
      const work = Promise.withResolvers<Answer>();
      await using _bot = await startApp(test.slack, { mode, handlers: { command: () => work.promise } });
      const person = test.slack.as(anna.id);
      const outcome = await person.command('C0ALL', '/visit slow');
      assert.equal(outcome.acknowledged, true);
      assert.equal(outcome.message, undefined);
      work.resolve(say('Slow but sure'));
      const later = await test.slack.until(() => person.sees('C0ALL').at(-1), 'the answer');
      assert.equal(later.text, 'Slow but sure');
      assert.equal(later.ephemeral_to, anna.id);
    });

    it('opens a modal, shows errors at fields, takes the corrected form, and tells the outcome at the command', async () => {
      await using test = await openSlack();
      let responseUrl = '';
      const submissions: unknown[] = [];
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async (request) => {
            responseUrl = request.responseUrl;
            return { kind: 'modal', view: modal };
          },
          submission: async (request) => {
            const title = request.values.get('title');
            submissions.push([request.callbackId, request.privateMetadata, title]);
            if (title === 'no') return { kind: 'errors', errors: { title: 'Not this one.' } };
            return { kind: 'close', message: message(`Saved ${String(title)}`), responseUrl };
          },
        },
      });
      const person = test.slack.as(anna.id);
      await person.command('C0ALL', '/visit add');
      const view = await test.slack.until(() => person.views[0], 'the modal');
      person.fill(view, { title: 'no' });
      await person.submit(view);
      assert.deepEqual(view.errors, { title: 'Not this one.' });
      person.fill(view, { title: 'yes' });
      await person.submit(view);
      assert.equal(person.views.length, 0);
      const last = await test.slack.until(() => person.sees('C0ALL').at(-1), 'the message');
      assert.equal(last.text, 'Saved yes');
      assert.deepEqual(submissions, [
        ['topic', 'for:7', 'no'],
        ['topic', 'for:7', 'yes'],
      ]);
    });

    it('pushes a modal on top of the modal that was clicked', async () => {
      await using test = await openSlack();
      const { submit: _, ...second } = { ...modal, callback_id: 'second', blocks: message('Second').blocks };
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async () => ({ kind: 'modal', view: modal }),
          action: async () => ({ kind: 'modal', view: second }),
        },
      });
      const person = test.slack.as(anna.id);
      await person.command('C0ALL', '/visit add');
      const view = await test.slack.until(() => person.views[0], 'the first modal');
      await person.clickInView(view, 'more');
      const top = await test.slack.until(() => person.views[1], 'the second modal');
      assert.equal(top.callback_id, 'second');
    });

    it('answers a click beside the message, or in its place when it is a private one', async () => {
      await using test = await openSlack();
      const clicks: ActionRequest[] = [];
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async () => ({ kind: 'message', message: buttonMessage('Choose') }),
          action: async (request) => {
            clicks.push(request);
            return clicks.length === 1 ? say('Noted') : { kind: 'replace', message: message('Done') };
          },
        },
      });
      const person = test.slack.as(anna.id);
      const asked = (await person.command('C0ALL', '/visit ask')).message;
      assert.ok(asked);
      await person.click(asked, 'press');
      await test.slack.until(() => person.sees('C0ALL').find(({ text }) => text === 'Noted'), 'the answer');
      await person.click(asked, 'press');
      await test.slack.until(() => person.sees('C0ALL').find(({ text }) => text === 'Done'), 'the replacement');
      assert.deepEqual(
        person.sees('C0ALL').map(({ text }) => text),
        ['Done', 'Noted'],
      );
      assert.equal(clicks[0]?.value, '42');
      assert.equal(clicks[0]?.inPrivateMessage, true);
      assert.equal(clicks[0]?.channelId, 'C0ALL');
    });

    it('draws the App Home when it is opened and again after a click in it', async () => {
      await using test = await openSlack();
      let drawn = 0;
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          home: async () => {
            drawn += 1;
            return { type: 'home', blocks: buttonMessage(`Drawn ${drawn}`).blocks };
          },
        },
      });
      const person = test.slack.as(anna.id);
      await person.openHome();
      const home = await test.slack.until(() => person.home, 'the home');
      await person.clickInView(home, 'press');
      await test.slack.until(() => JSON.stringify(person.home?.blocks).includes('Drawn 2'), 'the home drawn again');
    });

    it('answers where there is no message to answer at with a direct message', async () => {
      await using test = await openSlack();
      const shortcuts: ShortcutRequest[] = [];
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          shortcut: async (request) => {
            shortcuts.push(request);
            return say('Short answer');
          },
        },
      });
      const person = test.slack.as(anna.id);
      const outcome = await person.shortcut('new');
      assert.equal(outcome.acknowledged, true);
      await test.slack.until(() => test.slack.messages(anna.id).some(({ text }) => text === 'Short answer'), 'it');
      assert.equal(shortcuts[0]?.callbackId, 'new');
      const sent = await test.slack.until(
        () => test.slack.exchanges.find(({ what }) => what === 'chat.postMessage'),
        'its record',
      );
      assert.deepEqual(pick(sent.request), { parse: 'none', link_names: 'false', unfurl_links: 'false' });
    });

    it('does a redelivered request once and answers it the same', async () => {
      await using test = await openSlack();
      let runs = 0;
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async () => {
            runs += 1;
            return say(`Run ${runs}`);
          },
          action: async () => {
            runs += 1;
            return nothing;
          },
        },
      });
      const person = test.slack.as(anna.id);
      await person.command('C0ALL', '/visit once');
      const sent = test.slack.exchanges.find(({ what }) => what === 'slash_command');
      assert.ok(sent);
      const again = await Promise.all([test.slack.redeliver(sent), test.slack.redeliver(sent)]);
      assert.deepEqual(
        again.map(({ body }) => (typeof body === 'object' && body !== null && 'text' in body ? body.text : body)),
        ['Run 1', 'Run 1'],
      );
      assert.equal(runs, 1);
    });

    it('passes an event on once, and none that the bot itself causes but its own coming and going', async () => {
      await using test = await openSlack();
      const seen: string[] = [];
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: { event: async ({ type, eventId }) => void seen.push(`${type} ${eventId}`) },
      });
      await test.slack.sendEvent({ type: 'team_join', user: { id: 'U0NEW' } }, 'Ev1');
      await test.slack.sendEvent({ type: 'team_join', user: { id: 'U0NEW' } }, 'Ev1');
      await test.slack.sendEvent({ type: 'message', user: 'U0BOT', channel: 'C0ALL', text: 'own', ts: '1.1' }, 'Ev2');
      await test.slack.sendEvent({ type: 'member_joined_channel', user: 'U0BOT', channel: 'C0ALL' }, 'Ev3');
      await test.slack.sendEvent({ type: 'channel_archive', user: anna.id, channel: 'C0ALL' }, 'Ev4');
      assert.deepEqual(seen, ['team_join Ev1', 'member_joined_channel Ev3', 'channel_archive Ev4']);
    });
  });
}
