import type { VisitContext } from '../command.ts';
import type { Answer, Visit } from '../db/schema.ts';
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
  /** What the person has answered to all of it already. */
  answered: Answer | undefined;
  /** The same was sent by mail. */
  isMailed: boolean;
}

/** For whoever is invited: what it is, when and where, and the answers to click. */
export function directInvitation(invitation: DirectInvitation, t: Texts): Block[] {
  const { visit, events, programme, why, answered, isMailed } = invitation;
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
    paragraph(questionOf(invitation, t)),
    list([...items, ...(rest > 0 ? [[t.invite.more(rest)]] : [])]),
    answerButtons(visit, t, answered),
    rich({ text: t.reminder.programme, url: programme }),
    ...(isMailed ? [note(t.reminder.alsoByMail)] : []),
  ];
}

function questionOf({ visit, why, answered }: DirectInvitation, t: Texts): string {
  if (why === 'reminded') return t.reminder.reminded(visit.title);
  return answered ? t.reminder.answered(visit.title, answered) : t.reminder.invited(visit.title);
}

/** What `invite remind now` would do. */
export function reminderPreview(people: readonly PersonToRemind[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const due = people.filter(isDue);
  const count = (way: 'slack' | 'mail') => due.filter((person) => person.way === way).length;
  return [
    ...(due.length > 0 ? [heading(t.reminder.previewTitle)] : []),
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
