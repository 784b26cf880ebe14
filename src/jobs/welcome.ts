import { type Config, commandFor } from '../config.ts';
import type { Db } from '../db/open.ts';
import { findFirstSteps, welcomePayload } from '../domain/welcome.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { message } from '../views/message.ts';
import { firstSteps } from '../views/welcome.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';
import { putPosted, removePosted } from './posted.ts';

/** The first steps in a channel, in the language of its visit; gone once they are dismissed. */
export function welcomeHandler(parts: { db: Db; door: SlackDoor; now: () => Date; config: Config }): EffectHandler {
  const { db, config } = parts;
  return {
    whenUnknown: 'resend',
    backOff: { first: 2, most: 300 },
    giveUpAfterHours: 24,
    async deliver(row) {
      const { channelId, dismissed } = readPayload(row, welcomePayload);
      if (dismissed) return removePosted(parts, row);
      const steps = await findFirstSteps(db, row.team_id, channelId);
      const language = steps.visit?.language ?? config.defaultLanguage;
      const words = { t: texts(language), command: commandFor(config, language) };
      return putPosted(parts, row, channelId, message(firstSteps(steps, words, { dismiss: true }), words));
    },
  };
}
