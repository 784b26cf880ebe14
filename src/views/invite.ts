import type { VisitContext } from '../command.ts';
import type { InvitationPlan } from '../domain/invitation.ts';
import type { PersonSteps, Undelivered } from '../domain/invitation-state.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, code, heading, note, paragraph, rich } from './blocks.ts';
import { peopleLines } from './people-list.ts';

/** What `invite send now` would send to whom. */
export function invitationPreview(plan: InvitationPlan, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const nothing = plan.people.length === 0;
  const isReady = plan.isMailSetUp && !(nothing && plan.inSlack.length === 0);
  return [
    heading(t.invite.previewTitle),
    ...(plan.isMailSetUp ? [] : [paragraph(t.invite.noMail)]),
    ...(nothing
      ? nothingToSend(plan, ctx)
      : [paragraph(t.invite.wouldSend(plan.people.length, sumOf(plan.people, t)))]),
    ...calledOffBefore(plan, ctx),
    ...stepsList(plan.people, ctx),
    ...inSlackList(plan, ctx),
    ...unreachableList(plan, ctx),
    ...undeliveredList(plan, ctx),
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
          paragraph(t.invite.sent(plan.people.length, sumOf(plan.people, t))),
          note(t.invite.sentNext),
        ]),
    ...inSlackList(plan, ctx),
    ...unreachableList(plan, ctx),
    buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` }),
  ];
}

function nothingToSend({ participants, unreachable, inSlack }: InvitationPlan, { t, command }: VisitContext): Block[] {
  if (participants === 0) return [paragraph(t.invite.nobody), code(`${command} ${t.invite.registerLine}`)];
  return unreachable.length === participants || inSlack.length > 0 ? [] : [paragraph(t.invite.nothingToSend)];
}

/** How many new, changed and cancelled events each person gets. */
export function stepsList(people: readonly PersonSteps[], ctx: VisitContext): Block[] {
  if (people.length === 0) return [];
  const line = ({ name, added, updated, cancelled }: PersonSteps) => [
    { text: name, bold: true as const },
    ` – ${ctx.t.invite.forPerson(added, updated, cancelled)}`,
  ];
  return peopleLines(people, line, ctx);
}

/** Those who are told in Slack alone. */
function inSlackList({ inSlack }: InvitationPlan, ctx: VisitContext): Block[] {
  if (inSlack.length === 0) return [];
  return [
    rich({ text: ctx.t.reminder.inSlackAlone(inSlack.length), bold: true }),
    ...peopleLines(inSlack, (name) => [name], ctx),
  ];
}

function unreachableList({ unreachable }: InvitationPlan, ctx: VisitContext): Block[] {
  const [first] = unreachable;
  if (first === undefined) return [];
  const { t, command } = ctx;
  return [
    rich({ text: t.invite.unreachable(unreachable.length), bold: true }),
    ...peopleLines(unreachable, (name) => [name], ctx),
    note(t.invite.addAddress),
    code(`${command} ${t.invite.addAddressLine(first)}`),
  ];
}

/** Once everyone has them again, there is nothing to say. */
function calledOffBefore({ cancelledAt, people }: InvitationPlan, { t, visit }: VisitContext): Block[] {
  if (cancelledAt === null || people.length === 0) return [];
  return [paragraph(`${t.invite.calledOffOn(cancelledAt, visit.time_zone)} ${t.invite.sameEventsBack}`)];
}

function undeliveredList({ undelivered }: InvitationPlan, ctx: VisitContext): Block[] {
  const [first] = undelivered;
  if (first === undefined) return [];
  const { t, command } = ctx;
  const line = ({ name, address, why }: Undelivered) => [
    { text: name, bold: true as const },
    ` – ${address}, ${t.invite.whyUndelivered[why]}`,
  ];
  return [
    rich({ text: t.invite.undelivered(undelivered.length), bold: true }),
    ...peopleLines(undelivered, line, ctx),
    note(t.invite.tryAgain),
    code(`${command} ${t.invite.addAddressLine(first.name)}`, `${command} ${t.invite.tryAgainLine(first.name)}`),
  ];
}

/** All together: "2 new invitations and 1 update". */
export function sumOf(people: readonly PersonSteps[], { invite }: Texts): string {
  const sum = (of: (steps: PersonSteps) => number) => people.reduce((total, each) => total + of(each), 0);
  return invite.sum(
    sum(({ added }) => added),
    sum(({ updated }) => updated),
    sum(({ cancelled }) => cancelled),
  );
}
