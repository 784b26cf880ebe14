/** Blocks of every kind, for the tests of how they are drawn. */

const text = (words: string) => ({ type: 'plain_text', text: words });
const option = (words: string, value: string) => ({ text: text(words), value });
const options = [option('One', '1'), option('Two', '2'), option('Three', '3')];

export const mrkdwnSample = [
  '*bold* _italic_ ~struck~ `co*d*e` *_both_* snake_case_name 2*3*4',
  '> quoted <@U0BEN> and <#C0ALL>',
  '<https://example.org/?a=1&amp;b=2|A link> https://example.org/bare. <mailto:a@b.de|a@b.de> :tada: :unknown_one: 10:00:30',
  '<!date^1813129200^{date_num} {time}|then> &lt;b&gt; <!channel> <javascript:alert(1)|bad>',
  '```pre *not bold*```',
].join('\n');

export const messageBlocks: Record<string, unknown>[] = [
  { type: 'header', text: text('A header :tada:') },
  { type: 'section', text: { type: 'mrkdwn', text: mrkdwnSample } },
  {
    type: 'section',
    text: text('*plain* <b>text</b> :tada:'),
    fields: [text('Field 1'), text('Field 2'), text('Field 3')],
  },
  {
    type: 'section',
    text: text('With a menu'),
    accessory: { type: 'static_select', action_id: 'menu', options, initial_option: options[1] },
  },
  { type: 'divider' },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'Small *print*' }] },
  { type: 'image', image_url: 'https://example.org/map.png', alt_text: 'Map of the Kreishaus', title: text('Map') },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', value: 'go', text: text('Go'), style: 'primary' },
      {
        type: 'button',
        action_id: 'stop',
        value: 'stop',
        text: text('Stop'),
        style: 'danger',
        confirm: {
          title: text('Really?'),
          text: text('It cannot be undone.'),
          confirm: text('Yes, stop'),
          deny: text('No'),
        },
      },
      { type: 'overflow', action_id: 'more', options: options.slice(0, 2) },
      { type: 'datepicker', action_id: 'day', initial_date: '2027-06-15' },
      { type: 'checkboxes', action_id: 'ticks', options, initial_options: [options[0]] },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich ', style: { bold: true, italic: true } },
          { type: 'user', user_id: 'U0BEN' },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://example.org', text: 'link' },
          { type: 'emoji', name: 'wave' },
          { type: 'date', timestamp: 1813129200, format: ' {date_num}' },
        ],
      },
      list('ordered', 0, 'first', 'second'),
      list('bullet', 1, 'deeper'),
      list('ordered', 0, 'third'),
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a quote' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'line 1\n  line 2' }] },
    ],
  },
  {
    type: 'table',
    column_settings: [{}, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Topic' },
        { type: 'raw_text', text: 'Votes' },
      ],
      [
        { type: 'raw_text', text: 'Waste' },
        { type: 'raw_number', text: '12', value: 12 },
      ],
    ],
  },
  { type: 'alert', text: text('A block that the page does not know') },
];

function list(style: string, indent: number, ...items: string[]) {
  const elements = items.map((item) => ({ type: 'rich_text_section', elements: [{ type: 'text', text: item }] }));
  return { type: 'rich_text_list', style, indent, elements };
}

const input = (block_id: string, element: Record<string, unknown>, optional = true) => ({
  type: 'input',
  block_id,
  optional,
  label: text(block_id),
  element: { action_id: 'value', ...element },
});

/** One input of every kind; each has its block_id as label, and all but the external one share an action_id. */
export const inputBlocks: Record<string, unknown>[] = [
  input('line', { type: 'plain_text_input', initial_value: 'begun' }, false),
  input('lines', { type: 'plain_text_input', multiline: true }),
  input('mail', { type: 'email_text_input' }),
  input('address', { type: 'url_text_input' }),
  input('number', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
  input('one', { type: 'static_select', options }),
  input('several', { type: 'multi_static_select', options, initial_options: [options[0]] }),
  input('person', { type: 'users_select' }),
  input('people', { type: 'multi_users_select' }),
  input('channel', { type: 'channels_select' }),
  input('conversation', { type: 'conversations_select' }),
  input('found', { type: 'external_select', action_id: 'found', min_query_length: 2 }),
  input('date', { type: 'datepicker' }),
  input('time', { type: 'timepicker' }),
  input('moment', { type: 'datetimepicker' }),
  input('radio', { type: 'radio_buttons', options }),
  input('boxes', { type: 'checkboxes', options }),
  input('file', { type: 'file_input' }),
];
