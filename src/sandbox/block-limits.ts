/**
 * Slack's limits of Block Kit, messages and views, in code points unless said otherwise.
 * Sources: https://docs.slack.dev/reference/block-kit, `@slack/types` 3.2.0 (JSDoc), `slackblocks` spec/limits.json 1.2.0.
 */

export const MESSAGE_LIMITS = {
  blocks: 50,
  /** Longer text is cut off. */
  text: 40_000,
  /** Slack's advice; a third party saw longer messages split in two. */
  adviceText: 4000,
  updateText: 4000,
  /** Undocumented; measured in bolt-js issue 2509. */
  textOfAllBlocks: 13_200,
  markdown: 12_000,
  attachments: 100,
  tables: 1,
  tableCharacters: 10_000,
} as const;

export const VIEW_LIMITS = {
  blocks: 100,
  title: 24,
  submit: 24,
  close: 24,
  callbackId: 255,
  externalId: 255,
  privateMetadata: 3000,
  /** Bytes of the JSON. */
  bytes: 250_000,
  stack: 3,
} as const;

export const TEXT_LIMITS = { text: 3000, placeholder: 150, id: 255 } as const;

export const CONFIRM_LIMITS = { title: 100, text: 300, button: 30 } as const;

/** `value`: 75 in Slack's types, 150 in its documents; the smaller one is safe with both. */
export const OPTION_LIMITS = {
  text: 75,
  description: 75,
  value: 75,
  url: 3000,
  groupLabel: 75,
  perGroup: 100,
} as const;

export const BLOCK_LIMITS = {
  actions: { elements: 25 },
  alert: { text: 200 },
  card: { title: 150, subtitle: 150, body: 200, actions: 3 },
  carousel: { cards: 10 },
  container: { title: 150, subtitle: 150, children: 10 },
  context: { elements: 10 },
  contextActions: { elements: 5 },
  dataTable: { minRows: 2, rows: 201, columns: 20, pageSize: 100, characters: 20_000 },
  header: { text: 150 },
  image: { altText: 2000, title: 2000, url: 3000 },
  input: { label: 2000, hint: 2000 },
  plan: { tasks: 50 },
  section: { text: 3000, fields: 10, field: 2000 },
  table: { rows: 100, cells: 20, columnSettings: 20 },
  video: { title: 200, author: 50, altText: 200 },
} as const;

export const ELEMENT_LIMITS = {
  button: { text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
  choices: { options: 10 },
  select: { options: 100, groups: 100 },
  overflow: { options: 5 },
  plainTextInput: { maxLength: 3000 },
  fileInput: { files: 10 },
  iconButton: { visibleTo: 10 },
} as const;

export type Surface = 'message' | 'modal' | 'home';

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const messages: readonly Surface[] = ['message'];

/** Where a block may stand (https://docs.slack.dev/reference/block-kit/blocks). */
export const BLOCK_SURFACES: Record<string, readonly Surface[]> = {
  actions: everywhere,
  alert: ['message', 'modal'],
  card: messages,
  carousel: messages,
  container: messages,
  context: everywhere,
  context_actions: messages,
  data_table: messages,
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: messages,
  plan: messages,
  rich_text: everywhere,
  section: everywhere,
  table: messages,
  task_card: messages,
  video: everywhere,
};

/** Elements that do not go everywhere. */
export const ELEMENT_SURFACES: Record<string, readonly Surface[]> = {
  file_input: ['modal'],
  feedback_buttons: messages,
  icon_button: messages,
  workflow_button: messages,
};
