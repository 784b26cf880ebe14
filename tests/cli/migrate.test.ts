import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { cli, place } from './command-line.ts';

describe('migrate', () => {
  it('makes the database, and then has nothing to do', async () => {
    await using p = place();
    const first = await cli(['migrate'], p.env);
    assert.equal(first.err, '');
    assert.equal(first.code, 0);
    assert.match(first.out, /^Made the database: 0001-first-tables/);
    assert.ok(existsSync(p.database));
    assert.equal((await cli(['migrate'], p.env)).out, 'The database was up to date already.\n');
  });

  it('refuses while the bot runs', async () => {
    await using p = place();
    await using w = await p.open();
    const { code, err } = await cli(['migrate'], p.env);
    assert.equal(code, 1);
    assert.match(err, /^Another Gegenbesuch is already running on .*visits\.db\. Stop it first/);
    assert.equal((await fetch(`http://127.0.0.1:${w.bot.port}/readyz`)).status, 200);
  });

  it('leaves the database of a newer version alone', async () => {
    await using p = place();
    await p.make();
    const sqlite = new Sqlite(p.database);
    sqlite.exec(`insert into kysely_migration values ('9999-future', '2030-01-01')`);
    sqlite.close();
    const { code, err } = await cli(['migrate'], p.env);
    assert.equal(code, 1);
    assert.match(err, /by a newer Gegenbesuch \(9999-future\)\. Install that version/);
  });
});
