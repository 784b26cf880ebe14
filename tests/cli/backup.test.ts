import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { people } from '../support/world.ts';
import { cli, newVisit, place, titles } from './command-line.ts';

describe('backup', () => {
  it('copies what was there at one instant while the bot writes on', async () => {
    await using p = place();
    await using w = await p.open();
    await newVisit(w, 'Working visit');
    let copying = true;
    const copy = cli(['backup', p.file('copy.db')], p.env).finally(() => {
      copying = false;
    });
    let written = 0;
    while (copying) {
      written += 1;
      assert.match(await w.visit(`agenda add "Topic ${written}"`, people.coordinator), new RegExp(`#${written}\\b`));
    }
    const { code, out, err } = await copy;
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(out, /^Copied and checked: .*copy\.db \(\d+ bytes\)\.\n$/);
    assert.equal(statSync(p.file('copy.db')).mode & 0o777, 0o600);
    const copied = titles(p.file('copy.db'));
    assert.deepEqual(
      copied,
      copied.map((_, index) => `Topic ${index + 1}`),
    );
    assert.ok(copied.length <= written);
    assert.deepEqual(
      readdirSync(p.folder).filter((name) => name.startsWith('copy')),
      ['copy.db'],
    );
  });

  it('leaves a file alone that is there already', async () => {
    await using p = place();
    await p.make();
    writeFileSync(p.file('copy.db'), 'precious');
    const { code, err } = await cli(['backup', p.file('copy.db')], p.env);
    assert.equal(code, 1);
    assert.match(err, /copy\.db is there already and is left as it is/);
    assert.equal(readFileSync(p.file('copy.db'), 'utf8'), 'precious');
  });

  it('says that there is nothing to copy, or nowhere to put it', async () => {
    await using p = place();
    const none = await cli(['backup', p.file('copy.db')], p.env);
    assert.equal(none.code, 1);
    assert.match(none.err, /There is no database at .*visits\.db yet/);
    await p.make();
    const nowhere = await cli(['backup', p.file('missing/copy.db')], p.env);
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /backup failed: the file or its folder is not there/);
  });

  it('gives a damaged copy no name', async () => {
    await using p = place();
    writeFileSync(p.database, 'This is not a database at all, and was never meant to be one. '.repeat(100));
    const { code, err } = await cli(['backup', p.file('copy.db')], p.env);
    assert.equal(code, 1);
    assert.match(err, /the file is not a SQLite database/);
    assert.equal(existsSync(p.file('copy.db')), false);
    assert.equal(existsSync(p.file('copy.db.partial')), false);
  });
});
