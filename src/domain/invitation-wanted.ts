/** Who should have which calendar event, for a given programme. Pure. */

import type { Person, Visit } from '../db/schema.ts';
import type { Texts } from '../i18n/index.ts';
import { daysBetween } from './dates.ts';
import { fullName } from './full-name.ts';
import type { InvitationContent } from './invitation-content.ts';
import type { Language } from './language.ts';
import { isMailAddress } from './mail-address.ts';
import type { Programme, ProgrammeSession } from './programme.ts';
import { type Day, dayOf, wallTimeOf } from './time.ts';

/** Someone of the visit, and the language of mails to them. */
export interface Invitee {
  person: Person;
  language: Language;
}

/** One calendar event that one person should have. */
export interface WantedInvitation {
  personId: string;
  /** `day:2027-06-15` or `session:<id>`. */
  scope: string;
  content: InvitationContent;
}

export type Wording = (language: Language) => Pick<Texts, 'invite' | 'programme'>;

type PlannedEvent = { scope: string; day: Day; sessions: [ProgrammeSession, ...ProgrammeSession[]] };

/**
 * For each delegation member one event per day, from the start of the first to the end of the last session of that person;
 * for whoever presents, each own session besides. People without a mail address get none.
 */
export function wantedInvitations(
  visit: Visit,
  programme: Programme,
  invitees: readonly Invitee[],
  wording: Wording,
): WantedInvitation[] {
  return invitees.flatMap(({ person, language }) => {
    const address = findAddress(person);
    if (address === undefined) return [];
    const attendee = { name: fullName(person), address };
    return eventsOf(visit, programme, person).map((event) => ({
      personId: person.id,
      scope: event.scope,
      content: { ...describe(visit, event, person, wording(language)), attendee, language },
    }));
  });
}

/** Those whom no invitation can reach although they take part in something. */
export function listUnreachable(visit: Visit, programme: Programme, invitees: readonly Invitee[]): Person[] {
  return invitees
    .map(({ person }) => person)
    .filter((person) => findAddress(person) === undefined && eventsOf(visit, programme, person).length > 0);
}

/** The address that invitations go to, if there is one that a mail server takes. */
export function findAddress(person: Person): string | undefined {
  return person.email !== null && isMailAddress(person.email) ? person.email : undefined;
}

/** Whether the day or the session of an invitation is still part of the programme, for whomever. */
export function isStillHeld(visit: Visit, programme: Programme, scope: string): boolean {
  return programme.sessions.some(
    (session) => scope === sessionScope(session) || scope === dayScope(dayOf(session.startsAt, visit.time_zone)),
  );
}

function eventsOf(visit: Visit, programme: Programme, person: Person): PlannedEvent[] {
  const events = new Map<string, PlannedEvent>();
  const add = (scope: string, session: ProgrammeSession) => {
    const event = events.get(scope);
    if (event) event.sessions.push(session);
    else events.set(scope, { scope, day: dayOf(session.startsAt, visit.time_zone), sessions: [session] });
  };
  for (const session of programme.sessions.toSorted(byTime)) {
    const presents = session.presenters.some((presenter) => presenter.personId === person.id);
    if (person.role !== 'presenter' && (presents || isFor(person, session))) {
      add(dayScope(dayOf(session.startsAt, visit.time_zone)), session);
    }
    if (presents) add(sessionScope(session), session);
  }
  return [...events.values()];
}

/** Everyone takes part in everything; what is internal is for the hosts. */
function isFor(person: Person, session: ProgrammeSession): boolean {
  return session.kind !== 'internal' || person.side === 'host';
}

function byTime(a: ProgrammeSession, b: ProgrammeSession): number {
  const [before, after] = [`${a.startsAt} ${a.endsAt}`, `${b.startsAt} ${b.endsAt}`];
  return before === after ? a.number - b.number : before < after ? -1 : 1;
}

function describe(visit: Visit, { scope, day, sessions }: PlannedEvent, person: Person, t: ReturnType<Wording>) {
  const { calendar } = t.invite;
  const [first] = sessions;
  const end = sessions.map((session) => session.endsAt).reduce((latest, each) => (each > latest ? each : latest));
  const rows = sessions.map((session): [string, string, string] => [
    calendar.span(
      wallTimeOf(session.startsAt, visit.time_zone),
      wallTimeOf(session.endsAt, visit.time_zone),
      session.timeQualifier ?? undefined,
    ),
    calendar.session(
      session.title,
      session.presenters.map((presenter) => presenter.name),
    ),
    session.room === null ? '' : t.programme.room(session.room),
  ]);
  const lines = rows.map(([time, what, where]) => `${time}: ${where === '' ? what : `${what}, ${where}`}`);
  const about = { other: person.side === 'host' ? visit.guest : visit.host, side: person.side, day };
  const isDay = scope.startsWith('day:');
  const room = isDay || first.room === null ? [] : [t.programme.room(first.room)];
  return {
    start: first.startsAt,
    end,
    zone: visit.time_zone,
    summary: isDay
      ? calendar.daySummary({ ...about, number: dayNumber(visit, day) })
      : calendar.sessionSummary(first.title, about),
    location: [...room, visit.place].join(', '),
    description: [
      calendar.about(visit.title),
      isDay ? calendar.dayIntro(day) : calendar.sessionIntro,
      lines.join('\n'),
    ].join('\n\n'),
    visit: visit.title,
    rows,
    why: null,
  };
}

/** A visit of one day has no day 1, and a day outside of the visit no number. */
function dayNumber(visit: Visit, day: Day): number | undefined {
  const isOneOfMany = visit.first_day < visit.last_day && day >= visit.first_day && day <= visit.last_day;
  return isOneOfMany ? daysBetween(visit.first_day, day) + 1 : undefined;
}

function dayScope(day: Day): string {
  return `day:${day}`;
}

function sessionScope(session: ProgrammeSession): string {
  return `session:${session.id}`;
}
