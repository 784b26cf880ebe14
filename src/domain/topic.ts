import { renewDelivery } from '../db/delivery.ts';
import type { Trx } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import type { SessionKind, Side, Stance, TimeQualifier, Topic, Visit } from '../db/schema.ts';
import { findSession, putSession } from '../db/session.ts';
import {
  deleteTopic,
  findTopic,
  hasVoted,
  insertTopic,
  replacePresenters,
  toggleVote,
  updateTopic,
} from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { usualVisibility } from './audience.ts';
import { type Actor, change } from './change.ts';
import { getVisitFor, getVisitTakingNumber, getVisitToCoordinate, refuseClosed } from './rights.ts';
import type { Day, WallTime } from './time.ts';
import { wantTopicCard } from './topic-card.ts';
import { getOrInsertPresenter, type Who } from './who.ts';

export interface NewTopic {
  title: string;
  lengthMinutes?: number | null | undefined;
  presenters?: Who[] | null | undefined;
  stance?: Stance | null | undefined;
  kind?: SessionKind | null | undefined;
  field?: string | null | undefined;
  wishedDay?: Day | null | undefined;
  wishedTime?: WallTime | null | undefined;
  wishedQualifier?: TimeQualifier | null | undefined;
  wishedRoom?: string | null | undefined;
}

/** As long as nobody says otherwise, a topic takes three quarters of an hour. */
export const usualMinutes = 45;

export async function proposeTopic(deps: Deps, actor: Actor, visitId: string, input: NewTopic): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, number } = await getVisitTakingNumber(trx, actor, visitId);
    refuseClosed(visit);
    const side = await sideOf(trx, visit, actor.userId);
    const topic: Topic = {
      id: deps.newId(),
      visit_id: visit.id,
      number,
      title: input.title,
      status: 'proposed',
      decline_reason: null,
      length_minutes: input.lengthMinutes ?? usualMinutes,
      side,
      stance: input.stance ?? 'show',
      kind: input.kind ?? 'talk',
      field: input.field ?? null,
      wished_day: input.wishedDay ?? null,
      wished_time: input.wishedTime ?? null,
      wished_qualifier: input.wishedQualifier ?? null,
      wished_room: input.wishedRoom ?? null,
      proposed_by: actor.userId,
      created_at: deps.now().toISOString(),
      note: null,
      counterpart_id: null,
      source_link: null,
      source_author: null,
      audience: 'all',
      visibility: usualVisibility(input.kind ?? 'talk'),
    };
    await insertTopic(trx, topic);
    if (input.presenters) await setPresenters(deps, trx, actor, visit, topic, input.presenters);
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return topic;
  });
}

export type TopicEdit = Omit<NewTopic, 'title'> & { title?: string | null | undefined };

/** What is undefined stays; what is null is cleared. Proposers may change their own topic until it is decided. */
export async function editTopic(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  edit: TopicEdit,
): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, topic } = await getOwnTopic(trx, actor, visitId, number);
    const keep = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
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
    };
    await updateTopic(trx, topic.id, edited);
    if (edit.presenters !== undefined) await setPresenters(deps, trx, actor, visit, topic, edit.presenters ?? []);
    const session = await findSession(trx, visit.id, number);
    if (session) await putSession(trx, { ...session, title: edited.title, kind: edited.kind });
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return { ...topic, ...edited };
  });
}

/** Two clicks that are no further apart are one double click, milliseconds. */
const doubleClick = 1000;

/** @returns whether the vote stands now: given again, it is taken back, but not by the second half of a double click */
export async function voteForTopic(deps: Deps, actor: Actor, visitId: string, number: number) {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    refuseClosed(visit);
    const topic = await getTopic(trx, visit, number);
    if (topic.status === 'declined') throw new UserError((t) => t.agenda.declinedNoVote(topic));
    const isNew = await renewDelivery(trx, `vote:${topic.id}:${actor.userId}`, deps.now(), doubleClick);
    if (!isNew) return { topic, given: await hasVoted(trx, topic.id, actor.userId) };
    const given = await toggleVote(trx, topic.id, actor.userId, deps.now());
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return { topic, given };
  });
}

/** Takes its session out of the draft programme, too; what is published stays until the next publication. */
export async function removeTopic(deps: Deps, actor: Actor, visitId: string, number: number): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, topic } = await getOwnTopic(trx, actor, visitId, number);
    await deleteTopic(trx, topic.id);
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return topic;
  });
}

/** @throws UserError when the visit has no topic of this number */
export async function getTopic(trx: Trx, visit: Visit, number: number): Promise<Topic> {
  const topic = await findTopic(trx, visit.id, number);
  if (!topic) throw noSuchTopic(number, visit);
  return topic;
}

async function getOwnTopic(trx: Trx, actor: Actor, visitId: string, number: number) {
  const visit = await getVisitFor(trx, actor, visitId);
  refuseClosed(visit);
  const topic = await getTopic(trx, visit, number);
  const isOwn = topic.proposed_by === actor.userId && topic.status === 'proposed';
  if (!isOwn) await getVisitToCoordinate(trx, actor, visitId);
  return { visit, topic };
}

async function setPresenters(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  visit: Visit,
  topic: Topic,
  presenters: Who[],
): Promise<void> {
  const people: string[] = [];
  for (const who of presenters) people.push((await getOrInsertPresenter(deps, trx, actor, visit, who, topic.side)).id);
  await replacePresenters(trx, topic.id, [...new Set(people)]);
}

/** Who is no member yet counts for the host, in whose workspace the visit is coordinated. */
async function sideOf(trx: Trx, visit: Visit, userId: string): Promise<Side> {
  return (await findPersonByUser(trx, visit.id, userId))?.side ?? 'host';
}

export function noSuchTopic(number: number, visit: Visit): UserError {
  return new UserError((t) => t.agenda.noSuchTopic(number, visit.code), {
    instead: (t) => t.verbs['agenda.list'].example,
  });
}
