import { replaceAudiencePeople } from '../db/audience.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Trx } from '../db/open.ts';
import type { Topic } from '../db/schema.ts';
import { findSession } from '../db/session.ts';
import { deleteTopic, updateTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import type { Texts } from '../i18n/index.ts';
import { usualVisibility } from './audience.ts';
import { type Actor, change } from './change.ts';
import { refuseInternalForGuests } from './internal-for-guests.ts';
import { forgetTitles } from './known-titles.ts';
import { isOnVisitDay } from './programme.ts';
import { getVisitFor, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { listConflictsOf, refuseConflicts } from './session-conflicts.ts';
import { addMinutes } from './time.ts';
import { getTopicToRead, type TopicInput } from './topic.ts';
import { wantTopicCard } from './topic-card.ts';
import { setLists, setPeople } from './topic-particulars.ts';
import { writeSession } from './written-session.ts';

export interface TopicEdit extends TopicInput {
  title?: string | null | undefined;
  /** Although it is in the way of something else then. */
  anyway?: boolean | null | undefined;
}

/**
 * What is undefined stays; what is null is cleared. Proposers may change their own topic until it is decided. Its session in the
 * draft follows, but keeps its start.
 *
 * @throws UserError that names what would be in its way in the draft, unless `anyway`
 */
export async function editTopic(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  edit: TopicEdit,
): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, topic } = await getOwnTopic(trx, actor, visitId, number);
    const coordinates = await isCoordinator(trx, visit.id, actor.userId);
    const known = await listConflictsOf(trx, visit, number);
    const edited = {
      title: edit.title ?? topic.title,
      length_minutes: edit.lengthMinutes ?? topic.length_minutes,
      stance: edit.stance ?? topic.stance,
      kind: edit.kind ?? topic.kind,
      field: keep(edit.field, topic.field),
      wished_day: keep(edit.wishedDay, topic.wished_day),
      wished_time: keep(edit.wishedTime, topic.wished_time),
      wished_qualifier: keep(edit.wishedQualifier, topic.wished_qualifier),
      wished_room: keep(edit.wishedRoom, topic.wished_room),
      note: coordinates ? keep(edit.note, topic.note) : noteAdded(topic.note, edit.note),
      visibility: visibilityAfter(topic, edit),
      audience: topic.audience,
      ...(await setPeople(trx, visit, topic, edit)),
    };
    await refuseInternalForGuests(trx, visit, { ...topic, ...edited });
    await updateTopic(trx, topic.id, edited);
    if (edited.title !== topic.title) forgetTitles(deps.db, visit.id);
    await setLists(deps, trx, actor, visit, topic, edit);
    const session = await findSession(trx, visit.id, number);
    if (session) {
      const { title, kind, audience, visibility } = edited;
      const isLonger = edited.length_minutes !== topic.length_minutes;
      const ends_at = isLonger ? addMinutes(session.starts_at, edited.length_minutes) : session.ends_at;
      const after = { ...session, title, kind, audience, visibility, ends_at };
      const insist = (t: Texts) => t.conflict.insistEdit;
      // What is in the draft is for coordinators to read; they are shown what others have put in its way.
      const options = { anyway: edit.anyway || !coordinates, known, insist, withoutWays: true } as const;
      if (isOnVisitDay(visit, after.starts_at)) await refuseConflicts(trx, visit, after, options);
      await writeSession(trx, visit, after);
    }
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return { ...topic, ...edited };
  });
}

/** Takes its session out of the draft programme, too; what is published stays until the next publication. */
export async function removeTopic(deps: Deps, actor: Actor, visitId: string, number: number): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, topic } = await getOwnTopic(trx, actor, visitId, number);
    await deleteTopic(trx, topic.id);
    await replaceAudiencePeople(trx, visit.id, number, []);
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return topic;
  });
}

async function getOwnTopic(trx: Trx, actor: Actor, visitId: string, number: number) {
  const visit = await getVisitFor(trx, actor, visitId);
  refuseClosed(visit);
  const topic = await getTopicToRead(trx, actor, visit, number);
  const isOwn = topic.proposed_by === actor.userId && topic.status === 'proposed';
  if (!isOwn) await getVisitToCoordinate(trx, actor, visitId);
  return { visit, topic };
}

function keep<T>(given: T | undefined, before: T): T {
  return given === undefined ? before : given;
}

/** Proposers may tell the coordinators something, but do not read what is there, and so do not take it away. */
function noteAdded(before: string | null, added: string | null | undefined): string | null {
  return [before, added].filter(Boolean).join('\n') || null;
}

/** As long as nobody says otherwise, it follows the kind. */
function visibilityAfter(topic: Topic, { kind, visibility }: TopicEdit): Topic['visibility'] {
  if (visibility) return visibility;
  const wasUsual = topic.visibility === usualVisibility(topic.kind);
  return visibility === null || wasUsual ? usualVisibility(kind ?? topic.kind) : topic.visibility;
}
