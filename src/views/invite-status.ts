import type { VisitContext } from '../command.ts';
import type { Answer } from '../db/schema.ts';
import type { GivenReply } from '../domain/answers.ts';
import type { InvitationStatus, PersonStatus } from '../domain/invitation-status.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, code, heading, note, paragraph, rich, type Span } from './blocks.ts';
import { peopleLines } from './people-list.ts';
import { answersByEvent } from './reply.ts';

/** Trouble first, then who does not come, then the rest. */
export function invitationStatusList(status: InvitationStatus, ctx: VisitContext): Block[] {
  const { t } = ctx;
  const { people } = status;
  if (people.length === 0) return [heading(t.invite.statusTitle), paragraph(t.invite.nobodyRegistered)];
  const groups = Map.groupBy(people, groupOf);
  return [
    heading(t.invite.statusTitle),
    ...(people.every(isNew) ? [] : [paragraph(`${t.answers.counts(countsOf(people))}.`)]),
    ...(people.every(isUninvited)
      ? [paragraph(people.every(wasNever) ? t.invite.nobodyInvited : t.invite.nobodyInvitedAnyMore)]
      : []),
    ...groupOrder.flatMap((name) => groupBlocks(name, groups.get(name) ?? [], ctx)),
    buttons(...buttonsOf(status, ctx)),
  ];
}

type Group = 'failed' | 'bounced' | 'no-address' | 'none' | 'cancelled' | 'no' | 'maybe' | 'mixed' | 'yes' | 'open';
const groupOrder: readonly Group[] = [
  'failed',
  'bounced',
  'no-address',
  'no',
  'mixed',
  'maybe',
  'open',
  'none',
  'cancelled',
  'yes',
];

function groupOf({ state, overall }: PersonStatus): Group {
  if (state === 'failed' || state === 'bounced') return state;
  if (overall.kind !== 'open') return overall.kind;
  if (state === 'no-address' || state === 'none' || state === 'cancelled') return state;
  return 'open';
}

function groupBlocks(name: Group, members: readonly PersonStatus[], ctx: VisitContext): Block[] {
  const [first] = members;
  if (first === undefined) return [];
  const { t, command } = ctx;
  return [
    rich({ text: t.answers.groups[name](members.length), bold: true }),
    ...peopleLines(members, (person) => statusLine(person, name, ctx), ctx),
    ...(name === 'bounced'
      ? [
          note(t.answers.cameBack),
          code(`${command} ${t.answers.putRightLine(first.name)}`, `${command} ${t.answers.resendLine(first.name)}`),
        ]
      : []),
  ];
}

function buttonsOf({ people, reminders, openMails }: InvitationStatus, { t, visit }: VisitContext): ButtonSpec[] {
  const hasFailed = people.some(({ state }) => state === 'failed');
  return [
    ...(reminders > 0 ? [{ text: t.reminder.button(reminders), line: `invite remind in=${visit.code}` }] : []),
    ...(openMails > 0 ? [{ text: t.answers.openMails(openMails), line: `invite inbox in=${visit.code}` }] : []),
    ...(hasFailed ? [{ text: t.trouble.retry, line: `visit retry in=${visit.code}` }] : []),
    { text: t.invite.previewButton, line: `invite send in=${visit.code}` },
  ];
}

function isUninvited({ events, state }: PersonStatus): boolean {
  return events.length === 0 && state !== 'slack';
}

function wasNever({ state }: PersonStatus): boolean {
  return state !== 'cancelled';
}

/** Neither invited, nor answered of their own accord. */
function isNew(person: PersonStatus): boolean {
  return isUninvited(person) && wasNever(person) && person.overall.kind === 'open';
}

function countsOf(people: readonly PersonStatus[]): Record<Answer | 'mixed' | 'open', number> {
  const counts = { yes: 0, no: 0, maybe: 0, mixed: 0, open: 0 };
  for (const { overall } of people) counts[overall.kind] += 1;
  return counts;
}

function statusLine(person: PersonStatus, group: Group, ctx: VisitContext): (Span | string)[] {
  const { name, state, events, reason, overall } = person;
  const { t } = ctx;
  // What the group's title says is not said again.
  if (group === 'none' || group === 'no-address' || group === 'cancelled') return [{ text: name, bold: true }];
  const delivery =
    events.length === 0 ? t.answers.states[state] : `${t.invite.events(events.length)}, ${t.answers.states[state]}`;
  const hasTrouble = state === 'failed' || state === 'bounced';
  const parts = [
    hasTrouble && reason ? `${delivery} (${reason})` : delivery,
    ...(overall.kind === 'mixed' ? [mixedWords(person, ctx)] : []),
    ...('reply' in overall ? [replyWords(overall.reply, ctx)] : []),
    ...(overall.kind === 'open' && overall.before ? [t.answers.beforeMove(overall.before.answer)] : []),
  ];
  return [{ text: name, bold: true }, ` – ${parts.join('; ')}`];
}

/** What was answered, when and how, and what was said with it. */
export function replyWords({ answer, reason, created_at: at, via }: GivenReply, { t, visit }: VisitContext): string {
  const said = `${t.answers.words[answer]}, ${t.answers.when(at, visit.time_zone, via)}`;
  return reason === null ? said : `${said}; ${t.invite.reason(reason)}`;
}

/** Each event with its answer, and the newest of them with its time. */
function mixedWords({ events }: PersonStatus, { t, visit }: VisitContext): string {
  const said = t.answers.each(answersByEvent(events));
  const newest = events
    .flatMap(({ reply }) => reply ?? [])
    .toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))
    .at(0);
  if (!newest) return said;
  const when = t.answers.when(newest.created_at, visit.time_zone, newest.via);
  return newest.reason === null ? `${said} (${when})` : `${said} (${when}); ${t.invite.reason(newest.reason)}`;
}
