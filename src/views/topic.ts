import type { VisitContext } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { formatDate, formatTime, type TimeQualifier } from '../domain/format-time.ts';
import { isOnVisitDay, type Programme } from '../domain/programme.ts';
import { dayOf, type Instant, wallTimeOf } from '../domain/time.ts';
import type { TopicBackground } from '../domain/topic-background.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { asSentence, linkLines, peopleFacts } from './topic-background.ts';

/** Where a topic stands in the programme: as published, or, for coordinators only, as drafted. */
export interface TopicTime {
  startsAt: Instant;
  timeQualifier: TimeQualifier | null;
  room: string | null;
  isDraft: boolean;
}

/** The time that the reader may see. A draft is shown to coordinators, and only where it differs from what is published. */
export function visibleTime(
  topic: ListedTopic,
  published: Programme | undefined,
  coordinates: boolean,
): TopicTime | undefined {
  const session = published?.sessions.find((each) => each.number === topic.number);
  const draft = coordinates && topic.starts_at !== null ? topic : undefined;
  const isDrafted = draft && (draft.starts_at !== session?.startsAt || draft.room !== session.room);
  if (isDrafted && draft.starts_at) {
    return { startsAt: draft.starts_at, timeQualifier: draft.time_qualifier, room: draft.room, isDraft: true };
  }
  return session && { ...session, isDraft: false };
}

/** The topic as everyone in the channel sees it, in the visit's language. */
export function topicCard(
  topic: ListedTopic,
  visit: Visit,
  background: TopicBackground,
  published: Programme | undefined,
): Block[] {
  const t = texts(visit.language);
  const time = visibleTime(topic, published, false);
  const open = visit.status === 'open' && topic.status !== 'declined';
  return [
    heading(t.agenda.cardHeading(topic)),
    paragraph([...facts(topic, time, visit, visit.language), ...peopleFacts(topic, background, visit, t)].join(' · ')),
    ...linkLines(topic, background, t).map((line) => rich(...asSentence(line))),
    note(
      [
        ...(topic.status === 'proposed' ? [] : [statusText(topic, time, visit, visit.language)]),
        t.agenda.proposedBy(background.proposer),
        ...(open ? [t.proposal.discuss] : []),
      ].join(' · '),
    ),
    ...(open
      ? [
          buttons({
            text: t.agenda.voteButton(topic.votes),
            line: `agenda vote ${topic.number} in=${visit.code}`,
            // Begins with what is seen, so that it can also be said (WCAG 2.5.3).
            label: `${t.agenda.voteButton(topic.votes)}: #${topic.number} ${topic.title}`,
          }),
        ]
      : []),
  ];
}

/**
 * One topic with what the reader may do with it.
 *
 * @param about where it stands among those that are not declined; rank 0 for one that is
 */
export function topicDetails(
  topic: ListedTopic,
  time: TopicTime | undefined,
  about: TopicBackground & { rank: number; of: number },
  ctx: VisitContext,
  may: { coordinate: boolean },
): Block[] {
  const { t, visit, language } = ctx;
  const act = (verb: string) => `agenda ${verb} ${topic.number} in=${visit.code}`;
  const { status } = topic;
  const decisions = may.coordinate
    ? [
        ...(status === 'accepted' ? [] : [{ text: t.agenda.accept, line: act('accept') }]),
        ...(status === 'declined' || status === 'deferred'
          ? []
          : [{ text: time ? t.conflict.moveButton(topic.number) : t.agenda.place, line: act('move') }]),
        ...(status === 'deferred' ? [] : [{ text: t.agenda.defer, line: act('defer') }]),
        ...(status === 'declined' ? [] : [{ text: t.agenda.decline, line: act('decline') }]),
        { text: t.agenda.edit, line: act('edit') },
      ]
    : [];
  const vote = { text: t.agenda.voteButton(topic.votes), line: act('vote') };
  const actions = [...(status === 'declined' ? [] : [vote]), ...decisions];
  return [
    heading(t.agenda.cardHeading(topic)),
    list([
      ...facts(topic, time, visit, language).map((fact) => [fact]),
      ...peopleFacts(topic, about, visit, t).map((fact) => [fact]),
      ...(topic.visibility === 'guest' ? [] : [[t.proposal.visibility(topic.visibility)]]),
      ...linkLines(topic, about, t),
      ...(topic.note !== null && may.coordinate ? [[t.proposal.note(topic.note)]] : []),
      [
        [
          statusText(topic, time, visit, language),
          t.agenda.votes(topic.votes),
          ...(about.rank > 0 ? [t.proposal.rank(about.rank, about.of)] : []),
        ].join(' · '),
      ],
      [t.agenda.proposedBy(about.proposer)],
    ]),
    ...(visit.status === 'open' && actions.length > 0 ? [buttons(...actions)] : []),
  ];
}

/** What was decided, and whether it has a time that counts. */
export function statusText(topic: ListedTopic, time: TopicTime | undefined, visit: Visit, language: Language): string {
  const t = texts(language);
  const isScheduled = time && (!time.isDraft || isOnVisitDay(visit, time.startsAt));
  if (topic.status === 'declined' && topic.decline_reason) return t.agenda.declinedBecause(topic.decline_reason);
  return t.choices[topic.status === 'accepted' && isScheduled ? 'scheduled' : topic.status];
}

/** Length, whose it is, presenters, field and time, as far as they are known. */
export function facts(topic: ListedTopic, time: TopicTime | undefined, visit: Visit, language: Language): string[] {
  const t = texts(language);
  const wish = [
    topic.wished_day && formatDate(topic.wished_day, language),
    topic.wished_time && formatTime(topic.wished_time, language, topic.wished_qualifier ?? undefined),
    topic.wished_room && t.programme.room(topic.wished_room),
  ]
    .filter((each) => each !== null)
    .join(', ');
  return [
    t.agenda.length(topic.length_minutes),
    t.agenda.stance(topic, visit),
    ...(topic.presenters.length > 0 ? [t.agenda.presentedBy(topic.presenters)] : []),
    ...(topic.field ? [t.agenda.field(topic.field)] : []),
    ...(time ? [timeText(time, visit, language)] : wish ? [t.agenda.wish(wish)] : []),
  ];
}

function timeText({ startsAt, timeQualifier, room, isDraft }: TopicTime, visit: Visit, language: Language): string {
  const t = texts(language);
  const time = formatTime(wallTimeOf(startsAt, visit.time_zone), language, timeQualifier ?? undefined);
  if (isDraft && !isOnVisitDay(visit, startsAt)) return t.agenda.outsideDays(dayOf(startsAt, visit.time_zone), time);
  const say = isDraft ? t.agenda.draftedFor : t.agenda.scheduledFor;
  return say(dayOf(startsAt, visit.time_zone), time, room);
}
