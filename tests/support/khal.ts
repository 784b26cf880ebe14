/** khal and vdirsyncer: what they show of calendars and of feeds that they subscribe to. */

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { byUid, type CalendarReader, type ReadEvent } from './calendar-readers.ts';
import { environment } from './other-programs.ts';

const run = promisify(execFile);

/** khal, each object a file of its calendar. It knows neither METHOD nor people. */
export const khal: CalendarReader = {
  name: 'khal',
  read: (texts) =>
    withFolder(async (folder) => {
      const calendar = await makeCalendar(folder, 0);
      await Promise.all(texts.map((each, index) => writeFile(join(calendar, `${index}.ics`), each)));
      return listWithKhal(folder);
    }),
};

/** vdirsyncer subscribes to feeds over HTTP and keeps each event as a file; khal shows what is in them. */
export const vdirsyncer: CalendarReader = {
  name: 'vdirsyncer and khal',
  read: (feeds) => withFolder((folder) => subscribe(folder, feeds)),
};

async function subscribe(folder: string, feeds: readonly string[]): Promise<ReadEvent[]> {
  const server = createServer(({ url }, response) => {
    const feed = feeds[Number(/\d+/.exec(url ?? '')?.[0])];
    response.writeHead(feed ? 200 : 404, { 'Content-Type': 'text/calendar; charset=utf-8' }).end(feed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const calendars = await Promise.all(feeds.map((_, index) => makeCalendar(folder, index)));
  const pairs = calendars.map(
    (path, index) => `[pair feed${index}]
a = "remote${index}"
b = "local${index}"
collections = null
[storage remote${index}]
type = "http"
url = "http://127.0.0.1:${port}/${index}.ics"
[storage local${index}]
type = "filesystem"
path = "${path}"
fileext = ".ics"
`,
  );
  const config = join(folder, 'vdirsyncer.conf');
  await writeFile(config, `[general]\nstatus_path = "${folder}/status/"\n${pairs.join('')}`);
  try {
    await run('vdirsyncer', ['-c', config, 'discover'], { env: environment });
    await run('vdirsyncer', ['-c', config, 'sync'], { env: environment });
    return await listWithKhal(folder);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function makeCalendar(folder: string, number: number): Promise<string> {
  const path = join(folder, 'calendars', String(number));
  await mkdir(path, { recursive: true });
  return path;
}

async function listWithKhal(folder: string): Promise<ReadEvent[]> {
  const moment = '%Y-%m-%dT%H:%M:%S.000Z';
  const config = join(folder, 'khal.conf');
  await writeFile(
    config,
    `[calendars]
[[all]]
path = ${folder}/calendars/*
type = discover
[sqlite]
path = ${folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = ${moment}
longdatetimeformat = ${moment}
default_timezone = UTC
local_timezone = UTC
`,
  );
  const format = '{uid}\x1f{start-long}\x1f{end-long}\x1f{title}\x1f{location}\x1f{status}\x1f{description}\x1e';
  const words = [
    '-c',
    config,
    'list',
    '--once',
    '--day-format',
    '',
    '--format',
    format,
    '2027-01-01T00:00:00.000Z',
    '400d',
  ];
  const { stdout } = await run('khal', words, { env: { ...environment, HOME: folder } });
  const events = stdout.split('\x1e').filter((each) => each.trim() !== '');
  return events.map(readLine).toSorted(byUid);
}

function readLine(line: string): ReadEvent {
  const [uid = '', start = '', end = '', summary = '', location = '', status = '', description = ''] = line
    .replace(/^\s+/, '')
    .split('\x1f');
  return { uid, start, end, summary, location, status: status.trim(), description };
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-calendar-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
