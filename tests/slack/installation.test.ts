import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { findInstallation, listInstallations } from '../../src/db/installation.ts';
import type { LocalSlack } from '../../src/sandbox/types.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { textOf } from '../../src/views/message.ts';
import { anna } from '../sandbox/workspace.ts';
import { answerOf } from '../support/world.ts';
import { openTown, publicUrl, type Town } from './installation-world.ts';

const newVisit = (title: string) =>
  `/visit new "${title}" host=Here guest=There from=2031-06-15 to=2031-06-16 place=Hall`;

async function say(slack: LocalSlack, channelId: string, line: string): Promise<string> {
  return answerOf(await slack.as(anna.id).command(channelId, line));
}

const exchanges = (slack: LocalSlack) => slack.exchanges.filter(({ what }) => what === 'oauth.v2.access').length;
const teams = async (town: Town) => (await listInstallations(town.bot.deps.db)).map(({ team_id }) => team_id);

describe('installing in a workspace', () => {
  it('leads to Slack and back, stores the workspace, and serves it from then on', async () => {
    await using town = await openTown();
    assert.equal((await town.get('/readyz')).status, 200);
    const browser = town.browser();
    const there = await browser.get('/slack/install');
    assert.equal(there.status, 302);
    const address = new URL(there.location);
    assert.equal(address.pathname, '/oauth/v2/authorize');
    assert.equal(address.searchParams.get('redirect_uri'), `${publicUrl}/slack/oauth_redirect`);
    const { bot: scopes } = readManifest().oauth_config.scopes;
    assert.deepEqual(address.searchParams.get('scope')?.split(','), scopes);
    for (const word of ['__Host-', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=600']) {
      assert.ok(there.setCookie.includes(word), `${word} in the cookie`);
    }
    const back = await browser.get(await town.askSlack(browser, town.one));
    assert.equal(back.status, 200);
    assert.match(back.text, /Gegenbesuch ist jetzt in Kreis &#60;Eins&#62;.*\/besuch hilfe.*app=A0APP&#38;team=T0ONE/s);
    assert.match(back.setCookie, /Max-Age=0/);
    const row = await findInstallation(town.bot.deps.db, 'T0ONE');
    assert.equal(row?.team_name, 'Kreis <Eins>');
    assert.equal(row?.bot_id, 'B0BOT');
    assert.equal(row?.installed_by, anna.id);
    assert.deepEqual(row?.scopes.split(','), scopes);
    assert.match(await say(town.one, 'C0ALL', '/visit help'), /\/visit/);
  });

  it('speaks English to who reads English', async () => {
    await using town = await openTown();
    const browser = town.browser('en-GB,en;q=0.9');
    const back = await browser.get(await town.askSlack(browser, town.one));
    assert.match(back.text, /<html lang="en">.*Gegenbesuch is now in .*\/visit help/s);
  });

  const wrongStates: [string, (town: Town) => Promise<[browser: ReturnType<Town['browser']>, address: string]>][] = [
    [
      'a forged state',
      async (town) => {
        const browser = town.browser();
        const address = new URL(await town.askSlack(browser, town.one));
        const state = address.searchParams.get('state') ?? '';
        address.searchParams.set(
          'state',
          state.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)),
        );
        return [browser, address.href];
      },
    ],
    [
      'no state at all',
      async (town) => {
        const browser = town.browser();
        const address = new URL(await town.askSlack(browser, town.one));
        address.searchParams.delete('state');
        return [browser, address.href];
      },
    ],
    [
      'a state older than ten minutes',
      async (town) => {
        const browser = town.browser();
        const address = await town.askSlack(browser, town.one);
        town.moveClock(10.1);
        return [browser, address];
      },
    ],
    ['the state of another browser', async (town) => [town.browser(), await town.askSlack(town.browser(), town.one)]],
    [
      'the state of another browser that has one of its own',
      async (town) => {
        const browser = town.browser();
        await browser.get('/slack/install');
        return [browser, await town.askSlack(town.browser(), town.one)];
      },
    ],
  ];
  for (const [what, prepare] of wrongStates) {
    it(`refuses ${what}, asks Slack nothing and stores nothing`, async () => {
      await using town = await openTown();
      const [browser, address] = await prepare(town);
      const page = await browser.get(address);
      assert.equal(page.status, 400);
      assert.match(page.text, /Bitte beginnen Sie noch einmal.*https:\/\/besuche\.example\/slack\/install/s);
      assert.equal(exchanges(town.one), 0);
      assert.deepEqual(await teams(town), []);
    });
  }

  it('takes a state once only, even from the same browser with its cookie put back', async () => {
    await using town = await openTown();
    const browser = town.browser();
    const { location, setCookie } = await browser.get('/slack/install');
    const cookie = setCookie.split(';', 1)[0] ?? '';
    const back = (await fetch(location, { redirect: 'manual' })).headers.get('location') ?? '';
    const come = () =>
      fetch(`http://127.0.0.1:${town.bot.port}${back.replace(publicUrl, '')}`, { headers: { cookie } });
    const statuses = await Promise.all([come(), come()]);
    assert.deepEqual(new Set(statuses.map(({ status }) => status)), new Set([200, 400]));
    assert.equal((await come()).status, 400);
    assert.equal(exchanges(town.one), 1);
  });

  it('says so when the person does not agree', async () => {
    await using town = await openTown();
    town.one.order({ method: 'oauth/v2/authorize', kind: 'error', times: 1, error: 'access_denied' });
    const page = await town.install(town.one);
    assert.equal(page.status, 403);
    assert.match(page.text, /Es wurde nichts installiert/);
    assert.deepEqual(await teams(town), []);
  });

  it('refuses a whole organisation in words', async () => {
    await using town = await openTown({ oauth: { clientId: '12.34', clientSecret: 'client-secret', orgWide: true } });
    const page = await town.install(town.one);
    assert.equal(page.status, 403);
    assert.match(page.text, /nicht für eine ganze Organisation/);
    assert.deepEqual(await teams(town), []);
  });

  for (const method of ['oauth.v2.access', 'auth.test']) {
    it(`says so and stores nothing when Slack fails at ${method}`, async () => {
      await using town = await openTown();
      town.one.order({ method, kind: 'http-500', times: 1 });
      const page = await town.install(town.one);
      assert.equal(page.status, 502);
      assert.match(page.text, /hat nicht geklappt/);
      assert.deepEqual(await teams(town), []);
      assert.doesNotMatch(town.lines.join('\n'), /client-secret|xoxb-/);
    });
  }
});

describe('many workspaces', () => {
  it('never mixes their tokens', async () => {
    await using town = await openTown();
    await Promise.all([town.install(town.one), town.install(town.two)]);
    assert.deepEqual(await teams(town), ['T0ONE', 'T0TWO']);
    await Promise.all([say(town.one, 'C0ALL', newVisit('First')), say(town.two, 'C0TWO', newVisit('Second'))]);
    await Promise.all([town.one.as(anna.id).openHome(), town.two.as(anna.id).openHome()]);
    await town.bot.outbox.idle();
    const shown = (slack: LocalSlack, id: string) =>
      slack
        .messages(id)
        .map(({ blocks }) => textOf(blocks))
        .join('\n');
    assert.match(shown(town.one, 'C0ALL'), /First/);
    assert.doesNotMatch(shown(town.one, 'C0ALL'), /Second/);
    assert.match(shown(town.two, 'C0TWO'), /Second/);
    assert.doesNotMatch(shown(town.two, 'C0TWO'), /First/);
    for (const [slack, other] of [
      [town.one, 'Second'],
      [town.two, 'First'],
    ] as const) {
      const home = await slack.until(() => slack.as(anna.id).home, 'the home');
      assert.doesNotMatch(textOf(home.blocks), new RegExp(other));
    }
    // A call with the wrong token would have met a channel or a person that is not there.
    const refused = [town.one, town.two].flatMap(({ exchanges: all }) => all.filter(({ broken }) => broken));
    assert.deepEqual(refused, []);
    assert.deepEqual(
      new Set(town.used.map(({ team, token }) => `${team} ${token}`)),
      new Set(['T0ONE xoxb-one', 'T0TWO xoxb-two']),
    );
  });

  it('answers a workspace that it does not know with an empty acknowledgement', async () => {
    await using town = await openTown();
    await town.install(town.one);
    const outcome = await town.two.as(anna.id).command('C0TWO', '/visit help');
    assert.equal(outcome.acknowledged, true);
    assert.equal(outcome.message, undefined);
    assert.equal(
      town.used.some(({ team }) => team === 'T0TWO'),
      false,
    );
  });

  it('forgets a workspace that uninstalls it, leaves the others alone, and comes back with a new token', async () => {
    await using town = await openTown();
    await town.install(town.one);
    await town.install(town.two);
    await say(town.one, 'C0ALL', newVisit('First'));
    await town.bot.outbox.idle();
    await town.one.uninstall();
    assert.deepEqual(await teams(town), ['T0TWO']);
    assert.equal((await town.one.as(anna.id).command('C0ALL', '/visit help')).message, undefined);
    assert.match(await say(town.two, 'C0TWO', '/visit help'), /\/visit/);
    town.moveClock(1);
    assert.equal((await town.install(town.one)).status, 200);
    town.used.length = 0;
    await say(town.one, 'C0ALL', '/visit agenda add Waste');
    await town.bot.outbox.idle();
    assert.ok(town.used.length > 0);
    assert.equal(
      town.used.some(({ token }) => token === 'xoxb-one'),
      false,
    );
    assert.match(
      town.one
        .messages('C0ALL')
        .map(({ blocks }) => textOf(blocks))
        .join('\n'),
      /Waste/,
    );
  });

  it('keeps messages back, without a call, while a workspace has it uninstalled', async () => {
    await using town = await openTown();
    await town.install(town.one);
    town.one.order({ method: 'chat.postMessage', kind: 'rate-limited', retryAfterSeconds: 30, times: 1 });
    await say(town.one, 'C0ALL', newVisit('First'));
    await town.bot.outbox.idle();
    await town.one.uninstall();
    town.used.length = 0;
    town.moveClock(1);
    town.bot.outbox.wake();
    await town.bot.outbox.idle();
    const rows = await town.bot.deps.db.selectFrom('outbox').select(['status', 'last_error']).execute();
    assert.ok(rows.some(({ status, last_error }) => status === 'pending' && last_error === 'not_installed'));
    assert.deepEqual(town.used, []);
  });

  it('does not take late news of an uninstalling for the installation that came after it', async () => {
    await using town = await openTown();
    await town.install(town.one);
    const before = String(town.bot.deps.now().getTime() / 1000 - 60);
    await town.one.sendEvent({ type: 'app_uninstalled', event_ts: before });
    assert.deepEqual(await teams(town), ['T0ONE']);
    await town.one.sendEvent({ type: 'tokens_revoked', tokens: { oauth: [anna.id], bot: [] } });
    assert.deepEqual(await teams(town), ['T0ONE']);
    await town.one.sendEvent({ type: 'app_uninstalled' });
    assert.deepEqual(await teams(town), []);
  });
});

describe('the token of a workspace', () => {
  it('stands nowhere in the database in clear, and serves again after a restart', async () => {
    await using town = await openTown();
    await town.install(town.one);
    const folder = dirname(town.databaseFile);
    const files = (await readdir(folder)).filter((name) => name.startsWith(basename(town.databaseFile)));
    assert.ok(files.length > 0);
    const bytes = Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
    assert.ok(bytes.includes('T0ONE'));
    assert.equal(bytes.includes('xoxb'), false);
    assert.equal(bytes.includes(Buffer.from('xoxb-one').toString('base64url').slice(0, 10)), false);
    await town.restart();
    assert.match(await say(town.one, 'C0ALL', '/visit help'), /\/visit/);
    await say(town.one, 'C0ALL', newVisit('First'));
    await town.bot.outbox.idle();
    assert.equal(town.used.at(-1)?.token, 'xoxb-one');
  });

  it('cannot be read under another SLACK_STATE_SECRET, which ends the start in words', async () => {
    await using town = await openTown();
    await town.install(town.one);
    await assert.rejects(town.restart('quite-another-secret-of-32-chars'), (error: Error) => {
      assert.match(error.message, /SLACK_STATE_SECRET is not the one .* Put the former one back/);
      assert.doesNotMatch(error.message, /xoxb|quite-another|v1\./);
      return true;
    });
    await town.restart();
    assert.match(await say(town.one, 'C0ALL', '/visit help'), /\/visit/);
  });
});
