import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import { insertPublication } from '../db/publication.ts';
import type { Visit } from '../db/schema.ts';
import { findTopic } from '../db/topic.ts';
import { lockVisit, updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { type FollowPreview, followInvitations, previewFollow } from './invitation-follow.ts';
import { type Draft, draftProgramme, findPublishedProgramme, forgetProgrammes, type Programme } from './programme.ts';
import { compareProgrammes, isEmptyDifference, type ProgrammeDifference } from './programme-difference.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { wantTopicCard } from './topic-card.ts';
import { channelLane } from './visit.ts';

export interface PublicationPlan {
  isFirst: boolean;
  difference: ProgrammeDifference;
  invitations: FollowPreview;
  /** What stays out, as its day is no longer part of the visit. */
  outside: Draft['outside'];
}

/** What `publish now` would do. @throws UserError when there is nothing to publish */
export async function planPublication(deps: Deps, actor: Actor, visitId: string): Promise<PublicationPlan> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  const { draft, difference, isFirst } = await getDifference(deps, deps.db, visit);
  return { isFirst, difference, outside: draft.outside, invitations: await previewFollow(deps, deps.db, visit, draft) };
}

/** Makes the draft the version that everyone sees; invitations already sent follow. @returns the version's number */
export async function publishProgramme(deps: Deps, actor: Actor, visitId: string): Promise<number> {
  const version = await change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    await lockVisit(trx, visit.id);
    const { draft, difference } = await getDifference(deps, trx, visit);
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
    return next;
  }).catch((error: unknown) => {
    forgetProgrammes(deps.db);
    throw error;
  });
  deps.wakeClock();
  return version;
}

function touchedNumbers({ added, removed, moved, changed }: ProgrammeDifference): number[] {
  return [...added, ...removed, ...[...moved, ...changed].map(({ after }) => after)].map((session) => session.number);
}

async function getDifference(
  deps: Deps,
  db: Trx | Deps['db'],
  visit: Visit,
): Promise<{ draft: Draft; difference: ProgrammeDifference; isFirst: boolean }> {
  const draft = await draftProgramme(db, visit);
  const published = await findPublishedProgramme(db, visit);
  if (draft.sessions.length === 0 && !published) throw nothingThere(draft);
  const difference = compareProgrammes(published ?? { sessions: [] }, draft);
  if (published && isEmptyDifference(difference)) throw await nothingToTell(deps, db, visit, draft);
  return { draft, difference, isFirst: !published };
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
