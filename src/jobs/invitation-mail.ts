import { z } from 'zod';
import type { Config } from '../config.ts';
import { findInvitation, hasLaterSent, listRevisions } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import type { Invitation, InvitationRevision } from '../db/schema.ts';
import { findAccessToken, programmeUrl } from '../domain/access-link.ts';
import { hashContent, type InvitationContent, readContent } from '../domain/invitation-content.ts';
import { isSameAddress } from '../domain/invitation-plan.ts';
import { texts } from '../i18n/index.ts';
import { composeInvitation, type InvitationMessage } from '../mail/invitation-message.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import type { MailParts } from './mail-parts.ts';

const payload = z.object({ invitationId: z.string(), sequence: z.number().int().min(0) });

/**
 * Sends one revision of one invitation. Nothing in the mail depends on when it is sent, except for the link to the programme
 * where that was renewed meanwhile; so that after a doubtful try the very same mail goes again: with one UID, SEQUENCE and DTSTAMP
 * the calendar takes it for the same, with one Message-ID so do most mail servers.
 *
 * Pauses: after a 4xx the door asks for the 30 minutes of RFC 5321 §4.5.4.1. Where there was no answer at all, the server is
 * restarting more often than not, so the first try comes again within a minute. RFC 5321 gives up after 4 days at the earliest.
 *
 * @param from whom the mails are from; the ORGANIZER of each event
 */
export function invitationMail({
  db,
  door,
  from,
  config,
}: Pick<MailParts, 'db' | 'door' | 'from' | 'config'>): EffectHandler {
  return {
    whenUnknown: 'resend',
    backOff: { first: 60, most: 4 * 3600 },
    giveUpAfterHours: 96,
    // All of a lane goes to one mailbox, where a cancellation must not come before what it cancels.
    keepsOrder: true,
    async deliver(row) {
      const { invitationId, sequence } = payload.parse(JSON.parse(row.payload));
      const message = await findMessage({ db, config }, invitationId, sequence);
      // It was refused, tried anew by hand, and is stale: Cyrus and others take whatever comes last, whatever its SEQUENCE.
      if (await hasLaterSent(db, invitationId, sequence, row.lane)) return {};
      // The visit was erased meanwhile.
      if (!message) throw new DeliveryError('permanent', 'no such invitation');
      await door.send(composeInvitation(message, from, texts(message.content.language).invite));
      return {};
    },
  };
}

async function findMessage(
  { db, config }: { db: Db; config: Config },
  invitationId: string,
  sequence: number,
): Promise<InvitationMessage | undefined> {
  const invitation = await findInvitation(db, invitationId);
  const revisions = await listRevisions(db, invitationId, sequence);
  const revision = revisions.at(-1);
  if (!invitation || revision?.sequence !== sequence) return undefined;
  const content = readContent(revision.content);
  return {
    uid: invitation.uid,
    sequence,
    method: revision.method,
    content,
    before: findChanged(revisions.at(-2), content),
    programme: await findProgramme({ db, config }, invitation),
    messageId: revision.message_id,
    references: revisions.length > 1 ? revisions[0]?.message_id : undefined,
    invitedAt: new Date(invitation.created_at),
    stampedAt: new Date(revision.created_at),
  };
}

/**
 * What was there before, if this is a change of it. A cancelled event is no longer in the calendar; another mailbox never had
 * it; and who is sent the same once more has probably not seen it: all of them get an invitation.
 */
function findChanged(
  revision: InvitationRevision | undefined,
  content: InvitationContent,
): InvitationContent | undefined {
  if (revision?.method !== 'REQUEST') return undefined;
  const before = readContent(revision.content);
  const isAlike = hashContent(before) === hashContent(content);
  return isAlike || !isSameAddress(before.attendee.address, content.attendee.address) ? undefined : before;
}

/** Made when the mail was queued; gone with whoever has left the visit. */
async function findProgramme(
  { db, config }: { db: Db; config: Config },
  { visit_id: visitId, person_id: personId }: Invitation,
): Promise<string | undefined> {
  const token = await findAccessToken({ config }, db, { visitId, personId, purpose: 'programme' });
  return token && programmeUrl(config, token);
}
