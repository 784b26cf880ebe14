import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { cli, newVisit, place, titles } from './command-line.ts';

describe('restore', () => {
  it('puts a copy back, keeps what was there, and the bot goes on from the copy', async () => {
    await using p = place();
    {
      await using w = await p.open();
      await newVisit(w, 'Working visit');
      await w.visit('agenda add "Before the copy"');
      assert.equal((await cli(['backup', p.file('copy.db')], p.env)).code, 0);
      await w.visit('agenda add "After the copy"');
    }
    const { code, out, err } = await cli(['restore', p.file('copy.db')], p.env);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(out, /visits\.db is now the copy of .*copy\.db\./);
    assert.match(out, /kept as .*visits\.db\.before-restore\./);
    assert.deepEqual(titles(p.file('visits.db.before-restore')), ['Before the copy', 'After the copy']);
    for (const name of ['visits.db', 'visits.db.before-restore']) {
      assert.equal(statSync(p.file(name)).mode & 0o777, 0o600, name);
    }
    await using w = await p.open();
    const list = await w.visit('agenda list');
    assert.match(list, /Before the copy/);
    assert.doesNotMatch(list, /After the copy/);
  });

  it('keeps what only the write-ahead log of a killed bot holds', async () => {
    await using p = place();
    await using other = place();
    {
      await using w = await p.open();
      await newVisit(w, 'Working visit');
      assert.equal((await cli(['backup', p.file('copy.db')], p.env)).code, 0);
      await w.visit('agenda add "In the log"');
      // As a kill leaves them: the file, and beside it the log that was not yet written back.
      for (const end of ['', '-wal']) writeFileSync(`${other.database}${end}`, readFileSync(`${p.database}${end}`));
    }
    assert.ok(statSync(`${other.database}-wal`).size > 0);
    assert.equal((await cli(['restore', p.file('copy.db')], other.env)).code, 0);
    assert.deepEqual(titles(other.database), []);
    const kept = new Sqlite(`${other.database}.before-restore`);
    assert.deepEqual(kept.prepare('select title from topic').pluck().all(), ['In the log']);
    kept.close();
  });

  it('keeps every database that it replaces', async () => {
    await using p = place();
    await p.make();
    assert.equal((await cli(['backup', p.file('copy.db')], p.env)).code, 0);
    assert.equal((await cli(['restore', p.file('copy.db')], p.env)).code, 0);
    assert.match((await cli(['restore', p.file('copy.db')], p.env)).out, /visits\.db\.before-restore-2\./);
  });

  it('refuses while the bot runs', async () => {
    await using p = place();
    await using w = await p.open();
    await newVisit(w, 'Working visit');
    assert.equal((await cli(['backup', p.file('copy.db')], p.env)).code, 0);
    const { code, err } = await cli(['restore', p.file('copy.db')], p.env);
    assert.equal(code, 1);
    assert.match(err, /Another Gegenbesuch is already running on .*visits\.db\. Stop it first/);
    assert.match(await w.visit('agenda add "Still here"'), /#1/);
    assert.equal(existsSync(p.file('visits.db.before-restore')), false);
  });

  it('puts a copy where no database was', async () => {
    await using p = place();
    await p.make();
    assert.equal((await cli(['backup', p.file('copy.db')], p.env)).code, 0);
    const elsewhere = p.file('elsewhere/new.db');
    const { code, out } = await cli(['restore', p.file('copy.db')], { DATABASE_URL: `sqlite:${elsewhere}` });
    assert.equal(code, 0);
    assert.doesNotMatch(out, /before-restore/);
    assert.deepEqual(titles(elsewhere), []);
  });
});

describe('restore leaves the database alone when the copy', () => {
  /** Each unfit copy, and what is said of it. */
  const unfit: [string, (file: string) => void, RegExp][] = [
    ['is not there', () => undefined, /There is no file .*bad\.db/],
    ['is no database', (file) => writeFileSync(file, 'no database'.repeat(1000)), /not a SQLite database/],
    ['is somebody else’s', (file) => change(file, 'drop table kysely_migration'), /not a database of Gegenbesuch/],
    [
      'is of a newer Gegenbesuch',
      (file) => change(file, `insert into kysely_migration values ('9999-future', '2030-01-01')`),
      /written by a newer Gegenbesuch \(9999-future\)/,
    ],
    ['is damaged', damage, /bad\.db is damaged|the file is damaged/],
    ['refers to what is not there', orphan, /damaged: rows of topic refer to what is not there/],
    ['lacks its log', (file) => writeFileSync(`${file}-wal`, 'a log'), /copied by hand from a database in use/],
  ];
  for (const [what, spoil, says] of unfit) {
    it(what, async () => {
      await using p = place();
      await p.make();
      if (what !== 'is not there') await cli(['backup', p.file('bad.db')], p.env);
      spoil(p.file('bad.db'));
      const before = readFileSync(p.database);
      const { code, err } = await cli(['restore', p.file('bad.db')], p.env);
      assert.equal(code, 1);
      assert.match(err, says);
      assert.deepEqual(readFileSync(p.database), before);
      assert.deepEqual(
        readdirSync(p.folder).filter((name) => name.includes('restor')),
        [],
      );
    });
  }

  it('is the database itself', async () => {
    await using p = place();
    await p.make();
    const { code, err } = await cli(['restore', p.database], p.env);
    assert.equal(code, 1);
    assert.match(err, /is the database itself/);
  });
});

function change(file: string, statement: string): void {
  const sqlite = new Sqlite(file);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(statement);
  sqlite.close();
}

function orphan(file: string): void {
  change(
    file,
    `insert into topic (id, visit_id, number, title, status, length_minutes, side, stance, kind, proposed_by, created_at)
     values ('t', 'gone', 1, 'Lost', 'proposed', 45, 'host', 'show', 'talk', 'U1', '2027-01-01T00:00:00.000Z')`,
  );
}

/** Overwrites pages in the middle. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096 * 3, 4096 * 8);
  writeFileSync(file, bytes);
}
