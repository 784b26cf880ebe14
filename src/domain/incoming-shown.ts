import { createHash } from 'node:crypto';
import { listCoordinators } from '../db/coordinator.ts';
import { countMailsSince, insertIncomingMail } from '../db/incoming-mail.ts';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { IncomingMailKind, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { cleanText } from './clean-text.ts';
import { type IncomingDetails, writeDetails } from './incoming-details.ts';
import type { IncomingMail } from './incoming-mail.ts';

export interface ShownMail {
  kind: IncomingMailKind;
  personId?: string | undefined;
  invitationId?: string | undefined;
  details: Partial<IncomingDetails>;
}

/**
 * So many notes about one person's mails an hour, and about all strangers' together: whoever floods the mailbox shall not flood the
 * coordinators as well. What is beyond stands in the inbox, and in its number.
 */
const mostNotesPerHour = 10;
const hourMilliseconds = 3_600_000;

const longest = { name: 100, address: 254, subject: 150, excerpt: 300 } as const;

/**
 * Puts a mail into the inbox of a visit, which is locked, and tells its coordinators. The same mail comes in once, even if it is
 * taken again after the mark of its delivery is forgotten.
 */
export async function showMail(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  mail: IncomingMail,
  { kind, personId, invitationId, details }: ShownMail,
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([mail.key, visit.id, invitationId ?? null]))
    .digest('base64url');
  const isNew = await insertIncomingMail(trx, {
    id,
    visit_id: visit.id,
    person_id: personId ?? null,
    invitation_id: invitationId ?? null,
    kind,
    from_name: brief(mail.from?.name ?? '', longest.name),
    from_address: brief(mail.from?.address ?? '', longest.address),
    subject: brief(mail.subject, longest.subject),
    details: writeDetails({
      ...details,
      text: brief(details.text ?? '', longest.excerpt),
      isDoubtful: mail.authentication === 'failed',
    }),
    received_at: mail.receivedAt,
  });
  const hourAgo = new Date(Date.parse(mail.receivedAt) - hourMilliseconds).toISOString();
  if (!isNew || (await countMailsSince(trx, visit.id, personId ?? null, hourAgo)) > mostNotesPerHour) return;
  for (const userId of await listCoordinators(trx, visit.id)) {
    await insertEffect(trx, {
      key: `inbox-note:${id}:${userId}`,
      kind: 'inbox-note',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: `slack:${visit.team_id}:${userId}`,
      payload: { visitId: visit.id, mailId: id, userId },
      now: deps.now(),
    });
  }
}

/** On one line, harmless, with an ellipsis where it was cut. */
export function brief(text: string, most: number): string {
  const clean = cleanText(text).replace(/ {2,}/g, ' ').trim();
  const points = [...clean];
  return points.length <= most ? clean : `${points.slice(0, most - 1).join('')}…`;
}
