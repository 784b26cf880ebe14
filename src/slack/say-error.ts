import type { Context, Given, Verb } from '../command.ts';
import type { UserError } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { inVisit } from '../views/answers.ts';
import { buttons, code, paragraph } from '../views/blocks.ts';
import type { Block } from './block-kit.ts';
import { lineInstead, longestLine } from './line-instead.ts';

/** What was wanted, as far as it is known. */
export interface Wanted {
  /** Of the visit, where it was typed: lines to type then name it, too. */
  typedCode?: string | undefined;
  /** Of the visit that was meant: buttons always name it, as they may be clicked anywhere. */
  visitCode?: string | undefined;
  again?: { path: VerbPath; verb: Verb; given: Given };
}

/** What was wrong, the line to type instead where there is one, and buttons for what can be done instead. */
export function sayError(error: UserError, ctx: Context, { typedCode, visitCode, again }: Wanted = {}): Block[] {
  const { t, command } = ctx;
  const instead = error.instead?.(t);
  const insist = again && error.insist ? { text: error.insist(t), line: insistingLine(again) } : undefined;
  const ways = [...(error.ways?.(t) ?? []), ...(insist && insist.line.length <= longestLine ? [insist] : [])];
  return [
    paragraph(error.say(t)),
    ...(instead ? [paragraph(t.errors.typeInstead), code(`${command} ${inVisit(instead, typedCode)}`)] : []),
    ...(ways.length > 0 ? [buttons(...ways.map(({ text, line }) => ({ text, line: inVisit(line, visitCode) })))] : []),
  ];
}

function insistingLine({ path, verb, given }: NonNullable<Wanted['again']>): string {
  return lineInstead(path, verb, { ...given, anyway: 'yes' }, 'en');
}
