import type { VisitContext } from '../command.ts';
import type { Answer, Visit } from '../db/schema.ts';
import type { EventAnswer } from '../domain/answers.ts';
import { fullName } from '../domain/full-name.ts';
import type { SavedReply } from '../domain/reply.ts';
import type { EventName, InvitedEvent } from '../domain/reply-answers.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, list, note, paragraph } from './blocks.ts';
import { mostEvents, timesOf } from './event-times.ts';

const answers = ['yes', 'maybe', 'no'] as const;

/** What was noted and what counts now, and for the caller's own reply the other two answers to click. */
export function replySaved(saved: SavedReply, { t, visit }: VisitContext): Block[] {
  const { person, answer, reason, isOwn } = saved;
  const said = isOwn ? t.reply.own(answer, visit.title) : t.reply.onBehalf(answer, fullName(person), visit.title);
  const noted = paragraph(reason === null ? said : `${said}\n${t.reply.reason(reason)}`);
  if (!isOwn) return [noted];
  return [noted, ...whatCounts(saved, t), note(t.reply.canChange), nextButtons(visit, t, answer)];
}

/** The events that it is about, as the answer takes the place of the invitation; and what had been answered to them. */
function whatCounts({ answers: { events }, before, answer }: SavedReply, t: Texts): Block[] {
  if (events.length === 0) return [];
  const was = answersByEvent(before.events);
  const isMixed = new Set(was.map((each) => each.answer)).size > 1;
  const hadOther = isMixed && was.some((each) => each.answer !== 'open' && each.answer !== answer);
  const rest = events.length - mostEvents;
  const lines = events
    .slice(0, mostEvents)
    .map(({ event }) => [
      { text: t.answers.label(event.name), bold: true as const },
      ` – ${t.reminder.when(timesOf(event.content))}`,
    ]);
  return [
    paragraph(t.answers.countsFor(events.length)),
    list([...lines, ...(rest > 0 ? [[t.invite.more(rest)]] : [])]),
    ...(hadOther ? [paragraph(t.answers.replaced(was))] : []),
  ];
}

/** What each event is called, and what counts for it. */
export function answersByEvent(
  events: readonly EventAnswer<EventAnswer['event'] & Pick<InvitedEvent, 'name'>>[],
): { name: EventName; answer: Answer | 'open' }[] {
  return events.map(({ event, reply }) => ({ name: event.name, answer: reply?.answer ?? 'open' }));
}

/** The answers to click, for the whole visit; without the one that was given. */
export function answerButtons(visit: Visit, t: Texts, given?: Answer): Block {
  return buttons(...answers.filter((answer) => answer !== given).map((answer) => answerButton(answer, visit, t)));
}

function nextButtons(visit: Visit, t: Texts, given: Answer): Block {
  const others = answers.filter((answer) => answer !== given);
  return buttons(...others.map((answer) => answerButton(answer, visit, t)), {
    text: t.programme.meTitle,
    line: `programme me in=${visit.code}`,
  });
}

function answerButton(answer: Answer, visit: Visit, t: Texts): ButtonSpec {
  return { text: t.reply.buttons[answer], line: `reply ${answer} in=${visit.code}` };
}
