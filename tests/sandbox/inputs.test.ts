import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, ben, everyScope, modal, openSlack, type TestSlack } from './workspace.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const option = (value: string) => ({ text: text(value.toUpperCase()), value });
const options = [option('a'), option('b')];
type Json = Record<string, unknown>;

/** A modal with one input for each element, in blocks named like their action ids. */
async function openForm(test: TestSlack, elements: Record<string, Json>, more: Json = {}) {
  const bot = await startRawBot(test.slack, ({ payload }) =>
    payload.type === 'block_suggestion' ? { body: { options } } : {},
  );
  const person = test.slack.as(anna.id);
  await person.command('C0ALL', '/visit');
  const blocks = Object.entries(elements).map(([id, element]) => ({
    type: 'input',
    block_id: id,
    label: text(id),
    element: { action_id: id, ...element },
    ...more,
  }));
  const opened = await test.call('views.open', {
    trigger_id: bot.requests[0]?.payload.trigger_id,
    view: modal({ blocks }),
  });
  const [view] = person.views;
  assert.ok(view, JSON.stringify(opened));
  return { bot, person, view, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

const kinds: [element: Json, input: string | string[], state: Json, empty: Json][] = [
  [{ type: 'plain_text_input' }, 'x', { value: 'x' }, { value: null }],
  [{ type: 'email_text_input' }, 'a@b.de', { value: 'a@b.de' }, { value: null }],
  [{ type: 'url_text_input' }, 'https://b.de', { value: 'https://b.de' }, { value: null }],
  [{ type: 'number_input', is_decimal_allowed: false }, '7', { value: '7' }, { value: null }],
  [{ type: 'static_select', options }, 'b', { selected_option: option('b') }, { selected_option: null }],
  [{ type: 'radio_buttons', options }, 'b', { selected_option: option('b') }, { selected_option: null }],
  [{ type: 'multi_static_select', options }, ['a', 'b'], { selected_options: options }, { selected_options: [] }],
  [{ type: 'checkboxes', options }, 'a', { selected_options: [option('a')] }, { selected_options: [] }],
  [{ type: 'users_select' }, ben.id, { selected_user: ben.id }, { selected_user: null }],
  [{ type: 'multi_users_select' }, [ben.id], { selected_users: [ben.id] }, { selected_users: [] }],
  [{ type: 'channels_select' }, 'C0ALL', { selected_channel: 'C0ALL' }, { selected_channel: null }],
  [{ type: 'conversations_select' }, 'C0ALL', { selected_conversation: 'C0ALL' }, { selected_conversation: null }],
  [{ type: 'datepicker' }, '2027-01-31', { selected_date: '2027-01-31' }, { selected_date: null }],
  [{ type: 'timepicker' }, '09:30', { selected_time: '09:30' }, { selected_time: null }],
  [{ type: 'datetimepicker' }, '1800000000', { selected_date_time: 1_800_000_000 }, { selected_date_time: null }],
];

describe('inputs in the local Slack', () => {
  for (const [element, input, state, empty] of kinds) {
    it(`hold the value of a ${String(element.type)} as Slack reports it`, async () => {
      await using test = await openSlack();
      await using form = await openForm(test, { it: element });
      assert.deepEqual(form.view.state.values.it?.it, { type: element.type, ...empty });
      assert.match((await form.person.submit(form.view)).error ?? '', /required field/);
      form.person.fill(form.view, { it: input });
      assert.equal((await form.person.submit(form.view)).acknowledged, true);
      assert.deepEqual(form.bot.last('view', 'state', 'values'), { it: { it: { type: element.type, ...state } } });
    });
  }

  it('begin with their initial values', async () => {
    await using test = await openSlack();
    await using form = await openForm(test, {
      note: { type: 'plain_text_input', initial_value: 'x' },
      pick: { type: 'static_select', options, initial_option: options[0] },
      day: { type: 'datepicker', initial_date: '2027-01-31' },
      where: { type: 'conversations_select', default_to_current_conversation: true },
    });
    const { note, pick, day, where } = form.view.state.values;
    assert.equal(note?.note?.value, 'x');
    assert.equal(pick?.pick?.selected_option?.value, 'a');
    assert.equal(day?.day?.selected_date, '2027-01-31');
    assert.equal(where?.where?.selected_conversation, 'C0ALL');
  });

  it('are checked by Slack’s client before anything is sent', async () => {
    await using test = await openSlack();
    await using form = await openForm(test, {
      text: { type: 'plain_text_input', min_length: 2, max_length: 3 },
      mail: { type: 'email_text_input' },
      number: { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' },
    });
    form.person.fill(form.view, { text: 'äöüß', mail: 'anna', number: '1.5' });
    const outcome = await form.person.submit(form.view);
    assert.equal(outcome.acknowledged, false);
    assert.deepEqual(Object.keys(form.view.errors), ['text', 'mail', 'number']);
    assert.equal(form.bot.requests.length, 1);
    form.person.fill(form.view, { text: 'äöü', mail: 'anna@example.org', number: '10' });
    assert.match((await form.person.submit(form.view)).error ?? '', /number: Must be 9 or less/);
    form.person.fill(form.view, { number: '9' });
    assert.equal((await form.person.submit(form.view)).acknowledged, true);
  });

  it('may stay empty when they are optional, and refuse what nobody could enter', async () => {
    await using test = await openSlack();
    await using form = await openForm(test, { pick: { type: 'static_select', options } }, { optional: true });
    assert.throws(() => form.person.fill(form.view, { pick: 'z' }), /No option has the value z; there are: a, b/);
    assert.throws(() => form.person.fill(form.view, { other: 'z' }), /no element other/);
    assert.equal((await form.person.submit(form.view)).acknowledged, true);
  });

  it('ask the app for the options of an external select', async () => {
    await using test = await openSlack();
    await using form = await openForm(test, { who: { type: 'external_select' } });
    assert.throws(() => form.person.fill(form.view, { who: 'a' }), /No option/);
    assert.match((await form.person.suggest(form.view, 'who', 'an')).error ?? '', /from 3 characters/);
    assert.equal((await form.person.suggest(form.view, 'who', 'ann')).acknowledged, true);
    form.person.fill(form.view, { who: 'a' });
    assert.equal(form.view.state.values.who?.who?.selected_option?.value, 'a');
  });

  it('take files that the person attached', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    await using form = await openForm(test, { list: { type: 'file_input', max_files: 1 } });
    const file = form.person.attach('members.csv', 'name;mail');
    form.person.fill(form.view, { list: file });
    await form.person.submit(form.view);
    assert.equal(form.bot.last('view', 'state', 'values', 'list', 'list', 'files', 0, 'name'), 'members.csv');
    assert.equal((await test.call('files.info', { file })).ok, true);
  });

  it('report at once when they dispatch actions, and elements outside inputs do always', async () => {
    await using test = await openSlack();
    await using form = await openForm(test, { pick: { type: 'static_select', options } }, { dispatch_action: true });
    await form.person.clickInView(form.view, 'pick', 'b');
    assert.equal(form.bot.last('type'), 'block_actions');
    assert.deepEqual(form.bot.last('actions', 0, 'selected_option'), option('b'));
    assert.equal(form.bot.last('view', 'hash'), form.view.hash);
    assert.deepEqual(form.bot.last('view', 'state'), form.view.state);
  });
});
