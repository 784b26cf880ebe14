import { z } from 'zod';
import { findIncomingMailById } from '../db/incoming-mail.ts';
import { findInvitation, listRevisions } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { readDetails } from '../domain/incoming-details.ts';
import { readContent } from '../domain/invitation-content.ts';
import { texts } from '../i18n/index.ts';
import type { DeclineMessage } from '../mail/decline-message.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import type { MailParts } from './mail-parts.ts';
import { readPayload } from './payload.ts';

const payload = z.object({ mailId: z.string() });

/**
 * Tells somebody that the time they suggested is not taken up, and their calendar as well. As with invitations, a second try sends
 * the very same mail.
 *
 * @param from whom the mails are from; the ORGANIZER of each event
 */
export function declineCounterMail({ db, door, from }: Pick<MailParts, 'db' | 'door' | 'from'>): EffectHandler {
  return {
    whenUnknown: 'resend',
    backOff: { first: 60, most: 4 * 3600 },
    giveUpAfterHours: 96,
    keepsOrder: true,
    async deliver(row) {
      const message = await findDecline(db, readPayload(row, payload).mailId);
      // The visit was erased meanwhile, or the person.
      if (!message) throw new DeliveryError('permanent', 'no such invitation');
      // What it is written with is large, and hardly ever needed.
      const { composeDecline } = await import('../mail/decline-message.ts');
      await door.send(composeDecline(message, from, texts(message.content.language)));
      return {};
    },
  };
}

async function findDecline(db: Db, mailId: string): Promise<DeclineMessage | undefined> {
  const incoming = await findIncomingMailById(db, mailId);
  const invitation = incoming?.invitation_id ? await findInvitation(db, incoming.invitation_id) : undefined;
  const revisions = invitation ? await listRevisions(db, invitation.id, invitation.sequence) : [];
  const [first, revision] = [revisions[0], revisions.at(-1)];
  if (!incoming || !invitation || !first || !revision) return undefined;
  const { start, end } = readDetails(incoming.details);
  if (start === null || end === null || incoming.settled_at === null) return undefined;
  const domain = first.message_id.slice(first.message_id.lastIndexOf('@') + 1, -1);
  return {
    uid: invitation.uid,
    content: readContent(revision.content),
    suggested: { start, end },
    decidedAt: incoming.settled_at,
    messageId: `<decline.${invitation.id}.${incoming.number}@${domain}>`,
    references: first.message_id,
  };
}
