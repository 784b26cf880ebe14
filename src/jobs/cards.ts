/** The cards in the channel that always show how things stand: of the visit, and of each topic. */

import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { OutboxRow, Visit } from '../db/schema.ts';
import { findListedTopicById } from '../db/topic.ts';
import { findVisit } from '../db/visit.ts';
import { listCoordinatorNames } from '../domain/rights.ts';
import { readBackground } from '../domain/topic-background.ts';
import { findChannelProgramme, mayRead } from '../domain/visible-programme.ts';
import { texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import type { SlackDoor } from '../slack/post.ts';
import { message } from '../views/message.ts';
import { topicCard } from '../views/topic.ts';
import { visitCard } from '../views/visit.ts';
import type { Delivered, EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';
import { putPosted, removePosted } from './posted.ts';

interface Parts {
  db: Db;
  door: SlackDoor;
  now: () => Date;
  config: Config;
}

/** A card that may have been posted is posted again: of two, the newest is kept up to date. */
const manner = { whenUnknown: 'resend', backOff: { first: 2, most: 300 }, giveUpAfterHours: 48 } as const;

export function visitCardHandler(parts: Parts): EffectHandler {
  const payload = z.object({ visitId: z.string() });
  return {
    ...manner,
    async deliver(row) {
      const visit = await findVisit(parts.db, row.team_id, readPayload(row, payload).visitId);
      if (!visit) return {};
      const names = await listCoordinatorNames(parts.db, visit);
      return putCard(parts, row, visit, visitCard(visit, names, commandFor(parts.config, visit.language)));
    },
  };
}

/** A topic that is gone takes its card with it, and so does one that has become internal: guests may be in the channel. */
export function topicCardHandler(parts: Parts): EffectHandler {
  const payload = z.object({ visitId: z.string(), topicId: z.string() });
  return {
    ...manner,
    async deliver(row) {
      const { visitId, topicId } = readPayload(row, payload);
      const visit = await findVisit(parts.db, row.team_id, visitId);
      if (!visit) return {};
      const topic = await findListedTopicById(parts.db, topicId);
      if (!topic || !mayRead(topic, 'everyone')) return removePosted(parts, row);
      const background = await readBackground(parts.db, visit, topic);
      const published = await findChannelProgramme(parts.db, visit);
      const blocks = topicCard(topic, visit, background, published);
      return putCard(parts, row, visit, blocks);
    },
  };
}

function putCard(parts: Parts, row: OutboxRow, visit: Visit, blocks: Block[]): Promise<Delivered> {
  const words = { t: texts(visit.language), command: commandFor(parts.config, visit.language) };
  return putPosted(parts, row, visit.channel_id, message(blocks, words));
}
