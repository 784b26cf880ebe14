import { insertInvitation, insertRevision, invitationKey, updateInvitation } from '../db/invitation.ts';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import { updateTroublesToExpired } from '../db/outbox-troubles.ts';
import type { Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { openAccessLinks } from './access-link.ts';
import { hashContent, type InvitationContent, type WhyCancelled } from './invitation-content.ts';
import { noteNewInvitations } from './invitation-note.ts';
import type { InvitationStep, KnownInvitation } from './invitation-plan.ts';
import type { WantedInvitation } from './invitation-wanted.ts';
import { mailDomain } from './mail-address.ts';
import type { Instant } from './time.ts';

type Trail = Pick<KnownInvitation, 'id' | 'sequence' | 'stampedAt'>;
type Outgoing = { method: 'REQUEST' | 'CANCEL'; content: InvitationContent; expiresAt: Instant };

/**
 * Writes down each step as a revision with the next SEQUENCE, and queues its mail; an older one that could not be delivered is given
 * up.
 *
 * @returns how many mails
 */
export async function takeSteps(deps: Deps, trx: Trx, visit: Visit, steps: readonly InvitationStep[]): Promise<number> {
  let mails = 0;
  await openProgrammes(deps, trx, visit, steps);
  await noteNewInvitations(deps, trx, visit, steps);
  await updateTroublesToExpired(trx, steps.flatMap(keyBefore));
  const send = async (trail: Trail, outgoing: Outgoing): Promise<Trail> => {
    mails += 1;
    return revise(deps, trx, visit, trail, outgoing);
  };
  for (const step of steps) {
    if (step.kind === 'cancel') await close(trx, await send(step.known, cancellation(step.known, step.why)));
    else if (!step.known) await send(await open(deps, trx, visit, step.wanted), request(step.wanted));
    else {
      const leaves = step.kind === 'update' && step.leaves;
      const trail = leaves ? await send(step.known, cancellation(step.known, 'uninvited')) : step.known;
      await keep(trx, await send(trail, request(step.wanted, step.known)), step.wanted);
    }
  }
  return mails;
}

/** Of the mail that a step takes the place of. */
function keyBefore({ known }: InvitationStep): string[] {
  return known ? [invitationKey(known.id, known.sequence)] : [];
}

/** Mails carry a link to the programme of whom they are for: made here, so that a mail that is sent twice carries the same. */
async function openProgrammes(deps: Deps, trx: Trx, visit: Visit, steps: readonly InvitationStep[]): Promise<void> {
  const invited = new Set(steps.flatMap((step) => (step.kind === 'cancel' ? [] : step.wanted.personId)));
  if (invited.size > 0) await openAccessLinks(deps, trx, { visitId: visit.id, purpose: 'programme' }, invited);
}

/** The row that keeps the UID for ever, before its first revision. */
async function open(deps: Deps, trx: Trx, visit: Visit, wanted: WantedInvitation): Promise<Trail> {
  const id = deps.newId();
  const created_at = deps.now().toISOString();
  await insertInvitation(trx, {
    id,
    visit_id: visit.id,
    person_id: wanted.personId,
    scope: wanted.scope,
    uid: `${id}@${domainOf(deps)}`,
    sequence: 0,
    status: 'active',
    content_hash: hashContent(wanted.content),
    created_at,
  });
  return { id, sequence: -1, stampedAt: created_at };
}

async function keep(trx: Trx, { id, sequence }: Trail, wanted: WantedInvitation): Promise<void> {
  await updateInvitation(trx, id, { sequence, status: 'active', content_hash: hashContent(wanted.content) });
}

async function close(trx: Trx, { id, sequence }: Trail): Promise<void> {
  await updateInvitation(trx, id, { sequence, status: 'cancelled' });
}

function request({ content }: WantedInvitation, known?: KnownInvitation): Outgoing {
  const before = known?.content.end ?? content.end;
  return { method: 'REQUEST', content, expiresAt: content.end > before ? content.end : before };
}

/** Keeps what calendars know the event by (RFC 5546 §3.2.5). */
function cancellation({ content }: KnownInvitation, why: WhyCancelled): Outgoing {
  return { method: 'CANCEL', content: { ...content, why }, expiresAt: content.end };
}

/** Mails to one address leave in order, or a late old message would undo a newer one. */
async function revise(deps: Deps, trx: Trx, visit: Visit, before: Trail, outgoing: Outgoing): Promise<Trail> {
  const sequence = before.sequence + 1;
  const now = deps.now();
  // DTSTAMP must not go back, even where the clock does (RFC 5545 §3.8.7.2).
  const stampedAt = now.toISOString() > before.stampedAt ? now.toISOString() : before.stampedAt;
  await insertRevision(trx, {
    invitation_id: before.id,
    sequence,
    method: outgoing.method,
    content: JSON.stringify(outgoing.content),
    message_id: `<invitation.${before.id}.${sequence}@${domainOf(deps)}>`,
    created_at: stampedAt,
  });
  await insertEffect(trx, {
    key: invitationKey(before.id, sequence),
    kind: 'invitation-mail',
    teamId: visit.team_id,
    visitId: visit.id,
    lane: `mail:${outgoing.content.attendee.address.toLowerCase()}`,
    payload: { invitationId: before.id, sequence },
    expiresAt: outgoing.expiresAt,
    now,
  });
  return { id: before.id, sequence, stampedAt };
}

function domainOf({ config }: Deps): string {
  if (config.mailFrom) return mailDomain(config.mailFrom.address);
  // An IPv6 host stands in brackets, which neither a UID nor a Message-ID takes.
  return new URL(config.publicUrl).hostname.replace(/[^\w.-]+/g, '-').replace(/^-|-$/g, '');
}
