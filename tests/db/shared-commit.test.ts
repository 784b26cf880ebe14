import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setImmediate as nextRound } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Database, openDatabase, type Trx } from '../../src/db/open.ts';

/** A database on the disk, and what another process would see of it. */
interface Disk extends AsyncDisposable {
  db: Database['db'];
  insert(trx: Trx | Database['db'], key: string): Promise<unknown>;
  /** Keys in the table, as another connection reads them. */
  seen(): string[];
  /** How many transactions the write-ahead log holds (https://www.sqlite.org/fileformat.html#the_write_ahead_log). */
  commits(): number;
}

async function disk(): Promise<Disk> {
  const folder = mkdtempSync(join(tmpdir(), 'gegenbesuch-commit-'));
  const path = join(folder, 'bot.db');
  const { db, close } = await openDatabase(`sqlite:${path}`);
  const other = new Sqlite(path, { readonly: true });
  const keys = other.prepare<[], string>('select key from delivery order by key').pluck();
  return {
    db,
    insert: (trx, key) => trx.insertInto('delivery').values({ key, received_at: '2027-06-15T07:00:00.000Z' }).execute(),
    seen: () => keys.all(),
    commits() {
      const log = readFileSync(`${path}-wal`);
      const frame = 24 + log.readUInt32BE(8);
      let count = 0;
      // The size of the database stands in the last frame of each commit only.
      for (let at = 32; at + frame <= log.length; at += frame) count += log.readUInt32BE(at + 4) === 0 ? 0 : 1;
      return count;
    },
    async [Symbol.asyncDispose]() {
      other.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('Transactions that end at the same time on SQLite', () => {
  it('share one commit, and each is told only when it is on the disk', async () => {
    await using d = await disk();
    const before = d.commits();
    const seenAtEnd = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (key) => {
        await d.db.transaction().execute((trx) => d.insert(trx, key));
        return d.seen().includes(key);
      }),
    );
    assert.deepEqual(seenAtEnd, [true, true, true, true]);
    assert.equal(d.commits() - before, 1);
  });

  it('take nothing of the others back when one of them fails, be it the first or a later one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), async (fates) => {
        await using d = await disk();
        const results = await Promise.allSettled(
          fates.map((fails, index) =>
            d.db.transaction().execute(async (trx) => {
              await d.insert(trx, `key ${index}`);
              if (fails) throw new Error('No, thank you');
            }),
          ),
        );
        const kept = fates.flatMap((fails, index) => (fails ? [] : [`key ${index}`]));
        assert.deepEqual(d.seen(), kept);
        const ended = results.map(({ status }) => status === 'rejected');
        assert.deepEqual(ended, fates);
      }),
      { numRuns: 20 },
    );
  });

  it('each see what those before them wrote', async () => {
    await using d = await disk();
    const counts = await Promise.all(
      ['a', 'b', 'c'].map((key) =>
        d.db.transaction().execute(async (trx) => {
          await d.insert(trx, key);
          return (await trx.selectFrom('delivery').selectAll().execute()).length;
        }),
      ),
    );
    assert.deepEqual(counts, [1, 2, 3]);
  });

  it('all fail when their commit fails, and leave the connection fit for the next', async () => {
    await using d = await disk();
    const breaksAtCommit = d.db.transaction().execute(async (trx) => {
      await sql`pragma defer_foreign_keys = on`.execute(trx);
      await trx.insertInto('coordinator').values({ visit_id: 'none', user_id: 'U1', created_at: '' }).execute();
    });
    const shares = d.db.transaction().execute((trx) => d.insert(trx, 'shares'));
    await assert.rejects(breaksAtCommit, /FOREIGN KEY/);
    await assert.rejects(shares, /FOREIGN KEY/);
    assert.deepEqual(d.seen(), []);
    await d.db.transaction().execute((trx) => d.insert(trx, 'next'));
    assert.deepEqual(d.seen(), ['next']);
  });

  it('are on the disk before a write outside of any transaction, which could have an effect elsewhere', async () => {
    await using d = await disk();
    const shared = d.db.transaction().execute((trx) => d.insert(trx, 'shared'));
    await d.insert(d.db, 'alone');
    assert.deepEqual(d.seen(), ['alone', 'shared']);
    await shared;
  });

  it('are not committed together with half a transaction when the database is closed', async () => {
    await using d = await disk();
    const ended = d.db.transaction().execute((trx) => d.insert(trx, 'ended'));
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { promise: never } = Promise.withResolvers<void>();
    void d.db.transaction().execute(async (trx) => {
      await d.insert(trx, 'half');
      resolve();
      await never;
    });
    await begun;
    await Promise.all([assert.rejects(ended, /was closed/), d.db.destroy()]);
    assert.deepEqual(d.seen(), []);
  });

  it('wait for one that takes longer, whether it ends well or not', async () => {
    await using d = await disk();
    for (const ending of ['well', 'badly']) {
      const { promise: sign, resolve } = Promise.withResolvers<void>();
      const quick = d.db.transaction().execute((trx) => d.insert(trx, `quick, then ${ending}`));
      const slow = d.db.transaction().execute(async (trx) => {
        await d.insert(trx, `slow ${ending}`);
        await sign;
        if (ending === 'badly') throw new Error('No, thank you');
      });
      await nextRound();
      await nextRound();
      resolve();
      await Promise.allSettled([quick, slow]);
    }
    assert.deepEqual(d.seen(), ['quick, then badly', 'quick, then well', 'slow well']);
  });
});
