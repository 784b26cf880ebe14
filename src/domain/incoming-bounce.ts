import { listOpenMails, listOpenVisitsOfAddress } from '../db/incoming-mail.ts';
import { findInvitation } from '../db/invitation.ts';
import { findInvitationSentTo, updateBounce } from '../db/invitation-bounce.ts';
import type { Trx } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { readDetails } from './incoming-details.ts';
import type { DeliveryReport, IncomingMail } from './incoming-mail.ts';
import {
  isKnownUid,
  isOurMessageId,
  type MatchedInvitation,
  matchInvitationId,
  matchUid,
  readMessageId,
} from './incoming-match.ts';
import { brief, showMail } from './incoming-shown.ts';
import { lock, showEverywhere } from './incoming-unmatched.ts';
import { mailDomain } from './mail-address.ts';

type FailedRecipient = DeliveryReport['recipients'][number];

/** A report without Message-ID and UID is of a mail that went to this address within so many days: servers try for up to five. */
const lateDays = 7;

/**
 * A mail that could not be delivered (RFC 3464). What is merely late is no news.
 *
 * @returns false where it is about no mail of ours
 */
export async function takeBounce(deps: Deps, trx: Trx, mail: IncomingMail, report: DeliveryReport): Promise<boolean> {
  const failed = report.recipients.find(({ action }) => action === 'failed');
  const found = await findBounced(deps, trx, report);
  if (!failed) return found !== undefined || isOurs(deps, report);
  if (found) return takeMatched(deps, trx, mail, found, failed);
  if (await isOfClosed(trx, report)) return false;
  return takeUnmatched(deps, trx, mail, report, failed);
}

interface Bounced {
  matched: MatchedInvitation;
  /** Undefined: it was about the event, but is none of its revisions. */
  sequence: number | undefined;
}

async function findBounced(deps: Deps, trx: Trx, report: DeliveryReport): Promise<Bounced | undefined> {
  const read = report.messageId === undefined ? undefined : readMessageId(report.messageId);
  const byMessage = read && (await matchInvitationId(trx, read.invitationId));
  if (byMessage) {
    const revision = byMessage.revisions.find(({ message_id }) => message_id === report.messageId);
    return { matched: byMessage, sequence: revision?.sequence };
  }
  const byUid = report.uid === undefined ? undefined : await matchUid(trx, report.uid);
  if (byUid) return { matched: byUid, sequence: byUid.invitation.sequence };
  // It names another mail than ours.
  if (report.messageId !== undefined) return undefined;
  const since = new Date(deps.now().getTime() - lateDays * 86_400_000).toISOString();
  for (const { address, action } of report.recipients) {
    const sent = action === 'failed' ? await findInvitationSentTo(trx, address, since) : undefined;
    const matched = sent && (await matchInvitationId(trx, sent.invitationId));
    if (matched) return { matched, sequence: sent.sequence };
  }
  return undefined;
}

/** Of a version that was followed by another it is only noted, and so is a second report about one mailbox. */
async function takeMatched(
  deps: Deps,
  trx: Trx,
  mail: IncomingMail,
  { matched, sequence }: Bounced,
  { address, status }: FailedRecipient,
): Promise<boolean> {
  const { visit, invitation, person, revisions, content } = matched;
  const revision = revisions.find((each) => each.sequence === sequence);
  if (revision) {
    if (revision.bounced_at !== null) return true;
    await updateBounce(trx, revision, { at: mail.receivedAt, status: status === undefined ? null : brief(status, 20) });
    if (revision.sequence < invitation.sequence || content.end <= deps.now().toISOString()) return true;
  }
  const open = await listOpenMails(trx, visit.id);
  const isTold = open.some(
    (each) =>
      each.kind === 'bounce' &&
      each.person_id === (person?.id ?? null) &&
      readDetails(each.details).failed?.address === address,
  );
  if (isTold) return true;
  await showMail(deps, trx, visit, mail, {
    kind: 'bounce',
    personId: person?.id,
    invitationId: invitation.id,
    details: { failed: { address, status: status ?? null, method: revision?.method ?? null } },
  });
  return true;
}

/** Of a visit that is closed: no other visit is to read of it, and perhaps another workspace's. */
async function isOfClosed(trx: Trx, { messageId, uid }: DeliveryReport): Promise<boolean> {
  const read = messageId === undefined ? undefined : readMessageId(messageId);
  if (read && (await findInvitation(trx, read.invitationId))) return true;
  return uid !== undefined && isKnownUid(trx, uid);
}

async function takeUnmatched(
  deps: Deps,
  trx: Trx,
  mail: IncomingMail,
  report: DeliveryReport,
  { address, status }: FailedRecipient,
): Promise<boolean> {
  const details = { failed: { address, status: status ?? null, method: null } };
  // Somebody of the office wrote from this mailbox, too.
  if (report.messageId !== undefined && !isOurs(deps, report)) return false;
  const registered = await listOpenVisitsOfAddress(trx, address);
  for (const { visit, person } of registered) {
    const locked = await lock(trx, visit);
    if (locked) await showMail(deps, trx, locked, mail, { kind: 'bounce', personId: person.id, details });
  }
  return registered.length > 0 || (isOurs(deps, report) && (await showEverywhere(deps, trx, mail, 'bounce', details)));
}

/** Whether the mail that came back has a Message-ID as we make them. */
function isOurs({ config }: Deps, { messageId }: DeliveryReport): boolean {
  if (messageId === undefined || !config.mailFrom) return false;
  return isOurMessageId(messageId) && messageId.toLowerCase().endsWith(`@${mailDomain(config.mailFrom.address)}>`);
}
