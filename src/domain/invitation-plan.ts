/** From what people were sent to what they should have: which messages that takes. Pure. */

import { hashContent, type InvitationContent, type WhyCancelled } from './invitation-content.ts';
import type { WantedInvitation } from './invitation-wanted.ts';
import type { Instant } from './time.ts';

/** An invitation as it was sent, or is on its way. */
export interface KnownInvitation {
  id: string;
  personId: string;
  scope: string;
  isActive: boolean;
  contentHash: string;
  /** Of the newest revision. */
  content: InvitationContent;
  /** Of the newest revision. */
  sequence: number;
  /** When the newest revision was made. */
  stampedAt: Instant;
  /** The newest revision was refused for good, or came back. */
  hasFailed: boolean;
  /** It was sent, and a mail server reported that it did not arrive. */
  hasBounced: boolean;
}

export type InvitationStep =
  /** `known`: invited before, then cancelled; it goes on with the same UID (RFC 5546 §3.2.2). */
  | { kind: 'new'; wanted: WantedInvitation; known: KnownInvitation | undefined }
  /** `leaves`: the person has another address, so the event is taken out of the calendar behind the old one. */
  | { kind: 'update'; wanted: WantedInvitation; known: KnownInvitation; leaves: boolean }
  | { kind: 'cancel'; known: KnownInvitation; why: WhyCancelled };

/**
 * What has to be sent, cancellations first, and nothing for what is unchanged. Events that are over stay as they are: nobody wants mail about
 * yesterday.
 *
 * @param situation.whyGone why somebody has an invitation no more
 */
export function compareInvitations(
  known: readonly KnownInvitation[],
  wanted: readonly WantedInvitation[],
  situation: { now: Instant; whyGone: (known: Pick<KnownInvitation, 'scope' | 'personId'>) => WhyCancelled },
): InvitationStep[] {
  const before = new Map(known.map((invitation) => [keyOf(invitation), invitation]));
  const wantedKeys = new Set(wanted.map(keyOf));
  const isAhead = (content: InvitationContent) => content.end > situation.now;
  const sent = wanted.flatMap((each): InvitationStep[] => {
    const old = before.get(keyOf(each));
    if (!old?.isActive) return isAhead(each.content) ? [{ kind: 'new', wanted: each, known: old }] : [];
    if (old.contentHash === hashContent(each.content)) return [];
    if (!isAhead(each.content) && !isAhead(old.content)) return [];
    return [{ kind: 'update', wanted: each, known: old, leaves: leavesAddress(old, each) }];
  });
  const cancelled = known
    .filter((old) => old.isActive && isAhead(old.content) && !wantedKeys.has(keyOf(old)))
    .map((old): InvitationStep => ({ kind: 'cancel', known: old, why: situation.whyGone(old) }));
  return [...cancelled, ...sent];
}

export function personOf(step: InvitationStep): { personId: string; name: string } {
  const { personId, content } = step.kind === 'cancel' ? step.known : step.wanted;
  return { personId, name: content.attendee.name };
}

/** To an address that took nothing, no cancellation is sent either: most often it was mistyped. */
export function leavesAddress(
  old: Pick<KnownInvitation, 'content' | 'hasFailed'>,
  wanted: Pick<WantedInvitation, 'content'>,
): boolean {
  const [from, to] = [old.content.attendee.address, wanted.content.attendee.address];
  return !isSameAddress(from, to) && !old.hasFailed;
}

export function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function keyOf(invitation: { personId: string; scope: string }): string {
  return `${invitation.personId} ${invitation.scope}`;
}
