/** Blocks of every kind, for the tests of how they are drawn. */

const text = (words: string) => ({ type: 'plain_text', text: words });
const option = (words: string, value: string) => ({ text: text(words), value });
const options = [option('One', '1'), option('Two', '2'), option('Three', '3')];
const groups = [
  { label: text('Morning'), options: [{ ...option('Nine', '9'), description: text('in the hall') }] },
  { label: text('Afternoon'), options: [option('Two o’clock', '14'), option('Three o’clock', '15')] },
];

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
    text: { ...text('*plain* <b>text</b> :tada:'), emoji: false },
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

const accessories: { type: string; action_id: string; [name: string]: unknown }[] = [
  { type: 'button', action_id: 'open', text: text('Open'), url: 'https://example.org/', value: 'open' },
  { type: 'overflow', action_id: 'dots', options: [{ ...options[0], description: text('the first') }, options[1]] },
  { type: 'static_select', action_id: 'groups', option_groups: groups, placeholder: text('A time of day') },
  { type: 'users_select', action_id: 'user', initial_user: 'U0BEN' },
  { type: 'conversations_select', action_id: 'talk', placeholder: text('A conversation') },
  { type: 'channels_select', action_id: 'room', placeholder: text('A channel') },
  { type: 'external_select', action_id: 'outside', min_query_length: 1, placeholder: text('Look up') },
  { type: 'multi_static_select', action_id: 'menus', option_groups: groups, placeholder: text('Times of day') },
  { type: 'multi_users_select', action_id: 'users', initial_users: ['U0ANNA', 'U0BEN'] },
  { type: 'multi_conversations_select', action_id: 'talks', placeholder: text('Conversations') },
  { type: 'multi_channels_select', action_id: 'rooms', initial_channels: ['C0ALL'] },
  { type: 'multi_external_select', action_id: 'outsiders', min_query_length: 1, placeholder: text('Look them up') },
  { type: 'datepicker', action_id: 'date', placeholder: text('A day') },
  { type: 'timepicker', action_id: 'time', initial_time: '09:30', timezone: 'Europe/Lisbon' },
  { type: 'checkboxes', action_id: 'boxes', options: options.slice(0, 2) },
  { type: 'radio_buttons', action_id: 'radio', options, initial_option: options[1] },
];

/** A section with each kind of accessory. */
export const accessoryBlocks = accessories.map((accessory) => ({
  type: 'section',
  block_id: `with-${accessory.action_id}`,
  text: { type: 'mrkdwn', text: `Beside this stands a *${accessory.type}*, which may be wide or narrow.` },
  accessory,
}));

/** An actions block with what may stand in one, and rich text with what may stand in it. */
export const moreBlocks: Record<string, unknown>[] = [
  {
    type: 'actions',
    elements: [
      { type: 'datetimepicker', action_id: 'moment', initial_date_time: 1813129200 },
      { type: 'timepicker', action_id: 'clock', placeholder: text('A time') },
      { type: 'radio_buttons', action_id: 'either', options: options.slice(0, 2) },
      { type: 'users_select', action_id: 'who', placeholder: text('Somebody') },
      { type: 'multi_static_select', action_id: 'some', options, placeholder: text('Some') },
      { type: 'button', action_id: 'long', value: 'long', text: text('A button with many words that go on and on') },
      { type: 'rich_text_input', action_id: 'written' },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'bold', style: { bold: true } },
          { type: 'text', text: 'italic', style: { italic: true } },
          { type: 'text', text: 'struck', style: { strike: true } },
          { type: 'text', text: 'code', style: { code: true } },
          { type: 'text', text: 'underlined', style: { underline: true } },
          { type: 'channel', channel_id: 'C0ALL' },
          { type: 'usergroup', usergroup_id: 'S0GROUP' },
          { type: 'broadcast', range: 'here' },
          { type: 'emoji', name: 'flag-de', unicode: '1f1e9-1f1ea' },
          { type: 'color', value: '#0b6470' },
          {
            type: 'date',
            timestamp: 1813129200,
            format: '{date_num}',
            url: 'https://example.org/day',
            fallback: 'then',
          },
          { type: 'link', url: 'https://example.org/bold', text: 'bold link', style: { bold: true } },
          { type: 'text', text: '*not bold* <b>nor this</b> :tada:' },
        ],
      },
      list('bullet', 0, 'round'),
      list('bullet', 1, 'hollow'),
      list('bullet', 2, 'square'),
      { ...list('ordered', 0, 'fifth'), offset: 4 },
      list('ordered', 1, 'lettered'),
      { ...list('bullet', 0, 'with a line'), border: 1 },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted\nin two lines' }] },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Name' },
        { type: 'raw_text', text: 'Rich' },
      ],
      [
        { type: 'raw_text', text: 'row' },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'strong', style: { bold: true } },
                { type: 'link', url: 'https://example.org/cell', text: 'cell link' },
              ],
            },
          ],
        },
      ],
    ],
  },
];

/** Pictures of the page itself, the only ones that it loads, and one from elsewhere. */
export function pictureBlocks(url: string): Record<string, unknown>[] {
  const image = { type: 'image', image_url: `${url}/sandbox/icon.svg` };
  return [
    { ...image, alt_text: 'The whole picture', title: text('A picture') },
    { type: 'section', text: text('With a picture'), accessory: { ...image, alt_text: 'The picture beside' } },
    {
      type: 'context',
      elements: [
        { ...image, alt_text: 'The small picture' },
        { type: 'mrkdwn', text: 'Beside a *small* picture :wave:' },
        { type: 'plain_text', text: '*plain* and small' },
      ],
    },
  ];
}

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

/** One input of every kind; each has its block_id as label, and all but the external ones share an action_id. */
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
  input('channels', { type: 'multi_channels_select' }),
  input('conversations', { type: 'multi_conversations_select' }),
  input('founds', { type: 'multi_external_select', action_id: 'founds', min_query_length: 0 }),
  input('grouped', { type: 'multi_static_select', option_groups: groups }),
  input('rich', { type: 'rich_text_input' }),
  input('date', { type: 'datepicker' }),
  input('time', { type: 'timepicker' }),
  input('moment', { type: 'datetimepicker' }),
  input('radio', { type: 'radio_buttons', options }),
  input('boxes', { type: 'checkboxes', options }),
  { ...input('file', { type: 'file_input', filetypes: ['csv', 'txt'] }), hint: text('A table of at most 100 rows.') },
];
