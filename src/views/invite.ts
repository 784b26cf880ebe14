import type { VisitContext } from '../command.ts';
import type { InvitationPlan } from '../domain/invitation.ts';
import type { PersonSteps } from '../domain/invitation-state.ts';
import type { PersonStatus } from '../domain/invitation-status.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, code, heading, list, note, paragraph, rich, type Span } from './blocks.ts';

/** Slack takes 3,000 characters a block and 50 blocks a message; a list of this length stays far below. */
const longestList = 15;

/** What `invite send now` would send to whom. */
export function invitationPreview(plan: InvitationPlan, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const nothing = plan.people.length === 0;
  const isReady = plan.isMailSetUp && !nothing;
  return [
    heading(t.invite.previewTitle),
    ...(plan.isMailSetUp ? [] : [paragraph(t.invite.noMail)]),
    ...(nothing ? nothingToSend(plan, ctx) : [paragraph(t.invite.wouldSend(plan.people.length, sumOf(plan, ctx)))]),
    ...peopleList(plan.people, ctx),
    ...unreachableList(plan, ctx),
    buttons(
      ...(isReady
        ? [{ text: t.invite.sendNow, line: `invite send now in=${visit.code}`, style: 'primary' as const }]
        : []),
      { text: t.invite.showStatus, line: `invite status in=${visit.code}` },
    ),
  ];
}

/** What was sent. */
export function invitationsSent(plan: InvitationPlan, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const nothing = plan.people.length === 0;
  return [
    ...(nothing
      ? nothingToSend(plan, ctx)
      : [
          heading(t.invite.sentTitle),
          paragraph(t.invite.sent(plan.people.length, sumOf(plan, ctx))),
          note(t.invite.sentNext),
        ]),
    ...unreachableList(plan, ctx),
    buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` }),
  ];
}

/** Trouble first, then who does not come, then the rest. */
export function invitationStatusList(people: PersonStatus[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const hasFailed = people.some(({ state }) => state === 'failed');
  const preview = buttons(...(hasFailed ? [{ text: t.trouble.retry, line: `visit retry in=${visit.code}` }] : []), {
    text: t.invite.previewButton,
    line: `invite send in=${visit.code}`,
  });
  if (people.length === 0) return [heading(t.invite.statusTitle), paragraph(t.invite.nobodyRegistered)];
  const groups = Map.groupBy(people, groupOf);
  const sizeOf = (answer: 'yes' | 'no' | 'maybe') => people.filter((each) => each.answer?.answer === answer).length;
  const open = people.filter((each) => each.answer === undefined).length;
  return [
    heading(t.invite.statusTitle),
    paragraph(t.invite.counts(sizeOf('yes'), sizeOf('no'), sizeOf('maybe'), open)),
    ...(people.every((each) => each.events === 0) ? [paragraph(t.invite.nobodyInvited)] : []),
    ...groupOrder.flatMap((name) => {
      const members = groups.get(name) ?? [];
      if (members.length === 0) return [];
      const title = rich({ text: t.invite.groups[name](members.length), bold: true });
      return [title, ...cut(members, (person) => statusLine(person, name, ctx), ctx)];
    }),
    preview,
  ];
}

type Group = 'failed' | 'no-address' | 'none' | 'no' | 'maybe' | 'yes' | 'open';
const groupOrder: readonly Group[] = ['failed', 'no-address', 'no', 'maybe', 'open', 'none', 'yes'];

function groupOf({ state, answer }: PersonStatus): Group {
  if (state === 'failed') return 'failed';
  if (answer) return answer.answer;
  if (state === 'no-address' || state === 'none') return state;
  return 'open';
}

function statusLine(
  { name, state, events, reason, answer }: PersonStatus,
  group: Group,
  { t, visit }: VisitContext,
): (Span | string)[] {
  // What the group's title says is not said again.
  if (group === 'none' || group === 'no-address') return [{ text: name, bold: true }];
  const delivery = events === 0 ? t.invite.states[state] : `${t.invite.events(events)}, ${t.invite.states[state]}`;
  const parts = [
    state === 'failed' && reason ? `${delivery} (${reason})` : delivery,
    ...(answer
      ? [`${t.invite.answers[answer.answer]}, ${t.invite.answered(answer.at, visit.time_zone, answer.via)}`]
      : []),
    ...(answer?.reason ? [t.invite.reason(answer.reason)] : []),
  ];
  return [{ text: name, bold: true }, ` – ${parts.join('; ')}`];
}

function nothingToSend({ participants, unreachable }: InvitationPlan, { t, command }: VisitContext): Block[] {
  if (participants === 0) return [paragraph(t.invite.nobody), code(`${command} ${t.invite.registerLine}`)];
  return unreachable.length > 0 ? [] : [paragraph(t.invite.nothingToSend)];
}

function peopleList(people: PersonSteps[], ctx: VisitContext): Block[] {
  if (people.length === 0) return [];
  const line = ({ name, added, updated, cancelled }: PersonSteps) => [
    { text: name, bold: true as const },
    ` – ${ctx.t.invite.forPerson(added, updated, cancelled)}`,
  ];
  return cut(people, line, ctx);
}

function unreachableList({ unreachable }: InvitationPlan, ctx: VisitContext): Block[] {
  const [first] = unreachable;
  if (first === undefined) return [];
  const { t, command } = ctx;
  return [
    rich({ text: t.invite.unreachable(unreachable.length), bold: true }),
    ...cut(unreachable, (name) => [name], ctx),
    note(t.invite.addAddress),
    code(`${command} ${t.invite.addAddressLine(first)}`),
  ];
}

function cut<T>(items: readonly T[], show: (item: T) => (Span | string)[], { t }: VisitContext): Block[] {
  const rest = items.length - longestList;
  const shown = rest > 0 ? items.slice(0, longestList) : items;
  return [list([...shown.map(show), ...(rest > 0 ? [[t.invite.more(rest)]] : [])])];
}

function sumOf({ people }: InvitationPlan, { t }: VisitContext): string {
  const sum = (of: (steps: PersonSteps) => number) => people.reduce((total, each) => total + of(each), 0);
  return t.invite.sum(
    sum(({ added }) => added),
    sum(({ updated }) => updated),
    sum(({ cancelled }) => cancelled),
  );
}
