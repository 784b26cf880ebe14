import { z } from 'zod';
import { listRevisions } from '../db/invitation.ts';
import { findPerson } from '../db/person.ts';
import { findVisit } from '../db/visit.ts';
import { getAccessToken, programmeUrl } from '../domain/access-link.ts';
import { fullName } from '../domain/full-name.ts';
import { findAddress } from '../domain/invitation-wanted.ts';
import { mailDomain } from '../domain/mail-address.ts';
import { toRemind } from '../domain/reminder.ts';
import { findAnswers } from '../domain/reply-answers.ts';
import { texts } from '../i18n/index.ts';
import { composeReminder } from '../mail/reminder-message.ts';
import type { EffectHandler } from './effect.ts';
import type { MailParts } from './mail-parts.ts';
import { readPayload } from './payload.ts';

const payload = z.object({ visitId: z.string(), personId: z.string() });

/**
 * Asks somebody by mail for the answer that is missing: no calendar message, but in the thread of the invitation. Nothing is sent
 * to whoever has answered by then.
 */
export function reminderMailHandler({ db, now, config, door, from }: MailParts): EffectHandler {
  return {
    whenUnknown: 'resend',
    backOff: { first: 60, most: 4 * 3600 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, personId } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const person = visit && (await findPerson(db, personId));
      const address = person && findAddress(person);
      if (!visit || !person || address === undefined || visit.status === 'closed') return {};
      const events = toRemind(await findAnswers(db, visit, now(), person.id), now());
      const [first] = events;
      if (!first) return {};
      const [invitation] = await listRevisions(db, first.invitationId, first.askedAt);
      const token = await getAccessToken({ config, now }, db, { visitId, personId, purpose: 'programme' });
      const { language } = first.content;
      const mail = composeReminder(
        {
          visit: visit.title,
          to: { name: fullName(person), address },
          events: events.map(({ content }) => content),
          programme: programmeUrl(config, token),
          // Of the queued effect, so that a second try is the same mail.
          messageId: `<reminder.${row.id}.${personId}@${mailDomain(from.address)}>`,
          references: invitation?.message_id,
          language,
        },
        texts(language),
      );
      await door.send(mail);
      return {};
    },
  };
}
