import type { VisitContext } from '../command.ts';
import type { InvitationPlan } from '../domain/invitation.ts';
import type { PersonSteps } from '../domain/invitation-state.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, code, heading, note, paragraph, rich } from './blocks.ts';
import { peopleLines } from './people-list.ts';

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
  return peopleLines(people, line, ctx);
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

function sumOf({ people }: InvitationPlan, { t }: VisitContext): string {
  const sum = (of: (steps: PersonSteps) => number) => people.reduce((total, each) => total + of(each), 0);
  return t.invite.sum(
    sum(({ added }) => added),
    sum(({ updated }) => updated),
    sum(({ cancelled }) => cancelled),
  );
}
