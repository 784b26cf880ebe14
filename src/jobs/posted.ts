/** Messages that are kept up to date: where each stands is remembered under the key of its outbox row. */

import type { Db } from '../db/open.ts';
import { deletePost, findPost, putPost } from '../db/post.ts';
import type { OutboxRow } from '../db/schema.ts';
import type { SlackDoor } from '../slack/post.ts';
import type { Message } from '../slack/requests.ts';
import { type Delivered, DeliveryError } from './effect.ts';

interface Parts {
  db: Db;
  door: SlackDoor;
  now: () => Date;
}

/** Edits the message where there is one in this channel, else posts it. */
export async function putPosted(
  { db, door, now }: Parts,
  row: OutboxRow,
  channel: string,
  wanted: Message,
): Promise<Delivered> {
  const before = await findPost(db, row.key);
  const posted =
    before && before.channel_id === channel
      ? await updateOrPost(door, row, before.channel_id, before.ts, wanted)
      : await door.post(row.team_id, channel, wanted);
  return {
    record: (trx) =>
      putPost(trx, {
        key: row.key,
        team_id: row.team_id,
        channel_id: posted.channel,
        ts: posted.ts,
        posted_at: now().toISOString(),
      }),
  };
}

/** Somebody may have deleted the message in Slack; then it is posted anew. */
async function updateOrPost(door: SlackDoor, row: OutboxRow, channel: string, ts: string, wanted: Message) {
  try {
    return await door.update(row.team_id, channel, ts, wanted);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.reason !== 'message_not_found') throw error;
    return door.post(row.team_id, channel, wanted);
  }
}

/** Takes the message away, if it was posted. */
export async function removePosted({ db, door }: Parts, row: OutboxRow): Promise<Delivered> {
  const before = await findPost(db, row.key);
  if (!before) return {};
  await door.remove(row.team_id, before.channel_id, before.ts);
  return { record: (trx) => deletePost(trx, row.key) };
}
