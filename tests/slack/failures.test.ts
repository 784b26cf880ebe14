import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ModalView } from '../../src/slack/block-kit.ts';
import type { SubmissionAnswer } from '../../src/slack/requests.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';
import { type BotOptions, message, modes, say, startApp } from './bot.ts';

const secretWords = 'Herr Geheim kommt mit dem Zug';

function broken(): never {
  throw new TypeError('cannot read properties of undefined');
}

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Words' },
      element: { type: 'plain_text_input', action_id: 'words' },
    },
  ],
};

const button = {
  text: 'Press',
  blocks: [
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'press',
          value: '1',
          text: { type: 'plain_text' as const, text: 'Press' },
        },
      ],
    },
  ],
};

/** The code in what the caller reads, which must be in the log too, with nothing of what the caller wrote. */
function assertLogged(lines: string[], shown: string | undefined): void {
  const code = /^Our mistake: ([0-9A-F]{6})$/.exec(shown ?? '')?.[1];
  assert.ok(code, `the caller reads a code: ${String(shown)}`);
  assert.equal(lines.filter((line) => line.includes(`"code":"${code}"`)).length, 1);
  assert.equal(lines.join('\n').includes('Geheim'), false);
  assert.doesNotMatch(lines.join('\n'), /xoxb-|xapp-|test-secret|\/commands\/|\/actions\//);
}

for (const mode of modes) {
  describe(`our own mistakes over ${mode} (P15)`, () => {
    async function run(handlers: BotOptions['handlers']) {
      const test = await openSlack();
      const bot = await startApp(test.slack, { mode, ...(handlers ? { handlers } : {}) });
      return {
        slack: test.slack,
        bot,
        async [Symbol.asyncDispose]() {
          await bot[Symbol.asyncDispose]();
          await test.slack.close();
        },
      };
    }

    it('tells of a command that throws in its acknowledgement, with the code that is logged', async () => {
      await using w = await run({ command: async () => broken() });
      const outcome = await w.slack.as(anna.id).command('C0ALL', `/visit ${secretWords}`);
      assert.equal(outcome.acknowledged, true);
      assert.ok(outcome.milliseconds < 1000);
      assertLogged(w.bot.lines, outcome.message?.text);
    });

    it('tells of a click that throws beside the message', async () => {
      await using w = await run({
        command: async () => ({ kind: 'message', message: button }),
        action: async () => broken(),
      });
      const person = w.slack.as(anna.id);
      const asked = (await person.command('C0ALL', '/visit')).message;
      assert.ok(asked);
      const outcome = await person.click(asked, 'press');
      assert.equal(outcome.acknowledged, true);
      const told = await w.slack.until(() => person.sees('C0ALL')[1], 'the apology');
      assertLogged(w.bot.lines, told.text);
    });

    it('tells of a submission that throws at its first field, and keeps what was filled in', async () => {
      await using w = await run({
        command: async () => ({ kind: 'modal', view: form }),
        submission: async () => broken(),
      });
      const person = w.slack.as(anna.id);
      await person.command('C0ALL', '/visit');
      const view = await w.slack.until(() => person.views[0], 'the modal');
      person.fill(view, { words: secretWords });
      await person.submit(view);
      assert.equal(person.views.length, 1);
      assertLogged(w.bot.lines, view.errors.words);
    });

    it('tells of a modal that could not be opened', async () => {
      await using w = await run({ command: async () => ({ kind: 'modal', view: form }) });
      w.slack.order({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
      const person = w.slack.as(anna.id);
      await person.command('C0ALL', `/visit ${secretWords}`);
      const told = await w.slack.until(() => person.sees('C0ALL').at(-1), 'the apology');
      assertLogged(w.bot.lines, told.text);
    });

    it('opens the modal all the same when Slack fails once, before or after opening it', async () => {
      await using w = await run({ command: async () => ({ kind: 'modal', view: form }) });
      const person = w.slack.as(anna.id);
      for (const kind of ['http-500', 'drop-after'] as const) {
        w.slack.order({ method: 'views.open', kind, times: 1 });
        await person.command('C0ALL', '/visit');
        const view = await w.slack.until(() => person.views[0], `the modal after ${kind}`);
        await person.close(view);
      }
      assert.deepEqual(person.sees('C0ALL'), []);
    });

    it('tells of a form that took too long after closing it', async () => {
      const work = Promise.withResolvers<SubmissionAnswer>();
      await using w = await run({
        command: async () => ({ kind: 'modal', view: form }),
        submission: () => work.promise,
      });
      const person = w.slack.as(anna.id);
      await person.command('C0ALL', '/visit');
      const view = await w.slack.until(() => person.views[0], 'the modal');
      person.fill(view, { words: secretWords });
      const outcome = await person.submit(view);
      assert.equal(outcome.acknowledged, true);
      assert.equal(person.views.length, 0);
      work.resolve({ kind: 'errors', errors: { words: 'Too long.' } });
      const told = await w.slack.until(() => w.slack.messages(anna.id).at(-1), 'the direct message');
      assertLogged(w.bot.lines, told.text);
    });

    it('answers a click at the second try when its response_url fails, and directly when it is used up', async () => {
      let clicks = 0;
      await using w = await run({
        command: async () => ({ kind: 'message', message: button }),
        action: async () => {
          clicks += 1;
          return say(`Answer ${clicks}`);
        },
      });
      const person = w.slack.as(anna.id);
      const asked = (await person.command('C0ALL', '/visit')).message;
      assert.ok(asked);
      w.slack.order({ method: 'response_url', kind: 'http-500', times: 1 });
      await person.click(asked, 'press');
      await w.slack.until(() => person.sees('C0ALL').find(({ text }) => text === 'Answer 1'), 'the first answer');
      w.slack.order({ method: 'response_url', kind: 'error', error: 'used_url', times: 1 });
      await person.click(asked, 'press');
      await w.slack.until(() => w.slack.messages(anna.id).find(({ text }) => text === 'Answer 2'), 'the second');
    });

    it('does not let an event that fails disturb anyone', async () => {
      await using w = await run({ event: async () => broken() });
      const outcome = await w.slack.sendEvent({ type: 'team_join', user: { id: 'U0NEW' } });
      assert.equal(outcome.acknowledged, true);
      const { message: told } = await w.slack.as(anna.id).command('C0ALL', '/visit still there');
      assert.equal(told?.text, 'You said still there');
    });

    it('shows even a failure of the apology as a code', async () => {
      await using w = await run({ command: async () => broken(), failure: async () => broken() });
      const outcome = await w.slack.as(anna.id).command('C0ALL', '/visit');
      assert.match(outcome.message?.text ?? '', /^[0-9A-F]{6}$/);
    });
  });
}

describe('what nobody listens for (P14)', () => {
  for (const mode of modes) {
    it(`is acknowledged over ${mode}: any command, action, shortcut, closed view and event`, async () => {
      await using test = await openSlack({
        commands: [{ command: '/other', description: 'Another', usage_hint: '' }],
      });
      await using _bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async ({ text }) =>
            text === 'form'
              ? { kind: 'modal', view: { ...form, notify_on_close: true } }
              : { kind: 'message', message: button },
        },
      });
      const person = test.slack.as(anna.id);
      const asked = (await person.command('C0ALL', '/other nonsense')).message;
      assert.ok(asked);
      const outcomes = [
        await person.click(asked, 'press'),
        await person.shortcut('take', asked),
        await test.slack.sendEvent({ type: 'never_heard_of' }),
      ];
      assert.deepEqual(
        outcomes.map(({ acknowledged, milliseconds }) => [acknowledged, milliseconds < 1000]),
        [
          [true, true],
          [true, true],
          [true, true],
        ],
      );
      await person.command('C0ALL', '/other form');
      const view = await test.slack.until(() => person.views[0], 'the modal');
      await person.close(view);
      const closed = test.slack.exchanges.find(({ what }) => what === 'view_closed');
      assert.equal(closed?.broken, undefined);
      assert.equal(closed?.status, 200);
    });
  }
});

it('does not lose the message of a caller whose socket ended before the acknowledgement', async () => {
  await using test = await openSlack();
  const work = Promise.withResolvers<void>();
  await using bot = await startApp(test.slack, {
    mode: 'socket',
    handlers: {
      command: async () => {
        await work.promise;
        return { kind: 'message', message: message('Still answered') };
      },
    },
  });
  const person = test.slack.as(anna.id);
  const asked = person.command('C0ALL', '/visit');
  await test.slack.until(() => test.slack.exchanges.length > 0 && test.slack.socketConnections === 1, 'the command');
  test.slack.refreshSockets('link_disabled');
  await test.slack.until(() => test.slack.socketConnections === 0, 'the end of the socket');
  work.resolve();
  await asked;
  const told = await test.slack.until(() => person.sees('C0ALL').at(-1), 'the answer');
  assert.equal(told.text, 'Still answered');
  assert.equal(bot.lines.join('').includes('Still'), false);
});
