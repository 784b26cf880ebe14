import { renewDelivery } from '../db/delivery.ts';
import type { Db, Trx } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import type { SessionKind, Side, Stance, TimeQualifier, Topic, Visibility, Visit } from '../db/schema.ts';
import { findTopic, insertTopic } from '../db/topic.ts';
import { hasVoted, toggleVote } from '../db/vote.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { usualVisibility } from './audience.ts';
import { type Actor, change, doubleClick } from './change.ts';
import { refuseInternalForGuests } from './internal-for-guests.ts';
import { findSimilarTopics } from './known-titles.ts';
import { getVisitFor, getVisitTakingNumber, refuseClosed } from './rights.ts';
import type { Day, WallTime } from './time.ts';
import { wantTopicCard } from './topic-card.ts';
import { type Particulars, setLists, setPeople } from './topic-particulars.ts';
import { findViewer, mayRead } from './visible-programme.ts';

/** What can be said of a topic besides its title. */
export interface TopicInput extends Particulars {
  lengthMinutes?: number | null | undefined;
  stance?: Stance | null | undefined;
  kind?: SessionKind | null | undefined;
  field?: string | null | undefined;
  wishedDay?: Day | null | undefined;
  wishedTime?: WallTime | null | undefined;
  wishedQualifier?: TimeQualifier | null | undefined;
  wishedRoom?: string | null | undefined;
  note?: string | null | undefined;
  visibility?: Visibility | null | undefined;
}

export interface NewTopic extends TopicInput {
  title: string;
  /** Of the message that was made into this topic, and the id of its author in Slack. */
  sourceLink?: string | null | undefined;
  sourceAuthor?: string | null | undefined;
  /** Although there is a similar one. */
  anyway?: boolean | null | undefined;
}

/** As long as nobody says otherwise, a topic takes three quarters of an hour. */
export const usualMinutes = 45;

/**
 * Takes the next number of the visit.
 *
 * @throws UserError that names similar topics, unless it is to be proposed anyway
 */
export async function proposeTopic(deps: Deps, actor: Actor, visitId: string, input: NewTopic): Promise<Topic> {
  return change(deps, actor, async (trx) => {
    const { visit, number } = await getVisitTakingNumber(trx, actor, visitId);
    refuseClosed(visit);
    if (!input.anyway) await refuseSimilar(deps, trx, actor, visit, input.title);
    const side = await sideOf(trx, visit, actor.userId);
    const kind = input.kind ?? 'talk';
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
      kind,
      field: input.field ?? null,
      wished_day: input.wishedDay ?? null,
      wished_time: input.wishedTime ?? null,
      wished_qualifier: input.wishedQualifier ?? null,
      wished_room: input.wishedRoom ?? null,
      proposed_by: actor.userId,
      created_at: deps.now().toISOString(),
      note: input.note ?? null,
      counterpart_id: null,
      source_link: input.sourceLink ?? null,
      source_author: input.sourceLink ? (input.sourceAuthor ?? null) : null,
      audience: 'all',
      visibility: input.visibility ?? usualVisibility(kind),
      ...(await setPeople(trx, visit, { number, side }, input)),
    };
    await refuseInternalForGuests(trx, visit, topic);
    await insertTopic(trx, topic);
    await setLists(deps, trx, actor, visit, topic, {
      presenters: input.presenters ?? undefined,
      materials: input.materials ?? undefined,
    });
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return topic;
  });
}

/** @returns whether the vote stands now: given again, it is taken back, but not by the second half of a double click */
export async function voteForTopic(deps: Deps, actor: Actor, visitId: string, number: number) {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    refuseClosed(visit);
    const topic = await getTopicToRead(trx, actor, visit, number);
    if (topic.status === 'declined') throw new UserError((t) => t.agenda.declinedNoVote(topic));
    const isNew = await renewDelivery(trx, `vote:${topic.id}:${actor.userId}`, deps.now(), doubleClick);
    if (!isNew) return { topic, given: await hasVoted(trx, topic.id, actor.userId) };
    const given = await toggleVote(trx, topic.id, actor.userId, deps.now());
    await wantTopicCard(trx, visit, topic.id, deps.now());
    return { topic, given };
  });
}

/** @throws UserError when the visit has no topic of this number */
export async function getTopic(trx: Trx, visit: Visit, number: number): Promise<Topic> {
  const topic = await findTopic(trx, visit.id, number);
  if (!topic) throw noSuchTopic(number, visit);
  return topic;
}

/** The same; of what is internal, guests do not even learn that it is there. */
export async function getTopicToRead(db: Db, actor: Actor, visit: Visit, number: number): Promise<Topic> {
  const topic = await findTopic(db, visit.id, number);
  const isHidden = topic?.visibility === 'internal' && !mayRead(topic, await findViewer(db, visit, actor));
  if (!topic || isHidden) throw noSuchTopic(number, visit);
  return topic;
}

/** More would be a list to read, not a hint. */
const mostSimilar = 2;

async function refuseSimilar(deps: Deps, trx: Trx, actor: Actor, visit: Visit, title: string): Promise<void> {
  const about = { viewer: () => findViewer(trx, visit, actor), now: deps.now() };
  const similar = (await findSimilarTopics(deps.db, trx, visit, title, about)).slice(0, mostSimilar);
  if (similar.length === 0) return;
  throw new UserError((t) => t.proposal.similar(similar), {
    field: 'title',
    ways: (t) =>
      similar.flatMap(({ number, status }) => [
        { text: t.proposal.showOne(number), line: `agenda show ${number}` },
        ...(status === 'declined' ? [] : [{ text: t.proposal.voteForOne(number), line: `agenda vote ${number}` }]),
      ]),
    insist: (t) => t.proposal.proposeAnyway,
  });
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
