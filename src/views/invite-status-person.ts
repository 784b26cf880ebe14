import type { VisitContext } from '../command.ts';
import type { Reply } from '../db/schema.ts';
import { fullName } from '../domain/full-name.ts';
import { deliveryOf, type OnePersonStatus } from '../domain/invitation-status.ts';
import type { InvitedEvent } from '../domain/reply-answers.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, code, heading, list, note, paragraph, rich, type Span } from './blocks.ts';
import { timesOf } from './event-times.ts';
import { replyWords } from './invite-status.ts';

/** Slack takes 3,000 characters a block: some lines each. */
const linesInBlock = 8;
/** The rest stays in the database. */
const mostLines = 96;

/** What one person was sent and what came of it, and each answer that was ever given. */
export function personStatus(one: OnePersonStatus, ctx: VisitContext): Block[] {
  const { t, visit, command } = ctx;
  const { person, status, answers } = one;
  const name = fullName(person);
  const lines = answers.history.toReversed().map((reply) => historyLine(reply, one, ctx));
  return [
    heading(t.answers.personTitle(name)),
    ...(answers.events.length === 0
      ? [paragraph(sentence(t.answers.states[status.state]))]
      : [
          rich({ text: t.answers.events, bold: true }),
          ...lists(answers.events.map((answer) => eventLine(answer, ctx))),
        ]),
    ...(status.state === 'bounced'
      ? [
          note(t.answers.cameBack),
          code(`${command} ${t.answers.putRightLine(name)}`, `${command} ${t.answers.resendLine(name)}`),
        ]
      : []),
    rich({ text: t.answers.history, bold: true }),
    ...(lines.length === 0 ? [paragraph(t.answers.noHistory)] : lists(lines.slice(0, mostLines))),
    ...(lines.length > mostLines ? [paragraph(t.invite.more(lines.length - mostLines))] : []),
    buttons({ text: t.invite.statusTitle, line: `invite status in=${visit.code}` }),
  ];
}

function eventLine(
  { event, reply, before }: OnePersonStatus['answers']['events'][number],
  ctx: VisitContext,
): (Span | string)[] {
  const { t } = ctx;
  const answer = reply ? replyWords(reply, ctx) : t.answers.words.open;
  const parts = [
    t.reminder.when(timesOf(event.content)),
    deliveryWords(event, ctx),
    before ? `${answer} (${t.answers.beforeMove(before.answer)})` : answer,
  ];
  return [{ text: t.answers.label(event.name), bold: true }, ` – ${parts.join('; ')}`];
}

function deliveryWords(event: InvitedEvent, { t }: VisitContext): string {
  const state = deliveryOf(event);
  const reason = state === 'bounced' ? event.bounce?.status : state === 'failed' ? event.lastError : null;
  const address = event.content.attendee.address;
  return `${t.answers.states[state]}${reason ? ` (${reason})` : ''}, ${address}`;
}

/** When, what, to which event, how, and with which words. */
function historyLine(reply: Reply, { answers, recorders }: OnePersonStatus, { t, visit }: VisitContext): string[] {
  const { created_at: at, via, recorded_by: recordedBy, invitation_id: id } = reply;
  const name = id === null ? undefined : answers.names.get(id);
  const isActive = answers.events.some(({ event }) => event.invitationId === id);
  const when =
    recordedBy === null
      ? t.answers.when(at, visit.time_zone, via)
      : t.answers.notedBy(at, visit.time_zone, recorders.get(recordedBy) ?? recordedBy);
  return [
    [
      `${when}: ${t.answers.words[reply.answer]}`,
      name ? t.answers.event(name) : t.answers.wholeVisit,
      ...(reply.reason === null ? [] : [t.invite.reason(reply.reason)]),
      ...(reply.is_outdated === 1 ? [t.answers.outdated] : []),
      ...(id !== null && !isActive ? [t.answers.cancelledEvent] : []),
    ].join('; '),
  ];
}

function lists(lines: readonly (Span | string)[][]): Block[] {
  const blocks = Math.ceil(lines.length / linesInBlock);
  return Array.from({ length: blocks }, (_, block) =>
    list(lines.slice(block * linesInBlock, (block + 1) * linesInBlock)),
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
