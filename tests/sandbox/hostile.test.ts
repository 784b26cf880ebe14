import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/open.ts';
import { upsertSlackUser } from '../../src/db/slack-user.ts';
import { createVisit } from '../../src/domain/visit.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { refuseProduction } from '../../src/sandbox/not-production.ts';
import { newSecrets, slackSecrets } from '../../src/sandbox/workspace.ts';
import { temporaryFolder } from '../support/main-process.ts';
import { anna, openSlack, startBot } from './workspace.ts';

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** With `fetch`, Host and Origin could not be chosen. */
async function ask(port: number, path: string, { method = 'POST', headers = {}, body = '' }: Asked = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request({ port, host: '127.0.0.1', path, method, headers: { ...length, ...headers } });
  sent.on('error', reject);
  sent.on('response', (res) => {
    readText(res).then((text) => resolve({ status: res.statusCode ?? 0, text }), reject);
  });
  sent.end(body);
  return promise;
}

/** What a page on another site, a rebound name, and a server in front of the sandbox send along. */
const foreign: Record<string, string>[] = [
  { host: 'evil.example' },
  { host: 'evil.example:PORT' },
  { host: '127.0.0.1.evil.example:PORT' },
  { host: 'localhost:1' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'x-forwarded-for': '192.0.2.7' },
  { 'x-real-ip': '192.0.2.7' },
  { forwarded: 'for=192.0.2.7' },
  { via: '1.1 gate' },
];

function withPort(headers: Record<string, string>, port: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
  );
}

describe('the local Slack', () => {
  it('answers no browser and nobody from elsewhere, whatever token they have', async () => {
    await using test = await openSlack();
    const port = Number(new URL(test.slack.apiUrl).port);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ token: 'xoxb-test', channel: 'C0ALL', text: 'from evil' }).toString();
    const paths = ['/api/chat.postMessage', '/commands/T0TEAM/x', '/actions/T0TEAM/x', '/upload/F1', '/files-pri/F1'];
    for (const headers of foreign) {
      for (const path of paths) {
        const answer = await ask(port, path, { headers: { ...form, ...withPort(headers, port) }, body });
        assert.deepEqual(answer, { status: 403, text: '' }, `${path} ${JSON.stringify(headers)}`);
      }
      const picture = await ask(port, `/api/chat.postMessage?${body}`, {
        method: 'GET',
        headers: withPort(headers, port),
      });
      assert.equal(picture.status, 403);
    }
    // Even its own page has no business there.
    const own = await ask(port, '/api/chat.postMessage', {
      headers: { ...form, 'sec-fetch-site': 'same-origin' },
      body,
    });
    assert.equal(own.status, 403);
    assert.equal(test.slack.messages('C0ALL').length, 0);
    assert.equal((await ask(port, '/api/chat.postMessage', { headers: form, body })).status, 200);
    assert.equal(test.slack.messages('C0ALL').length, 1);
  });

  it('does nothing at a response_url for a page that learnt of it', async () => {
    let url = '';
    await using test = await openSlack();
    await using _bot = await startBot(test.slack, 'http', (app) => {
      app.command('/visit', async ({ ack, command }) => {
        url = command.response_url;
        await ack();
      });
    });
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    const { port, pathname } = new URL(url);
    const body = JSON.stringify({ text: 'from evil' });
    const refused = await ask(Number(port), pathname, { headers: { origin: 'https://evil.example' }, body });
    assert.equal(refused.status, 403);
    assert.equal(test.slack.messages('C0ALL').length, 0);
    assert.equal((await ask(Number(port), pathname, { body })).status, 200);
  });

  it('opens no socket for a page, though it has a ticket', async () => {
    await using test = await openSlack();
    const { url } = await test.call('apps.connections.open', {}, 'xapp-test');
    const { port, pathname, search } = new URL(String(url));
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    for (const headers of [{ origin: `http://127.0.0.1:${port}` }, { host: `evil.example:${port}` }]) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const sent = request({ port, host: '127.0.0.1', path: pathname + search, headers: { ...upgrade, ...headers } });
      sent.on('upgrade', () => resolve('open'));
      sent.on('error', () => resolve('refused'));
      sent.end();
      assert.equal(await promise, 'refused');
    }
    assert.equal(test.slack.socketConnections, 0);
  });
});

describe('the sandbox', () => {
  it('has secrets of its own each time, which nobody can read in the source', () => {
    const [one, other] = [newSecrets(), newSecrets()];
    for (const name of ['botToken', 'appToken', 'signingSecret'] as const) {
      assert.notEqual(one[name], other[name]);
      assert.ok(one[name].length > 40);
    }
    assert.notEqual(one.signingSecret, slackSecrets.signingSecret);
  });

  it('starts neither on an address for others nor beside a real workspace’s visits', async () => {
    using folder = temporaryFolder();
    const databaseUrl = `sqlite:${folder.path}/visits.db`;
    const settings = (env: Record<string, string>) => readConfig({ DATABASE_URL: databaseUrl, ...env });
    const start = (env: Record<string, string>) => refuseProduction(settings(env), 'T0SAMPLE');
    for (const host of ['0.0.0.0', '::', '192.0.2.7', 'besuch.example.org', '127.0.0.1.example.org']) {
      await assert.rejects(start({ HOST: host }), /Leave HOST out/, host);
    }
    for (const address of ['https://besuch.example.org', 'http://192.0.2.7:3000', 'http://localhost.example.org']) {
      await assert.rejects(start({ PUBLIC_URL: address }), /Leave PUBLIC_URL out/, address);
    }
    for (const env of [{}, { HOST: '::1' }, { HOST: 'localhost' }, { PUBLIC_URL: 'http://localhost:3000' }]) {
      await start(env);
    }
    const { db, close } = await openDatabase(databaseUrl);
    const now = () => new Date('2027-06-01T08:00:00Z');
    const idle = { wakeOutbox() {}, wakeClock() {}, plan: async () => assert.fail('Nothing is planned here') };
    const deps = { db, now, newId: () => 'visit-1', log: quiet, config: settings({}), ...idle };
    await upsertSlackUser(db, coordinator);
    await createVisit(deps, { teamId: 'T0REAL', userId: 'U1', channelId: 'C1' }, visit);
    await close();
    await assert.rejects(start({}), /holds the visits of a real workspace/);
    await refuseProduction(settings({}), 'T0REAL');
  });
});

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const coordinator = {
  team_id: 'T0REAL',
  user_id: 'U1',
  name: 'Heike',
  language: 'de' as const,
  time_zone: 'Europe/Berlin',
  email: 'heike@example.org',
  is_external: 0 as const,
  fetched_at: '2027-06-01T08:00:00Z',
};
const visit = {
  title: 'Besuch',
  host: 'A',
  guest: 'B',
  place: 'C',
  firstDay: '2027-06-15',
  lastDay: '2027-06-15',
  hours: { start: '09:00', end: '16:00' },
  timeZone: 'Europe/Berlin',
  language: 'de' as const,
};

describe('the mail catcher', () => {
  it('takes no mail from a web page that posts SMTP to its port', async () => {
    await using catcher = await openCatcher();
    const smtp = [
      'EHLO x',
      'MAIL FROM:<a@evil.example>',
      'RCPT TO:<b@b.de>',
      'DATA',
      'Subject: x',
      '',
      'x',
      '.',
      'QUIT',
    ];
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (data) => {
      heard += String(data);
    });
    socket.on('close', () => resolve(heard));
    socket.end(`POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${smtp.join('\r\n')}\r\n`);
    assert.match(await promise, /421/);
    assert.equal(catcher.count(), 0);
  });
});

async function openCatcher() {
  const catcher = await startMailCatcher({ now: () => new Date() });
  return { url: catcher.url, count: () => catcher.mails.length, [Symbol.asyncDispose]: () => catcher.close() };
}
