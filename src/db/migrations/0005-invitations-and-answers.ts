import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** Settings of invitations and feeds, access links, answers by mail, bounces, and what a CalDAV calendar holds. */
export async function invitationsAndAnswers(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return engine === 'sqlite' ? builder.modifyEnd(sql.raw('strict')) : builder;
  };

  await db.schema
    .alterTable('visit')
    .addColumn('invitation_scope', 'text', (c) =>
      c.notNull().defaultTo('day').modifyEnd(sql`check (invitation_scope in ('day', 'session'))`),
    )
    .execute();
  await db.schema
    .alterTable('visit')
    .addColumn('feed_content', 'text', (c) =>
      c.notNull().defaultTo('full').modifyEnd(sql`check (feed_content in ('full', 'minimal'))`),
    )
    .execute();
  await db.schema.alterTable('visit').addColumn('invitations_cancelled_at', 'text').execute();
  await db.schema
    .alterTable('visit')
    .addColumn('mail_count', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema.alterTable('invitation_revision').addColumn('bounced_at', 'text').execute();
  await db.schema.alterTable('invitation_revision').addColumn('bounce_status', 'text').execute();

  await db.schema.alterTable('reply').addColumn('sequence', 'integer').execute();
  await db.schema.alterTable('reply').addColumn('stamped_at', 'text').execute();
  await db.schema
    .alterTable('reply')
    .addColumn('is_outdated', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await table('access_link')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull().modifyEnd(sql`check (purpose in ('programme', 'feed'))`))
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('cascade'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_on', 'text')
    .execute();
  await db.schema
    .createIndex('access_link_visit')
    .on('access_link')
    .columns(['visit_id', 'person_id', 'purpose'])
    .execute();

  await table('incoming_mail')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('cascade'))
    .addColumn('invitation_id', 'text', (c) => c.references('invitation.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) =>
      c
        .notNull()
        .modifyEnd(
          sql`check (kind in ('counter', 'delegation', 'stranger', 'outdated', 'unverified', 'message', 'unreadable', 'bounce'))`,
        ),
    )
    .addColumn('from_name', 'text', (c) => c.notNull())
    .addColumn('from_address', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .execute();
  await db.schema
    .createIndex('incoming_mail_number')
    .on('incoming_mail')
    .columns(['visit_id', 'number'])
    .unique()
    .execute();

  await table('calendar_object')
    .addColumn('calendar', 'text', (c) => c.notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('calendar_object_key', ['calendar', 'visit_id', 'session_id'])
    .execute();
}
