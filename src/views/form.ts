import type { Field, FieldName, Given, MenuOption, Menus, Shape, Verb } from '../command.ts';
import type { Texts } from '../i18n/index.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import type { Block, InputBlock, ModalView, PlainTextOption } from '../slack/block-kit.ts';
import { readEntity } from '../slack/entities.ts';
import { fieldNames } from '../slack/line-instead.ts';
import { shorten } from './blocks.ts';
import { withoutTables } from './table.ts';

/** What a modal must remember until it is submitted. Not secret, and trusted no more than what is typed. */
export interface FormMemory {
  path: VerbPath;
  visitId?: string;
  channelId?: string;
  command: string;
  responseUrl?: string;
  openedAt: string;
  /** Values that are not shown. */
  behind: Given;
  /** By field, a mark of what was shown at first; see src/slack/changed-meanwhile.ts. */
  shown?: Given;
  /** How often the submitter was asked again, as somebody else had changed the same meanwhile. */
  asked?: number;
}

/** The modal of a verb, filled in with what was given; each input's block_id is the field's name. Above all stands what has to be said first. */
export function form(verb: Verb, given: Given, memory: FormMemory, t: Texts, above: Block[] = []): ModalView {
  const { title, submit } = t.verbs[memory.path];
  const inputs = fieldNames(verb).flatMap((name): Block[] => {
    const field = verb.fields[name];
    if (!field || field.hidden || memory.behind[name] !== undefined) return [];
    if (field.isShown?.({ ...given, ...memory.behind }) === false) return [];
    const { label, hint } = fieldText(name, memory.path, t);
    const action_id = memory.asked ? `${name} ${memory.asked}` : name;
    const element = { ...inputElement(name, field.shape, given[name], memory.path, t), action_id };
    const input: InputBlock = {
      type: 'input',
      block_id: name,
      optional: !field.required,
      label: plain(capitalised(label), 2000),
      element,
      ...(hint ? { hint: plain(hint, 2000) } : {}),
    };
    return [input];
  });
  return {
    type: 'modal',
    callback_id: memory.path,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain(t.cancel, 24),
    private_metadata: JSON.stringify(memory),
    blocks: [...above, ...inputs],
  };
}

/** The callback_id of a modal that only shows an answer: what is clicked in it may take its place. */
export const confirmationId = 'confirmation';

/** Shows an answer that has nowhere else to go. */
export function confirmation(blocks: Block[], title: string, t: Texts): ModalView {
  const words = { title: plain(title, 24), close: plain(t.close, 24) };
  return { type: 'modal', callback_id: confirmationId, ...words, blocks: withoutTables(blocks) };
}

/** A field of a building is perhaps explained in other words than that of a topic. */
function fieldText(name: FieldName, path: VerbPath, t: Texts) {
  const known = t.fields[name];
  const own = Object.entries(known.of ?? {}).find(([of]) => path === of || path.startsWith(`${of}.`));
  return { ...known, ...own?.[1] };
}

function inputElement(
  action_id: FieldName,
  shape: Shape,
  given: string | undefined,
  path: VerbPath,
  t: Texts,
): InputBlock['element'] {
  const { example, choices } = fieldText(action_id, path, t);
  switch (shape.kind) {
    case 'text':
    case 'lines':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: shape.kind === 'lines',
        max_length: Math.min(shape.longest, 3000),
        placeholder: plain(example, 150),
        ...(given ? { initial_value: shorten(given, shape.longest) } : {}),
      };
    case 'day':
      return {
        type: 'datepicker',
        action_id,
        ...(given && /^\d{4}-\d{2}-\d{2}$/.test(given) ? { initial_date: given } : {}),
      };
    case 'user': {
      const entity = given ? readEntity(given) : undefined;
      return { type: 'users_select', action_id, ...(entity?.kind === 'user' ? { initial_user: entity.id } : {}) };
    }
    case 'menu': {
      const { options, groups } = menuOptions(shape.options);
      const initial = options.find((option) => option.value === given);
      const offered = groups.length > 0 ? { option_groups: groups } : { options };
      return { type: 'static_select', action_id, ...offered, ...(initial ? { initial_option: initial } : {}) };
    }
    case 'choice': {
      const options = shape.choices.map(
        (choice): PlainTextOption => ({
          text: plain(capitalised(choices?.[choice] ?? t.choices[choice]), 75),
          value: choice,
        }),
      );
      const initial = options.find((option) => option.value === given);
      return { type: 'static_select', action_id, options, ...(initial ? { initial_option: initial } : {}) };
    }
  }
}

/** The same verb, with menus for the fields that have some. */
export function withMenus(verb: Verb, menus: Menus): Verb {
  const fields: { [name in FieldName]?: Field<unknown> } = { ...verb.fields };
  for (const name of fieldNames(verb)) {
    const [field, options] = [fields[name], menus[name]];
    if (field && options && options.length > 0) fields[name] = { ...field, shape: { kind: 'menu', options } };
  }
  return { ...verb, fields };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select */
const most = { options: 100, groups: 100 } as const;

function menuOptions(offered: readonly MenuOption[]) {
  const shown = ({ text, value }: MenuOption): PlainTextOption => ({ text: plain(text, 75), value });
  const byGroup = [...Map.groupBy(offered, ({ group }) => group ?? '')].slice(0, most.groups);
  const parts = byGroup.map(([label, each]) => ({ label, options: each.slice(0, most.options).map(shown) }));
  const hasGroups = offered.some(({ group }) => group !== undefined);
  return {
    options: parts.flatMap(({ options }) => options),
    groups: hasGroups ? parts.map(({ label, options }) => ({ label: plain(label, 75), options })) : [],
  };
}

/** English labels stand in the middle of sentences, too. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plain(text: string, longest: number) {
  return { type: 'plain_text' as const, text: shorten(text, longest), emoji: false };
}
