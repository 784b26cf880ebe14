/** What people can say to the bot: nouns with verbs, verbs with fields. One description serves typing, modals, buttons and help. */

import type { Visit } from './db/schema.ts';
import type { Deps } from './deps.ts';
import type { Actor } from './domain/change.ts';
import type { Day } from './domain/time.ts';
import type { Language, Texts } from './i18n/index.ts';
import type { Choice, FieldName, NounName, VerbPath } from './i18n/vocabulary.ts';
import type { Block } from './slack/block-kit.ts';

/** What a field's text is read against: the days in the visit's zone. */
export interface Reading {
  today: Day;
  firstDay: Day | undefined;
  lastDay: Day | undefined;
}

/** How a field looks in a modal. */
export type Shape =
  | { kind: 'text'; longest: number }
  | { kind: 'lines'; longest: number }
  | { kind: 'day' }
  | { kind: 'user' }
  | { kind: 'choice'; choices: readonly Choice[] }
  /** What a visit offers: `Description.menus`. */
  | { kind: 'menu'; options: readonly MenuOption[] };

/** What is read, and the text that the field reads, at most 75 characters each. */
export interface MenuOption {
  text: string;
  value: string;
  /** The heading that it stands under, such as a day; all of a menu have one, or none. */
  group?: string;
}

export type Menus = { readonly [name in FieldName]?: readonly MenuOption[] };

/** What is not clear about a text, and the text to type instead. */
export interface Doubt {
  say(t: Texts): string;
  instead: string;
}

/** One thing that a verb needs to know. Typed or filled in, it arrives as text. */
export interface Field<T> {
  shape: Shape;
  required: boolean;
  /** Only in lines, never in a modal: what a button has to say for itself. */
  hidden?: true;
  /** Only the bot itself says it, by a button or behind a modal: typed, there is no such option. */
  clicksOnly?: true;
  /** Whether a modal shows it that is filled in like this; always, where nothing is said. */
  isShown?(given: Given): boolean;
  /** @returns undefined when the text makes no sense as such a thing */
  read(text: string, reading: Reading): T | undefined;
  /** For a text that `read` refuses because it could mean two things. */
  doubt?(text: string): Doubt | undefined;
}

export type Fields = { readonly [name in FieldName]?: Field<unknown> };

/** Text by field, as typed or filled in; an empty text takes a value away. */
export type Given = { readonly [name in FieldName]?: string };

type ValueOf<F> = F extends Field<infer T> ? T : never;

/** What `run` gets. Not given is undefined; given as nothing (an emptied input, `room=`) is null. */
export type Input<F extends Fields> = {
  [K in keyof F]: F[K] extends { required: true } ? ValueOf<F[K]> : ValueOf<F[K]> | null | undefined;
};

/** The caller, where the caller is, and in which words to answer. */
export interface Context {
  deps: Deps;
  actor: Actor;
  t: Texts;
  language: Language;
  /** The command to show in examples: as the caller typed it, or the first one. */
  command: string;
}

export interface VisitContext extends Context {
  visit: Visit;
}

export interface Reply {
  blocks: Block[];
  /** Lines, without the command's name, that show what one message does not hold. */
  whole?: readonly string[];
  /** Takes the place of the private message whose button was clicked. */
  replaces?: boolean;
  /** Says nothing after a click: what changed is seen in the channel. */
  quietAfterClick?: boolean;
}

interface Description<F extends Fields, C extends Context> {
  /** Coordinators' verbs are refused before a modal opens; the domain decides again, in its transaction. */
  who: 'anyone' | 'coordinator';
  fields: F;
  /** What the words that are no options mean, given these: the field that takes them all, or a way to tell them apart. */
  words?: (keyof F & FieldName) | ((words: string, options: Given) => Given);
  /** Opens the modal although nothing required is missing. */
  opensModal?(given: Given): boolean;
  /** Fields whose values stay behind the modal when they are given: which topic, which member. */
  behindModal?: readonly (keyof F & FieldName)[];
  /** What the modal shows at first, for verbs that change something that exists. */
  current?(ctx: C, given: Partial<Input<F>>): Promise<Given>;
  /** Fields that the modal shows as menus, as there are few things to choose from; at most 100, or 100 of each group. One without any stays a text. */
  menus?(ctx: C, given: Partial<Input<F>>): Promise<Menus>;
  /** What the modal says above its inputs: what it is about, where `behindModal` hides that. */
  above?(ctx: C, given: Partial<Input<F>>): Block[];
  run(ctx: C, input: Input<F>): Promise<Reply>;
}

/** A verb as dispatch sees it: it reads the fields and hands on the result without knowing its type. */
export interface Verb {
  needs: 'visit' | 'nothing';
  who: 'anyone' | 'coordinator';
  fields: Fields;
  words(words: string, options: Given): Given;
  opensModal(given: Given): boolean;
  behindModal: readonly FieldName[];
  current(ctx: Context, given: Record<string, unknown>): Promise<Given>;
  menus(ctx: Context, given: Record<string, unknown>): Promise<Menus>;
  above(ctx: Context, given: Record<string, unknown>): Block[];
  run(ctx: Context, input: Record<string, unknown>): Promise<Reply>;
}

/** A verb that needs no visit. */
export function verb<F extends Fields>(description: Description<F, Context>): Verb {
  return erase('nothing', description);
}

/** A verb about the visit of this channel, or of `in=CODE`. */
export function visitVerb<F extends Fields>(description: Description<F, VisitContext>): Verb {
  return erase('visit', description);
}

/** The one place where types are taken on trust: dispatch fills `input` from these very fields, and `visit` where it is needed. */
function erase<F extends Fields, C extends Context>(needs: Verb['needs'], description: Description<F, C>): Verb {
  const { words, current, menus } = description;
  return {
    needs,
    who: description.who,
    fields: description.fields,
    words: typeof words === 'function' ? words : (text) => (words ? { [words]: text } : {}),
    opensModal: description.opensModal ?? (() => false),
    behindModal: description.behindModal ?? [],
    current: async (ctx, given) => (current ? current(ctx as C, given as Partial<Input<F>>) : {}),
    menus: async (ctx, given) => (menus ? menus(ctx as C, given as Partial<Input<F>>) : {}),
    above: (ctx, given) => description.above?.(ctx as C, given as Partial<Input<F>>) ?? [],
    run: (ctx, input) => description.run(ctx as C, input as Input<F>),
  };
}

export interface Noun {
  name: NounName;
  verbs: { readonly [verb: string]: Verb };
  /** Its verbs are typed without the noun: `/visit today`. */
  bare?: true;
  /** The verb that the noun alone means. */
  alone?: string;
}

export type { Choice, FieldName, NounName, VerbPath };
