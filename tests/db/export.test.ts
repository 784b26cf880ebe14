import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { exportVisit, listAllVisits } from '../../src/db/export.ts';
import { inspectDatabase, openReadOnly } from '../../src/db/maintenance.ts';
import type { Db } from '../../src/db/open.ts';
import { engines, freshDatabase } from '../support/databases.ts';

const at = '2027-01-01T08:00:00.000Z';

/** A visit with a row in every table that it can have rows in; ids carry its letter. */
async function fill(db: Db, x: string): Promise<void> {
  await db
    .insertInto('visit')
    .values({
      id: `v${x}`,
      team_id: 'T1',
      channel_id: `C${x}`,
      code: `VISIT-${x}`,
      title: `Visit ${x}`,
      host: 'A',
      guest: 'B',
      place: 'C',
      first_day: '2027-06-15',
      last_day: '2027-06-16',
      day_start: '09:00',
      day_end: '17:00',
      time_zone: 'Europe/Berlin',
      language: 'de',
      status: x === 'a' ? 'open' : 'closed',
      next_number: 2,
      published_version: 1,
      daily_post_at: '07:30',
      preview_at: '16:00',
      created_by: `U1${x}`,
      created_at: at,
      closed_at: null,
    })
    .execute();
  const insert = (statement: string) => sql.raw(statement).execute(db);
  await insert(`insert into coordinator values ('v${x}', 'U1${x}', '${at}')`);
  await insert(
    `insert into person (id, visit_id, side, role, name, created_at) values ('p${x}', 'v${x}', 'host', 'member', 'Ann', '${at}')`,
  );
  await insert(
    `insert into topic (id, visit_id, number, title, status, length_minutes, side, stance, kind, proposed_by, created_at)
     values ('t${x}', 'v${x}', 1, 'Topic ${x}', 'accepted', 45, 'host', 'show', 'talk', 'U2${x}', '${at}')`,
  );
  await insert(`update topic set source_author = 'U5${x}', counterpart_id = 'p${x}' where id = 't${x}'`);
  await insert(`insert into presenter values ('t${x}', 'p${x}', 1)`);
  await insert(`insert into material values ('t${x}', 0, 'https://${x}.example/', null)`);
  await insert(`insert into audience_person values ('v${x}', 1, 'p${x}')`);
  await insert(`insert into decision values ('d${x}', 'v${x}', 'U6${x}', '${at}', null, '[{"topicId":"t${x}"}]')`);
  await insert(`insert into building values ('g${x}', 'v${x}', 'House ${x}', null, null, '${at}')`);
  await insert(`insert into room values ('o${x}', 'v${x}', 'g${x}', 'Room ${x}', null, '${at}')`);
  await insert(`insert into way values ('v${x}', '', 'g${x}', 10)`);
  await insert(`insert into absence values ('p${x}', '2027-06-15T07:00:00.000Z', '2027-06-15T08:00:00.000Z')`);
  await insert(`insert into vote values ('t${x}', 'U3${x}', '${at}')`);
  await insert(
    `insert into session (id, visit_id, number, topic_id, kind, title, starts_at, ends_at)
     values ('s${x}', 'v${x}', 1, 't${x}', 'talk', '', '2027-06-15T07:00:00.000Z', '2027-06-15T08:00:00.000Z')`,
  );
  await insert(`insert into publication values ('v${x}', 1, '{"days":["${x}"]}', 'U1${x}', '${at}')`);
  await insert(
    `insert into invitation values ('i${x}', 'v${x}', 'p${x}', 'day:1', 'uid${x}', 0, 'active', 'h', '${at}')`,
  );
  await insert(
    `insert into invitation_revision (invitation_id, sequence, method, content, message_id, created_at) values ('i${x}', 0, 'REQUEST', '{"summary":"${x}"}', 'm${x}', '${at}')`,
  );
  await insert(
    `insert into reply (id, visit_id, person_id, invitation_id, answer, via, created_at)
     values ('r${x}', 'v${x}', 'p${x}', 'i${x}', 'yes', 'slack', '${at}')`,
  );
  await insert(`insert into calendar_object values ('c${x}', 'v${x}', 's${x}', null, 'h')`);
  await insert(
    `insert into incoming_mail (id, visit_id, number, kind, from_name, from_address, subject, details, received_at)
     values ('n${x}', 'v${x}', 1, 'message', 'Ute', 'ute@${x}.example', 'Re', '{"text":"${x}"}', '${at}')`,
  );
  await insert(`insert into post values ('topic-card:t${x}', 'T1', 'C${x}', '1.1', '${at}')`);
  await insert(
    `insert into outbox (key, kind, team_id, visit_id, lane, payload, status, due_at, created_at)
     values ('k${x}', 'card', 'T1', 'v${x}', 'slack:T1:C${x}', '{"topicId":"t${x}"}', 'sent', '${at}', '${at}')`,
  );
  await insert(`insert into channel_member values ('T1', 'C${x}', 'U1${x}')`);
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await insert(
      `insert into slack_user (team_id, user_id, name, is_external, fetched_at) values ('T1', 'U${number}${x}', 'N', 0, '${at}')`,
    );
  }
}

for (const engine of engines) {
  describe(`the export of a visit on ${engine}`, () => {
    it('holds every table’s rows of this visit and none of another', async () => {
      await using database = await freshDatabase(engine);
      await fill(database.db, 'a');
      await fill(database.db, 'b');
      const reader = openReadOnly(database.url);
      try {
        assert.deepEqual(
          (await listAllVisits(reader)).map(({ code, status }) => [code, status]),
          [
            ['VISIT-a', 'open'],
            ['VISIT-b', 'closed'],
          ],
        );
        const { tables, exportedAt, version } = await exportVisit(reader, 'va', new Date(at));
        assert.equal(exportedAt, at);
        assert.equal(version, 1);
        const counts = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
        const all = (await database.db.introspection.getTables()).map(({ name }) => name);
        const expected = all.filter((name) => !['delivery', 'installation', 'access_link'].includes(name));
        assert.deepEqual(counts, Object.fromEntries([...expected.map((name) => [name, 1]), ['slack_user', 5]]));
        assert.doesNotMatch(JSON.stringify(tables), /"(v|t|p|s|i|r|k|uid|m|d|g|o|U\d|C)b"|VISIT-b|b\.example/);
        assert.deepEqual(tables.publication?.[0]?.programme, { days: ['a'] });
        assert.deepEqual(tables.decision?.[0]?.changes, [{ topicId: 'ta' }]);
        assert.deepEqual(tables.outbox?.[0]?.payload, { topicId: 'ta' });
      } finally {
        await reader.destroy();
      }
    });
  });

  describe(`the look at a database on ${engine}`, () => {
    it('finds it sound and up to date', async () => {
      await using database = await freshDatabase(engine);
      const { exists, inUse, damage, migrations } = await inspectDatabase(database.url);
      assert.deepEqual({ exists, inUse, damage }, { exists: true, inUse: engine === 'sqlite', damage: [] });
      assert.deepEqual([migrations.waiting, migrations.unknown], [[], []]);
      assert.ok(migrations.done.length > 0);
    });
  });
}
