import type { FieldName, Given, Shape, Verb } from '../command.ts';
import type { Texts } from '../i18n/index.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import type { Block, InputBlock, ModalView, PlainTextOption } from '../slack/block-kit.ts';
import { readEntity } from '../slack/entities.ts';
import { fieldNames } from '../slack/line-instead.ts';
import { shorten } from './blocks.ts';

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
}

/** The modal of a verb, filled in with what was given; each input's block_id is the field's name. */
export function form(verb: Verb, given: Given, memory: FormMemory, t: Texts): ModalView {
  const { title, submit } = t.verbs[memory.path];
  const inputs = fieldNames(verb).flatMap((name): Block[] => {
    const field = verb.fields[name];
    if (!field || field.hidden || memory.behind[name] !== undefined) return [];
    const { label, hint } = t.fields[name];
    const element = inputElement(name, field.shape, given[name], t);
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
    blocks: inputs,
  };
}

/** The callback_id of a modal that only shows an answer: what is clicked in it may take its place. */
export const confirmationId = 'confirmation';

/** Shows an answer that has nowhere else to go. */
export function confirmation(blocks: Block[], title: string, t: Texts): ModalView {
  return { type: 'modal', callback_id: confirmationId, title: plain(title, 24), close: plain(t.close, 24), blocks };
}

function inputElement(action_id: FieldName, shape: Shape, given: string | undefined, t: Texts): InputBlock['element'] {
  switch (shape.kind) {
    case 'text':
    case 'lines':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: shape.kind === 'lines',
        max_length: Math.min(shape.longest, 3000),
        placeholder: plain(t.fields[action_id].example, 150),
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
    case 'choice': {
      const options = shape.choices.map(
        (choice): PlainTextOption => ({ text: plain(capitalised(t.choices[choice]), 75), value: choice }),
      );
      const initial = options.find((option) => option.value === given);
      return { type: 'static_select', action_id, options, ...(initial ? { initial_option: initial } : {}) };
    }
  }
}

/** English labels stand in the middle of sentences, too. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plain(text: string, longest: number) {
  return { type: 'plain_text' as const, text: shorten(text, longest), emoji: false };
}
