import type { VisitContext } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { NotedEvent } from '../domain/invitation-note.ts';
import type { PersonToRemind } from '../domain/reminder.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { mostEvents, timesOf } from './event-times.ts';
import { peopleLines } from './people-list.ts';
import { answerButtons } from './reply.ts';

export interface DirectInvitation {
  visit: Visit;
  events: readonly NotedEvent[];
  /** The address of the person's own programme. */
  programme: string;
  why: 'invited' | 'reminded';
  /** The same was sent by mail. */
  isMailed: boolean;
}

/** For whoever is invited: what it is, when and where, and the answers to click. */
export function directInvitation({ visit, events, programme, why, isMailed }: DirectInvitation, t: Texts): Block[] {
  const items = events
    .slice(0, mostEvents)
    .map((event) => [
      { text: event.summary, bold: true as const },
      `\n${t.reminder.when(timesOf(event))}`,
      ...(event.location === '' ? [] : [`\n${t.reminder.where(event.location)}`]),
    ]);
  const rest = events.length - mostEvents;
  return [
    heading(why === 'invited' ? t.reminder.invitedTitle(visit.title) : t.reminder.remindedTitle(visit.title)),
    paragraph(why === 'invited' ? t.reminder.invited(visit.title) : t.reminder.reminded(visit.title)),
    list([...items, ...(rest > 0 ? [[t.invite.more(rest)]] : [])]),
    answerButtons(visit, t),
    rich({ text: t.reminder.programme, url: programme }),
    ...(isMailed ? [note(t.reminder.alsoByMail)] : []),
  ];
}

/** What `invite remind now` would do. */
export function reminderPreview(people: readonly PersonToRemind[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const due = people.filter(isDue);
  const count = (way: 'slack' | 'mail') => due.filter((person) => person.way === way).length;
  return [
    heading(t.reminder.previewTitle),
    ...(people.length === 0 ? [paragraph(t.reminder.nobody)] : []),
    ...(people.length > 0 && due.length === 0 ? [paragraph(t.reminder.noneLeft)] : []),
    ...(due.length > 0
      ? [paragraph(t.reminder.would({ slack: count('slack'), mail: count('mail') })), ...dueList(due, ctx)]
      : []),
    ...notReminded(people, ctx),
    buttons(
      ...(due.length > 0
        ? [{ text: t.reminder.remindNow, line: `invite remind now in=${visit.code}`, style: 'primary' as const }]
        : []),
      { text: t.invite.showStatus, line: `invite status in=${visit.code}` },
    ),
  ];
}

/** What was sent. */
export function remindersSent(people: readonly PersonToRemind[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const due = people.filter(isDue);
  return [
    ...(due.length > 0
      ? [heading(t.reminder.sentTitle), paragraph(t.reminder.sent(due.length)), ...dueList(due, ctx)]
      : [paragraph(people.length > 0 ? t.reminder.noneLeft : t.reminder.nobody)]),
    ...notReminded(people, ctx),
    buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` }),
  ];
}

function dueList(due: readonly PersonToRemind[], ctx: VisitContext): Block[] {
  const line = ({ name, way }: PersonToRemind) => [
    { text: name, bold: true as const },
    ...(way ? [` – ${ctx.t.reminder.ways[way]}`] : []),
  ];
  return peopleLines(due, line, ctx);
}

function isDue({ way, wasReminded }: PersonToRemind): boolean {
  return way !== undefined && !wasReminded;
}

function notReminded(people: readonly PersonToRemind[], ctx: VisitContext): Block[] {
  const { t } = ctx;
  const today = people.filter(({ wasReminded }) => wasReminded);
  const unreachable = people.filter(({ way, wasReminded }) => way === undefined && !wasReminded);
  const listed = (title: string, those: readonly PersonToRemind[]) => [
    rich({ text: title, bold: true }),
    ...peopleLines(those, ({ name }) => [name], ctx),
  ];
  return [
    ...(today.length > 0 ? listed(t.reminder.today(today.length), today) : []),
    ...(unreachable.length > 0
      ? [...listed(t.reminder.unreachable(unreachable.length), unreachable), note(t.reminder.unreachableWhy)]
      : []),
  ];
}
