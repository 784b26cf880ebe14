import type { Visit } from '../db/schema.ts';
import { formatTime } from '../domain/format-time.ts';
import type { ProgrammeSession } from '../domain/programme.ts';
import { wallTimeOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Span } from './blocks.ts';

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

/** "09:00–09:45", in the visit's zone. */
export function timeSpan(session: ProgrammeSession, visit: Visit, language: Language): string {
  const start = formatTime(wallTimeOf(session.startsAt, visit.time_zone), language, session.timeQualifier ?? undefined);
  return `${start}–${formatTime(wallTimeOf(session.endsAt, visit.time_zone), language)}`;
}
