import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';
import { openSlack } from './workspace.ts';

type Json = Record<string, unknown>;

const plain = (length: number): Json => ({ type: 'plain_text', text: 'ä'.repeat(length) });
const mrkdwn = (length: number): Json => ({ type: 'mrkdwn', text: 'ä'.repeat(length) });
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const button = (more: Json = {}): Json => ({ type: 'button', text: plain(1), ...more });
const option = (n: number, more: Json = {}): Json => ({ text: plain(1), value: String(n), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const section = (more: Json): Json => ({ type: 'section', ...more });
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain(1), element, ...more });
const select = (options: Json[]): Json => ({ type: 'static_select', options });
const image = { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' };
const cell = { type: 'raw_text', text: 'a' };

/** A limit: what makes blocks of a given size, the largest that Slack takes, and where it points beyond that. */
const limits: [what: string, make: (size: number) => Json[], largest: number, pointer: string][] = [
  ['blocks of a message', (n) => many(n, () => ({ type: 'divider' })), 50, '/blocks'],
  ['header text', (n) => [{ type: 'header', text: plain(n) }], 150, '/blocks/0/text/text'],
  ['section text', (n) => [section({ text: mrkdwn(n) })], 3000, '/blocks/0/text/text'],
  ['section fields', (n) => [section({ fields: many(n, () => plain(1)) })], 10, '/blocks/0/fields'],
  ['section field text', (n) => [section({ fields: [plain(n)] })], 2000, '/blocks/0/fields/0/text'],
  ['context elements', (n) => [{ type: 'context', elements: many(n, () => plain(1)) }], 10, '/blocks/0/elements'],
  ['buttons', (n) => [actions(...many(n, () => button()))], 25, '/blocks/0/elements'],
  ['button text', (n) => [actions(button({ text: plain(n) }))], 75, '/blocks/0/elements/0/text/text'],
  ['button value', (n) => [actions(button({ value: 'v'.repeat(n) }))], 2000, '/blocks/0/elements/0/value'],
  ['button label', (n) => [actions(button({ accessibility_label: 'v'.repeat(n) }))], 75, '/accessibility_label'],
  [
    'button url',
    (n) => [actions(button({ url: `https://example.org/${'a'.repeat(n - 20)}` }))],
    3000,
    '/elements/0/url',
  ],
  ['action_id', (n) => [actions(button({ action_id: 'a'.repeat(n) }))], 255, '/elements/0/action_id'],
  ['block_id', (n) => [{ type: 'divider', block_id: 'a'.repeat(n) }], 255, '/blocks/0/block_id'],
  [
    'confirm title',
    (n) => [actions(button({ confirm: { title: plain(n), text: plain(1) } }))],
    100,
    '/confirm/title/text',
  ],
  ['confirm text', (n) => [actions(button({ confirm: { text: mrkdwn(n) } }))], 300, '/confirm/text/text'],
  [
    'confirm button',
    (n) => [actions(button({ confirm: { text: plain(1), deny: plain(n) } }))],
    30,
    '/confirm/deny/text',
  ],
  ['select options', (n) => [actions(select(many(n, option)))], 100, '/elements/0/options'],
  ['option text', (n) => [actions(select([option(0, { text: plain(n) })]))], 75, '/options/0/text/text'],
  ['option value', (n) => [actions(select([option(0, { value: 'v'.repeat(n) })]))], 75, '/options/0/value'],
  [
    'option description',
    (n) => [actions(select([option(0, { description: plain(n) })]))],
    75,
    '/options/0/description/text',
  ],
  [
    'option groups',
    (n) => [
      actions({ type: 'static_select', option_groups: many(n, () => ({ label: plain(1), options: [option(0)] })) }),
    ],
    100,
    '/option_groups',
  ],
  [
    'option group label',
    (n) => [actions({ type: 'static_select', option_groups: [{ label: plain(n), options: [option(0)] }] })],
    75,
    '/option_groups/0/label/text',
  ],
  ['overflow options', (n) => [actions({ type: 'overflow', options: many(n, option) })], 5, '/elements/0/options'],
  ['radio buttons', (n) => [actions({ type: 'radio_buttons', options: many(n, option) })], 10, '/elements/0/options'],
  ['checkboxes', (n) => [actions({ type: 'checkboxes', options: many(n, option) })], 10, '/elements/0/options'],
  ['placeholder', (n) => [input({ type: 'plain_text_input', placeholder: plain(n) })], 150, '/placeholder/text'],
  ['input label', (n) => [input({ type: 'plain_text_input' }, { label: plain(n) })], 2000, '/blocks/0/label/text'],
  ['input hint', (n) => [input({ type: 'plain_text_input' }, { hint: plain(n) })], 2000, '/blocks/0/hint/text'],
  ['max_length', (n) => [input({ type: 'plain_text_input', max_length: n })], 3000, '/element/max_length'],
  ['image alt text', (n) => [{ ...image, alt_text: 'a'.repeat(n) }], 2000, '/blocks/0/alt_text'],
  ['image title', (n) => [{ ...image, title: plain(n) }], 2000, '/blocks/0/title/text'],
  ['markdown', (n) => [{ type: 'markdown', text: 'a'.repeat(n) }], 12_000, '/blocks/0/text'],
  ['alert text', (n) => [{ type: 'alert', text: plain(n) }], 200, '/blocks/0/text/text'],
  ['card body', (n) => [{ type: 'card', body: mrkdwn(n) }], 200, '/blocks/0/body/text'],
  ['card buttons', (n) => [{ type: 'card', actions: many(n, () => button()) }], 3, '/blocks/0/actions'],
  [
    'carousel',
    (n) => [{ type: 'carousel', elements: many(n, () => ({ type: 'card', body: mrkdwn(1) })) }],
    10,
    '/blocks/0/elements',
  ],
  [
    'container',
    (n) => [{ type: 'container', title: plain(1), child_blocks: many(n, () => ({ type: 'divider' })) }],
    10,
    '/child_blocks',
  ],
  ['table rows', (n) => [{ type: 'table', rows: many(n, () => [cell]) }], 100, '/blocks/0/rows'],
  ['table cells', (n) => [{ type: 'table', rows: [many(n, () => cell)] }], 20, '/blocks/0/rows/0'],
  ['tables', (n) => many(n, () => ({ type: 'table', rows: [[cell]] })), 1, '/blocks/1'],
  [
    'data_table rows',
    (n) => [{ type: 'data_table', caption: 'c', rows: many(n, () => [cell]) }],
    201,
    '/blocks/0/rows',
  ],
];

describe('Block Kit limits of the local Slack', () => {
  for (const [what, make, largest, pointer] of limits) {
    it(`takes ${largest} for ${what} and refuses one more`, () => {
      assert.deepEqual(blockMistakes(make(largest), 'message', '/blocks'), []);
      const mistakes = blockMistakes(make(largest + 1), 'message', '/blocks');
      assert.ok(
        mistakes.some((one) => one.startsWith('[ERROR] ') && one.includes(`${pointer}]`)),
        mistakes.join('\n'),
      );
    });
  }

  it('answers invalid_blocks with Slack’s messages and pointers', async () => {
    await using test = await openSlack();
    const blocks = [actions(button({ text: plain(76) }))];
    const answer = await test.call('chat.postMessage', { channel: 'C0ALL', blocks });
    assert.equal(answer.error, 'invalid_blocks');
    const messages = ['[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]'];
    assert.deepEqual(answer.response_metadata, { messages });
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /less than 76/);
  });

  it('counts the text of all blocks together', async () => {
    await using test = await openSlack();
    const blocks = (last: number) => [...many(4, () => section({ text: plain(3000) })), section({ text: plain(last) })];
    assert.equal((await test.call('chat.postMessage', { channel: 'C0ALL', blocks: blocks(1200) })).ok, true);
    const over = await test.call('chat.postMessage', { channel: 'C0ALL', blocks: blocks(1201) });
    assert.equal(over.error, 'msg_blocks_too_long');
  });
});
