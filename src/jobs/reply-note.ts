import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Db } from '../db/open.ts';
import { findPerson } from '../db/person.ts';
import { findReply } from '../db/reply.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findVisit } from '../db/visit.ts';
import { findAnswers } from '../domain/reply-answers.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { message } from '../views/message.ts';
import { replyNote } from '../views/reply-note.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

// What was queued before there was such a thing has none.
const declined = z.enum(['nothing', 'all', 'part']).default('all');

/**
 * Tells a coordinator directly that someone does not come, or comes after all. Nothing is said where person or reply are deleted
 * by then, or the coordinator is none any more.
 */
export function replyNoteHandler({
  db,
  now,
  door,
  config,
}: {
  db: Db;
  now: () => Date;
  door: SlackDoor;
  config: Config;
}): EffectHandler {
  const payload = z.object({ visitId: z.string(), replyId: z.string(), userId: z.string(), declined });
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, replyId, userId, declined } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const reply = visit && (await findReply(db, replyId));
      const person = reply && (await findPerson(db, reply.person_id));
      if (!visit || !reply || !person || !(await isCoordinator(db, visit.id, userId))) return {};
      const language = (await findSlackUser(db, row.team_id, userId))?.language ?? visit.language;
      const recorder = reply.recorded_by === null ? undefined : await findSlackUser(db, row.team_id, reply.recorded_by);
      const recordedBy = recorder?.name ?? reply.recorded_by;
      const event =
        reply.invitation_id === null
          ? undefined
          : (await findAnswers(db, visit, now(), person.id)).names.get(reply.invitation_id);
      const t = texts(language);
      const words = { t, command: commandFor(config, language) };
      await door.direct(
        row.team_id,
        userId,
        message(replyNote({ person, reply, event, declined, recordedBy }, visit, t), words),
      );
      return {};
    },
  };
}
