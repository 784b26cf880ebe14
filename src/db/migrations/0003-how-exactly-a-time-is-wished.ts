import type { Kysely } from 'kysely';

/** "ca.", "ab" and "gegen" before the time that a topic is wished for. */
export async function wishedQualifier(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('topic').addColumn('wished_qualifier', 'text').execute();
}
