/** What a calendar event says to one person. Pure. */

import type { Person, Visit } from '../db/schema.ts';
import type { Texts } from '../i18n/index.ts';
import { daysBetween } from './dates.ts';
import type { InvitationContent } from './invitation-content.ts';
import { isDayScope, type PlannedEvent, presents } from './invitation-events.ts';
import type { Language } from './language.ts';
import { isElsewhere, placeTexts } from './place-texts.ts';
import type { ProgrammeSession } from './programme.ts';
import { type Day, wallTimeOf } from './time.ts';
import { isVisitDay } from './visit-day.ts';

type Words = Pick<Texts, 'invite' | 'programme' | 'points'>;
export type Wording = (language: Language) => Words;

export function describeEvent(
  visit: Visit,
  { scope, day, sessions }: PlannedEvent,
  person: Person,
  t: Words,
): Omit<InvitationContent, 'attendee' | 'language'> {
  const { calendar } = t.invite;
  const [first] = sessions;
  const end = sessions.map((session) => session.endsAt).reduce((latest, each) => (each > latest ? each : latest));
  const rows = sessions.map((session) => rowOf(session, visit, t));
  const lines = rows.map(([time, what, where]) => `${time}: ${where === '' ? what : `${what}, ${where}`}`);
  const about = { other: person.side === 'host' ? visit.guest : visit.host, side: person.side, day };
  const isDay = isDayScope(scope);
  const presenting = presents(person, first) ? [calendar.sessionIntro] : [];
  return {
    start: first.startsAt,
    end,
    zone: visit.time_zone,
    summary: isDay
      ? calendar.daySummary({ ...about, number: dayNumber(visit, day) })
      : calendar.sessionSummary(first.title, about),
    location: isDay ? visit.place : locationOf(first, visit, t),
    description: [
      calendar.about(visit.title),
      ...(isDay ? [calendar.dayIntro(day)] : presenting),
      lines.join('\n'),
    ].join('\n\n'),
    visit: visit.title,
    rows,
    why: null,
  };
}

/** Time, what, where. */
export function rowOf(session: ProgrammeSession, visit: Visit, t: Words): [string, string, string] {
  const { calendar } = t.invite;
  const arrival = wallTimeOf(session.endsAt, visit.time_zone);
  const what = calendar.session(
    session.title,
    session.presenters.map((presenter) => presenter.name),
  );
  const details = [t.points.way({ ...session, arrival }), session.vehicle].filter(Boolean);
  return [
    calendar.span(wallTimeOf(session.startsAt, visit.time_zone), arrival, session.timeQualifier ?? undefined),
    [what, ...details].join(' · '),
    placeTexts(session, t.programme.room).join(', '),
  ];
}

/** What is in another building is not at the visit's place. */
export function locationOf(session: ProgrammeSession, visit: Visit, t: Words): string {
  const place = placeTexts(session, t.programme.room);
  return [...place, ...(isElsewhere(session) ? [] : [visit.place])].join(', ');
}

/** A visit of one day has no day 1, and a day outside of the visit no number. */
function dayNumber(visit: Visit, day: Day): number | undefined {
  const isOneOfMany = visit.first_day < visit.last_day && isVisitDay(visit, day);
  return isOneOfMany ? daysBetween(visit.first_day, day) + 1 : undefined;
}
