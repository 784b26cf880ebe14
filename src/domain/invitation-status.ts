import { type ListedInvitation, listInvitations } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import { listLatestReplies } from '../db/reply.ts';
import type { Answer, OutboxStatus, Reply, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from './change.ts';
import { fullName } from './full-name.ts';
import { findAddress } from './invitation-wanted.ts';
import { getVisitToCoordinate } from './rights.ts';
import type { Instant } from './time.ts';

export type InvitationState = 'none' | 'no-address' | 'waiting' | 'sent' | 'failed' | 'cancelled';

export interface PersonStatus {
  personId: string;
  name: string;
  /** Events that the person is invited to at present. */
  events: number;
  /** The worst of all events: one that failed counts more than one that waits. */
  state: InvitationState;
  /** Why it failed: an SMTP code. */
  reason: string | undefined;
  /** The newest one. */
  answer: GivenAnswer | undefined;
}

export interface GivenAnswer {
  answer: Answer;
  reason: string | null;
  at: Instant;
  via: Reply['via'];
}

/** For coordinators. */
export async function getInvitationStatus(deps: Deps, actor: Actor, visitId: string): Promise<PersonStatus[]> {
  return invitationStatus(deps.db, await getVisitToCoordinate(deps.db, actor, visitId));
}

/** What came of the invitation of each person of a visit; in the order of the list of members. */
export async function invitationStatus(db: Db, visit: Visit): Promise<PersonStatus[]> {
  const people = await listPeople(db, visit.id);
  const invitations = Map.groupBy(await listInvitations(db, visit.id), (invitation) => invitation.person_id);
  const replies = new Map((await listLatestReplies(db, visit.id)).map((reply) => [reply.person_id, reply]));
  return people.map((person) => {
    const own = invitations.get(person.id) ?? [];
    const reply = replies.get(person.id);
    return {
      personId: person.id,
      name: fullName(person),
      events: own.filter((invitation) => invitation.status === 'active').length,
      ...stateOf(own, findAddress(person) !== undefined),
      answer: reply && { answer: reply.answer, reason: reply.reason, at: reply.created_at, via: reply.via },
    };
  });
}

/** What the outbox has forgotten was delivered long ago. */
const stateOfDelivery: Record<OutboxStatus, 'waiting' | 'sent' | 'failed'> = {
  pending: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  failed: 'failed',
  unknown: 'failed',
  expired: 'failed',
};

function stateOf(own: ListedInvitation[], hasAddress: boolean): Pick<PersonStatus, 'state' | 'reason'> {
  const active = own.filter((invitation) => invitation.status === 'active');
  const states = active.map(({ delivery }) => (delivery === null ? 'sent' : stateOfDelivery[delivery]));
  const failed = active[states.indexOf('failed')];
  if (failed) return { state: 'failed', reason: failed.last_error ?? undefined };
  if (!hasAddress) return { state: 'no-address', reason: undefined };
  if (states.length === 0) return { state: own.length > 0 ? 'cancelled' : 'none', reason: undefined };
  return { state: states.includes('waiting') ? 'waiting' : 'sent', reason: undefined };
}
