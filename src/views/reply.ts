import type { VisitContext } from '../command.ts';
import type { Answer, Reply } from '../db/schema.ts';
import { formatMoment } from '../domain/format-time.ts';
import { fullName } from '../domain/full-name.ts';
import type { SavedReply } from '../domain/reply.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, note, paragraph } from './blocks.ts';

const answers = ['yes', 'maybe', 'no'] as const;

/** What was noted, and for the caller's own reply the other two answers to click. */
export function replySaved({ person, answer, reason, isOwn }: SavedReply, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const said = isOwn ? t.reply.own(answer, visit.title) : t.reply.onBehalf(answer, fullName(person), visit.title);
  return [withReason(said, reason, ctx), ...(isOwn ? [note(t.reply.canChange), answerButtons(ctx, answer)] : [])];
}

/** The caller's own reply, if there is one, and the answers to click. */
export function myReply(reply: Reply | undefined, ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  if (!reply) return [paragraph(t.reply.noneYet(visit.title)), answerButtons(ctx)];
  const at = formatMoment(reply.created_at, visit.time_zone, language);
  return [withReason(t.reply.yours(reply.answer, at), reply.reason, ctx), answerButtons(ctx, reply.answer)];
}

function withReason(said: string, reason: string | null, { t }: VisitContext): Block {
  return paragraph(reason === null ? said : `${said}\n${t.reply.reason(reason)}`);
}

function answerButtons({ t, visit }: VisitContext, given?: Answer): Block {
  const others = answers.filter((answer) => answer !== given);
  return buttons(
    ...others.map((answer) => ({ text: t.reply.buttons[answer], line: `reply ${answer} in=${visit.code}` })),
  );
}
