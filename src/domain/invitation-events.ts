/** Which sessions are whose. Pure. */

import type { Absence, Person, Side, Visit } from '../db/schema.ts';
import { isInAudience } from './audience.ts';
import { missesAll } from './presence.ts';
import type { Programme, ProgrammeSession } from './programme.ts';
import { type Day, dayOf } from './time.ts';
import { type Viewer, visibleProgramme } from './visible-programme.ts';

/** One calendar event: a day, or a session. */
export interface PlannedEvent {
  /** `day:2027-06-15` or `session:<id>`. */
  scope: string;
  day: Day;
  sessions: [ProgrammeSession, ...ProgrammeSession[]];
}

/** A day with what somebody takes part in or presents. */
export interface AttendedDay {
  day: Day;
  sessions: ProgrammeSession[];
}

/** When somebody is away between arrival and departure. */
export type Absences = readonly Pick<Absence, 'starts_at' | 'ends_at'>[];

/**
 * As the visit invites: for whoever takes part each day with something to take part in, and for whoever presents each own session
 * besides; or, for both alike, each session by itself. A session that is presented is the same event either way.
 */
export function eventsOf(visit: Visit, programme: Programme, person: Person, absences: Absences = []): PlannedEvent[] {
  const events = new Map<string, PlannedEvent>();
  const add = (scope: string, session: ProgrammeSession) => {
    const event = events.get(scope);
    if (event) event.sessions.push(session);
    else events.set(scope, { scope, day: dayOf(session.startsAt, visit.time_zone), sessions: [session] });
  };
  for (const session of programme.sessions.toSorted(byTime)) {
    const isThere = attends(person, session, absences);
    const isDaily = visit.invitation_scope === 'day';
    if (isDaily && isThere) add(dayScope(dayOf(session.startsAt, visit.time_zone)), session);
    if (presents(person, session) || (!isDaily && isThere)) add(sessionScope(session), session);
  }
  return [...events.values()];
}

/** Without the sessions that somebody of no delegation only presents. */
export function attendedDays(
  visit: Visit,
  programme: Programme,
  person: Person,
  absences: Absences = [],
): AttendedDay[] {
  const sessions = programme.sessions.filter((session) => attends(person, session, absences)).toSorted(byTime);
  const days = Map.groupBy(sessions, ({ startsAt }) => dayOf(startsAt, visit.time_zone));
  return [...days].map(([day, on]) => ({ day, sessions: on }));
}

export function presents(person: Pick<Person, 'id'>, { presenters }: ProgrammeSession): boolean {
  return presenters.some(({ personId }) => personId === person.id);
}

/**
 * Who presents is there, whoever else is meant; what is internal is for the hosts. Presenters who belong to no delegation take
 * part in what names them. Nobody takes part in what begins and ends while they are away.
 */
function attends(person: Person, session: ProgrammeSession, absences: Absences): boolean {
  const isMember = person.role !== 'presenter';
  if (presents(person, session)) return isMember;
  if (!isMember && session.audience.kind !== 'people') return false;
  if (missesAll(person, absences, session)) return false;
  return isInAudience(person, session.audience) && (session.visibility !== 'internal' || person.side === 'host');
}

/**
 * Whether the day or the session of an invitation is still part of the programme, for whomever: as far as this person's side
 * may know.
 *
 * @param side undefined for somebody who is registered no more
 */
export function isStillHeld(visit: Visit, programme: Programme, scope: string, side: Side | undefined): boolean {
  const viewer: Viewer = side === 'host' ? 'hosts' : 'everyone';
  return visibleProgramme(programme, viewer).sessions.some((session) => isOf(visit, scope, session));
}

/**
 * In whose events of another kind the day or the session of an invitation is now, since the visit invites in another way.
 *
 * @returns undefined when it is in none
 */
export function whereNow(
  visit: Visit,
  scope: string,
  events: readonly Pick<PlannedEvent, 'scope' | 'sessions'>[],
): 'split' | 'merged' | undefined {
  const wasDay = isDayScope(scope);
  if (wasDay === (visit.invitation_scope === 'day')) return undefined;
  const isIn = events.some((event) => event.scope !== scope && event.sessions.some((each) => isOf(visit, scope, each)));
  if (!isIn) return undefined;
  return wasDay ? 'split' : 'merged';
}

export function isDayScope(scope: string): boolean {
  return scope.startsWith('day:');
}

function isOf(visit: Visit, scope: string, session: ProgrammeSession): boolean {
  return scope === sessionScope(session) || scope === dayScope(dayOf(session.startsAt, visit.time_zone));
}

function byTime(a: ProgrammeSession, b: ProgrammeSession): number {
  const [before, after] = [`${a.startsAt} ${a.endsAt}`, `${b.startsAt} ${b.endsAt}`];
  return before === after ? a.number - b.number : before < after ? -1 : 1;
}

function dayScope(day: Day): string {
  return `day:${day}`;
}

function sessionScope(session: ProgrammeSession): string {
  return `session:${session.id}`;
}
