import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { findPublication } from '../db/publication.ts';
import { type Session, sessionKinds, type Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { listPresenters } from '../db/topic.ts';
import { fullName } from './full-name.ts';
import { type Day, dayOf, type Instant } from './time.ts';

const programmeSession = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeQualifier: z.enum(['circa', 'from', 'towards']).nullable(),
  room: z.string().nullable(),
  presenters: z.array(z.object({ personId: z.string(), name: z.string(), function: z.string().nullable() })),
});

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
  const all = await listDrafted(db, visit.id);
  const isOn = ({ startsAt }: ProgrammeSession) => isOnVisitDay(visit, startsAt);
  return { sessions: all.filter(isOn), outside: all.filter((session) => !isOn(session)) };
}

/** Whether something begins on one of the visit's days. */
export function isOnVisitDay(visit: Visit, startsAt: Instant): boolean {
  const day = dayOf(startsAt, visit.time_zone);
  return day >= visit.first_day && day <= visit.last_day;
}

async function listDrafted(db: Db, visitId: string): Promise<ProgrammeSession[]> {
  const sessions = await listSessions(db, visitId);
  const presenters = await listPresenters(
    db,
    sessions.flatMap((session) => session.topic_id ?? []),
  );
  return sessions.map((session) => ({
    id: session.id,
    number: session.number,
    kind: session.kind,
    title: session.title,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    timeQualifier: session.time_qualifier,
    room: session.room,
    presenters: presentersOf(session, presenters),
  }));
}

function presentersOf(session: Session, presenters: Awaited<ReturnType<typeof listPresenters>>) {
  return presenters
    .filter((presenter) => presenter.topic_id === session.topic_id)
    .map((presenter) => ({
      personId: presenter.person_id,
      name: fullName(presenter),
      function: presenter.function,
    }));
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
  if (!publication) return undefined;
  const { sessions } = programme.parse(JSON.parse(publication.programme));
  return { version: publication.version, publishedAt: publication.published_at, sessions };
}

/** The sessions that begin on this day in the visit's zone. */
export function sessionsOn(from: Programme, day: Day, zone: string): ProgrammeSession[] {
  return from.sessions.filter((session) => dayOf(session.startsAt, zone) === day);
}
