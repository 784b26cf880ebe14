import { z } from 'zod';
import { findInvitation, listRevisions } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import type { InvitationRevision } from '../db/schema.ts';
import { readContent } from '../domain/invitation-content.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import { texts } from '../i18n/index.ts';
import type { MailDoor } from '../mail/door.ts';
import { composeInvitation, type InvitationMessage } from '../mail/invitation-message.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';

const payload = z.object({ invitationId: z.string(), sequence: z.number().int().min(0) });

/**
 * Sends one revision of one invitation. Nothing in the mail depends on when it is sent, so that after a doubtful try the very
 * same mail goes again: with one UID, SEQUENCE and DTSTAMP the calendar takes it for the same, with one Message-ID so do most
 * mail servers.
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
}: {
  db: Db;
  door: Pick<MailDoor, 'send'>;
  from: Mailbox;
}): EffectHandler {
  return {
    whenUnknown: 'resend',
    backOff: { first: 60, most: 4 * 3600 },
    giveUpAfterHours: 96,
    // All of a lane goes to one mailbox, where a cancellation must not come before what it cancels.
    keepsOrder: true,
    async deliver(row) {
      const { invitationId, sequence } = payload.parse(JSON.parse(row.payload));
      const message = await findMessage(db, invitationId, sequence);
      // The visit was erased meanwhile.
      if (!message) throw new DeliveryError('permanent', 'no such invitation');
      await door.send(composeInvitation(message, from, texts(message.content.language).invite));
      return {};
    },
  };
}

async function findMessage(db: Db, invitationId: string, sequence: number): Promise<InvitationMessage | undefined> {
  const invitation = await findInvitation(db, invitationId);
  const revisions = await listRevisions(db, invitationId, sequence);
  const revision = revisions.at(-1);
  if (!invitation || revision?.sequence !== sequence) return undefined;
  return {
    uid: invitation.uid,
    sequence,
    method: revision.method,
    content: readContent(revision.content),
    before: contentOf(revisions.at(-2)),
    messageId: revision.message_id,
    references: revisions.length > 1 ? revisions[0]?.message_id : undefined,
    invitedAt: new Date(invitation.created_at),
    stampedAt: new Date(revision.created_at),
  };
}

/** A cancelled event is no longer in the calendar: what follows is an invitation, not a change. */
function contentOf(revision: InvitationRevision | undefined) {
  return revision?.method === 'REQUEST' ? readContent(revision.content) : undefined;
}
