import type { Context, VisitContext } from '../command.ts';
import type { OutboxRow, Person, Visit } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import type { Conflict } from '../domain/conflicts.ts';
import { withoutCounterpart } from '../domain/counterpart.ts';
import { isOnVisitDay } from '../domain/programme.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { button, buttons, code, divider, heading, list, note, paragraph } from './blocks.ts';
import { conflictBlocks } from './conflicts.ts';
import { nextSteps } from './next-steps.ts';

/** What everyone in the channel sees of a visit, in the visit's language. */
export function visitCard(visit: Visit, coordinators: string[], command: string): Block[] {
  const t = texts(visit.language);
  return [
    heading(visit.title),
    list(facts(visit, coordinators, visit.language).map((fact) => [fact])),
    ...(visit.status === 'open'
      ? [
          note(t.visit.cardHint(command)),
          buttons(
            { text: t.agenda.propose, line: `agenda add in=${visit.code}`, style: 'primary' },
            { text: t.agenda.showList, line: `agenda list in=${visit.code}` },
          ),
        ]
      : [note(t.visit.cardClosed)]),
  ];
}

export interface VisitOverview {
  coordinators: string[];
  topics: ListedTopic[];
  people: Person[];
  publishedAt: string | undefined;
  hasUnpublishedChanges: boolean;
  /** How many sessions have a time on a day that is no longer part of the visit. */
  outside: number;
  coordinates: boolean;
  /** In the draft; only for coordinators. */
  conflicts: readonly Conflict[];
  /** Only for coordinators. */
  troubles: Pick<OutboxRow, 'kind' | 'status' | 'last_error'>[];
}

/** The visit, how far it is, and what comes next. */
export function visitOverview(overview: VisitOverview, ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  const members = overview.people.filter((person) => person.role !== 'presenter');
  const countSide = (side: 'host' | 'guest') => members.filter((person) => person.side === side).length;
  const accepted = overview.topics.filter((topic) => topic.status === 'accepted');
  const scheduled = accepted.filter(({ starts_at }) => starts_at !== null && isOnVisitDay(visit, starts_at));
  const lonely =
    overview.coordinates && visit.status === 'open'
      ? withoutCounterpart(overview.topics).map(({ number }) => number)
      : [];
  return [
    heading(visit.title),
    list(
      [
        ...facts(visit, overview.coordinators, language),
        t.visit.topics(overview.topics.length, accepted.length, scheduled.length),
        t.visit.members(countSide('host'), countSide('guest')),
        overview.publishedAt ? t.visit.published(visit, overview.publishedAt) : t.visit.notPublished,
        ...(overview.coordinates && overview.publishedAt && overview.hasUnpublishedChanges
          ? [t.visit.unpublishedChanges]
          : []),
        ...(overview.coordinates && overview.outside > 0 ? [t.visit.sessionsOutside(overview.outside)] : []),
        ...(lonely.length > 0 ? [t.counterpart.without(lonely)] : []),
        ...(visit.status === 'closed' ? [t.visit.isClosed] : []),
      ].map((fact) => [fact]),
    ),
    ...conflictBlocks(overview.conflicts, ctx),
    nextSteps({ ...overview, scheduled: scheduled.length, lonely: lonely[0] }, ctx),
    ...(overview.troubles.length > 0 ? [divider, ...troubleBlocks(overview.troubles, ctx)] : []),
  ];
}

/** What could not be delivered, and what to do about it. */
function troubleBlocks(troubles: VisitOverview['troubles'], { t, visit }: VisitContext): Block[] {
  const shown = troubles.slice(0, 10);
  return [
    paragraph(t.trouble.title(troubles.length)),
    list(
      shown.map((row) => [
        { text: t.trouble.kinds[row.kind] ?? t.trouble.unknownKind, bold: true },
        `: ${row.status === 'unknown' ? t.trouble.perhapsTwice : t.trouble.reason(row.last_error ?? '')}`,
      ]),
    ),
    buttons({ text: t.trouble.retry, line: `visit retry in=${visit.code}` }),
  ];
}

export function visitList(visits: Visit[], { t, language }: Context): Block[] {
  if (visits.length === 0) return [paragraph(t.visit.listEmpty), startButton(language)];
  return [
    heading(t.visit.listTitle),
    ...visits.slice(0, 40).map(
      (visit): Block => ({
        type: 'section',
        text: {
          type: 'plain_text',
          emoji: false,
          text: [
            `${visit.title} (${visit.code})`,
            [
              t.visit.hostAndGuest(visit),
              t.visit.period(visit),
              ...(visit.status === 'closed' ? [t.visit.isClosed] : []),
            ].join(' · '),
          ].join('\n'),
        },
        accessory: button({
          text: t.agenda.show,
          label: `${t.agenda.show}: ${visit.code}`,
          line: `visit show in=${visit.code}`,
        }),
      }),
    ),
  ];
}

export function startButton(language: Language): Block {
  return buttons({ text: texts(language).visit.start, line: 'visit new', style: 'primary' });
}

export function nextLines(command: string, lines: string[]): Block {
  return code(...lines.map((line) => `${command} ${line}`));
}

function facts(visit: Visit, coordinators: string[], language: Language): string[] {
  const t = texts(language);
  return [
    t.visit.hostAndGuest(visit),
    `${t.visit.period(visit)}, ${visit.place}`,
    t.visit.hours(visit),
    t.visit.coordinators(coordinators),
    t.visit.code(visit),
  ];
}
