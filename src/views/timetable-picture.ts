/** A programme in the words and numbers of which its picture is drawn. */

import type { Visit } from '../db/schema.ts';
import type { PictureDay, PictureSession, TimetablePicture } from '../documents/timetable-layout.ts';
import { minuteOfDay } from '../domain/minute-of-day.ts';
import { placeTexts } from '../domain/place-texts.ts';
import type { Programme, ProgrammeSession } from '../domain/programme.ts';
import { minutesBetween, wallTimeOf } from '../domain/time.ts';
import { type PlacedSession, timetableOf } from '../domain/timetable.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import { shorten } from './blocks.ts';
import { programmeDays } from './day-schedule.ts';
import { timeSpan, titleOf } from './session-line.ts';

/** More are too much for one picture that is to be read. */
const mostDays = 14;
/** Slack's limit (https://docs.slack.dev/reference/methods/files.getUploadURLExternal). */
const longestAltText = 1000;

const pauses: readonly ProgrammeSession['kind'][] = ['meal', 'break'];

/** @param subtitle what this is: a draft, or which version */
export function timetablePicture(
  programme: Programme,
  subtitle: string,
  visit: Visit,
  language: Language,
): TimetablePicture {
  const t = texts(language);
  const days = daysWithSessions(programme, visit, language);
  const hidden = days.length - mostDays;
  return {
    language,
    title: visit.title,
    subtitle,
    days: days.slice(0, mostDays).map(({ title, sessions }): PictureDay => {
      const { columns, placed } = timetableOf(sessions);
      return { title, columns, sessions: placed.map((each) => pictureSession(each, visit, language)) };
    }),
    legend: {
      title: t.timetable.legend,
      kinds: { topic: t.timetable.topic, fixed: t.timetable.fixedPoint, pause: t.timetable.pause },
    },
    notes: hidden > 0 ? [t.timetable.leftOut(hidden)] : [],
  };
}

/** What the picture shows, for who cannot see it; the command gives the whole of it where this is not enough. */
export function altText(programme: Programme, visit: Visit, language: Language): string {
  const days = daysWithSessions(programme, visit, language).map(({ day, sessions }) => ({
    day,
    points: sessions.map((session) => `${timeSpan(session, visit, language)} ${session.title}`),
  }));
  return shorten(texts(language).timetable.altText(visit, days), longestAltText);
}

function daysWithSessions(programme: Programme, visit: Visit, language: Language) {
  return programmeDays(programme, visit, language).filter(({ sessions }) => sessions.length > 0);
}

function pictureSession({ session, column, span }: PlacedSession, visit: Visit, language: Language): PictureSession {
  const t: Texts = texts(language);
  const from = minuteOfDay(wallTimeOf(session.startsAt, visit.time_zone));
  return {
    from,
    until: from + minutesBetween(session.startsAt, session.endsAt),
    column,
    span,
    time: timeSpan(session, visit, language),
    title: titleOf(session),
    details: detailsOf(session, t),
    marks: marksOf(session, t),
    kind: kindOf(session),
  };
}

function kindOf({ kind }: ProgrammeSession): PictureSession['kind'] {
  if (kind === 'talk' || kind === 'discussion') return 'topic';
  return pauses.includes(kind) ? 'pause' : 'fixed';
}

/** Who a session is for and who may read of it, where that is not everybody. */
function marksOf({ audience, visibility, kind }: ProgrammeSession, t: Texts): string[] {
  return [
    ...(audience.kind === 'side' ? [t.timetable.forSide[audience.side]] : []),
    ...(audience.kind === 'people' ? [t.timetable.forSome] : []),
    ...(visibility === 'internal' ? [t.timetable.internal] : []),
    ...(visibility === 'press' && kind !== 'press' ? [t.timetable.press] : []),
  ];
}

/** The way, or where it is, and who presents. */
function detailsOf(session: ProgrammeSession, t: Texts): string {
  const way = [session.departure, session.destination].filter(Boolean).join(' → ');
  const people = session.presenters.map(({ name }) => name);
  return [way, ...placeTexts(session, t.programme.room), ...people].filter(Boolean).join(' · ');
}
