/** What a feed holds, from all that was ever published. Pure. */

import type { Person, Visit } from '../db/schema.ts';
import { type Absences, eventsOf } from './invitation-events.ts';
import type { Programme, ProgrammeSession, PublishedProgramme } from './programme.ts';
import { compareProgrammes } from './programme-difference.ts';
import { addMinutes, type Instant } from './time.ts';
import { visibleProgramme } from './visible-programme.ts';

/** Somebody who takes part; null for the visit's feed, which is for whoever has its address. */
export type FeedReader = { person: Person; absences: Absences } | null;

/** One session, as it is or, where it is gone, as it was last. */
export interface FeedEvent {
  session: ProgrammeSession;
  /** When it was published first. */
  createdAt: Instant;
  /** When it last changed, or went; never goes back, even where the clock does. */
  changedAt: Instant;
  /** How many times it changed, went or came back. */
  sequence: number;
  isCancelled: boolean;
}

export interface FeedEvents {
  events: FeedEvent[];
  /** When something that is gone is no longer to be told, although nothing is published then. */
  changesAt: Instant | undefined;
}

/** Some calendars never delete what is missing: they have to be told that it is called off. */
const toldForMinutes = 28 * 24 * 60;

/** What of a programme stands in a feed: what guests may read, or what a person is invited to. */
export function feedProgramme<P extends Programme>(visit: Visit, programme: P, reader: FeedReader): P {
  if (reader === null) return visibleProgramme(programme, 'everyone');
  const own = new Set(eventsOf(visit, programme, reader.person, reader.absences).flatMap(({ sessions }) => sessions));
  return { ...programme, sessions: programme.sessions.filter((session) => own.has(session)) };
}

/**
 * The sessions of the newest version, past ones too, and for four weeks those that are gone. Always the same for the same
 * versions and the same time.
 *
 * @param versions all of them, the oldest first, each as this feed's reader may read it
 * @param calledOffAt since when nobody is to come any more
 */
export function feedEvents(
  versions: readonly PublishedProgramme[],
  now: Date,
  calledOffAt: Instant | null = null,
): FeedEvents {
  const known = new Map<string, FeedEvent>();
  let before: Programme = { sessions: [] };
  for (const version of versions) {
    const { added, removed, moved, changed } = compareProgrammes(before, version);
    for (const session of added) note(known, session, version.publishedAt, false);
    for (const session of removed) note(known, session, version.publishedAt, true);
    for (const { after } of [...moved, ...changed]) note(known, after, version.publishedAt, false);
    before = version;
  }
  if (calledOffAt !== null) for (const session of before.sessions) note(known, session, calledOffAt, true);
  const at = now.toISOString();
  const events = [...known.values()].filter((event) => !event.isCancelled || toldUntil(event) > at);
  return {
    events: events.sort((a, b) => compare(orderOf(a), orderOf(b))),
    changesAt: events
      .filter(({ isCancelled }) => isCancelled)
      .map(toldUntil)
      .sort()[0],
  };
}

function note(known: Map<string, FeedEvent>, session: ProgrammeSession, at: Instant, isCancelled: boolean): void {
  const event = known.get(session.id);
  known.set(session.id, {
    session,
    createdAt: event?.createdAt ?? at,
    changedAt: event && event.changedAt > at ? event.changedAt : at,
    sequence: event ? event.sequence + 1 : 0,
    isCancelled,
  });
}

function toldUntil({ changedAt }: FeedEvent): Instant {
  return addMinutes(changedAt, toldForMinutes);
}

function orderOf({ session }: FeedEvent): string {
  return `${session.startsAt} ${session.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
