/** Calling off all invitations, and sending somebody's once more. */

import type { VisitContext } from '../command.ts';
import type { Cancellation } from '../domain/invitation-cancel.ts';
import type { Resent } from '../domain/invitation-resend.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, note, paragraph } from './blocks.ts';
import { peopleLines } from './people-list.ts';

/** Who would lose how many events, and the button that calls them off. */
export function cancellationPreview(cancellation: Cancellation, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const { people } = cancellation;
  if (people.length === 0) return nothingToCancel(cancellation, ctx);
  return [
    heading(t.invite.cancelTitle),
    paragraph(t.invite.wouldCancel(people.length, eventsOf(cancellation))),
    ...peopleLines(
      people,
      ({ name, cancelled }) => [{ text: name, bold: true as const }, ` – ${t.invite.events(cancelled)}`],
      ctx,
    ),
    ...(visit.status === 'open' ? [note(t.invite.silentAfterwards)] : []),
    buttons(
      { text: t.invite.cancelNow, line: `invite cancel now in=${visit.code}`, style: 'danger' },
      { text: t.invite.showStatus, line: `invite status in=${visit.code}` },
    ),
  ];
}

/** How many cancellations are on their way, and the way back. */
export function cancellationDone(cancellation: Cancellation, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const { people } = cancellation;
  if (people.length === 0) return nothingToCancel(cancellation, ctx);
  const isOpen = visit.status === 'open';
  return [
    paragraph(t.invite.cancelled(people.length, eventsOf(cancellation))),
    ...(isOpen ? [note(t.invite.silentNow)] : []),
    buttons(
      { text: t.invite.showStatus, line: `invite status in=${visit.code}` },
      ...(isOpen ? [{ text: t.invite.previewButton, line: `invite send in=${visit.code}` }] : []),
    ),
  ];
}

/** How many invitations are on their way to somebody once more. */
export function invitationsResent(
  { name, address, invitations, hasLeft }: Resent,
  { t, visit }: VisitContext,
): Block[] {
  return [
    paragraph(t.invite.resent(name, address, invitations)),
    ...(hasLeft ? [paragraph(t.invite.leftAddress)] : []),
    buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` }),
  ];
}

function nothingToCancel({ cancelledAt }: Cancellation, { t, visit }: VisitContext): Block[] {
  return [
    paragraph(t.invite.nothingToCancel),
    ...(cancelledAt === null ? [] : [note(t.invite.calledOffOn(cancelledAt, visit.time_zone))]),
  ];
}

function eventsOf({ people }: Cancellation): number {
  return people.reduce((total, { cancelled }) => total + cancelled, 0);
}
