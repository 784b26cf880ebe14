import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freePort } from './support/free-port.ts';
import { slackFor, startMain, temporaryFolder } from './support/main-process.ts';

/** Contract: within 10 s; without anything to wait for it takes far less. */
const soon = 5000;

describe('The start', () => {
  it('names each wrong setting in a line of its own, shows no secret, and ends with 78', async () => {
    using folder = temporaryFolder();
    const env = {
      PORT: 'three-thousand',
      LOG_LEVEL: 'loud',
      SMTP_URL: 'smtp//besuch:very-secret@mail.example.org',
      SLACK_BOT_TOKEN: 'xoxp-very-secret',
      SLACK_APP_TOKEN: 'xapp-very-secret',
      SLACK_SIGNING_SECRET: 'very secret',
    };
    await using main = startMain(env, folder.path);
    const { code, err, out } = await main.ended;
    assert.equal(code, 78);
    const lines = err.trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^([A-Z_]+) (is|has|does) .+\. Example: \1=\S/);
    assert.deepEqual(
      new Set(lines.map((line) => line.split(' ')[0])),
      new Set(['MAIL_FROM', ...Object.keys(env).filter((name) => name !== 'SLACK_APP_TOKEN')]),
    );
    assert.doesNotMatch(`${err}${out}`, /very.secret|three-thousand|loud/);
    assert.ok(!existsSync(join(folder.path, 'data')));
  });

  it('is ended by a half-given way into Slack', async () => {
    using folder = temporaryFolder();
    await using main = startMain({ SLACK_SIGNING_SECRET: 'very-secret' }, folder.path);
    const { code, err } = await main.ended;
    assert.equal(code, 78);
    assert.equal(
      err,
      'SLACK_BOT_TOKEN is missing, although SLACK_SIGNING_SECRET is given. Example: SLACK_BOT_TOKEN=xoxb-…\n',
    );
  });
});

describe('The start without Slack’s settings', () => {
  it('is the sandbox, on this machine, with a page, and ends in order on SIGTERM', async () => {
    using folder = temporaryFolder();
    const port = await freePort();
    await using main = startMain({ PORT: String(port) }, folder.path);
    await main.says(`Gegenbesuch is ready to try: http://127.0.0.1:${port}\n`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await page.text(), /<html/);
    const { code, err, milliseconds } = await main.end('SIGTERM');
    assert.deepEqual([code, err], [0, '']);
    assert.ok(milliseconds < soon, `${milliseconds} ms`);
    const database = join(folder.path, 'data', 'gegenbesuch.db');
    assert.equal(statSync(database).mode & 0o777, 0o600);
    assert.ok(!existsSync(`${database}-wal`), 'the database was not closed');
  });

  it('refuses to listen where others can reach it', async () => {
    using folder = temporaryFolder();
    await using main = startMain({ HOST: '0.0.0.0', PORT: String(await freePort()) }, folder.path);
    const { code, err } = await main.ended;
    assert.equal(code, 1);
    assert.match(err, /^Gegenbesuch cannot start: the sandbox listens on this machine only\. Leave HOST out, .*\.\n$/);
  });

  it('refuses a database on which another one runs, and a port that is taken', async () => {
    using folder = temporaryFolder();
    const port = await freePort();
    await using first = startMain({ PORT: String(port) }, folder.path);
    await first.says('ready to try');
    await using second = startMain({ PORT: String(await freePort()) }, folder.path);
    const { code, err } = await second.ended;
    assert.equal(code, 1);
    assert.match(err, /^Another Gegenbesuch is already running on data\/gegenbesuch\.db\. Stop it first, .*\.\n$/);
    await using third = startMain({ PORT: String(port), DATABASE_URL: 'sqlite:other.db' }, folder.path);
    const taken = await third.ended;
    assert.equal(taken.code, 1);
    assert.match(taken.err, /^Port \d+ is taken by another program\. Stop that one, or set PORT/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  });
});

for (const mode of ['http', 'socket'] as const) {
  describe(`The start over ${mode === 'http' ? 'HTTP' : 'Socket Mode'}`, () => {
    it('is ready once Slack answers, works, and ends in order on SIGTERM', async () => {
      using folder = temporaryFolder();
      const { slack, slackPort, url, env } = await slackFor(mode);
      const status = async (path: string) => (await fetch(`${url}${path}`)).status;
      await using main = startMain({ ...env, DATABASE_URL: 'sqlite:visits.db' }, folder.path);
      try {
        await main.says('Slack cannot be reached.');
        assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 503]);
        await slack.listen(slackPort);
        await main.says('"Ready."');
        assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 200]);
        const answer = await slack.as('U0HEIKE').command('C0BESUCH', '/visit help');
        assert.equal(answer.acknowledged, true);
        const { code, err, out, milliseconds } = await main.end('SIGTERM');
        assert.deepEqual([code, err], [0, '']);
        assert.ok(milliseconds < soon, `${milliseconds} ms`);
        assert.doesNotMatch(out, new RegExp(`${env.SLACK_BOT_TOKEN}|sandbox-signing-secret|xapp-`));
        assert.ok(!existsSync(join(folder.path, 'visits.db-wal')), 'the database was not closed');
      } finally {
        await slack.close();
      }
    });

    it('ends on SIGTERM although Slack has not answered yet', async () => {
      using folder = temporaryFolder();
      const { env } = await slackFor(mode);
      await using main = startMain({ ...env, DATABASE_URL: 'sqlite:visits.db' }, folder.path);
      await main.says('Slack cannot be reached.');
      const { code, out, milliseconds } = await main.end('SIGTERM');
      assert.equal(code, 0);
      assert.doesNotMatch(out, /"Ready\."/);
      assert.ok(milliseconds < soon, `${milliseconds} ms`);
    });
  });
}
