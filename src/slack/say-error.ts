import type { Context, Given, Verb } from '../command.ts';
import type { UserError, Way } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { inVisit } from '../views/answers.ts';
import { buttons, code, paragraph } from '../views/blocks.ts';
import type { Block } from './block-kit.ts';
import { lineInstead, longestLine } from './line-instead.ts';

export interface Again {
  path: VerbPath;
  verb: Verb;
  given: Given;
}

/** What was wanted, as far as it is known. */
export interface Wanted {
  /** Of the visit, where it was typed: lines to type then name it, too. */
  typedCode?: string | undefined;
  /** Of the visit that was meant: buttons always name it, as they may be clicked anywhere. */
  visitCode?: string | undefined;
  again?: Again;
}

/** What was wrong, the line to type instead where there is one, and buttons for what can be done instead. */
export function sayError(error: UserError, ctx: Context, { typedCode, visitCode, again }: Wanted = {}): Block[] {
  const { t, command } = ctx;
  const instead = error.instead?.(t);
  const insist: Way[] = error.insist ? [{ text: error.insist(t), again: { anyway: 'yes' } }] : [];
  const ways = [...(error.ways?.(t) ?? []), ...insist].flatMap((way) => buttonOf(way, again) ?? []);
  return [
    paragraph(error.say(t)),
    ...(instead ? [paragraph(t.errors.typeInstead), code(`${command} ${inVisit(instead, typedCode)}`)] : []),
    ...(ways.length > 0 ? [buttons(...ways.map(({ text, line }) => ({ text, line: inVisit(line, visitCode) })))] : []),
  ];
}

/** Nothing where the line would be too long for a button, or it is not known what was said. */
function buttonOf(way: Way, again: Again | undefined): { text: string; line: string } | undefined {
  if ('line' in way) return way;
  if (!again) return undefined;
  const given = Object.entries({ ...again.given, ...way.again }).filter(([, value]) => value !== undefined);
  const line = lineInstead(again.path, again.verb, Object.fromEntries(given), 'en');
  return line.length <= longestLine ? { text: way.text, line } : undefined;
}
