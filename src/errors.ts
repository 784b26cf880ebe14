import type { Texts } from './i18n/index.ts';
import type { FieldName } from './i18n/vocabulary.ts';

/**
 * A button that does something else instead: a line in the words of the code, without the command's name and the visit's; or
 * what was said, said again with other values (undefined takes one away).
 */
export type Way =
  | { text: string; line: string }
  | { text: string; again: { readonly [name in FieldName]?: string | undefined } };

/**
 * The caller's mistake: said to the caller alone, in the caller's language, with what to do next. Everything else that is
 * thrown is our bug.
 */
export class UserError extends Error {
  readonly say: (t: Texts) => string;
  /** The field of the command or modal that it is about, where it is about one. */
  readonly field: string | undefined;
  /** The field is needed here after all and was not given: a typed command opens its modal instead. */
  readonly isMissing: boolean;
  /** The line to type instead, without the command's name. */
  readonly instead: ((t: Texts) => string) | undefined;
  /** What can be done instead by a click. */
  readonly ways: ((t: Texts) => Way[]) | undefined;
  /** The text of a button that says the same again with `anyway=yes`. */
  readonly insist: ((t: Texts) => string) | undefined;

  constructor(
    say: (t: Texts) => string,
    about: {
      field?: string;
      isMissing?: true;
      instead?: (t: Texts) => string;
      ways?: (t: Texts) => Way[];
      insist?: (t: Texts) => string;
    } = {},
  ) {
    super('The caller was told what is wrong.');
    this.say = say;
    this.field = about.field;
    this.isMissing = about.isMissing ?? false;
    this.instead = about.instead;
    this.ways = about.ways;
    this.insist = about.insist;
  }
}
