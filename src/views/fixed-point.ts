import type { VisitContext } from '../command.ts';
import { type Draft, isOnVisitDay, type Programme, type ProgrammeSession } from '../domain/programme.ts';
import { dayOf, minutesBetween } from '../domain/time.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list } from './blocks.ts';
import { timeSpan } from './session-line.ts';

/** A fixed point as the reader may see it: as drafted, where there is a draft to see, else as published. */
export interface VisiblePoint {
  session: ProgrammeSession;
  isDraft: boolean;
}

export function visiblePoint(
  number: number,
  published: Programme | undefined,
  draft: Draft | undefined,
): VisiblePoint | undefined {
  const isMeant = (each: ProgrammeSession) => each.number === number;
  const known = published?.sessions.find(isMeant);
  const session = draft?.sessions.find(isMeant) ?? draft?.outside.find(isMeant) ?? known;
  if (!session) return undefined;
  const isPublished =
    session.startsAt === known?.startsAt && session.endsAt === known.endsAt && session.room === known.room;
  return { session, isDraft: !isPublished };
}

/** One fixed point with what the reader may do with it. */
export function fixedPointDetails(
  { session, isDraft }: VisiblePoint,
  ctx: VisitContext,
  may: { coordinate: boolean },
): Block[] {
  const { t, visit, language } = ctx;
  const day = dayOf(session.startsAt, visit.time_zone);
  const time = timeSpan(session, visit, language);
  const say = isDraft ? t.agenda.draftedFor : t.agenda.scheduledFor;
  const isOutside = isDraft && !isOnVisitDay(visit, session.startsAt);
  return [
    heading(t.agenda.cardHeading(session)),
    list([
      [t.choices[session.kind]],
      [t.agenda.length(minutesBetween(session.startsAt, session.endsAt))],
      [isOutside ? t.agenda.outsideDays(day, time) : say(day, time, session.room)],
    ]),
    ...(may.coordinate && visit.status === 'open'
      ? [buttons({ text: t.agenda.edit, line: `agenda edit ${session.number} in=${visit.code}` })]
      : []),
  ];
}
