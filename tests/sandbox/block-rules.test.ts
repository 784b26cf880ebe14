import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Surface } from '../../src/sandbox/block-limits.ts';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';

type Json = Record<string, unknown>;

const text = { type: 'plain_text', text: 'x' };
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const input = (element: Json): Json => ({ type: 'input', label: text, element });
const one = { text, value: '1' };
const two = { text, value: '2' };

const wrong: [what: string, blocks: unknown, words: RegExp, surface?: Surface][] = [
  ['blocks that are no list', {}, /must be an array/],
  ['an unknown block', [{ type: 'banner' }], /unsupported type: banner \[json-pointer:\/blocks\/0\/type\]/],
  ['a block without a type', [{}], /missing required field: type/],
  ['an unknown field', [{ type: 'divider', color: 'red' }], /invalid additional property: color/],
  ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], /unsupported type: mrkdwn/],
  ['an empty text', [{ type: 'header', text: { type: 'plain_text', text: '' } }], /must be more than 0 characters/],
  [
    'emoji in mrkdwn',
    [{ type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }],
    /invalid additional property: emoji/,
  ],
  ['a section with nothing', [{ type: 'section' }], /must define either `text` or `fields`/],
  ['actions without elements', [actions()], /no fewer than 1 items/],
  ['a text input among actions', [actions({ type: 'plain_text_input' })], /unsupported type: plain_text_input/],
  ['a button in an input', [input({ type: 'button', text })], /unsupported type: button/],
  ['a button without text', [actions({ type: 'button' })], /missing required field: text/],
  ['a strange style', [actions({ type: 'button', text, style: 'green' })], /valid enum value/],
  ['an address that is none', [actions({ type: 'button', text, url: 'mailto:a@b.de' })], /invalid url/],
  [
    'an image without alt_text',
    [{ type: 'image', image_url: 'https://a.de/a.png' }],
    /missing required field: alt_text/,
  ],
  ['an image from nowhere', [{ type: 'image', alt_text: 'a' }], /either `image_url` or `slack_file`/],
  ['a select with no options', [actions({ type: 'static_select' })], /either `options` or `option_groups`/],
  ['an empty list of options', [actions({ type: 'static_select', options: [] })], /no fewer than 1 items/],
  [
    'an initial option of its own',
    [actions({ type: 'static_select', options: [one], initial_option: two })],
    /must match one of/,
  ],
  [
    'initial checkboxes of their own',
    [actions({ type: 'checkboxes', options: [one], initial_options: [two] })],
    /must match one of/,
  ],
  [
    'an url in a select option',
    [actions({ type: 'static_select', options: [{ ...one, url: 'https://a.de' }] })],
    /additional property: url/,
  ],
  ['a date that is none', [actions({ type: 'datepicker', initial_date: '2026-02-30' })], /YYYY-MM-DD/],
  ['a time that is none', [actions({ type: 'timepicker', initial_time: '24:00' })], /HH:mm/],
  ['a zone that is none', [actions({ type: 'timepicker', timezone: 'Mars/Olympus' })], /IANA/],
  [
    'an instant in milliseconds',
    [actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 })],
    /less than or equal/,
  ],
  [
    'a number without is_decimal_allowed',
    [input({ type: 'number_input' })],
    /missing required field: is_decimal_allowed/,
  ],
  [
    'a number with numeric bounds',
    [input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 })],
    /must be a string/,
  ],
  [
    'an initial number out of bounds',
    [input({ type: 'number_input', is_decimal_allowed: true, max_value: '5', initial_value: '6' })],
    /min_value and max_value/,
  ],
  [
    'an initial text that is too long',
    [input({ type: 'plain_text_input', max_length: 1, initial_value: 'xx' })],
    /min_length and max_length/,
  ],
  ['an empty conversation filter', [actions({ type: 'conversations_select', filter: {} })], /at least one filter/],
  ['a file input in a message', [input({ type: 'file_input' })], /file_input in a message/],
  ['eleven files', [input({ type: 'file_input', max_files: 11 })], /less than or equal to 10/, 'modal'],
  ['markdown in a modal', [{ type: 'markdown', text: 'x' }], /markdown in a modal/, 'modal'],
  ['a table in a home', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }], /table in a home/, 'home'],
  ['no blocks in a modal', [], /no fewer than 1 items/, 'modal'],
  [
    'the same block_id twice',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    /block_id already exists: a/,
  ],
  [
    'the same action_id twice in a block',
    [actions({ type: 'button', text, action_id: 'a' }, { type: 'button', text, action_id: 'a' })],
    /action_id already exists: a/,
  ],
  [
    'two elements in focus',
    [
      input({ type: 'plain_text_input', focus_on_load: true }),
      input({ type: 'plain_text_input', focus_on_load: true }),
    ],
    /only one element/,
  ],
  [
    'rich text of an unknown kind',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'mrkdwn' }] }] }],
    /unsupported type: mrkdwn/,
  ],
  [
    'a table with an empty cell',
    [{ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }],
    /more than 0 characters/,
  ],
];

describe('Block Kit rules of the local Slack', () => {
  for (const [what, blocks, words, surface = 'message'] of wrong) {
    it(`refuses ${what}`, () => {
      assert.match(blockMistakes(blocks, surface, '/blocks').join('\n'), words);
    });
  }

  it('takes the same action_id in different blocks', () => {
    const twice = [
      actions({ type: 'button', text, action_id: 'a' }),
      actions({ type: 'button', text, action_id: 'a' }),
    ];
    assert.deepEqual(blockMistakes(twice, 'message', '/blocks'), []);
  });

  it('takes every element where it may stand', () => {
    const initial = { options: [one, two], initial_option: two };
    const elements = [
      { type: 'static_select', ...initial },
      { type: 'multi_static_select', options: [one], initial_options: [one], max_selected_items: 1 },
      { type: 'external_select', min_query_length: 0 },
      { type: 'users_select', initial_user: 'U1' },
      { type: 'multi_users_select', initial_users: ['U1'] },
      { type: 'channels_select' },
      { type: 'conversations_select', filter: { include: ['public'] }, default_to_current_conversation: true },
      { type: 'radio_buttons', ...initial },
      { type: 'checkboxes', options: [one] },
      { type: 'datepicker', initial_date: '2028-02-29' },
      { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Berlin' },
      { type: 'datetimepicker', initial_date_time: 1_800_000_000 },
      { type: 'rich_text_input' },
    ];
    const typed = [
      {
        type: 'plain_text_input',
        multiline: true,
        min_length: 1,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      },
      { type: 'email_text_input' },
      { type: 'url_text_input', initial_value: 'https://example.org' },
      { type: 'number_input', is_decimal_allowed: false, min_value: '1', initial_value: '2' },
      { type: 'file_input', filetypes: ['csv'] },
    ];
    assert.deepEqual(blockMistakes([actions(...elements)], 'message', '/blocks'), []);
    assert.deepEqual(blockMistakes([...elements, ...typed].map(input), 'modal', '/view/blocks'), []);
  });
});
