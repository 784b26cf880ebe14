import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Agent } from 'undici';
import { createSlackApp } from '../../src/slack/app.ts';
import { singleWorkspace } from '../../src/slack/workspaces.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';
import { collectedLog, handlers, makeApp, modes, say, startApp } from './bot.ts';

describe('the connection to Slack', () => {
  for (const kind of ['http-500', 'drop-before', 'rate-limited', 'error'] as const) {
    it(`comes back when apps.connections.open fails (${kind}) during a reconnect (P5)`, async () => {
      await using test = await openSlack();
      await using bot = await startApp(test.slack, { mode: 'socket' });
      test.slack.order({
        method: 'apps.connections.open',
        kind,
        times: 2,
        ...(kind === 'error' ? { error: 'invalid_auth' } : {}),
        ...(kind === 'rate-limited' ? { retryAfterSeconds: 1 } : {}),
      });
      test.slack.refreshSockets('refresh_requested');
      await test.slack.until(() => test.slack.socketConnections === 0, 'the end of the connection');
      await test.slack.until(() => test.slack.socketConnections === 1, 'the new one', 10_000);
      const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit back');
      assert.equal(outcome.message?.text, 'You said back');
      assert.equal(bot.app.connected(), true);
    });
  }

  it('is held twice, so that a command is answered while one of the two reconnects (P6)', async () => {
    await using test = await openSlack();
    await using _bot = await startApp(test.slack, { mode: 'socket' });
    await test.slack.until(() => test.slack.socketConnections === 2, 'the second connection', 10_000);
    test.slack.refreshSockets('refresh_requested', 1);
    const outcome = await test.slack.as(anna.id).command('C0ALL', '/visit meanwhile');
    assert.equal(outcome.message?.text, 'You said meanwhile');
    await test.slack.until(() => test.slack.socketConnections === 2, 'both again', 10_000);
  });

  for (const mode of modes) {
    it(`is refused in words when the token is wrong (${mode})`, async () => {
      await using test = await openSlack({ botToken: 'xoxb-another' });
      const { log, lines } = collectedLog();
      const app = makeApp(test.slack.apiUrl, { mode }, log);
      await assert.rejects(app.start(), /invalid_auth/);
      assert.equal(app.connected(), false);
      await app.stop(100);
      assert.doesNotMatch(lines.join(''), /xoxb/);
    });

    it(`is waited for when Slack is out of order at the start (${mode})`, async () => {
      await using test = await openSlack();
      test.slack.order({ method: 'auth.test', kind: 'http-500', times: 2 });
      await using bot = await startApp(test.slack, { mode });
      assert.equal(bot.app.connected(), true);
    });

    it(`ends in order: what is under way is answered, nothing new begins (P12, ${mode})`, async () => {
      await using test = await openSlack();
      const begun = Promise.withResolvers<void>();
      const work = Promise.withResolvers<void>();
      let runs = 0;
      const bot = await startApp(test.slack, {
        mode,
        handlers: {
          command: async () => {
            runs += 1;
            begun.resolve();
            await work.promise;
            return say('Finished');
          },
        },
      });
      const person = test.slack.as(anna.id);
      const underWay = person.command('C0ALL', '/visit long');
      await begun.promise;
      const stopped = bot.stop(3000);
      assert.equal(bot.app.connected(), false);
      const late = mode === 'http' ? await person.command('C0ALL', '/visit too late') : undefined;
      work.resolve();
      assert.equal((await underWay).message?.text, 'Finished');
      await stopped;
      assert.equal(late?.status ?? 503, 503);
      assert.equal(runs, 1);
      await test.slack.until(() => test.slack.socketConnections === 0, 'the end of the sockets');
    });
  }

  it('can be stopped while it is being made', async () => {
    await using test = await openSlack();
    test.slack.order({ method: 'apps.connections.open', kind: 'http-500', times: 1000 });
    const { log } = collectedLog();
    const app = makeApp(test.slack.apiUrl, { mode: 'socket' }, log);
    const started = app.start();
    await test.slack.until(() => test.slack.exchanges.some(({ status }) => status === 500), 'a failure');
    await app.stop(100);
    await started;
    assert.equal(app.connected(), false);
  });
});

it('never mixes the tokens of two apps that share what they were given (P8, P3)', async () => {
  await using one = await openSlack({ botToken: 'xoxb-one', appToken: 'xapp-one' });
  await using two = await openSlack({ botToken: 'xoxb-two', appToken: 'xapp-two' });
  const used: [string, string][] = [];
  const network = {
    dispatcher: new Agent(),
    fetch: async (url: string | URL, init?: RequestInit) => {
      used.push([String(url), new Headers(init?.headers).get('authorization') ?? '']);
      return fetch(url, init);
    },
  };
  const shared = { handlers: handlers(), log: collectedLog().log, network };
  const start = async (slackApiUrl: string, name: string) => {
    const slack = { mode: 'socket' as const, appToken: `xapp-${name}` };
    const workspaces = singleWorkspace(`xoxb-${name}`, { slackApiUrl, ...shared });
    const app = createSlackApp({ ...shared, slack, workspaces, slackApiUrl });
    const identity = await app.start();
    assert.equal(identity?.botToken, `xoxb-${name}`);
    return app;
  };
  const apps = [await start(one.slack.apiUrl, 'one'), await start(two.slack.apiUrl, 'two')];
  for (const { slack } of [one, two]) {
    await slack.as(anna.id).openHome();
    await slack.until(() => slack.as(anna.id).home, 'the home');
  }
  await Promise.all(apps.map((app) => app.stop(500)));
  for (const [slack, name] of [
    [one.slack, 'one'],
    [two.slack, 'two'],
  ] as const) {
    const mine = used.filter(([url]) => url.startsWith(slack.apiUrl));
    assert.deepEqual(
      new Set(mine.map(([url, token]) => `${url.slice(slack.apiUrl.length)} ${token}`)),
      new Set([
        `auth.test Bearer xoxb-${name}`,
        `apps.connections.open Bearer xapp-${name}`,
        `views.publish Bearer xoxb-${name}`,
      ]),
    );
  }
  await network.dispatcher.close();
});
