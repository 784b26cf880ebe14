import type { Db } from './open.ts';
import type { SlackUser } from './schema.ts';

export function findSlackUser(db: Db, teamId: string, userId: string): Promise<SlackUser | undefined> {
  return db
    .selectFrom('slack_user')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function listSlackUsers(db: Db, teamId: string, userIds: string[]): Promise<SlackUser[]> {
  if (userIds.length === 0) return [];
  return db
    .selectFrom('slack_user')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', 'in', userIds)
    .execute();
}

export async function upsertSlackUser(db: Db, user: SlackUser): Promise<void> {
  const { team_id: _, user_id: __, ...change } = user;
  await db
    .insertInto('slack_user')
    .values(user)
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(change))
    .execute();
}

export async function upsertChannelMember(db: Db, teamId: string, channelId: string, userId: string): Promise<void> {
  await db
    .insertInto('channel_member')
    .values({ team_id: teamId, channel_id: channelId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteChannelMember(db: Db, teamId: string, channelId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('channel_member')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('user_id', '=', userId)
    .execute();
}

/** What Slack says of a channel's people takes the place of what was known. */
export async function replaceChannelMembers(
  db: Db,
  teamId: string,
  channelId: string,
  userIds: string[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('channel_member').where('team_id', '=', teamId).where('channel_id', '=', channelId).execute();
    for (let from = 0; from < userIds.length; from += 200) {
      const rows = userIds
        .slice(from, from + 200)
        .map((user_id) => ({ team_id: teamId, channel_id: channelId, user_id }));
      // Pages of a list that changes meanwhile may name someone twice; an event may have come in between.
      const insert = trx.insertInto('channel_member').values(rows);
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    }
  });
}

export async function isChannelMember(db: Db, teamId: string, channelId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('channel_member')
    .select('user_id')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}
