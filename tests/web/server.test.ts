import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import { pageLanguage, plainPage } from '../../src/web/plain-page.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';
import { type Mode, modes, startApp } from '../slack/bot.ts';

async function openBot(mode: Mode, options: { sandbox?: boolean } = {}) {
  const test = await openSlack();
  const sandbox = createLocalSlack(test.slack.options);
  const bot = await startApp(test.slack, {
    mode,
    ...(options.sandbox ? { fallback: sandbox.mount('http://127.0.0.1:1') } : {}),
  });
  return {
    ...bot,
    slack: test.slack,
    url: (path: string) => `http://127.0.0.1:${bot.port}${path}`,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await sandbox.close();
      await test.slack.close();
    },
  };
}

/** Sends bytes as they are. @returns what came back until the server closed */
function raw(port: number, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'));
  socket.on('data', (chunk) => {
    answer += String(chunk);
  });
  // The server may cut off what it will not read; what it said before counts.
  socket.on('error', () => resolve(answer));
  socket.on('close', () => resolve(answer));
  return promise;
}

const targets = [
  '//',
  '///',
  '//[',
  '//%',
  '/%ff',
  '/calendar/%ff.ics',
  '/%',
  '/%00',
  '/\\',
  '/..',
  '/?%ff',
  '/#',
  '*',
  'x',
  '?',
  'http://',
  'http://[',
  'http://a/%ff',
  'https://example.org/healthz',
  'slack.com:443',
  `/${'a'.repeat(8000)}`,
  `/${'%ff'.repeat(2700)}`,
  `/${'a/'.repeat(4000)}`,
  `/${'a'.repeat(20_000)}`,
  '/slack/events?%ff',
  '/\u00ff\u00fe',
];

for (const mode of modes) {
  describe(`the web server in ${mode} mode`, () => {
    for (const sandbox of [false, true]) {
      it(`answers any request target and lives (P1)${sandbox ? ', with the sandbox on its port' : ''}`, async () => {
        await using bot = await openBot(mode, { sandbox });
        for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE']) {
          for (const target of targets) {
            const answer = await raw(bot.port, `${method} ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
            assert.match(
              answer,
              method === 'CONNECT' ? /^(HTTP\/1\.1 4|$)/ : /^HTTP\/1\.1 [24]\d\d /,
              `${method} ${target}`,
            );
          }
        }
        assert.equal((await fetch(bot.url('/healthz'))).status, 200);
        const outcome = await bot.slack.as(anna.id).command('C0ALL', '/visit alive');
        assert.equal(outcome.message?.text, 'You said alive');
      });
    }

    it('says that it is alive, and whether it can do its work', async () => {
      await using bot = await openBot(mode);
      const ready = await fetch(bot.url('/readyz'));
      assert.equal(ready.status, 200);
      assert.deepEqual(await ready.json(), { ready: true, missing: [] });
      await bot.app.stop(100);
      const gone = await fetch(bot.url('/readyz'));
      assert.equal(gone.status, 503);
      assert.deepEqual(await gone.json(), { ready: false, missing: ['slack'] });
      assert.equal((await fetch(bot.url('/healthz'))).status, 200);
    });
  });
}

describe('the web server', () => {
  it('survives what is no HTTP, and any host and target', async () => {
    await using bot = await openBot('http', { sandbox: true });
    const bytes = fc.string({ unit: 'binary-ascii', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (target, host) => {
        const line = target.replace(/[\r\n]/g, '');
        await raw(
          bot.port,
          `GET /${line} HTTP/1.1\r\nHost: ${host.replace(/[\r\n]/g, '')}\r\nConnection: close\r\n\r\n`,
        );
        await raw(bot.port, target);
      }),
      { numRuns: 150 },
    );
    assert.equal((await fetch(bot.url('/healthz'))).status, 200);
  });

  it('answers HEAD as GET without a body', async () => {
    await using bot = await openBot('socket');
    const head = await fetch(bot.url('/healthz'), { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.equal((await fetch(bot.url('/nowhere'), { method: 'HEAD' })).status, 404);
  });

  it('says in plain words, in the language of the reader, that a page is not there', async () => {
    await using bot = await openBot('socket');
    const english = await fetch(bot.url('/nowhere'), { headers: { 'accept-language': 'fr, en;q=0.8, de;q=0.5' } });
    assert.equal(english.status, 404);
    assert.match(await english.text(), /<html lang="en">.*Not here\./);
    const german = await fetch(bot.url('/nowhere'), { headers: { 'accept-language': 'fr' } });
    assert.match(await german.text(), /<html lang="de">.*Gibt es nicht\./);
  });

  it('shows a page that fails as such, logs it, and tells nothing of the inside', async () => {
    await using bot = await openBot('socket');
    const response = await fetch(bot.url('/broken'));
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /broken/);
    assert.match(bot.lines.join(''), /this page is broken/);
  });

  it('sends every page with headers that keep it private', async () => {
    await using bot = await openBot('http');
    for (const path of ['/healthz', '/nowhere', '/broken']) {
      const { headers } = await fetch(bot.url(path));
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.equal(headers.get('x-robots-tag'), 'noindex, nofollow', path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
    }
  });

  it('takes no request of Slack in Socket Mode', async () => {
    await using bot = await openBot('socket');
    assert.equal((await fetch(bot.url('/slack/events'), { method: 'POST', body: '{}' })).status, 404);
  });

  it('answers a request for another protocol in passing as an ordinary one', async () => {
    await using bot = await openBot('socket');
    const head = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n';
    const answer = await raw(bot.port, `${head}Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 200 /);
  });

  it('refuses a WebSocket that nobody is there for', async () => {
    await using bot = await openBot('http', { sandbox: true });
    const head = 'GET /link HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    assert.match(await raw(bot.port, head), /^HTTP\/1\.1 400 /);
  });

  it('stops at once although connections are kept alive, and at the deadline although one is busy (P13)', async () => {
    await using bot = await openBot('socket');
    await fetch(bot.url('/healthz'));
    const idle = connect(bot.port, '127.0.0.1');
    idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await new Promise((resolve) => idle.once('data', resolve));
    const started = performance.now();
    await bot.stop(5000);
    assert.ok(performance.now() - started < 2000);
    idle.destroy();

    await using busy = await openBot('socket');
    const half = connect(busy.port, '127.0.0.1');
    const cut = new Promise((resolve) => half.once('close', resolve));
    half.on('error', () => half.destroy()).resume();
    await new Promise<void>((resolve) =>
      half.write('POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx', () => resolve()),
    );
    await fetch(busy.url('/healthz'));
    await busy.stop(300);
    await cut;
  });
});

describe('a plain page', () => {
  it('cannot be broken by its words', () => {
    assert.doesNotMatch(plainPage('en', { title: '<script>', text: '"><img>' }), /<script>|<img>/);
  });

  it('is in the language that is wanted most of the two', () => {
    assert.equal(pageLanguage(undefined, 'de'), 'de');
    assert.equal(pageLanguage('en-GB,de;q=0.9', 'de'), 'en');
    assert.equal(pageLanguage('en;q=0.1, de-AT;q=0.2', 'en'), 'de');
    assert.equal(pageLanguage('en;q=0', 'de'), 'de');
    fc.assert(fc.property(fc.string(), (header) => ['de', 'en'].includes(pageLanguage(header, 'de'))));
  });
});
