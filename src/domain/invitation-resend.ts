import { settleBounces } from '../db/incoming-mail.ts';
import type { Person } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { fullName } from './full-name.ts';
import { listAhead, refuseWithoutMail } from './invitation.ts';
import { type InvitationStep, type KnownInvitation, leavesAddress } from './invitation-plan.ts';
import { takeSteps } from './invitation-revision.ts';
import { findAddress } from './invitation-wanted.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { getPersonNamed, type Who } from './who.ts';

export interface Resent {
  name: string;
  address: string;
  /** How many are on their way. */
  invitations: number;
  /** The address is another one than before, which gets the cancellations. */
  hasLeft: boolean;
}

/**
 * Sends someone's invitations once more as they stand, to the address that the person has now: the way to try again after a mail
 * came back, and for whoever has lost one.
 *
 * @throws UserError when the person is not registered, has no usable address or no invitation, and where mail is not set up
 */
export async function resendInvitations(deps: Deps, actor: Actor, visitId: string, who: Who): Promise<Resent> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    refuseWithoutMail(deps);
    const person = await getPersonNamed(trx, visit, who);
    const name = fullName(person);
    const address = getAddress(person);
    const ahead = await listAhead(deps, trx, visit, person.id);
    if (ahead.length === 0) {
      throw new UserError((t) => t.invite.noneToResend(name), { instead: (t) => t.invite.sendLine });
    }
    const steps = ahead.map((known) => onceMore(known, address));
    const mails = await takeSteps(deps, trx, visit, steps);
    await settleBounces(trx, person.id, actor.userId, deps.now().toISOString());
    return { name, address, invitations: steps.length, hasLeft: mails > steps.length };
  });
}

/** What the event is, stays; only the address may be another one. */
function onceMore(known: KnownInvitation, address: string): InvitationStep {
  const { personId, scope } = known;
  const content = { ...known.content, attendee: { ...known.content.attendee, address } };
  const wanted = { personId, scope, content };
  return { kind: 'update', wanted, known, leaves: leavesAddress(known, wanted) };
}

function getAddress(person: Person): string {
  const address = findAddress(person);
  if (address !== undefined) return address;
  const name = fullName(person);
  throw new UserError((t) => t.invite.noAddress(name), { instead: (t) => t.invite.addAddressLine(name) });
}
