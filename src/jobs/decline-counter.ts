import { z } from 'zod';
import { renderDeclineCounter } from '../calendar/decline-counter.ts';
import { findIncomingMailById } from '../db/incoming-mail.ts';
import { findInvitation, listRevisions } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { readDetails } from '../domain/incoming-details.ts';
import { readContent } from '../domain/invitation-content.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import { texts } from '../i18n/index.ts';
import type { MailDoor } from '../mail/door.ts';
import { layoutMail } from '../mail/layout.ts';
import type { Mail } from '../mail/transport.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

const payload = z.object({ mailId: z.string() });

/**
 * Tells somebody that the time they suggested is not taken up, and their calendar as well. As with invitations, a second try sends
 * the very same mail.
 *
 * @param from whom the mails are from; the ORGANIZER of each event
 */
export function declineCounterMail({
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
    keepsOrder: true,
    async deliver(row) {
      const mail = await composeDecline(db, readPayload(row, payload).mailId, from);
      // The visit was erased meanwhile, or the person.
      if (!mail) throw new DeliveryError('permanent', 'no such invitation');
      await door.send(mail);
      return {};
    },
  };
}

async function composeDecline(db: Db, mailId: string, from: Mailbox): Promise<Mail | undefined> {
  const incoming = await findIncomingMailById(db, mailId);
  const invitation = incoming?.invitation_id ? await findInvitation(db, incoming.invitation_id) : undefined;
  const revisions = invitation ? await listRevisions(db, invitation.id, invitation.sequence) : [];
  const [first, revision] = [revisions[0], revisions.at(-1)];
  if (!incoming || !invitation || !first || !revision) return undefined;
  const { start, end } = readDetails(incoming.details);
  if (start === null || end === null || incoming.settled_at === null) return undefined;
  const content = readContent(revision.content);
  const { inbox, invite } = texts(content.language);
  const present = { start: content.start, end: content.end, zone: content.zone };
  const domain = first.message_id.slice(first.message_id.lastIndexOf('@') + 1, -1);
  const stamp = new Date(incoming.settled_at);
  return {
    messageId: `<decline.${invitation.id}.${incoming.number}@${domain}>`,
    references: first.message_id,
    to: content.attendee,
    subject: inbox.reply.subject(content.summary),
    ...layoutMail({
      heading: content.summary,
      paragraphs: [
        invite.mail.greeting(content.attendee.name),
        inbox.reply.body({ start, end, zone: content.zone }, present),
        inbox.reply.ask,
      ],
      columns: invite.mail.columns,
      rows: [],
      footer: invite.mail.footer(content.visit),
      language: content.language,
    }),
    calendar: {
      method: 'DECLINECOUNTER',
      content: renderDeclineCounter({ uid: invitation.uid, stamp, organizer: from }),
    },
  };
}
