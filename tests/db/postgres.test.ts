import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase } from '../support/databases.ts';

describe('a connection to PostgreSQL', () => {
  it('that the server ends while nobody uses it does not end the bot, and the next one works', async () => {
    await using database = await freshDatabase('postgres');
    const bot = await database.openAgain();
    const one = () => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(bot.db);
    const { rows } = await one();
    const isThere = async () =>
      (await sql`select 1 from pg_stat_activity where pid = ${rows[0]?.pid}`.execute(database.db)).rows.length > 0;
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
    while (await isThere());
    // The news may still be on its way to the bot: then it comes as the answer to one question, and not to a second.
    const next = await one().catch(one);
    assert.notEqual(next.rows[0]?.pid, rows[0]?.pid);
  });
});
