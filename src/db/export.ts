import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Schema, Visit } from './schema.ts';

/** Grows when a reader of older exports would misunderstand a new one; new tables and columns alone are no such thing. */
const formatVersion = 1;

/** All of a visit. Rows are as `schema.ts` describes them, but what is JSON in a column is JSON here, too. */
export interface VisitExport {
  format: 'gegenbesuch-visit';
  version: number;
  /** ISO, UTC. */
  exportedAt: string;
  tables: VisitTables;
}

type Row = Record<string, unknown>;
type VisitTables = Partial<Record<keyof Schema, Row[]>>;

/** What tells visits apart for whoever chooses one. */
export type VisitChoice = Pick<Visit, 'id' | 'team_id' | 'code' | 'title' | 'first_day' | 'status'>;

/** Newest first. */
export function listAllVisits(db: Db): Promise<VisitChoice[]> {
  return db
    .selectFrom('visit')
    .select(['id', 'team_id', 'code', 'title', 'first_day', 'status'])
    .orderBy('first_day', 'desc')
    .orderBy('code')
    .execute();
}

/** All tables as they were at one instant. @throws NoResultError when there is no such visit */
export function exportVisit(db: Db, visitId: string, now: Date): Promise<VisitExport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      format: 'gegenbesuch-visit',
      version: formatVersion,
      exportedAt: now.toISOString(),
      tables: await readTables(trx, visitId),
    }));
}

async function readTables(trx: Trx, visitId: string): Promise<VisitTables> {
  const tables: VisitTables = {};
  for (const [table, belongs] of Object.entries(belonging)) {
    if (!belongs) continue;
    const rows = await sql<Row>`select * from ${sql.table(table)} where ${belongs(visitId)} order by 1, 2`.execute(trx);
    Object.assign(tables, { [table]: rows.rows.map(withJson) });
  }
  return tables;
}

/** Columns that hold JSON. */
const jsonColumns = ['programme', 'content', 'payload', 'changes', 'details'];

function withJson(row: Row): Row {
  const read = (name: string, value: unknown) =>
    jsonColumns.includes(name) && typeof value === 'string' ? JSON.parse(value) : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, read(name, value)]));
}

type Belonging = (visitId: string) => RawBuilder<boolean>;

const byVisit: Belonging = (id) => sql`visit_id = ${id}`;
const byTopic: Belonging = (id) => sql`topic_id in (select id from topic where visit_id = ${id})`;

/** Which rows are the visit's. A new table does not compile until somebody has decided that here. */
const belonging: Record<keyof Schema, Belonging | undefined> = {
  visit: (id) => sql`id = ${id}`,
  coordinator: byVisit,
  person: byVisit,
  topic: byVisit,
  presenter: byTopic,
  material: byTopic,
  audience_person: byVisit,
  decision: byVisit,
  building: byVisit,
  room: byVisit,
  way: byVisit,
  absence: (id) => sql`person_id in (select id from person where visit_id = ${id})`,
  vote: byTopic,
  session: byVisit,
  publication: byVisit,
  invitation: byVisit,
  invitation_revision: (id) => sql`invitation_id in (select id from invitation where visit_id = ${id})`,
  reply: byVisit,
  // They open what they lead to.
  access_link: undefined,
  incoming_mail: byVisit,
  calendar_object: byVisit,
  outbox: byVisit,
  // The key ends in the id of what the message shows.
  post: (id) => sql`exists (
    select 1 from (
      select id from visit where id = ${id} union all select id from topic where visit_id = ${id}
    ) as shown where post.key like '%:' || shown.id)`,
  channel_member: (id) => sql`(team_id, channel_id) in (select team_id, channel_id from visit where id = ${id})`,
  slack_user: (id) => sql`team_id = (select team_id from visit where id = ${id}) and user_id in (
    select user_id from coordinator where visit_id = ${id}
    union select user_id from person where visit_id = ${id}
    union select proposed_by from topic where visit_id = ${id}
    union select source_author from topic where visit_id = ${id}
    union select made_by from decision where visit_id = ${id}
    union select user_id from vote where ${byTopic(id)}
    union select created_by from visit where id = ${id}
    union select published_by from publication where visit_id = ${id}
    union select recorded_by from reply where visit_id = ${id}
    union select settled_by from incoming_mail where visit_id = ${id})`,
  // Keys of requests that came in; they name no visit.
  delivery: undefined,
  // Of a workspace, and secret.
  installation: undefined,
};
