/** Which invitation a mail is about. */

import { findInvitation, findInvitationByUid, listRevisions } from '../db/invitation.ts';
import type { Trx } from '../db/open.ts';
import { findPerson } from '../db/person.ts';
import type { Invitation, InvitationRevision, Person, Visit } from '../db/schema.ts';
import { findVisitById, findVisitToChange } from '../db/visit.ts';
import { type InvitationContent, readContent } from './invitation-content.ts';

export interface MatchedInvitation {
  invitation: Invitation;
  visit: Visit;
  /** Undefined for somebody who was removed. */
  person: Person | undefined;
  /** From the first to the newest. */
  revisions: InvitationRevision[];
  /** Of the newest revision. */
  content: InvitationContent;
  /** Where the person reads mail at present; lower case. */
  current: ReadonlySet<string>;
  /** Where earlier versions went; lower case. */
  former: ReadonlySet<string>;
}

/** By UID. The visit is locked from here on; nothing where it is closed. */
export async function matchUid(trx: Trx, uid: string): Promise<MatchedInvitation | undefined> {
  const invitation = uid === '' ? undefined : await findInvitationByUid(trx, uid);
  return invitation && matchInvitation(trx, invitation);
}

/** Whether it is of ours, of a closed visit too: that is for no other visit to read, and perhaps another workspace's. */
export async function isKnownUid(trx: Trx, uid: string): Promise<boolean> {
  return uid !== '' && (await findInvitationByUid(trx, uid)) !== undefined;
}

/** What our Message-IDs say: `<invitation.ID.SEQUENCE@…>`, and `decline` in front where a suggested time was declined. */
const messageIdForm = /^<(?:invitation|decline)\.(?<id>[\w-]+)\.(?<sequence>\d{1,9})@[^@<>]+>$/;

/** Whether the Message-ID has the form of ours. */
export function isOurMessageId(messageId: string): boolean {
  return messageIdForm.test(messageId) || reminderForm.test(messageId);
}

/** @returns nothing where the Message-ID is not that of a mail about an event */
export function readMessageId(messageId: string): { invitationId: string; sequence: number } | undefined {
  const groups = messageIdForm.exec(messageId)?.groups;
  return groups?.id === undefined ? undefined : { invitationId: groups.id, sequence: Number(groups.sequence) };
}

/** By the Message-IDs that it answers; the last one is the nearest. As `matchUid`. */
export async function matchReferences(trx: Trx, references: readonly string[]): Promise<MatchedInvitation | undefined> {
  for (const reference of references.toReversed()) {
    const read = readMessageId(reference);
    const invitation = read && (await findInvitation(trx, read.invitationId));
    const matched = invitation && (await matchInvitation(trx, invitation));
    if (matched) return matched;
  }
  return undefined;
}

/** Of a reminder, which is about the whole visit: `<reminder.ROW.PERSON@…>`. */
const reminderForm = /^<reminder\.[\w-]+\.(?<person>[\w-]+)@[^@<>]+>$/;

/** Who was reminded by the mail that this one answers, and of which visit, which is locked from here on. */
export async function matchReminded(
  trx: Trx,
  references: readonly string[],
): Promise<{ visit: Visit; person: Person } | undefined> {
  for (const reference of references.toReversed()) {
    const id = reminderForm.exec(reference)?.groups?.person;
    const person = id === undefined ? undefined : await findPerson(trx, id);
    const visit = person && (await lockOpen(trx, person.visit_id));
    if (visit) return { visit, person };
  }
  return undefined;
}

/** As `matchUid`, for one that is known by its id. */
export async function matchInvitationId(trx: Trx, id: string): Promise<MatchedInvitation | undefined> {
  const invitation = await findInvitation(trx, id);
  return invitation && matchInvitation(trx, invitation);
}

async function matchInvitation(trx: Trx, found: Invitation): Promise<MatchedInvitation | undefined> {
  const visit = await lockOpen(trx, found.visit_id);
  // What was changed until the visit was locked has to be seen.
  const invitation = await findInvitation(trx, found.id);
  if (!invitation || !visit) return undefined;
  const revisions = await listRevisions(trx, invitation.id, invitation.sequence);
  const newest = revisions.at(-1);
  if (!newest) return undefined;
  const person = await findPerson(trx, invitation.person_id);
  const content = readContent(newest.content);
  const current = new Set([content.attendee.address, person?.email ?? ''].filter(Boolean).map(lower));
  const former = revisions.map((revision) => lower(readContent(revision.content).attendee.address));
  return { invitation, visit, person, revisions, content, current, former: new Set(former) };
}

async function lockOpen(trx: Trx, visitId: string): Promise<Visit | undefined> {
  const known = await findVisitById(trx, visitId);
  const visit = known && (await findVisitToChange(trx, known.team_id, known.id));
  return visit?.status === 'open' ? visit : undefined;
}

function lower(address: string): string {
  return address.toLowerCase();
}
