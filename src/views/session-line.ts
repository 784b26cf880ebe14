import type { Visit } from '../db/schema.ts';
import { formatTime } from '../domain/format-time.ts';
import { placeTexts } from '../domain/place-texts.ts';
import type { ProgrammeSession } from '../domain/programme.ts';
import { wallTimeOf } from '../domain/time.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import type { Span } from './blocks.ts';

/** More people are counted. */
const mostNamed = 5;

/**
 * "09:00–09:45 #1 Migrationskonzept · Raum 2050 · Katja Bielefeld"
 *
 * @param among the list that it stands in, where it is said what goes on at the same time
 */
export function sessionLine(
  session: ProgrammeSession,
  visit: Visit,
  language: Language,
  among: readonly ProgrammeSession[] = [],
): (Span | string)[] {
  const details = [
    ...sessionDetails(session, visit, language),
    ...(parallelText(session, among, texts(language)) ?? []),
  ];
  return [{ text: timeSpan(session, visit, language), bold: true }, `  ${[titleOf(session), ...details].join(' · ')}`];
}

/** The way, the place, who presents, the press, and for whom it is where it is not for all. */
export function sessionDetails(session: ProgrammeSession, visit: Visit, language: Language): string[] {
  const t = texts(language);
  const arrival = formatTime(wallTimeOf(session.endsAt, visit.time_zone), language);
  const way = t.points.way({ ...session, arrival });
  return [
    ...(way ? [way] : []),
    ...(session.vehicle ? [session.vehicle] : []),
    ...placeTexts(session, t.programme.room),
    ...session.presenters.map((presenter) =>
      presenter.function ? `${presenter.name} (${presenter.function})` : presenter.name,
    ),
    ...(session.pressAccess ? [t.choices[session.pressAccess]] : []),
    ...(audienceText(session, visit, language) ?? []),
    ...(session.visibility === 'internal' ? [t.points.internal] : []),
  ];
}

/** For whom it is, where that is not everyone. */
export function audienceText({ audience }: ProgrammeSession, visit: Visit, language: Language): [string] | undefined {
  const { points } = texts(language);
  if (audience.kind === 'all') return undefined;
  if (audience.kind === 'side') return [points.onlySide(audience.side, visit)];
  const names = audience.names ?? [];
  const shown = names.length > mostNamed ? names.slice(0, mostNamed) : names;
  return [points.onlyPeople(shown, names.length - shown.length)];
}

/** Said once, where the second of two begins. */
function parallelText(session: ProgrammeSession, among: readonly ProgrammeSession[], t: Texts): [string] | undefined {
  const before = among.slice(0, among.indexOf(session)).filter((each) => each.endsAt > session.startsAt);
  return before.length > 0 ? [t.points.parallel(before.map(({ number }) => number))] : undefined;
}

/** "09:00–09:45", in the visit's zone. */
export function timeSpan(session: ProgrammeSession, visit: Visit, language: Language): string {
  const start = formatTime(wallTimeOf(session.startsAt, visit.time_zone), language, session.timeQualifier ?? undefined);
  return `${start}–${formatTime(wallTimeOf(session.endsAt, visit.time_zone), language)}`;
}

/** With its number; a pause that the planner proposes has none yet. */
export function titleOf({ number, title }: Pick<ProgrammeSession, 'number' | 'title'>): string {
  return number === 0 ? title : `#${number} ${title}`;
}
