import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalSlack, Persona, SlackView } from '../../src/sandbox/types.ts';
import { inside, type RawAnswer, startRawBot } from './raw-bot.ts';
import { anna, modal, openSlack, type TestSlack } from './workspace.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const button = {
  type: 'actions',
  block_id: 'more',
  elements: [{ type: 'button', action_id: 'more', text: text('More') }],
};

/** Opens a modal for Anna, whose bot answers submissions with `answer`. */
async function openModal(test: TestSlack, view = modal(), answer: () => RawAnswer = () => ({})) {
  const bot = await startRawBot(test.slack, ({ payload }) => (payload.type === 'view_submission' ? answer() : {}));
  const person = test.slack.as(anna.id);
  await person.command('C0ALL', '/visit');
  const opened = await test.call('views.open', { trigger_id: bot.requests[0]?.payload.trigger_id, view });
  assert.equal(opened.ok, true, JSON.stringify(opened));
  const [shown] = person.views;
  assert.ok(shown);
  return { bot, person, view: shown, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

async function push(test: TestSlack, slack: LocalSlack, person: Persona, view: SlackView) {
  await person.clickInView(view, 'more');
  const trigger_id = inside(slack.exchanges.findLast((one) => one.what === 'block_actions')?.request, 'trigger_id');
  return test.call('views.push', { trigger_id, view: modal({ blocks: [button], submit: undefined }) });
}

describe('modals in the local Slack', () => {
  it('stack three high and close one by one', async () => {
    await using test = await openSlack();
    await using open = await openModal(test, modal({ blocks: [button] }));
    assert.equal((await push(test, test.slack, open.person, open.view)).ok, true);
    const second = open.person.views[1];
    assert.ok(second);
    assert.deepEqual([second.previous_view_id, second.root_view_id], [open.view.id, open.view.id]);
    assert.equal((await push(test, test.slack, open.person, second)).ok, true);
    const third = open.person.views[2];
    assert.ok(third);
    assert.equal((await push(test, test.slack, open.person, third)).error, 'push_limit_reached');
    await assert.rejects(open.person.submit(open.view), /not on the screen/);
    await open.person.close(third);
    assert.equal(open.person.views.length, 2);
  });

  it('change their hash with every update and refuse an old one', async () => {
    await using test = await openSlack();
    await using open = await openModal(test);
    const old = open.view.hash;
    const update = { view_id: open.view.id, view: modal({ title: text('Second') }) };
    assert.equal((await test.call('views.update', { ...update, hash: old })).ok, true);
    assert.notEqual(open.view.hash, old);
    assert.equal(open.view.title?.text, 'Second');
    assert.equal((await test.call('views.update', { ...update, hash: old })).error, 'hash_conflict');
    assert.equal((await test.call('views.update', update)).ok, true, 'without a hash it just overwrites');
  });

  it('keep what was typed where block_id and action_id stay', async () => {
    await using test = await openSlack();
    await using open = await openModal(test);
    open.person.fill(open.view, { title: 'Waste' });
    await test.call('views.update', { view_id: open.view.id, view: modal({ title: text('Again') }) });
    assert.equal(open.view.state.values.title?.title?.value, 'Waste');
    const element = { type: 'plain_text_input', action_id: 'other' };
    const blocks = [{ type: 'input', block_id: 'title', label: text('Title'), element }];
    await test.call('views.update', { view_id: open.view.id, view: modal({ blocks }) });
    assert.deepEqual(open.view.state.values, { title: { other: { type: 'plain_text_input', value: null } } });
  });

  const answers: [what: string, body: unknown, check: (person: Persona) => void][] = [
    ['an empty answer', undefined, (person) => assert.equal(person.views.length, 0)],
    ['clear', { response_action: 'clear' }, (person) => assert.equal(person.views.length, 0)],
    [
      'update',
      { response_action: 'update', view: modal({ title: text('New') }) },
      (person) => assert.equal(person.views[0]?.title?.text, 'New'),
    ],
    ['push', { response_action: 'push', view: modal() }, (person) => assert.equal(person.views.length, 2)],
    [
      'errors',
      { response_action: 'errors', errors: { title: 'No.' } },
      (person) => assert.deepEqual(person.views[0]?.errors, { title: 'No.' }),
    ],
  ];
  for (const [what, body, check] of answers) {
    it(`take ${what} for a submission`, async () => {
      await using test = await openSlack();
      await using open = await openModal(test, modal(), () => ({ body }));
      open.person.fill(open.view, { title: 'Waste' });
      const outcome = await open.person.submit(open.view);
      assert.deepEqual([outcome.acknowledged, outcome.error], [true, undefined]);
      check(open.person);
    });
  }

  const wrong: [what: string, body: unknown, words: RegExp][] = [
    ['a text', 'fine', /empty or a response_action/],
    ['an unknown response_action', { response_action: 'shut' }, /unknown response_action/],
    [
      'errors for an unknown block',
      { response_action: 'errors', errors: { other: 'No.' } },
      /not the block_id of an input/,
    ],
    ['errors for nothing', { response_action: 'errors', errors: {} }, /at least one/],
    ['a view that is none', { response_action: 'update', view: { type: 'modal' } }, /missing required field: title/],
  ];
  for (const [what, body, words] of wrong) {
    it(`show an error and stay open when the answer is ${what}`, async () => {
      await using test = await openSlack();
      await using open = await openModal(test, modal(), () => ({ body }));
      open.person.fill(open.view, { title: 'Waste' });
      assert.match((await open.person.submit(open.view)).error ?? '', words);
      assert.equal(open.person.views.length, 1);
      assert.match(test.slack.exchanges.at(-1)?.broken ?? '', words);
    });
  }

  it('tell the app of their closing only when it asked for it', async () => {
    await using test = await openSlack();
    for (const notify of [false, true]) {
      await using open = await openModal(test, modal({ notify_on_close: notify }));
      await open.person.close(open.view);
      assert.equal(open.person.views.length, 0);
      assert.deepEqual(
        open.bot.requests.slice(1).map((one) => one.payload.type),
        notify ? ['view_closed'] : [],
      );
    }
  });

  it('are refused when they break a rule of Slack', async () => {
    await using test = await openSlack();
    await using open = await openModal(test, modal({ external_id: 'mine' }));
    const bad: [more: Record<string, unknown>, error: string][] = [
      [{ title: text('x'.repeat(25)) }, 'invalid_arguments'],
      [{ submit: text('x'.repeat(25)) }, 'invalid_arguments'],
      [{ submit: undefined }, 'invalid_arguments'],
      [{ private_metadata: 'x'.repeat(3001) }, 'invalid_arguments'],
      [{ callback_id: 'x'.repeat(256) }, 'invalid_arguments'],
      [{ type: 'home' }, 'invalid_arguments'],
      [{ colour: 'red' }, 'invalid_arguments'],
      [{ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, 'invalid_arguments'],
      [
        { blocks: Array.from({ length: 100 }, () => ({ type: 'section', text: text('ä'.repeat(1400)) })) },
        'view_too_large',
      ],
      [{ external_id: 'mine' }, 'duplicate_external_id'],
    ];
    for (const [more, error] of bad) {
      await open.person.command('C0ALL', '/visit');
      const trigger_id = open.bot.last('trigger_id');
      const answer = await test.call('views.open', { trigger_id, view: modal(more) });
      assert.equal(answer.error, error, JSON.stringify(more).slice(0, 80));
    }
  });
});
