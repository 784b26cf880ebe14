import type { Visit } from '../db/schema.ts';
import { listDays } from '../domain/dates.ts';
import { formatDate, formatTime } from '../domain/format-time.ts';
import { type Programme, type ProgrammeSession, sessionsOn } from '../domain/programme.ts';
import type { ProgrammeDifference } from '../domain/programme-difference.ts';
import { type Day, dayOf, wallTimeOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { heading, list, note, paragraph, rich, type Span } from './blocks.ts';

/** One day's schedule. */
export function daySchedule(
  title: string,
  sessions: ProgrammeSession[],
  visit: Visit,
  day: Day,
  language: Language,
): Block[] {
  const t = texts(language);
  if (sessions.length === 0) return [heading(title), paragraph(t.programme.nothingOn(day))];
  return [heading(title), list(sessions.map((session) => sessionLine(session, visit, language)))];
}

/** The whole programme, a heading and a list for each day of the visit, and for days outside it that have sessions. */
export function wholeProgramme(programme: Programme, visit: Visit, language: Language): Block[] {
  const t = texts(language);
  const visitDays = listDays(visit.first_day, visit.last_day);
  const days = [...new Set([...visitDays, ...programme.sessions.map((each) => dayOf(each.startsAt, visit.time_zone))])];
  return days.sort().flatMap((day) => {
    const sessions = sessionsOn(programme, day, visit.time_zone);
    const position = visitDays.indexOf(day) + 1;
    const title = position > 0 ? t.programme.dayHeading(day, position) : t.programme.dayTitle(day);
    return daySchedule(title, sessions, visit, day, language);
  });
}

/** "09:00–09:45 #1 Migrationskonzept · Raum 2050 · Katja Bielefeld" */
export function sessionLine(session: ProgrammeSession, visit: Visit, language: Language): (Span | string)[] {
  const t = texts(language);
  const details = [
    ...(session.room ? [t.programme.room(session.room)] : []),
    ...session.presenters.map((presenter) =>
      presenter.function ? `${presenter.name} (${presenter.function})` : presenter.name,
    ),
  ];
  return [
    { text: timeSpan(session, visit, language), bold: true },
    `  ${[`#${session.number} ${session.title}`, ...details].join(' · ')}`,
  ];
}

/** What a publication changes, or has changed. */
export function differenceBlocks(difference: ProgrammeDifference, visit: Visit, language: Language): Block[] {
  const t = texts(language);
  const line = (session: ProgrammeSession): (Span | string)[] => [
    `${dateOf(session, visit, language)}, `,
    ...sessionLine(session, visit, language),
  ];
  const part = (title: string, items: (Span | string)[][]): Block[] =>
    items.length === 0 ? [] : [rich({ text: title, bold: true }), list(items)];
  return [
    ...part(t.programme.added, difference.added.map(line)),
    ...part(
      t.programme.moved,
      difference.moved.map(({ before, after }) => [
        { text: `#${after.number} ${after.title}`, bold: true },
        `: ${t.programme.fromTo(moment(before, after, visit, language), moment(after, before, visit, language))}`,
      ]),
    ),
    ...part(
      t.programme.changed,
      difference.changed.map(({ after }) => line(after)),
    ),
    ...part(t.programme.removed, difference.removed.map(line)),
  ];
}

export function asOf(visit: Visit, publishedAt: string, language: Language): Block {
  return note(texts(language).programme.asOf(visit, publishedAt));
}

/** The date is said only where it differs from the other one's. */
function moment(session: ProgrammeSession, other: ProgrammeSession, visit: Visit, language: Language): string {
  const time = timeSpan(session, visit, language);
  const date = dateOf(session, visit, language);
  return date === dateOf(other, visit, language) ? time : `${date}, ${time}`;
}

function dateOf(session: ProgrammeSession, visit: Visit, language: Language): string {
  return formatDate(dayOf(session.startsAt, visit.time_zone), language);
}

function timeSpan(session: ProgrammeSession, visit: Visit, language: Language): string {
  const start = formatTime(wallTimeOf(session.startsAt, visit.time_zone), language, session.timeQualifier ?? undefined);
  return `${start}–${formatTime(wallTimeOf(session.endsAt, visit.time_zone), language)}`;
}
