import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { findPublication, listPublications } from '../db/publication.ts';
import { type Publication, sessionKinds, type Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { usualVisibility } from './audience.ts';
import { describeSessions } from './described-sessions.ts';
import { type Day, dayOf, type Instant } from './time.ts';
import { isVisitDay } from './visit-day.ts';

const side = z.enum(['host', 'guest']);

const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('side'), side }),
  z.object({
    kind: z.literal('people'),
    people: z.array(z.string()).readonly(),
    /** As they were called then. */
    names: z.array(z.string()).readonly().optional(),
  }),
]);

/** What is known of a room that is not in the main building, or has something to be minded. */
const place = z.object({
  /** Its name; null for the main one. */
  building: z.string().nullable(),
  address: z.string().nullable(),
  /** Of the building and of the room, such as "Eingang B". */
  notes: z.array(z.string()),
});

// What has a default is not in what was published before there was such a thing.
const storedSession = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeQualifier: z.enum(['circa', 'from', 'towards', 'following', 'perhaps']).nullable(),
  room: z.string().nullable(),
  place: place.nullable().default(null),
  presenters: z.array(z.object({ personId: z.string(), name: z.string(), function: z.string().nullable() })),
  audience: audience.default({ kind: 'all' }),
  visibility: z.enum(['guest', 'internal', 'press']).optional(),
  pressAccess: z.enum(['admitted', 'photo-only', 'not-admitted']).nullable().default(null),
  departure: z.string().nullable().default(null),
  destination: z.string().nullable().default(null),
  vehicle: z.string().nullable().default(null),
});

const programmeSession = storedSession.transform((session) => ({
  ...session,
  visibility: session.visibility ?? usualVisibility(session.kind),
}));

const programme = z.object({ sessions: z.array(programmeSession).readonly() });

/** One entry of the programme as people see it; presenters' names carry their academic titles. */
export type ProgrammeSession = z.infer<typeof programmeSession>;

/** All sessions of a visit, in the order of time. */
export type Programme = z.infer<typeof programme>;

export interface PublishedProgramme extends Programme {
  version: number;
  publishedAt: Instant;
}

/** What coordinators are working on. */
export interface Draft extends Programme {
  /** They had a time before the visit's days were changed. No part of the programme, and not lost: they wait for a new day. */
  outside: readonly ProgrammeSession[];
}

export async function draftProgramme(db: Db, visit: Visit): Promise<Draft> {
  const all = await describeSessions(db, visit.id, await listSessions(db, visit.id));
  const isOn = ({ startsAt }: ProgrammeSession) => isOnVisitDay(visit, startsAt);
  return { sessions: all.filter(isOn), outside: all.filter((session) => !isOn(session)) };
}

/** What has this number in the draft. */
export async function findDrafted(db: Db, visit: Visit, number: number): Promise<ProgrammeSession | undefined> {
  const { sessions, outside } = await draftProgramme(db, visit);
  return [...sessions, ...outside].find((session) => session.number === number);
}

/** Whether something begins on one of the visit's days. */
export function isOnVisitDay(visit: Visit, startsAt: Instant): boolean {
  return isVisitDay(visit, dayOf(startsAt, visit.time_zone));
}

/** What everyone else sees; nothing until the first publication. */
export async function findPublishedProgramme(db: Db, visit: Visit): Promise<PublishedProgramme | undefined> {
  return visit.published_version === 0 ? undefined : findProgrammeVersion(db, visit.id, visit.published_version);
}

/** What is published stays as it is, and is asked for again and again: each database's are kept once they are read. */
const kept = new WeakMap<Db, Map<string, PublishedProgramme>>();
const mostKept = 50;

export async function findProgrammeVersion(
  db: Db,
  visitId: string,
  version: number,
): Promise<PublishedProgramme | undefined> {
  // A transaction may still take back what it has published.
  if (db.isTransaction) return readProgrammeVersion(db, visitId, version);
  const versions = kept.get(db) ?? new Map<string, PublishedProgramme>();
  kept.set(db, versions);
  const key = `${visitId} ${version}`;
  const known = versions.get(key);
  if (known) return known;
  const found = await readProgrammeVersion(db, visitId, version);
  if (versions.size >= mostKept) versions.clear();
  if (found) versions.set(key, found);
  return found;
}

/** For when a version that could be seen was not published in the end, or versions were deleted. */
export function forgetProgrammes(db: Db): void {
  kept.delete(db);
}

async function readProgrammeVersion(db: Db, visitId: string, version: number): Promise<PublishedProgramme | undefined> {
  const publication = await findPublication(db, visitId, version);
  return publication && readPublication(publication);
}

/** All that was ever published of a visit, the oldest first; not kept. */
export async function listProgrammeVersions(db: Db, visitId: string): Promise<PublishedProgramme[]> {
  return (await listPublications(db, visitId)).map(readPublication);
}

function readPublication(publication: Publication): PublishedProgramme {
  const { sessions } = programme.parse(JSON.parse(publication.programme));
  return { version: publication.version, publishedAt: publication.published_at, sessions };
}

/** The sessions that begin on this day in the visit's zone. */
export function sessionsOn(from: Programme, day: Day, zone: string): ProgrammeSession[] {
  return from.sessions.filter((session) => dayOf(session.startsAt, zone) === day);
}
