import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import {
  findDecision,
  findDecisionToChange,
  findNoteStatus,
  listDecidedTopics,
  updateDecision,
} from '../db/decision.ts';
import type { Db, Trx } from '../db/open.ts';
import type { Decision, Topic, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findVisit } from '../db/visit.ts';
import { readChanges, type TopicChange, writeChanges } from '../domain/decision.ts';
import { decisionNoteKey } from '../domain/decision-note.ts';
import { texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import type { SlackDoor } from '../slack/post.ts';
import { decisionNote, takenBackNote } from '../views/decision-note.ts';
import { message } from '../views/message.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import { mayBeSent } from './outcome.ts';
import { readPayload } from './payload.ts';

interface Parts {
  db: Db;
  door: SlackDoor;
  config: Config;
}

const payload = z.object({
  visitId: z.string(),
  decisionId: z.string(),
  /** Who proposed the topics. */
  userId: z.string(),
  /** Only where the message is that the decision was taken back. */
  undoneBy: z.string().optional(),
});

/**
 * Tells a proposer directly what was decided on their topics; or that it was taken back, if they were told. Nothing is said of topics
 * that are deleted by then, nor of what was taken back before anybody was told.
 */
export function decisionNoteHandler(parts: Parts): EffectHandler {
  const { db } = parts;
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, decisionId, userId, undoneBy } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const decision = visit && (await findDecision(db, visit.id, decisionId));
      if (!visit || !decision) return {};
      const told = await listToldAbout(db, decision, userId);
      const about = told.filter(({ change }) => change.takenBack === (undoneBy !== undefined));
      if (undoneBy !== undefined) {
        const perhaps = (await findNoteStatus(db, decisionNoteKey(decision.id, userId))) === 'unknown';
        const known = about.filter(({ change }) => change.told || perhaps);
        if (known.length > 0)
          await tell(parts, visit, userId, (t, name) => takenBackNote(known.map(restored), name, visit, t), undoneBy);
        return {};
      }
      const [first] = about;
      if (first) {
        const topics = about.map(({ topic }) => topic);
        await tell(
          parts,
          visit,
          userId,
          (t, name) => decisionNote(topics, first.change.after, name, visit, t),
          decision.made_by,
        );
      }
      // What may have been said in an earlier try that was cut off has to be taken back in words, too.
      const said = mayBeSent(row) ? told : about;
      const ids = said.map(({ topic }) => topic.id);
      return { record: (trx) => recordTold(trx, visit, decision.id, ids) };
    },
  };
}

interface ToldAbout {
  topic: Topic;
  change: TopicChange;
}

/** What the decision changed of this person's topics that are still there. */
async function listToldAbout(db: Db, decision: Decision, userId: string): Promise<ToldAbout[]> {
  const changes = readChanges(decision);
  const topics = await listDecidedTopics(
    db,
    changes.map(({ topicId }) => topicId),
  );
  return changes.flatMap((change) => {
    const topic = topics.find(({ id, proposed_by }) => id === change.topicId && proposed_by === userId);
    return topic ? [{ topic, change }] : [];
  });
}

/** The topic with the status that it got back. */
function restored({ topic, change }: ToldAbout): Topic {
  return { ...topic, status: change.before.status, decline_reason: change.before.reason };
}

type Say = (t: ReturnType<typeof texts>, name: string) => Block[];

async function tell({ db, door, config }: Parts, visit: Visit, userId: string, say: Say, by: string): Promise<void> {
  const language = (await findSlackUser(db, visit.team_id, userId))?.language ?? visit.language;
  const t = texts(language);
  const name = (await findSlackUser(db, visit.team_id, by))?.name ?? by;
  try {
    await door.direct(visit.team_id, userId, message(say(t, name), { t, command: commandFor(config, language) }));
  } catch (error) {
    // Of a person who is gone Slack says that there is no such channel; coordinators would look for the wrong thing.
    if (error instanceof DeliveryError && error.reason === 'channel_not_found') {
      throw new DeliveryError(error.kind, 'user_not_found');
    }
    throw error;
  }
}

async function recordTold(trx: Trx, visit: Visit, decisionId: string, topicIds: readonly string[]): Promise<void> {
  const decision = await findDecisionToChange(trx, visit.id, decisionId);
  if (!decision || topicIds.length === 0) return;
  const changes = readChanges(decision).map((each) =>
    topicIds.includes(each.topicId) ? { ...each, told: true } : each,
  );
  await updateDecision(trx, decision.id, { changes: writeChanges(changes) });
}
