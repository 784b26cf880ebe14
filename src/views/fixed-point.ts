import type { VisitContext } from '../command.ts';
import { type Draft, isOnVisitDay, type Programme, type ProgrammeSession } from '../domain/programme.ts';
import { compareProgrammes, isEmptyDifference } from '../domain/programme-difference.ts';
import { dayOf, minutesBetween } from '../domain/time.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, paragraph } from './blocks.ts';
import { sessionDetails, timeSpan } from './session-line.ts';

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
    known !== undefined && isEmptyDifference(compareProgrammes({ sessions: [known] }, { sessions: [session] }));
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
      ...(t.choices[session.kind] === session.title ? [] : [[t.choices[session.kind]]]),
      [t.agenda.length(minutesBetween(session.startsAt, session.endsAt))],
      [isOutside ? t.agenda.outsideDays(day, time) : say(day, time, session.room)],
      ...detailsBesides(session, ctx).map((detail) => [detail]),
    ]),
    ...(may.coordinate && visit.status === 'open'
      ? [buttons({ text: t.agenda.edit, line: `agenda edit ${session.number} in=${visit.code}` })]
      : []),
  ];
}

/** All but a room that is said with the time already. */
function detailsBesides(session: ProgrammeSession, { t, visit, language }: VisitContext): string[] {
  const said = session.room && t.programme.room(session.room);
  return sessionDetails(session, visit, language).filter((detail) => detail !== said);
}

/** After a fixed point was set or changed: what is known of it besides its time and room. */
export function pointDetails(session: ProgrammeSession | undefined, ctx: VisitContext): Block[] {
  const details = session ? detailsBesides(session, ctx) : [];
  return details.length > 0 ? [paragraph(details.join(' · '))] : [];
}
