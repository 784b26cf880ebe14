import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';

/** Places, presence, audiences, counterparts, materials and decisions; kinds of times that programmes know besides. */
export async function wholeAgenda(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return engine === 'sqlite' ? builder.modifyEnd(sql.raw('strict')) : builder;
  };

  const audience = sql`check (audience in ('all', 'host', 'guest', 'people'))`;
  const visibility = sql`check (visibility in ('guest', 'internal', 'press'))`;
  await db.schema.alterTable('topic').addColumn('note', 'text').execute();
  await db.schema
    .alterTable('topic')
    .addColumn('counterpart_id', 'text', (c) => c.references('person.id').onDelete('set null'))
    .execute();
  await db.schema.alterTable('topic').addColumn('source_link', 'text').execute();
  await db.schema.alterTable('topic').addColumn('source_author', 'text').execute();
  await db.schema
    .alterTable('topic')
    .addColumn('audience', 'text', (c) => c.notNull().defaultTo('all').modifyEnd(audience))
    .execute();
  await db.schema
    .alterTable('topic')
    .addColumn('visibility', 'text', (c) => c.notNull().defaultTo('guest').modifyEnd(visibility))
    .execute();

  await sessionOfMoreTimes(db, engine);
  for (const column of ['departure', 'destination', 'vehicle', 'press_access']) {
    await db.schema.alterTable('session').addColumn(column, 'text').execute();
  }
  await db.schema
    .alterTable('session')
    .addColumn('audience', 'text', (c) => c.notNull().defaultTo('all').modifyEnd(audience))
    .execute();
  await db.schema
    .alterTable('session')
    .addColumn('visibility', 'text', (c) => c.notNull().defaultTo('guest').modifyEnd(visibility))
    .execute();
  await db.schema
    .alterTable('session')
    .addColumn('is_planned', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update session set visibility = kind where kind in ('internal', 'press')`.execute(db);
  await sql`update topic set visibility = kind where kind in ('internal', 'press')`.execute(db);

  await table('audience_person')
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('audience_person_key', ['visit_id', 'number', 'person_id'])
    .execute();
  await db.schema.createIndex('audience_person_person').on('audience_person').column('person_id').execute();

  await table('material')
    .addColumn('topic_id', 'text', (c) => c.notNull().references('topic.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addPrimaryKeyConstraint('material_key', ['topic_id', 'position'])
    .execute();

  await table('building')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('note', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await sql`create unique index building_name on building (visit_id, lower(name))`.execute(db);

  await table('room')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('building_id', 'text', (c) => c.references('building.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await sql`create unique index room_name on room (visit_id, lower(name))`.execute(db);

  await table('way')
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('building_a', 'text', (c) => c.notNull())
    .addColumn('building_b', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull().check(sql`minutes between 0 and 1440`))
    .addPrimaryKeyConstraint('way_key', ['visit_id', 'building_a', 'building_b'])
    .addCheckConstraint('way_order', sql`building_a < building_b`)
    .execute();

  await db.schema.alterTable('person').addColumn('arrives_at', 'text').execute();
  await db.schema.alterTable('person').addColumn('leaves_at', 'text').execute();
  await table('absence')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('absence_key', ['person_id', 'starts_at'])
    .addCheckConstraint('absence_times', sql`starts_at < ends_at`)
    .execute();

  await table('decision')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('changes', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('decision_visit').on('decision').columns(['visit_id', 'made_at']).execute();
}

/** SQLite cannot change the condition of a column: the table is made anew. Nothing refers to it. */
async function sessionOfMoreTimes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const qualifiers = sql`check (time_qualifier in ('circa', 'from', 'towards', 'following', 'perhaps'))`;
  if (engine === 'postgres') {
    await sql`alter table session drop constraint session_time_qualifier_check`.execute(db);
    await sql`alter table session add constraint session_time_qualifier_check ${qualifiers}`.execute(db);
    return;
  }
  await db.schema
    .createTable('session_new')
    .modifyEnd(sql.raw('strict'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('visit_id', 'text', (c) => c.notNull().references('visit.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('topic_id', 'text', (c) => c.unique().references('topic.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('time_qualifier', 'text', (c) => c.modifyEnd(qualifiers))
    .addColumn('room', 'text')
    .addUniqueConstraint('session_number', ['visit_id', 'number'])
    .addCheckConstraint('session_times', sql`starts_at < ends_at`)
    .execute();
  await sql`insert into session_new select id, visit_id, number, topic_id, kind, title, starts_at, ends_at,
    time_qualifier, room from session`.execute(db);
  await db.schema.dropTable('session').execute();
  await db.schema.alterTable('session_new').renameTo('session').execute();
}
