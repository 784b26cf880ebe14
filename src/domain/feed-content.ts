import { listAbsencesOf } from '../db/absence.ts';
import type { FeedState } from '../db/feed.ts';
import type { Db } from '../db/open.ts';
import { findPerson } from '../db/person.ts';
import type { Visit } from '../db/schema.ts';
import { findVisitById } from '../db/visit.ts';
import type { Texts } from '../i18n/index.ts';
import { type FeedEvent, type FeedReader, feedEvents, feedProgramme } from './feed-events.ts';
import type { Language } from './language.ts';
import { listProgrammeVersions } from './programme.ts';
import { describeSession, type SessionEntry } from './session-entry.ts';
import type { Instant } from './time.ts';

export interface FeedEntry extends SessionEntry, FeedEvent {}

/** What a subscribed calendar shows. */
export interface Feed {
  visit: Visit;
  isPersonal: boolean;
  entries: FeedEntry[];
  /** When it says something else although nothing has changed. */
  changesAt: Instant | undefined;
}

/** Reads a feed anew, in its reader's language, else the visit's. @returns undefined when it is gone meanwhile */
export async function findFeed(
  db: Db,
  state: FeedState,
  now: Date,
  wording: (language: Language) => Texts,
): Promise<Feed | undefined> {
  const visit = await findVisitById(db, state.visitId);
  const reader = visit && (await findReader(db, state));
  if (!visit || reader === undefined) return undefined;
  const versions = await listProgrammeVersions(db, visit.id);
  const readable = versions.map((version) => feedProgramme(visit, version, reader));
  const { events, changesAt } = feedEvents(readable, now, visit.invitations_cancelled_at);
  const t = wording(reader?.person.language ?? state.spoken ?? visit.language);
  return {
    visit,
    isPersonal: reader !== null,
    entries: events.map((event) => ({ ...event, ...describeSession(visit, event.session, t) })),
    changesAt,
  };
}

async function findReader(db: Db, { personId }: FeedState): Promise<FeedReader | undefined> {
  if (personId === null) return null;
  const person = await findPerson(db, personId);
  if (!person) return undefined;
  return { person, absences: await listAbsencesOf(db, personId) };
}
