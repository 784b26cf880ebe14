import type { Context } from '../command.ts';
import type { UserError } from '../errors.ts';
import { code, paragraph } from '../views/blocks.ts';
import type { Block } from './block-kit.ts';

/** What was wrong, and the line to type instead where there is one. */
export function sayError(error: UserError, ctx: Context): Block[] {
  const instead = error.instead?.(ctx.t);
  const said = paragraph(error.say(ctx.t));
  return instead ? [said, paragraph(ctx.t.errors.typeInstead), code(`${ctx.command} ${instead}`)] : [said];
}
