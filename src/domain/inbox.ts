import { findIncomingMailById, listOpenMails } from '../db/incoming-mail.ts';
import { findInvitation, listRevisions } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { findPerson, findPersonByEmail } from '../db/person.ts';
import type { IncomingMailRow, Invitation, Person, Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from './change.ts';
import { type IncomingDetails, readDetails } from './incoming-details.ts';
import { type Suggestion, suggestionOf } from './incoming-suggestion.ts';
import { type InvitationContent, readContent } from './invitation-content.ts';
import { type EventName, findEventName } from './reply-answers.ts';
import { getVisitToCoordinate } from './rights.ts';

/** A mail that waits for a decision, with what it is about. */
export interface InboxMail {
  row: IncomingMailRow;
  details: IncomingDetails;
  /** Whose invitation it is about, or who wrote; undefined where nobody registered is meant. */
  person: Person | undefined;
  /** Who is registered under the address that the mail comes from. */
  sender: Person | undefined;
  invitation: Invitation | undefined;
  /** What people call the event. */
  event: EventName | undefined;
  /** As the event was sent last. */
  content: InvitationContent | undefined;
  /** What could be done about a suggested time. */
  suggestion: Suggestion | undefined;
}

/** For coordinators; the newest first. */
export async function listInbox(deps: Deps, actor: Actor, visitId: string): Promise<InboxMail[]> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  const mails: InboxMail[] = [];
  for (const row of await listOpenMails(deps.db, visit.id)) mails.push(await describeMail(deps.db, visit, row));
  return mails;
}

/** For the note about it; undefined once it is decided. */
export async function findOpenMail(db: Db, visit: Visit, id: string): Promise<InboxMail | undefined> {
  const row = await findIncomingMailById(db, id);
  return row?.visit_id === visit.id && row.settled_at === null ? describeMail(db, visit, row) : undefined;
}

/** Within a transaction or without. */
export async function describeMail(db: Db, visit: Visit, row: IncomingMailRow): Promise<InboxMail> {
  const details = readDetails(row.details);
  const invitation = row.invitation_id === null ? undefined : await findInvitation(db, row.invitation_id);
  const revision = invitation && (await listRevisions(db, invitation.id, invitation.sequence)).at(-1);
  const content = revision && readContent(revision.content);
  const owner = row.person_id ?? invitation?.person_id;
  const hasTime = row.kind === 'counter' && invitation && content;
  return {
    row,
    details,
    person: owner === undefined ? undefined : await findPerson(db, owner),
    sender: row.from_address === '' ? undefined : await findPersonByEmail(db, visit.id, row.from_address),
    invitation,
    event: invitation && content && (await findEventName(db, visit, invitation, content)),
    content,
    suggestion: hasTime
      ? suggestionOf(visit, invitation, content, details, await listSessions(db, visit.id))
      : undefined,
  };
}

/**
 * For whom an answer in this mail would count: who stands in for somebody answers for themselves, and so does who was not invited;
 * unless the answer is in the name of the invited person.
 */
export function countsFor({ row, person, sender }: InboxMail): Person | undefined {
  if (row.kind === 'delegation' && sender) return sender;
  if (row.kind === 'stranger' && row.person_id === null) return sender;
  return row.kind === 'bounce' ? undefined : (person ?? sender);
}
