import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/open.ts';
import { insertPublication } from '../../src/db/publication.ts';
import { updateVisit } from '../../src/db/visit.ts';
import { getAccessToken } from '../../src/domain/access-link.ts';
import type { ProgrammeSession } from '../../src/domain/programme.ts';
import { createFeedShelf } from '../../src/web/feed-shelf.ts';
import { addPerson, addVisit, at, inTransaction } from '../db/sample-rows.ts';
import { programmeSession } from '../domain/programme-session.ts';
import { collectedLog } from '../slack/bot.ts';
import { engines, freshDatabase } from '../support/databases.ts';

const config = readConfig({});
const now = () => at(0);

async function publish(db: Db, version: number, ...sessions: ProgrammeSession[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    const published_at = at(version).toISOString();
    const programme = JSON.stringify({ sessions });
    await insertPublication(trx, { visit_id: 'v1', version, programme, published_by: 'U1', published_at });
    await updateVisit(trx, 'v1', { published_version: version });
  });
}

const session = (id: string, more: Partial<ProgrammeSession> = {}) =>
  programmeSession({
    id,
    number: 1,
    startsAt: '2027-06-15T07:00:00.000Z',
    endsAt: '2027-06-15T08:00:00.000Z',
    ...more,
  });

/** A visit with one person, and the token of a feed of each. */
async function prepare(db: Db) {
  await addVisit(db, 'v1');
  await addPerson(db, 'p1', { side: 'guest' });
  const deps = { config, now };
  const tokenOf = (personId: string | null) => getAccessToken(deps, db, { visitId: 'v1', personId, purpose: 'feed' });
  return {
    visit: await tokenOf(null),
    person: await tokenOf('p1'),
    shelf: createFeedShelf({ db, now, log: collectedLog().log }),
  };
}

for (const engine of engines) {
  describe(`the shelf of feeds on ${engine}`, () => {
    it('builds a feed once, and hands out the same until something is published', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const { visit, shelf } = await prepare(db);
      await publish(db, 1, session('a'));
      const [first, second] = await Promise.all([shelf.find(visit), shelf.find(visit)]);
      assert.ok(first);
      assert.equal(first.body, second?.body);
      shelf.distrust();
      assert.equal((await shelf.find(visit))?.body, first.body);
      await publish(db, 2, session('a', { title: 'Anders' }));
      shelf.distrust();
      const third = await shelf.find(visit);
      assert.notEqual(third?.etag, first.etag);
      assert.match(String(third?.body), /SEQUENCE:1\r\n[\s\S]*SUMMARY:Anders\r\n/);
    });

    it('is the same in two processes on one database', async () => {
      await using database = await freshDatabase(engine);
      const { visit, person, shelf } = await prepare(database.db);
      await publish(database.db, 1, session('a'));
      const other = createFeedShelf({ db: database.db, now, log: collectedLog().log });
      for (const token of [visit, person])
        assert.equal((await shelf.find(token))?.etag, (await other.find(token))?.etag);
    });

    it('notices whatever changes what a person’s feed shows', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const { person, shelf } = await prepare(db);
      await publish(
        db,
        1,
        session('a'),
        session('b', { startsAt: '2027-06-15T09:00:00.000Z', endsAt: '2027-06-15T10:00:00.000Z' }),
      );
      const changes: [string, () => Promise<unknown>][] = [
        ['arrival', () => db.updateTable('person').set({ arrives_at: '2027-06-15T08:30:00.000Z' }).execute()],
        [
          'departure',
          () => db.updateTable('person').set({ arrives_at: null, leaves_at: '2027-06-15T08:30:00.000Z' }).execute(),
        ],
        [
          'absence',
          () =>
            db
              .insertInto('absence')
              .values({ person_id: 'p1', starts_at: '2027-06-15T07:00:00.000Z', ends_at: '2027-06-15T08:00:00.000Z' })
              .execute(),
        ],
        ['no absence', () => db.deleteFrom('absence').execute()],
        ['language', () => db.updateTable('person').set({ language: 'en' }).execute()],
        ['title', () => db.updateTable('visit').set({ title: 'Neu' }).execute()],
        ['place', () => db.updateTable('visit').set({ place: 'Anderswo' }).execute()],
        ['zone', () => db.updateTable('visit').set({ time_zone: 'Europe/Lisbon' }).execute()],
        ['content', () => db.updateTable('visit').set({ feed_content: 'minimal' }).execute()],
        [
          'called off',
          () =>
            db
              .updateTable('visit')
              .set({ invitations_cancelled_at: at(5).toISOString() })
              .execute(),
        ],
      ];
      let before = await shelf.find(person);
      for (const [what, change] of changes) {
        await change();
        shelf.distrust();
        const after = await shelf.find(person);
        assert.ok(after);
        assert.notEqual(after.etag, before?.etag, what);
        before = after;
      }
    });

    it('knows nothing any more of somebody removed, nor of a token of another kind', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const { person, shelf } = await prepare(db);
      const page = await getAccessToken({ config, now }, db, {
        visitId: 'v1',
        personId: 'p1',
        purpose: 'programme',
      });
      assert.equal(await shelf.find(page), undefined);
      assert.ok(await shelf.find(person));
      await db.deleteFrom('person').execute();
      shelf.distrust();
      assert.equal(await shelf.find(person), undefined);
    });
  });
}

describe('the shelf of feeds', () => {
  it('survives a database that is gone, and notes the use later', async () => {
    await using database = await freshDatabase('sqlite');
    const { visit } = await prepare(database.db);
    const { log, lines } = collectedLog();
    const shelf = createFeedShelf({ db: database.db, now, log });
    await database.db.schema.alterTable('access_link').renameColumn('used_on', 'once_used_on').execute();
    await assert.rejects(shelf.find(visit), /used_on/);
    await database.db.schema.alterTable('access_link').renameColumn('once_used_on', 'used_on').execute();
    assert.ok(await shelf.find(visit));
    assert.ok(lines.every((line) => !line.includes(visit)));
  });
});
