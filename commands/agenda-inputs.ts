/** Between the fields of the agenda's verbs and what the domain calls them, in both directions. */

import type { Given, VisitContext } from '../src/command.ts';
import { type Session, type SessionKind, sessionKinds, type Topic, type Visibility } from '../src/db/schema.ts';
import { formatTime } from '../src/domain/format-time.ts';
import { isOnVisitDay } from '../src/domain/programme.ts';
import type { ReadTime } from '../src/domain/read-time.ts';
import type { Placement } from '../src/domain/session.ts';
import { dayOf, minutesBetween, wallTimeOf } from '../src/domain/time.ts';
import { type TopicInput, usualMinutes } from '../src/domain/topic.ts';
import type { WantedAudience } from '../src/domain/wanted-audience.ts';
import type { Who } from '../src/domain/who.ts';
import { choiceWords } from '../src/i18n/vocabulary.ts';
import type { Link } from '../src/slack/links.ts';
import {
  audience,
  clicksOnly,
  day,
  hidden,
  length,
  line,
  links,
  messageLink,
  oneOf,
  people,
  prose,
  room,
  time,
  user,
  who,
  yesNo,
} from './fields.ts';

export const title = line(150);
export const kind = oneOf(...sessionKinds);
const stance = oneOf('show', 'ask');

/** What proposers know; in a modal, what most of them say comes first. */
const proposed = {
  stance,
  by: people,
  length,
  field: line(80),
  counterpart: who,
  materials: links,
  note: prose(500),
  day,
  at: time,
  room,
  kind,
};

const visibility = oneOf('guest', 'internal', 'press');

/** What can be said of a topic besides its title. */
export const about = { ...proposed, audience, visibility };

/** Whoever proposes need not think about the programme: the modal does not ask for it. */
export const whenProposing = {
  ...proposed,
  audience: hidden(audience),
  visibility: hidden(visibility),
  link: clicksOnly(messageLink),
  author: clicksOnly(user),
  anyway: hidden(yesNo),
};

/** What a topic is as long as nobody says otherwise. */
export const usualGiven: Given = { length: `${usualMinutes}m`, stance: 'show', kind: 'talk' };

interface Place {
  length?: number | null | undefined;
  day?: string | null | undefined;
  at?: ReadTime | null | undefined;
  room?: string | null | undefined;
}

interface About extends Place {
  by?: Who[] | null | undefined;
  stance?: 'show' | 'ask' | null | undefined;
  kind?: SessionKind | null | undefined;
  field?: string | null | undefined;
  materials?: Link[] | null | undefined;
  counterpart?: Who | null | undefined;
  note?: string | null | undefined;
  audience?: WantedAudience | null | undefined;
  visibility?: Visibility | null | undefined;
}

export function topicFrom({ at, ...input }: About): TopicInput {
  return {
    lengthMinutes: input.length,
    presenters: input.by,
    stance: input.stance,
    kind: input.kind,
    field: input.field,
    wishedDay: input.day,
    ...(at === undefined ? {} : { wishedTime: at?.time ?? null, wishedQualifier: at?.qualifier ?? null }),
    wishedRoom: input.room,
    materials: input.materials,
    counterpart: input.counterpart,
    note: input.note,
    audience: input.audience,
    visibility: input.visibility,
  };
}

export function placementFrom({ at, ...input }: Place): Placement {
  return { day: input.day, time: at?.time, qualifier: at?.qualifier, lengthMinutes: input.length, room: input.room };
}

const ofTopicsOnly = ['by', 'stance', 'field', 'materials', 'counterpart', 'note'] as const;

/** Which of the things that only topics have was said. */
export function onlyOfTopics(input: About): (typeof ofTopicsOnly)[number] | undefined {
  return ofTopicsOnly.find((name) => input[name]);
}

/** For whom something is, as it can be typed again. @param named who is meant where it is for named people, as they are typed */
export function audienceGiven(
  { audience }: Pick<Session, 'audience'>,
  named: string,
  { t, language }: VisitContext,
): string {
  if (audience === 'people') return named;
  return audience === 'all' ? t.proposal.everyone : choiceWords[audience][language][0];
}

/** What a modal shows of a topic that has no time yet. */
export function wishGiven(topic: Topic, { language }: VisitContext): Given {
  const { wished_time, wished_qualifier } = topic;
  return {
    length: `${topic.length_minutes}m`,
    day: topic.wished_day ?? '',
    at: wished_time === null ? '' : formatTime(wished_time, language, wished_qualifier ?? undefined),
    room: topic.wished_room ?? '',
  };
}

/** What a modal shows of something that has its place in the programme. */
export function placeGiven(session: Session, { visit, language }: VisitContext): Given {
  const time = wallTimeOf(session.starts_at, visit.time_zone);
  return {
    length: `${minutesBetween(session.starts_at, session.ends_at)}m`,
    // A day that is no longer part of the visit has to be chosen anew.
    day: isOnVisitDay(visit, session.starts_at) ? dayOf(session.starts_at, visit.time_zone) : '',
    at: formatTime(time, language, session.time_qualifier ?? undefined),
    room: session.room ?? '',
  };
}
