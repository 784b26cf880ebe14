import type { Context } from '../command.ts';
import type { UserError } from '../errors.ts';
import { inVisit } from '../views/answers.ts';
import { code, paragraph } from '../views/blocks.ts';
import type { Block } from './block-kit.ts';

/**
 * What was wrong, and the line to type instead where there is one.
 *
 * @param visitCode as it was typed, so that the line means the same visit
 */
export function sayError(error: UserError, ctx: Context, visitCode?: string): Block[] {
  const instead = error.instead?.(ctx.t);
  const said = paragraph(error.say(ctx.t));
  if (!instead) return [said];
  return [said, paragraph(ctx.t.errors.typeInstead), code(`${ctx.command} ${inVisit(instead, visitCode)}`)];
}
