import type { Context, VisitContext } from '../command.ts';
import type { OutboxRow, Person, Visit } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { isOnVisitDay } from '../domain/programme.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, button, buttons, code, divider, heading, list, note, paragraph } from './blocks.ts';

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
        ...(visit.status === 'closed' ? [t.visit.isClosed] : []),
      ].map((fact) => [fact]),
    ),
    buttons(...nextSteps(overview, ctx)),
    ...(overview.troubles.length > 0 ? [divider, ...troubleBlocks(overview.troubles, ctx)] : []),
  ];
}

function nextSteps(overview: VisitOverview, { t, visit }: VisitContext): ButtonSpec[] {
  const at = `in=${visit.code}`;
  const reading: ButtonSpec[] = [
    { text: t.agenda.showList, line: `agenda list ${at}` },
    { text: t.programme.title, line: `programme today 1 ${at}` },
    { text: t.visit.members_, line: `member list ${at}` },
  ];
  if (visit.status === 'closed') return reading;
  const everyone: ButtonSpec[] = [{ text: t.agenda.propose, line: `agenda add ${at}`, style: 'primary' }, ...reading];
  if (!overview.coordinates) return everyone;
  return [
    ...everyone,
    { text: t.visit.registerMember, line: `member add ${at}` },
    { text: t.programme.showDraft, line: `programme draft ${at}` },
    { text: t.visit.publish, line: `programme publish ${at}` },
    { text: t.visit.invitations, line: `invite status ${at}` },
    { text: t.visit.edit, line: `visit edit ${at}` },
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
