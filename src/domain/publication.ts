import { createHash } from 'node:crypto';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import { insertPublication } from '../db/publication.ts';
import type { Visit } from '../db/schema.ts';
import { findTopic } from '../db/topic.ts';
import { updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { wantCalendarSync } from './calendar-sync.ts';
import { type Actor, change } from './change.ts';
import type { Conflict } from './conflicts.ts';
import { type FollowPreview, followInvitations, previewFollow } from './invitation-follow.ts';
import { type Draft, draftProgramme, findPublishedProgramme, forgetProgrammes, type Programme } from './programme.ts';
import { compareProgrammes, isEmptyDifference, type ProgrammeDifference } from './programme-difference.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { listDraftConflicts } from './session-conflicts.ts';
import { wantTopicCard } from './topic-card.ts';
import { visibleProgramme } from './visible-programme.ts';
import { channelLane } from './visit.ts';

export interface PublicationPlan {
  isFirst: boolean;
  /** Whether the channel is told: not where only what is internal changes. */
  tellsChannel: boolean;
  difference: ProgrammeDifference;
  invitations: FollowPreview;
  /** What stays out, as its day is no longer part of the visit. */
  outside: Draft['outside'];
  /** Worth a warning; it can be published all the same. */
  conflicts: readonly Conflict[];
  /** Stands for the draft, and the published version that it is compared with. */
  seen: string;
}

export interface Publication {
  version: number;
  /** Who gets other mail by it. */
  invitations: FollowPreview;
}

/** What `publish now` would do. @throws UserError when there is nothing to publish */
export async function planPublication(deps: Deps, actor: Actor, visitId: string): Promise<PublicationPlan> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  const { draft, published, difference } = await getDifference(deps, deps.db, visit);
  const forAll = (programme: Programme) => visibleProgramme(programme, 'everyone');
  const told = compareProgrammes(forAll(published ?? { sessions: [] }), forAll(draft));
  return {
    isFirst: !published,
    tellsChannel: !isEmptyDifference(told),
    difference,
    outside: draft.outside,
    conflicts: await listDraftConflicts(deps.db, visit, draft),
    seen: markOf(visit, draft),
    invitations: await previewFollow(deps, deps.db, visit, draft),
  };
}

/**
 * Makes the draft the version that everyone sees; invitations already sent follow.
 *
 * @param seen of the plan that the actor has looked at; without it, what there is now is published
 * @returns undefined when the draft is no longer as it was seen: then nothing is published
 * @throws UserError when there is nothing to publish
 */
export async function publishProgramme(
  deps: Deps,
  actor: Actor,
  visitId: string,
  seen?: string | null,
): Promise<Publication | undefined> {
  const publication = await change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const { draft, difference } = await getDifference(deps, trx, visit);
    if (seen && seen !== markOf(visit, draft)) return undefined;
    const invitations = await previewFollow(deps, trx, visit, draft);
    const next = visit.published_version + 1;
    const programme: Programme = { sessions: draft.sessions };
    await insertPublication(trx, {
      visit_id: visit.id,
      version: next,
      programme: JSON.stringify(programme),
      published_by: actor.userId,
      published_at: deps.now().toISOString(),
    });
    const published = await updateVisit(trx, visit.id, { published_version: next });
    await followInvitations(deps, trx, published, draft);
    await wantCalendarSync(deps, trx, published);
    for (const number of touchedNumbers(difference)) {
      const topic = await findTopic(trx, visit.id, number);
      if (topic) await wantTopicCard(trx, visit, topic.id, deps.now());
    }
    await insertEffect(trx, {
      key: `programme-note:${visit.id}:${next}`,
      kind: 'programme-note',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: channelLane(visit),
      payload: { visitId: visit.id, version: next },
      now: deps.now(),
    });
    return { version: next, invitations };
  }).catch((error: unknown) => {
    forgetProgrammes(deps.db);
    throw error;
  });
  if (publication) deps.wakeClock();
  return publication;
}

/** Short, as a button carries it. */
function markOf({ published_version }: Visit, { sessions, outside }: Draft): string {
  const shown = JSON.stringify([published_version, sessions, outside]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 10);
}

function touchedNumbers({ added, removed, moved, changed }: ProgrammeDifference): number[] {
  return [...added, ...removed, ...[...moved, ...changed].map(({ after }) => after)].map((session) => session.number);
}

async function getDifference(
  deps: Deps,
  db: Trx | Deps['db'],
  visit: Visit,
): Promise<{ draft: Draft; published: Programme | undefined; difference: ProgrammeDifference }> {
  const draft = await draftProgramme(db, visit);
  const published = await findPublishedProgramme(db, visit);
  if (draft.sessions.length === 0 && !published) throw nothingThere(draft);
  const difference = compareProgrammes(published ?? { sessions: [] }, draft);
  if (published && isEmptyDifference(difference)) throw await nothingToTell(deps, db, visit, draft);
  return { draft, published, difference };
}

function nothingThere({ outside }: Draft): UserError {
  if (outside.length === 0) return new UserError((t) => t.programme.nothingToPublish);
  return new UserError((t) => t.visit.sessionsOutside(outside.length), {
    instead: (t) => t.verbs['programme.draft'].example,
  });
}

/** Another place or address is no change of the programme; the calendars of those invited are behind all the same. */
async function nothingToTell(deps: Deps, db: Trx | Deps['db'], visit: Visit, draft: Programme): Promise<UserError> {
  const { updated, cancelled } = await previewFollow(deps, db, visit, draft);
  if (updated.length + cancelled.length === 0) return new UserError((t) => t.programme.nothingChanged);
  return new UserError((t) => t.programme.onlyInvitationsChanged, { instead: (t) => t.invite.sendLine });
}
