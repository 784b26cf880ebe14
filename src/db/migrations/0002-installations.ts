import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** Where the bot is installed, when it serves many workspaces. */
export async function installations(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const builder = db.schema.createTable('installation');
  await (engine === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder)
    .addColumn('team_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('team_name', 'text')
    .addColumn('bot_token', 'text', (c) => c.notNull())
    .addColumn('bot_user_id', 'text', (c) => c.notNull())
    .addColumn('bot_id', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('installed_by', 'text')
    .addColumn('installed_at', 'text', (c) => c.notNull())
    .execute();
}
