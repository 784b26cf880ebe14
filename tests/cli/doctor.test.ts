import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { neededScopes } from '../../src/slack/manifest.ts';
import { openSlack } from '../sandbox/workspace.ts';
import { cli, cliHere, place } from './command-line.ts';

/** The local Slack behind an address that says, as Slack's own does, what a token may do. */
async function slackWithScopes(scopes: string[]) {
  const test = await openSlack();
  const forward = async (req: IncomingMessage) =>
    fetch(new URL((req.url ?? '').replace('/api/', ''), test.slack.apiUrl), {
      method: 'POST',
      headers: {
        authorization: req.headers.authorization ?? '',
        'content-type': req.headers['content-type'] ?? '',
      },
      body: new Uint8Array(await buffer(req)),
    });
  const server = createServer((req, res) => {
    void forward(req).then(async (answer) => {
      res.writeHead(answer.status, { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') });
      res.end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await test.slack.close();
    },
  };
}

const socket = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_APP_TOKEN: 'xapp-test' };

describe('the doctor', () => {
  it('finds nothing wrong where all is well, beside a running bot, and changes nothing', async () => {
    await using p = place();
    await using w = await p.open();
    await using slack = await slackWithScopes(neededScopes());
    const env = {
      ...p.env,
      ...socket,
      SLACK_API_URL: slack.url,
      SMTP_URL: w.mail.url,
      MAIL_FROM: 'besuche@lkos.example',
      PUBLIC_URL: 'https://besuch.example.org',
    };
    const { code, out, err } = await cli(['doctor'], env);
    assert.equal(err, '');
    assert.match(
      out,
      /^Settings {2}right {2}Slack over Socket Mode; links begin with https:\/\/besuch\.example\.org\./m,
    );
    assert.match(out, /^Database {2}right {2}.*visits\.db: sound and up to date \(000.*\)\. A bot runs on it\.$/m);
    assert.match(out, /^Slack {5}right {2}besuch in Kreis, with all scopes that it needs\.$/m);
    assert.match(out, /^Slack {5}right {2}Socket Mode would connect\.$/m);
    assert.match(out, /^Mail {6}right {2}The mail server takes mail from us/m);
    assert.match(out, /^Nothing is wrong\.$/m);
    assert.equal(code, 0);
    assert.equal(w.mail.mails.length, 0);
  });

  it('names every wrong setting at once, and no value of any', async () => {
    const { code, out } = await cli(['doctor'], { PORT: '99999', SLACK_BOT_TOKEN: 'hush-hush', SMTP_URL: 'hush' });
    assert.equal(code, 1);
    for (const name of ['PORT', 'SLACK_BOT_TOKEN', 'SMTP_URL', 'MAIL_FROM']) {
      assert.match(out, new RegExp(`^Settings {2}wrong {2}${name} .*Example: ${name}=`, 'm'));
    }
    assert.doesNotMatch(out, /hush/);
  });

  it('says what to do about tokens that Slack refuses', async () => {
    await using slack = await slackWithScopes(neededScopes());
    const env = { SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong', SLACK_API_URL: slack.url };
    const { code, out } = await cliHere(['doctor'], { ...env, DATABASE_URL: 'sqlite::memory:' });
    assert.equal(code, 1);
    assert.match(out, /Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Install the app/);
    assert.match(out, /Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. Turn on Socket Mode/);
    assert.match(out, /^To be mended: 2\.$/m);
    assert.doesNotMatch(out, /xoxb-wrong|xapp-wrong/);
  });

  it('names the scopes that are missing, and those that are not needed', async () => {
    const [first = '', ...rest] = neededScopes();
    await using less = await slackWithScopes(rest);
    const lacking = await cliHere(['doctor'], { ...socket, SLACK_API_URL: less.url, DATABASE_URL: 'sqlite::memory:' });
    assert.equal(lacking.code, 1);
    assert.match(lacking.out, new RegExp(`The app lacks ${first}\\. Paste npm run cli -- manifest`));
    await using more = await slackWithScopes([...neededScopes(), 'admin']);
    const rich = await cliHere(['doctor'], { ...socket, SLACK_API_URL: more.url, DATABASE_URL: 'sqlite::memory:' });
    assert.equal(rich.code, 0);
    assert.match(rich.out, /has scopes that it does not need: admin\./);
  });

  it('says that Slack and the mail server are out of reach', async () => {
    const mail = await startMailCatcher({ now: () => new Date() });
    await mail.close();
    const { code, out } = await cliHere(['doctor'], {
      ...socket,
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      SMTP_URL: mail.url,
      MAIL_FROM: 'besuche@lkos.example',
      DATABASE_URL: 'sqlite::memory:',
    });
    assert.equal(code, 1);
    assert.match(out, /Slack does not answer \(.*May this machine reach slack\.com/);
    assert.match(out, /^Mail {6}wrong {2}The mail server does not answer\..*\((?:ESOCKET|ECONN\w+).*\)$/m);
  });

  it('does not make a database where there is none', async () => {
    await using p = place();
    const { code, out } = await cliHere(['doctor'], p.env);
    assert.equal(code, 0);
    assert.match(out, /visits\.db is not there yet; the first start makes it\./);
    assert.equal(existsSync(p.database), false);
  });

  it('sees what is wrong with a database', async () => {
    await using p = place();
    await p.make();
    chmodSync(p.database, 0o644);
    assert.match((await cliHere(['doctor'], p.env)).out, /Other users of this machine may open .*chmod 600/);
    const sqlite = new Sqlite(p.database);
    sqlite.exec(`insert into kysely_migration values ('9999-future', '2030-01-01')`);
    sqlite.close();
    const newer = await cliHere(['doctor'], p.env);
    assert.equal(newer.code, 1);
    assert.match(newer.out, /^Database {2}wrong .*by a newer Gegenbesuch \(9999-future\)/m);
    writeFileSync(p.database, 'no database'.repeat(1000));
    assert.match((await cliHere(['doctor'], p.env)).out, /^Database {2}wrong .*not a SQLite database/m);
    const nowhere = await cliHere(['doctor'], { DATABASE_URL: 'postgres://u:hush@127.0.0.1:9/visits' });
    assert.match(nowhere.out, /^Database {2}wrong .*nothing answers at that host and port/m);
    assert.doesNotMatch(nowhere.out, /hush/);
  });
});
