import type { Visit } from '../db/schema.ts';
import { formatDate } from '../domain/format-time.ts';
import { type ProgrammeSession, type PublishedProgramme, sessionsOn } from '../domain/programme.ts';
import type { ProgrammeDifference } from '../domain/programme-difference.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { list, note, rich, type Span } from './blocks.ts';
import { daySchedule } from './day-schedule.ts';
import { sessionLine, timeSpan, titleOf } from './session-line.ts';

/** What a published day looks like does not change as long as it is the same version: drawn once for each language. */
const drawnDays = new WeakMap<readonly ProgrammeSession[], Map<string, Block[]>>();

/** The schedule of one day as published, with the moment of publication. */
export function publishedDay(
  published: PublishedProgramme,
  visit: Visit,
  day: Day,
  language: Language,
  part = 1,
): Block[] {
  const key = [day, part, visit.time_zone, visit.code, published.publishedAt, language].join();
  const drawn = drawnDays.get(published.sessions) ?? new Map<string, Block[]>();
  const known = drawn.get(key);
  if (known) return known;
  const sessions = sessionsOn(published, day, visit.time_zone);
  const title = texts(language).programme.dayTitle(day);
  const line = `programme today ${day}`;
  const schedule = daySchedule({ title, day, sessions, part, line }, visit, language);
  const blocks = [...schedule, asOf(visit, published.publishedAt, language)];
  drawnDays.set(published.sessions, drawn.set(key, blocks));
  return blocks;
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
        { text: titleOf(after), bold: true },
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
