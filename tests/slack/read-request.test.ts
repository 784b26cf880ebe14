import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAction, readCommand, readShortcut, readSubmission } from '../../src/slack/read-request.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

describe('what a form holds', () => {
  it('is read by block, each kind of input in its own way, empty ones left out', () => {
    const elements: Record<string, unknown> = {
      title: { type: 'plain_text_input', value: 'Führung' },
      nothing: { type: 'plain_text_input', value: null },
      day: { type: 'datepicker', selected_date: '2026-12-01' },
      at: { type: 'timepicker', selected_time: '09:00' },
      moment: { type: 'datetimepicker', selected_date_time: 1_790_000_000 },
      kind: { type: 'static_select', selected_option: option('show') },
      unchosen: { type: 'static_select', selected_option: null },
      person: { type: 'users_select', selected_user: 'U1' },
      people: { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
      diets: { type: 'checkboxes', selected_options: [option('vegan'), option('halal')] },
      unticked: { type: 'checkboxes', selected_options: [] },
      channel: { type: 'conversations_select', selected_conversation: 'C1' },
      __proto__x: { type: 'plain_text_input', value: 'x' },
    };
    const values = Object.fromEntries(Object.entries(elements).map(([id, element]) => [id, { any: element }]));
    const view = { id: 'V1', hash: 'h', callback_id: 'topic', private_metadata: 'm', state: { values } };
    const request = readSubmission({ trigger_id: '1.2', team: { id: 'T1' }, user: { id: 'U1' }, view });
    assert.deepEqual(Object.fromEntries(request.values), {
      title: 'Führung',
      day: '2026-12-01',
      at: '09:00',
      moment: '1790000000',
      kind: 'show',
      person: '<@U1>',
      people: ['<@U1>', '<@U2>'],
      diets: ['vegan', 'halal'],
      channel: 'C1',
      __proto__x: 'x',
    });
  });
});

describe('a request', () => {
  it('has the key of its delivery: the same again has it, another press has not', () => {
    const submit = (trigger: string) =>
      readSubmission({ trigger_id: trigger, user: { id: 'U1' }, view: { id: 'V1', hash: 'h' } }).key;
    assert.equal(submit('1'), submit('1'));
    assert.notEqual(submit('1'), submit('2'));
    const click = (ts: string, user: string) =>
      readAction({ user: { id: user }, actions: [{ action_id: 'vote', action_ts: ts }] }).key;
    assert.equal(click('1', 'U1'), click('1', 'U1'));
    assert.notEqual(click('1', 'U1'), click('1', 'U2'));
    assert.notEqual(click('1', 'U1'), click('2', 'U1'));
  });

  it('is never taken for another when Slack names no delivery', () => {
    assert.notEqual(readCommand({}).key, readCommand({}).key);
  });

  it('can be read from whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const read of [readCommand, readAction, readSubmission, readShortcut]) {
          assert.equal(typeof read(body).key, 'string');
        }
      }),
    );
  });
});
