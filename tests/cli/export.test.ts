import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { channel, people } from '../support/world.ts';
import { cli, newVisit, place } from './command-line.ts';

describe('export', () => {
  it('writes the only visit while the bot runs, for its owner’s eyes', async () => {
    await using p = place();
    await using w = await p.open();
    await newVisit(w, 'Working visit');
    await w.visit('agenda add "Migration concept"', people.staff);
    await w.settle();
    const { code, out, err } = await cli(['export', p.file('visit.json')], p.env);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(out, /^Wrote the visit \S+ \(Working visit\) to .*visit\.json\.\n$/);
    assert.equal(statSync(p.file('visit.json')).mode & 0o777, 0o600);
    const read = JSON.parse(readFileSync(p.file('visit.json'), 'utf8'));
    assert.equal(read.format, 'gegenbesuch-visit');
    assert.equal(read.version, 1);
    assert.equal(read.tables.visit[0].title, 'Working visit');
    assert.equal(read.tables.topic[0].title, 'Migration concept');
    const again = await cli(['export', p.file('visit.json')], p.env);
    assert.equal(again.code, 1);
    assert.match(again.err, /is there already/);
  });

  it('asks which visit where there are several, and finds it by its code', async () => {
    await using p = place();
    await using w = await p.open();
    await newVisit(w, 'First');
    const other = [...w.slack.channels.values()].find((each) => each.id !== channel && !each.is_im);
    assert.ok(other);
    await w.slack.join(other.id, people.coordinator);
    await w.visit(
      'new "Second" host=Osnabrück guest=Naumburg from=2027-09-01 to=2027-09-02 place=Rathaus tz=Europe/Berlin lang=english',
      people.coordinator,
      other.id,
    );
    const asked = await cli(['export', p.file('visit.json')], p.env);
    assert.equal(asked.code, 1);
    const codes = [...asked.err.matchAll(/^ {2}(\S+) {2}from/gm)].map(([, code]) => code);
    assert.equal(codes.length, 2);
    assert.match(asked.err, /^Which visit\? Say it with --visit CODE:\n.*Second\n.*First/);
    const unknown = await cli(['export', p.file('visit.json'), '--visit', 'NONE'], p.env);
    assert.match(unknown.err, /^There is no such visit\. These are there:/);
    const code = String(codes[1]).toLowerCase();
    assert.match((await cli(['export', p.file('visit.json'), '--visit', code], p.env)).out, /\(First\)/);
  });

  it('says that there is no database, or no visit', async () => {
    await using p = place();
    assert.match((await cli(['export', p.file('a.json')], p.env)).err, /There is no database yet/);
    await p.make();
    const none = await cli(['export', p.file('a.json')], p.env);
    assert.equal(none.code, 1);
    assert.match(none.err, /There is no visit in the database/);
  });
});
