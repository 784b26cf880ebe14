/** What of a programme who may read. */

import { isCoordinator } from '../db/coordinator.ts';
import type { Db } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import type { Visibility, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import type { Actor } from './change.ts';
import { findPublishedProgramme, type Programme, type ProgrammeSession, type PublishedProgramme } from './programme.ts';

/** `everyone`: guests may be among them, as in the channel. `hosts`: who may read what is internal, too. */
export type Viewer = 'everyone' | 'hosts';

/** What somebody may read does not change as long as it is the same programme: views keep what they have drawn of it. */
const visible = new WeakMap<readonly ProgrammeSession[], readonly ProgrammeSession[]>();

/** The programme without what this viewer may not read; the very same one where there is nothing to leave out. */
export function visibleProgramme<P extends Programme>(programme: P, viewer: Viewer): P {
  if (viewer === 'hosts' || programme.sessions.every((session) => mayRead(session, viewer))) return programme;
  const sessions = visible.get(programme.sessions) ?? programme.sessions.filter((session) => mayRead(session, viewer));
  visible.set(programme.sessions, sessions);
  return { ...programme, sessions };
}

/** Whether this viewer may read of such a session or topic. */
export function mayRead({ visibility }: { visibility: Visibility }, viewer: Viewer): boolean {
  return viewer === 'hosts' || visibility !== 'internal';
}

/** What is published, as far as this person may read it. Who that is, is asked only where it makes a difference. */
export async function findProgrammeFor(db: Db, visit: Visit, actor: Actor): Promise<PublishedProgramme | undefined> {
  const published = await findPublishedProgramme(db, visit);
  if (!published || published.sessions.every((session) => mayRead(session, 'everyone'))) return published;
  return visibleProgramme(published, await findViewer(db, visit, actor));
}

/** What is published, as far as it may be said in the channel, where guests may be, too. */
export async function findChannelProgramme(db: Db, visit: Visit): Promise<PublishedProgramme | undefined> {
  const published = await findPublishedProgramme(db, visit);
  return published && visibleProgramme(published, 'everyone');
}

/** Coordinators, and the people of the county: neither registered on the guests' side nor from another workspace. */
export async function findViewer(db: Db, visit: Visit, { teamId, userId }: Actor): Promise<Viewer> {
  if (await isCoordinator(db, visit.id, userId)) return 'hosts';
  const person = await findPersonByUser(db, visit.id, userId);
  if (person?.side === 'guest') return 'everyone';
  const user = await findSlackUser(db, teamId, userId);
  // Who is not known cannot be told apart from a guest.
  return user?.is_external === 0 ? 'hosts' : 'everyone';
}
