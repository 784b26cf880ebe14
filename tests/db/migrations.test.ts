/** What an earlier version has written is all there after the tables were brought up to date. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from '../../src/db/engine.ts';
import { listInvitations } from '../../src/db/invitation.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Schema } from '../../src/db/schema.ts';
import { listSessions, putSession } from '../../src/db/session.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { deleteTopic, findListedTopic } from '../../src/db/topic.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { inTransaction, sessionRow } from './sample-rows.ts';

type Row = Record<string, unknown>;

/** An address at which there is no database yet. */
async function emptyPlace(engine: Engine): Promise<AsyncDisposable & { url: string }> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'gegenbesuch-'));
    const clear = async () => rmSync(folder, { recursive: true, force: true });
    return { url: `sqlite:${join(folder, 'old.sqlite')}`, [Symbol.asyncDispose]: clear };
  }
  const other = await freshDatabase(engine);
  await sql`create database earlier`.execute(other.db);
  return {
    url: other.url.replace(/[^/]+$/, 'earlier'),
    [Symbol.asyncDispose]: async () => {
      await sql`drop database earlier with (force)`.execute(other.db);
      await other[Symbol.asyncDispose]();
    },
  };
}

/** Brings the tables to where they were with this migration, and closes again. */
async function openedUntil(url: string, engine: Engine, last: string, work: (db: Db) => Promise<void>): Promise<void> {
  const dialect = engine === 'sqlite' ? openSqlite(url.slice('sqlite:'.length)).dialect : openPostgres(url);
  const db = new Kysely<Schema>({ dialect });
  try {
    const known = Object.entries(migrations).map(([name, up]) => [
      name,
      { up: (on: Kysely<unknown>) => up(on, engine) },
    ]);
    const provider = { getMigrations: async () => Object.fromEntries(known) };
    const { error } = await new Migrator({ db, provider }).migrateTo(last);
    if (error) throw error;
    await work(db);
  } finally {
    await db.destroy();
  }
}

async function fill(db: Db): Promise<void> {
  const at = '2027-05-03T08:00:00.000Z';
  for (const rows of [
    `visit (id, team_id, channel_id, code, title, host, guest, place, first_day, last_day, day_start, day_end, time_zone,
       language, status, next_number, published_version, daily_post_at, preview_at, created_by, created_at)
     values ('v1', 'T1', 'C1', 'LKOS', 'Besuch', 'Osnabrück', 'Burgenland', 'Kreishaus', '2027-06-15', '2027-06-16', '09:00',
       '17:00', 'Europe/Berlin', 'de', 'open', 7, 1, '07:30', '18:00', 'U1', '${at}')`,
    `coordinator values ('v1', 'U1', '${at}')`,
    `person (id, visit_id, side, role, name, user_id, created_at)
     values ('p1', 'v1', 'host', 'presenter', 'Katja', 'U2', '${at}'), ('p2', 'v1', 'guest', 'head', 'Götz', null, '${at}')`,
    `topic (id, visit_id, number, title, status, length_minutes, side, stance, kind, wished_time, wished_qualifier,
       proposed_by, created_at)
     values ('t1', 'v1', 1, 'Jugendhilfe', 'accepted', 45, 'host', 'show', 'talk', '10:00', 'circa', 'U2', '${at}'),
       ('t2', 'v1', 2, 'Vorbereitung', 'proposed', 30, 'host', 'show', 'internal', null, null, 'U2', '${at}'),
       ('t3', 'v1', 3, 'Medien', 'proposed', 30, 'guest', 'ask', 'press', null, null, 'U3', '${at}')`,
    `presenter values ('t1', 'p1', 0), ('t1', 'p2', 1), ('t3', 'p2', 0)`,
    `vote values ('t1', 'U2', '${at}'), ('t1', 'U3', '${at}')`,
    `session (id, visit_id, number, topic_id, kind, title, starts_at, ends_at, time_qualifier, room)
     values ('t1', 'v1', 1, 't1', 'talk', 'Jugendhilfe', '2027-06-15T08:00:00.000Z', '2027-06-15T08:45:00.000Z', 'circa', '2050'),
       ('s4', 'v1', 4, null, 'meal', 'Mittagessen', '2027-06-15T10:30:00.000Z', '2027-06-15T11:30:00.000Z', null, null),
       ('s5', 'v1', 5, null, 'internal', 'Runde', '2027-06-15T06:30:00.000Z', '2027-06-15T07:00:00.000Z', 'from', null),
       ('s6', 'v1', 6, null, 'press', 'Pressetermin', '2027-06-15T12:00:00.000Z', '2027-06-15T12:30:00.000Z', null, 'Foyer')`,
    `publication values ('v1', 1, '{"sessions":[]}', 'U1', '${at}')`,
  ]) {
    await sql.raw(`insert into ${rows}`).execute(db);
  }
}

/** By table, in an order of their own. */
async function readAll(db: Db): Promise<Map<string, Row[]>> {
  const all = new Map<string, Row[]>();
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db);
    all.set(
      name,
      rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  }
  return all;
}

for (const engine of engines) {
  describe(`a database of the version before the whole agenda on ${engine}`, () => {
    it('keeps all that is in it, and what is internal or for the press is so from now on', async () => {
      await using place = await emptyPlace(engine);
      let before = new Map<string, Row[]>();
      await openedUntil(place.url, engine, '0003-how-exactly-a-time-is-wished', async (db) => {
        await fill(db);
        before = await readAll(db);
      });
      const { db, close } = await openDatabase(place.url);
      try {
        const now = await readAll(db);
        assert.equal(before.get('session')?.length, 4);
        for (const [table, rows] of before) {
          const kept = now.get(table)?.map((row, nth) => Object.keys(rows[nth] ?? {}).map((name) => [name, row[name]]));
          assert.deepEqual(kept, rows.map(Object.entries), table);
        }
        assert.deepEqual(
          (await listSessions(db, 'v1')).map(({ id, visibility, audience, is_planned }) => [
            id,
            visibility,
            audience,
            is_planned,
          ]),
          [
            ['s5', 'internal', 'all', 0],
            ['t1', 'guest', 'all', 0],
            ['s4', 'guest', 'all', 0],
            ['s6', 'press', 'all', 0],
          ],
        );
        const topics = await db.selectFrom('topic').select(['number', 'visibility']).orderBy('number').execute();
        assert.deepEqual(
          topics.map(({ visibility }) => visibility),
          ['guest', 'internal', 'press'],
        );
        const first = await findListedTopic(db, 'v1', 1);
        assert.deepEqual([first?.presenters, first?.votes, first?.room], [['Katja', 'Götz'], 2, '2050']);
      } finally {
        await close();
      }
    });

    it('has the rules of its sessions as before, and knows more kinds of times', async () => {
      await using place = await emptyPlace(engine);
      await openedUntil(place.url, engine, '0003-how-exactly-a-time-is-wished', fill);
      const { db, close } = await openDatabase(place.url);
      try {
        const put = (...row: Parameters<typeof sessionRow>) =>
          inTransaction(db, (trx) => putSession(trx, sessionRow(...row)));
        await put('s7', 7, { time_qualifier: 'following' });
        await assert.rejects(put('s8', 8, JSON.parse('{"time_qualifier":"never"}')), /check/i);
        await assert.rejects(put('s8', 8, { ends_at: '2027-06-15T06:00:00.000Z' }), /check/i);
        await assert.rejects(put('s8', 8, { topic_id: 'nowhere' }), /foreign key/i);
        await assert.rejects(put('s8', 8, { topic_id: 't1' }), /unique/i);
        await inTransaction(db, (trx) => deleteTopic(trx, 't1'));
        assert.deepEqual(
          (await listSessions(db, 'v1')).map(({ id }) => id),
          ['s5', 's7', 's4', 's6'],
        );
        await db.deleteFrom('visit').execute();
        assert.deepEqual(await listSessions(db, 'v1'), []);
      } finally {
        await close();
      }
    });
  });
}

async function fillInvitations(db: Db): Promise<void> {
  const at = '2027-05-04T08:00:00.000Z';
  await fill(db);
  for (const rows of [
    `invitation values ('i1', 'v1', 'p2', 'day:2027-06-15', 'i1@example.org', 1, 'active', 'hash', '${at}')`,
    `invitation_revision values ('i1', 0, 'REQUEST', '{"summary":"Tag 1"}', '<m0@example.org>', '${at}'),
       ('i1', 1, 'REQUEST', '{"summary":"Tag 1, geändert"}', '<m1@example.org>', '${at}')`,
    `reply values ('r1', 'v1', 'p2', 'i1', 'yes', 'gern', 'slack', null, '${at}'),
       ('r2', 'v1', 'p1', null, 'no', null, 'coordinator', 'U1', '${at}')`,
  ]) {
    await sql.raw(`insert into ${rows}`).execute(db);
  }
}

for (const engine of engines) {
  describe(`a database of the version before answers by mail on ${engine}`, () => {
    it('keeps its invitations and replies, which all count, and invites as it did', async () => {
      await using place = await emptyPlace(engine);
      let before = new Map<string, Row[]>();
      await openedUntil(place.url, engine, '0004-the-whole-agenda', async (db) => {
        await fillInvitations(db);
        before = await readAll(db);
      });
      const { db, close } = await openDatabase(place.url);
      try {
        const now = await readAll(db);
        for (const [table, rows] of before) {
          const kept = now.get(table)?.map((row, nth) => Object.keys(rows[nth] ?? {}).map((name) => [name, row[name]]));
          assert.deepEqual(kept, rows.map(Object.entries), table);
        }
        const visit = await db.selectFrom('visit').selectAll().executeTakeFirstOrThrow();
        assert.deepEqual(
          [visit.invitation_scope, visit.feed_content, visit.invitations_cancelled_at],
          ['day', 'full', null],
        );
        const replies = await db.selectFrom('reply').select('is_outdated').execute();
        assert.deepEqual(replies, [{ is_outdated: 0 }, { is_outdated: 0 }]);
        const [{ delivery } = { delivery: 'none' }] = await listInvitations(db, 'v1');
        assert.equal(delivery, null);
      } finally {
        await close();
      }
    });
  });
}
