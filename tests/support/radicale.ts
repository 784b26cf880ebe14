/** A real CalDAV server, from Debian's packages: `apt-get install radicale`. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export interface Radicale extends AsyncDisposable {
  /** Of an empty calendar, with user and password. */
  url: string;
  /** Makes another calendar. @returns its address */
  addCalendar(name: string): Promise<string>;
  /** A request as another program sends it, to a name in the calendar. */
  ask(method: string, name: string, body?: string): Promise<Response>;
  /** The calendar as a whole, all entries in one iCalendar object. */
  read(url?: string): Promise<string>;
}

/** Why tests against a real server cannot run here; false when they can. */
export const noRadicale: string | false =
  spawnSync('radicale', ['--version']).status === 0 ? false : 'there is no radicale on PATH (apt-get install radicale)';

const [user, password] = ['county', 'geheim'];
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const mkcalendar = `<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>Besuche</D:displayname>
<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>`;

export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-radicale-'));
  const users = join(folder, 'users');
  await writeFile(users, `${user}:${password}\n`);
  const port = await freePort();
  const child = spawn(
    'radicale',
    [
      ['--config', ''],
      ['--server-hosts', `127.0.0.1:${port}`],
      ['--auth-type', 'htpasswd'],
      ['--auth-htpasswd-filename', users],
      ['--auth-htpasswd-encryption', 'plain'],
      ['--auth-delay', '0'],
      ['--logging-level', 'info'],
      ['--storage-filesystem-folder', join(folder, 'collections')],
    ].flat(),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const ask = (method: string, path: string, body?: string) =>
    fetch(origin + path, {
      method,
      headers: { authorization, ...(method === 'PUT' ? { 'content-type': 'text/calendar; charset=utf-8' } : {}) },
      ...(body === undefined ? {} : { body }),
    });

  async function addCalendar(name: string): Promise<string> {
    const made = await ask('MKCALENDAR', `/${user}/${name}/`, mkcalendar);
    if (made.status !== 201) throw new Error(`Radicale answers ${made.status} to MKCALENDAR`);
    return `http://${user}:${password}@127.0.0.1:${port}/${user}/${name}/`;
  }

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await ready(child);
    const url = await addCalendar('visits');
    return {
      url,
      addCalendar,
      ask: (method, name, body) => ask(method, `/${user}/visits/${encodeURIComponent(name)}`, body),
      read: async (of = url) => (await ask('GET', new URL(of).pathname)).text(),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** It says so in its log. */
function ready(child: {
  stderr: NodeJS.ReadableStream;
  once(event: 'close', listener: () => void): unknown;
}): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/server ready/i.test(said)) resolve();
    });
    child.once('close', () => reject(new Error(`Radicale ended: ${said}`)));
  });
}
