import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cli, cliHere } from './command-line.ts';

const names = ['doctor', 'migrate', 'backup', 'restore', 'export', 'manifest'];

describe('the command line', () => {
  it('lists its commands, and explains each', async () => {
    const overview = await cli([]);
    assert.equal(overview.code, 0);
    for (const name of names) {
      assert.match(overview.out, new RegExp(`^ {2}${name}\\b`, 'm'));
      const help = await cliHere([name, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^npm run cli -- ${name}\\b`));
      assert.equal(help.err, '');
    }
  });

  for (const [words, says] of [
    [['bakcup'], /There is no command bakcup\./],
    [['backup'], /FILE is missing\.[\s\S]*npm run cli -- backup FILE/],
    [['backup', 'a', 'b'], /one word too many/],
    [['doctor', 'me'], /one word too many/],
    [['export', 'a', '--all'], /--all/],
    [['manifest', '--mode', 'carrier-pigeon'], /--mode is one of socket, http, install/],
  ] as const) {
    it(`says what is wrong with “${words.join(' ')}”`, async () => {
      const { code, out, err } = await cliHere([...words]);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.equal(out, '');
    });
  }

  it('says which settings are wrong, all at once, as the start does', async () => {
    const { code, err } = await cliHere(['migrate'], { PORT: 'x', LOG_LEVEL: 'loud' });
    assert.equal(code, 78);
    assert.match(err, /^PORT is not .*\nLOG_LEVEL /);
  });

  for (const name of ['backup', 'restore']) {
    it(`names PostgreSQL’s own tool for ${name}, without its password`, async () => {
      const { code, err } = await cliHere([name, 'copy'], {
        DATABASE_URL: 'postgres://visits:secret@db.example.org/visits',
      });
      assert.equal(code, 2);
      assert.match(err, name === 'backup' ? /pg_dump/ : /pg_restore/);
      assert.doesNotMatch(err, /secret/);
    });
  }
});
