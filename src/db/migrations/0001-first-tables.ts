import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

const oneOf = (column: string, values: readonly string[]) => sql.raw(`check (${column} in ('${values.join("','")}'))`);

/** Once merged, a migration never changes: it repeats what schema.ts said on its day. */
export async function firstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = (name: string, end = 'strict'): CreateTableBuilder<string, never> => {
    const builder = db.schema.createTable(name);
    return engine === 'sqlite' ? builder.modifyEnd(sql.raw(end)) : builder;
  };

  await table('slack_user')
    .addColumn('team_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.modifyEnd(oneOf('language', ['de', 'en'])))
    .addColumn('time_zone', 'text')
    .addColumn('email', 'text')
    .addColumn('is_external', 'integer', (c) => c.notNull())
    .addColumn('fetched_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('slack_user_key', ['team_id', 'user_id'])
    .execute();

  await table('channel_member')
    .addColumn('team_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('channel_member_key', ['team_id', 'channel_id', 'user_id'])
    .execute();
  await db.schema.createIndex('channel_member_user').on('channel_member').columns(['team_id', 'user_id']).execute();

  await table('visit')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('team_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('guest', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('first_day', 'text', (c) => c.notNull())
    .addColumn('last_day', 'text', (c) => c.notNull())
    .addColumn('day_start', 'text', (c) => c.notNull())
    .addColumn('day_end', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull().modifyEnd(oneOf('language', ['de', 'en'])))
    .addColumn('status', 'text', (c) => c.notNull().modifyEnd(oneOf('status', ['open', 'closed'])))
    .addColumn('next_number', 'integer', (c) => c.notNull())
    .addColumn('published_version', 'integer', (c) => c.notNull())
    .addColumn('daily_post_at', 'text', (c) => c.notNull())
    .addColumn('preview_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addUniqueConstraint('visit_code', ['team_id', 'code'])
    .addCheckConstraint('visit_days', sql`first_day <= last_day`)
    .execute();
  await db.schema
    .createIndex('visit_open_in_channel')
    .unique()
    .on('visit')
    .columns(['team_id', 'channel_id'])
    .where(sql.ref('status'), '=', sql.lit('open'))
    .execute();

  await table('coordinator')
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('coordinator_key', ['visit_id', 'user_id'])
    .execute();
  await db.schema.createIndex('coordinator_user').on('coordinator').column('user_id').execute();

  await table('person')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('side', 'text', (c) => c.notNull().modifyEnd(oneOf('side', ['host', 'guest'])))
    .addColumn('role', 'text', (c) => c.notNull().modifyEnd(oneOf('role', ['head', 'member', 'presenter'])))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('academic_title', 'text')
    .addColumn('function', 'text')
    .addColumn('unit', 'text')
    .addColumn('organisation', 'text')
    .addColumn('email', 'text')
    .addColumn('user_id', 'text')
    .addColumn('language', 'text', (c) => c.modifyEnd(oneOf('language', ['de', 'en'])))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('person_user')
    .unique()
    .on('person')
    .columns(['visit_id', 'user_id'])
    .where(sql.ref('user_id'), 'is not', null)
    .execute();
  await sql`create unique index person_email on person (visit_id, lower(email)) where email is not null`.execute(db);
  await db.schema.createIndex('person_by_user').on('person').column('user_id').execute();

  await table('topic', 'strict, without rowid')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().modifyEnd(oneOf('status', ['proposed', 'accepted', 'declined', 'deferred'])),
    )
    .addColumn('decline_reason', 'text')
    .addColumn('length_minutes', 'integer', (c) => c.notNull().check(sql`length_minutes between 1 and 1440`))
    .addColumn('side', 'text', (c) => c.notNull().modifyEnd(oneOf('side', ['host', 'guest'])))
    .addColumn('stance', 'text', (c) => c.notNull().modifyEnd(oneOf('stance', ['show', 'ask'])))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('field', 'text')
    .addColumn('wished_day', 'text')
    .addColumn('wished_time', 'text')
    .addColumn('wished_room', 'text')
    .addColumn('proposed_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('topic_number', ['visit_id', 'number'])
    .execute();

  await table('presenter')
    .addColumn('topic_id', 'text', (c) => c.notNull().references('topic.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('presenter_key', ['topic_id', 'person_id'])
    .execute();
  await db.schema.createIndex('presenter_person').on('presenter').column('person_id').execute();

  await table('vote')
    .addColumn('topic_id', 'text', (c) => c.notNull().references('topic.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('vote_key', ['topic_id', 'user_id'])
    .execute();

  await table('session')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('topic_id', 'text', (c) => c.unique().references('topic.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('time_qualifier', 'text', (c) => c.modifyEnd(oneOf('time_qualifier', ['circa', 'from', 'towards'])))
    .addColumn('room', 'text')
    .addUniqueConstraint('session_number', ['visit_id', 'number'])
    .addCheckConstraint('session_times', sql`starts_at < ends_at`)
    .execute();

  await table('publication')
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('programme', 'text', (c) => c.notNull())
    .addColumn('published_by', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('publication_key', ['visit_id', 'version'])
    .execute();

  await table('invitation')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('uid', 'text', (c) => c.notNull().unique())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().modifyEnd(oneOf('status', ['active', 'cancelled'])))
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('invitation_scope', ['visit_id', 'person_id', 'scope'])
    .execute();

  await table('invitation_revision')
    .addColumn('invitation_id', 'text', (c) => c.notNull().references('invitation.id').onDelete('cascade'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull().modifyEnd(oneOf('method', ['REQUEST', 'CANCEL'])))
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('invitation_revision_key', ['invitation_id', 'sequence'])
    .execute();

  await table('reply')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('invitation_id', 'text', (c) => c.references('invitation.id').onDelete('cascade'))
    .addColumn('answer', 'text', (c) => c.notNull().modifyEnd(oneOf('answer', ['yes', 'no', 'maybe'])))
    .addColumn('reason', 'text')
    .addColumn('via', 'text', (c) => c.notNull().modifyEnd(oneOf('via', ['slack', 'mail', 'page', 'coordinator'])))
    .addColumn('recorded_by', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('reply_person').on('reply').columns(['person_id', 'created_at']).execute();

  await table('post')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('team_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('ts', 'text', (c) => c.notNull())
    .addColumn('posted_at', 'text', (c) => c.notNull())
    .execute();

  await table('outbox')
    .addColumn('id', 'integer', (c) =>
      engine === 'sqlite' ? c.primaryKey() : c.primaryKey().generatedByDefaultAsIdentity(),
    )
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('team_id', 'text', (c) => c.notNull())
    .addColumn('visit_id', 'text')
    .addColumn('lane', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().modifyEnd(oneOf('status', ['pending', 'sending', 'sent', 'failed', 'unknown', 'expired'])),
    )
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', 'text')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .execute();
  // The worker looks for the first waiting row of each lane; done rows stay out of its index.
  await sql`create index outbox_waiting on outbox (lane, id) where status in ('pending', 'sending')`.execute(db);
  await sql`create unique index outbox_sending on outbox (lane) where status = 'sending'`.execute(db);
  await sql`create index outbox_trouble on outbox (visit_id) where status in ('failed', 'unknown')`.execute(db);

  // Written with every change: its only index is the table itself, and each page less is one less to commit.
  await table('delivery', 'strict, without rowid')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .execute();
}
