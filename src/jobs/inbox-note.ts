import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Db } from '../db/open.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findVisit } from '../db/visit.ts';
import { findOpenMail } from '../domain/inbox.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { inboxNote } from '../views/inbox.ts';
import { message } from '../views/message.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

/**
 * Shows a coordinator directly a mail that needs a decision. Nothing is said where it is decided by then, or the coordinator is
 * none any more.
 */
export function inboxNoteHandler({ db, door, config }: { db: Db; door: SlackDoor; config: Config }): EffectHandler {
  const payload = z.object({ visitId: z.string(), mailId: z.string(), userId: z.string() });
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, mailId, userId } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      if (visit?.status !== 'open' || !(await isCoordinator(db, visit.id, userId))) return {};
      const mail = await findOpenMail(db, visit, mailId);
      if (!mail) return {};
      const language = (await findSlackUser(db, row.team_id, userId))?.language ?? visit.language;
      const t = texts(language);
      const words = { t, command: commandFor(config, language) };
      await door.direct(row.team_id, userId, message(inboxNote(mail, visit, t), words));
      return {};
    },
  };
}
