/** The topics of a visit by rank, a page at a time. */

import type { VisitContext } from '../command.ts';
import type { ListedTopic } from '../db/topic.ts';
import type { AgendaTime } from '../domain/agenda-time.ts';
import type { TopicFilter } from '../domain/topic-filter.ts';
import type { Block } from '../slack/block-kit.ts';
import { quoted } from '../slack/typed-line.ts';
import { agendaSum } from './agenda-sum.ts';
import { type ButtonSpec, button, buttons, heading, note, overflow, paragraph, shorten } from './blocks.ts';
import { facts, statusText, type TopicTime } from './topic.ts';

export interface ShownTopic {
  topic: ListedTopic;
  time: TopicTime | undefined;
  /** Among those that are not declined; 0 for one that is. */
  rank: number;
}

export interface TopicList {
  /** Those that the filter leaves. */
  topics: readonly ShownTopic[];
  all: number;
  filter: TopicFilter;
  /** Counted from 1; what is behind the last page shows the last. */
  page: number;
  sum: AgendaTime;
  coordinates: boolean;
}

const perPage = 12;
const longestTopic = 700;

export function topicList(list: TopicList, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  if (list.all === 0) return [paragraph(t.agenda.listEmpty), buttons(proposing(ctx))];
  const conditions = conditionsOf(list.filter, ctx);
  const pages = Math.ceil(list.topics.length / perPage);
  const page = Math.max(1, Math.min(list.page, pages));
  const shown = list.topics.slice((page - 1) * perPage, page * perPage);
  return [
    heading(`${t.agenda.listTitle} · ${visit.title}`),
    agendaSum(list.sum, ctx, list.coordinates),
    ...(shown.length > 0 && conditions.length + pages > 1 ? [note(position(list, conditions, page, pages, ctx))] : []),
    ...(shown.length === 0 ? [paragraph(t.agendaList.nothing(conditions))] : []),
    ...shown.map((each) => topicLine(each, ctx, list.coordinates)),
    buttons(
      ...(page > 1 ? [{ text: t.agendaList.earlier, line: listLine(list.filter, ctx, `part=${page - 1}`) }] : []),
      ...(page < pages ? [{ text: t.agendaList.later, line: listLine(list.filter, ctx, `part=${page + 1}`) }] : []),
      { text: t.agendaList.filter, line: listLine(list.filter, ctx, 'filter=yes') },
      // The page is named so that the whole list takes the place of the filtered one.
      ...(conditions.length > 0 ? [{ text: t.agendaList.unfilter, line: `agenda list part=1 in=${visit.code}` }] : []),
      ...(visit.status === 'open' ? [proposing(ctx)] : []),
    ),
  ];
}

function proposing({ t, visit }: VisitContext): ButtonSpec {
  return { text: t.agenda.propose, line: `agenda add in=${visit.code}`, style: 'primary' };
}

function position(list: TopicList, conditions: string[], page: number, pages: number, { t }: VisitContext): string {
  const isFiltered = conditions.length > 0;
  return [
    ...(isFiltered ? [t.agendaList.filtered(conditions)] : []),
    isFiltered ? t.agendaList.found(list.topics.length, list.all) : t.agendaList.all(list.all),
    ...(pages > 1 ? [t.agendaList.page(page, pages)] : []),
  ].join(' · ');
}

/** What the filter asks for, in words. */
function conditionsOf({ status, fields, side, presenters }: TopicFilter, { t, visit }: VisitContext): string[] {
  return [
    ...(status ? [t.choices[status]] : []),
    ...(fields ? [t.agendaList.filterField(fields)] : []),
    ...(side ? [t.agendaList.filterSide(visit[side])] : []),
    ...(presenters ? [t.agendaList.filterPresenter(presenters)] : []),
  ];
}

/** The same list again, with something more said. Where several are meant, the words that were given come back. */
function listLine({ status, given, side }: TopicFilter, { visit }: VisitContext, more: string): string {
  return [
    'agenda list',
    ...(status ? [`status=${status}`] : []),
    ...(given.field ? [`field=${quoted(given.field)}`] : []),
    ...(side ? [`side=${side}`] : []),
    ...(given.presenter ? [`by=${quoted(given.presenter)}`] : []),
    more,
    `in=${visit.code}`,
  ].join(' ');
}

function topicLine({ topic, time, rank }: ShownTopic, ctx: VisitContext, coordinates: boolean): Block {
  const { t, visit, language } = ctx;
  const lines = [
    `#${topic.number} ${topic.title}`,
    [
      t.agenda.votes(topic.votes),
      ...(rank > 0 ? [t.agendaList.rank(rank)] : []),
      statusText(topic, time, visit, language),
      ...facts(topic, time, visit, language),
    ].join(' · '),
  ];
  return {
    type: 'section',
    text: { type: 'plain_text', text: shorten(lines.join('\n'), longestTopic), emoji: false },
    accessory: coordinates && visit.status === 'open' ? deciding(topic, ctx) : showing(topic, ctx),
  };
}

function showing({ number, title }: ListedTopic, { t, visit }: VisitContext) {
  return button({
    text: t.agenda.show,
    label: `${t.agenda.show}: #${number} ${title}`,
    line: `agenda show ${number} in=${visit.code}`,
  });
}

/** What coordinators may do with a topic, as far as it still changes something. */
function deciding({ number, status }: ListedTopic, { t, visit }: VisitContext) {
  const act = (verb: string) => `agenda ${verb} ${number} in=${visit.code}`;
  const accept = { text: t.agenda.accept, line: act('accept') };
  const place = { text: t.agenda.place, line: act('move') };
  const defer = { text: t.agenda.defer, line: act('defer') };
  const decline = { text: t.agenda.decline, line: act('decline') };
  const edit = { text: t.agenda.edit, line: act('edit') };
  const next = {
    proposed: [accept, place, defer, decline],
    accepted: [place, edit, defer, decline],
    deferred: [accept, edit, decline],
    declined: [accept, edit, defer],
  };
  return overflow(`agenda list ${number}`, [{ text: t.agenda.show, line: act('show') }, ...next[status]]);
}
