/** (c) The least that a bot with a database does on each command: it reads a row and writes a row, with raw statements. */

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { startBareBolt } from './bare-bolt.ts';
import { argument, serve } from './server-process.ts';

const sqlite = new Sqlite(join(argument(0), 'bolt.db'));
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec(`
  create table visit (id integer primary key, channel_id text not null unique, title text not null) strict;
  create table topic (id integer primary key, visit_id integer not null, title text not null, proposed_by text not null) strict;
  insert into visit (channel_id, title) values ('C0BESUCH', 'Arbeitsbesuch');
`);
const findVisit = sqlite.prepare<[string], { id: number }>('select id, title from visit where channel_id = ?');
const insertTopic = sqlite.prepare('insert into topic (visit_id, title, proposed_by) values (?, ?, ?)');

const port = await startBareBolt((body) => {
  const visit = findVisit.get(body.channel_id ?? '');
  insertTopic.run(visit?.id, body.text, body.user_id);
});
serve(port, async () => {
  sqlite.close();
});
