import type { VisitContext } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { formatTime } from '../domain/format-time.ts';
import { dayOf, wallTimeOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { button, buttons, heading, list, note, paragraph, shorten } from './blocks.ts';

/** The topic as everyone in the channel sees it, in the visit's language. */
export function topicCard(topic: ListedTopic, visit: Visit, proposer: string): Block[] {
  const t = texts(visit.language);
  const open = visit.status === 'open' && topic.status !== 'declined';
  return [
    heading(t.agenda.cardHeading(topic)),
    paragraph(facts(topic, visit, visit.language).join(' · ')),
    note([statusText(topic, visit.language), t.agenda.proposedBy(proposer)].join(' · ')),
    ...(open
      ? [
          buttons({
            text: t.agenda.voteButton(topic.votes),
            line: `agenda vote ${topic.number} in=${visit.code}`,
            label: t.agenda.voteLabel(topic),
          }),
        ]
      : []),
  ];
}

/** One topic with what the reader may do with it. */
export function topicDetails(topic: ListedTopic, ctx: VisitContext, may: { coordinate: boolean }): Block[] {
  const { t, visit, language } = ctx;
  const act = (verb: string) => `agenda ${verb} ${topic.number} in=${visit.code}`;
  const decisions = may.coordinate
    ? [
        { text: t.agenda.accept, line: act('accept') },
        { text: t.agenda.place, line: act('move') },
        { text: t.agenda.defer, line: act('defer') },
        { text: t.agenda.decline, line: act('decline') },
        { text: t.agenda.edit, line: act('edit') },
      ]
    : [];
  return [
    heading(t.agenda.cardHeading(topic)),
    list([
      ...facts(topic, visit, language).map((fact) => [fact]),
      [`${statusText(topic, language)} · ${t.agenda.votes(topic.votes)}`],
    ]),
    ...(visit.status === 'open'
      ? [buttons({ text: t.agenda.voteButton(topic.votes), line: act('vote') }, ...decisions)]
      : []),
  ];
}

const mostInList = 40;

/** Topics by rank, one line each with its own button. */
export function topicList(topics: ListedTopic[], ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  const shown = topics.slice(0, mostInList);
  const rest = topics.length - shown.length;
  return [
    heading(`${t.agenda.listTitle} · ${visit.title}`),
    ...shown.map((topic): Block => {
      const line = [
        `#${topic.number} ${topic.title}`,
        [t.agenda.votes(topic.votes), statusText(topic, language), ...facts(topic, visit, language)].join(' · '),
      ].join('\n');
      return {
        type: 'section',
        text: { type: 'plain_text', text: shorten(line, 3000), emoji: false },
        accessory: button({
          text: t.visit.show,
          label: `#${topic.number}`,
          line: `agenda show ${topic.number} in=${visit.code}`,
        }),
      };
    }),
    ...(rest > 0 ? [note(t.agenda.more(rest))] : []),
  ];
}

export function statusText(topic: ListedTopic, language: Language): string {
  const t = texts(language);
  if (topic.status === 'declined' && topic.decline_reason) return t.agenda.declinedBecause(topic.decline_reason);
  return t.choices[topic.status === 'accepted' && topic.starts_at ? 'scheduled' : topic.status];
}

function facts(topic: ListedTopic, visit: Visit, language: Language): string[] {
  const t = texts(language);
  const wish = [topic.wished_day, topic.wished_time, topic.wished_room].filter((each) => each !== null).join(', ');
  return [
    t.agenda.length(topic.length_minutes),
    t.agenda.stance(topic, visit),
    ...(topic.presenters.length > 0 ? [t.agenda.presentedBy(topic.presenters)] : []),
    ...(topic.field ? [t.agenda.field(topic.field)] : []),
    ...(topic.starts_at ? [draftTime(topic, topic.starts_at, visit, language)] : wish ? [t.agenda.wish(wish)] : []),
  ];
}

function draftTime(topic: ListedTopic, startsAt: string, visit: Visit, language: Language): string {
  const time = formatTime(wallTimeOf(startsAt, visit.time_zone), language);
  return texts(language).agenda.scheduledFor(dayOf(startsAt, visit.time_zone), time, topic.room);
}
