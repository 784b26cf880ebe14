/** Answers of the dispatcher itself, before any verb has run. */

import type { Context } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, code, paragraph } from './blocks.ts';

/** The line, meant for the visit of this code. */
export function inVisit(line: string, visitCode: string | undefined): string {
  return visitCode === undefined || / in[=:]/.test(line) ? line : `${line} in=${visitCode}`;
}

/** @param visitCode as it was typed, so that the lines mean the same visit */
export function unknownWords(
  unknown: { typed: string; near: string[]; possible: string[] },
  ctx: Context,
  visitCode: string | undefined,
): Block[] {
  const { t, command } = ctx;
  const suggest = (words: string, lines: string[]) =>
    lines.length > 0 ? [paragraph(words), code(...lines.map((line) => `${command} ${inVisit(line, visitCode)}`))] : [];
  return [
    paragraph(t.errors.unknownWords(unknown.typed)),
    ...suggest(t.errors.didYouMean, unknown.near),
    ...suggest(t.errors.possibleAre, unknown.possible),
    paragraph(t.errors.seeHelp(command)),
  ];
}

/** @param line what was wanted, in the words of the code; each button adds the visit to it */
export function chooseVisit(visits: Visit[], line: string, ctx: Context): Block[] {
  const { t, command } = ctx;
  if (visits.length === 0) {
    return [
      paragraph(`${t.errors.noVisitYet} ${t.errors.noVisitHowTo(command)}`),
      buttons({ text: t.visit.start, line: 'visit new', style: 'primary' }),
    ];
  }
  const choices = visits.slice(0, 20).map((visit) => ({
    text: `${visit.title} (${visit.code})`,
    line: `${line} in=${visit.code}`,
  }));
  return [paragraph(t.errors.whichVisit), buttons(...choices)];
}
