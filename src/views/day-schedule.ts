import type { Visit } from '../db/schema.ts';
import { listDays } from '../domain/dates.ts';
import { type Programme, type ProgrammeSession, sessionsOn } from '../domain/programme.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { heading, list, paragraph } from './blocks.ts';
import { inPages, lengthOfLine, partButtons } from './pages.ts';
import { sessionLine } from './session-line.ts';

export interface DaySchedule {
  title: string;
  day: Day;
  sessions: readonly ProgrammeSession[];
  /** Which part of a day that one message does not hold, from 1. */
  part?: number;
  /** Shows this day, in the words of the code; the buttons of other parts add `part=N in=CODE`. */
  line: string;
  /** Numbers of what is in the way of something else. */
  inConflict?: ReadonlySet<number>;
}

/** A message holds 12,000 characters; the rest is for headings, buttons and what stands around. */
const longestPart = 9000;

/** One day's schedule; of a very full day the part that is asked for, with buttons for the others. */
export function daySchedule(schedule: DaySchedule, visit: Visit, language: Language): Block[] {
  const { title, sessions, line, inConflict } = schedule;
  const t = texts(language);
  if (sessions.length === 0) return [heading(title), paragraph(t.programme.nothingOnDay)];
  const lines = sessions.map((session) => [
    ...sessionLine(session, visit, language, sessions),
    ...(inConflict?.has(session.number) ? [' · ', { text: t.conflict.mark, bold: true } as const] : []),
  ]);
  const parts = inPages(lines, lengthOfLine, { characters: longestPart });
  const shown = Math.min(schedule.part ?? 1, parts.length);
  return [
    heading(title),
    list(parts[shown - 1] ?? []),
    ...partButtons(shown, parts.length, t, (part) => ({
      text: t.programme.partButton(part),
      line: `${line} part=${part} in=${visit.code}`,
    })),
  ];
}

export interface ProgrammeDay {
  day: Day;
  /** "Day 1: Tuesday, 15 June 2027" */
  title: string;
  sessions: readonly ProgrammeSession[];
}

/** Each day of the visit, and days outside it that have sessions. */
export function programmeDays(programme: Programme, visit: Visit, language: Language): ProgrammeDay[] {
  const t = texts(language);
  const visitDays = listDays(visit.first_day, visit.last_day);
  const days = [...new Set([...visitDays, ...programme.sessions.map((each) => dayOf(each.startsAt, visit.time_zone))])];
  return days.sort().map((day) => {
    const position = visitDays.indexOf(day) + 1;
    const title = position > 0 ? t.programme.dayHeading(day, position) : t.programme.dayTitle(day);
    return { day, title, sessions: sessionsOn(programme, day, visit.time_zone) };
  });
}
