/** Which topics of a visit somebody wants to see. */

import type { Db } from '../db/open.ts';
import type { Side, TopicStatus, Visit } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { UserError } from '../errors.ts';
import { fullName } from './full-name.ts';
import { foldPhrase } from './nearest.ts';
import { describeWho, findPersonNamed, type Who } from './who.ts';

export interface WantedTopics {
  status?: TopicStatus | 'scheduled' | null | undefined;
  /** A field, or a part of its name. */
  field?: string | null | undefined;
  side?: Side | null | undefined;
  presenter?: Who | null | undefined;
}

/** What has to be true of a topic, all of it; fields and presenters as they are written, one of which is enough. */
export interface TopicFilter {
  status: TopicStatus | 'scheduled' | undefined;
  fields: readonly string[] | undefined;
  side: Side | undefined;
  presenters: readonly string[] | undefined;
  /** What says the same again: the field or the name where one was meant, else the words that fit several. */
  given: { field: string | undefined; presenter: string | undefined };
}

/** @throws UserError for a field or presenter that none of the topics has; it names those that there are */
export async function topicFilter(
  db: Db,
  visit: Visit,
  topics: readonly ListedTopic[],
  wanted: WantedTopics,
): Promise<TopicFilter> {
  const fields = wanted.field ? fieldsMeant(topics, wanted.field) : undefined;
  const presenters = wanted.presenter ? await presentersMeant(db, visit, topics, wanted.presenter) : undefined;
  const words = wanted.presenter?.kind === 'name' ? wanted.presenter.name : undefined;
  return {
    status: wanted.status ?? undefined,
    side: wanted.side ?? undefined,
    fields,
    presenters,
    given: {
      field: fields?.length === 1 ? fields[0] : (wanted.field ?? undefined),
      presenter: presenters?.length === 1 ? presenters[0] : words,
    },
  };
}

/** @param isScheduled whether a topic has a time that the reader may see */
export function isWanted(topic: ListedTopic, isScheduled: boolean, filter: TopicFilter): boolean {
  const { status, fields, side, presenters } = filter;
  if (status === 'scheduled' ? !isScheduled : status && topic.status !== status) return false;
  if (side && topic.side !== side) return false;
  if (fields && !(topic.field && fields.includes(topic.field))) return false;
  return !presenters || topic.presenters.some((name) => presenters.includes(name));
}

/** The fields that topics have, in the order of the alphabet. */
export function fieldsOf(topics: readonly ListedTopic[]): string[] {
  return sorted(topics.flatMap(({ field }) => field ?? []));
}

/** Who presents, with titles, in the order of the alphabet. */
export function presentersOf(topics: readonly ListedTopic[]): string[] {
  return sorted(topics.flatMap(({ presenters }) => presenters));
}

function fieldsMeant(topics: readonly ListedTopic[], wanted: string): string[] {
  const known = fieldsOf(topics);
  const meant = matching(known, wanted);
  if (meant.length === 0) throw new UserError((t) => t.agendaList.noSuchField(wanted, known), { field: 'field' });
  return meant;
}

async function presentersMeant(db: Db, visit: Visit, topics: readonly ListedTopic[], who: Who): Promise<string[]> {
  const known = presentersOf(topics);
  const person = who.kind === 'name' ? undefined : await findPersonNamed(db, visit, who);
  const meant =
    who.kind === 'name' ? matching(known, who.name) : known.filter((name) => person && name === fullName(person));
  if (meant.length > 0) return meant;
  const given = await describeWho(db, visit.team_id, who);
  throw new UserError((t) => t.agendaList.noSuchPresenter(given, known), { field: 'presenter' });
}

/** What is written so; else what has these words in it. */
function matching(known: readonly string[], wanted: string): string[] {
  const words = foldPhrase(wanted);
  const exact = known.filter((each) => foldPhrase(each) === words);
  return exact.length > 0 ? exact : known.filter((each) => foldPhrase(each).includes(words));
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted((a, b) => a.localeCompare(b, 'de'));
}
