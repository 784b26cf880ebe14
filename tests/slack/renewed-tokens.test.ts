import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Engine } from '../../src/db/engine.ts';
import type { Db } from '../../src/db/open.ts';
import type { Log } from '../../src/log.ts';
import { openManyWorkspaces } from '../../src/slack/many-workspaces.ts';
import { createTokenVault } from '../../src/slack/token-vault.ts';
import { interactiveClients, NotInstalledError } from '../../src/slack/workspaces.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { collectedLog } from './bot.ts';

const installedAt = '2027-05-03T08:00:00.000Z';
const installation = (token: string) => ({
  team_id: 'T0TEAM',
  team_name: null,
  bot_token: token,
  bot_user_id: 'U0BOT',
  bot_id: 'B0BOT',
  scopes: 'chat:write',
  installed_by: null,
  installed_at: installedAt,
});

/** Two processes on one database, both of which have the first token in memory. */
async function twoProcesses(engine: Engine) {
  const database = await freshDatabase(engine);
  const other = engine === 'postgres' ? await database.openAgain() : database;
  const { log } = collectedLog();
  let at = Date.parse(installedAt);
  const now = () => new Date(at);
  const open = (db: Db) => openManyWorkspaces({ db, vault: createTokenVault('secret'), now, log });
  const [one, two] = [await open(database.db), await open(other.db)];
  await one.add(installation('xoxb-first'));
  assert.equal((await two.find('T0TEAM')).botToken, 'xoxb-first');
  const pass = (seconds: number) => {
    at += seconds * 1000;
  };
  return { one, two, pass, log, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

const accessTo = (slackApiUrl: string, log: Log) => ({ slackApiUrl, network: undefined, log });

for (const engine of engines) {
  describe(`a token on ${engine}`, () => {
    it('that another process replaces is replaced here within a minute, and at once for what leaves in the background', async () => {
      await using town = await twoProcesses(engine);
      const { one, two, pass } = town;
      await one.add(installation('xoxb-second'));
      assert.equal((await two.find('T0TEAM')).botToken, 'xoxb-first');
      assert.equal(await two.tokenFor('T0TEAM'), 'xoxb-second');
      await one.add(installation('xoxb-third'));
      pass(60);
      assert.equal((await two.find('T0TEAM')).botToken, 'xoxb-third');
    });

    it('that another process has deleted is good for nothing after a minute', async () => {
      await using town = await twoProcesses(engine);
      const { one, two, pass } = town;
      await one.remove('T0TEAM', installedAt);
      pass(59);
      assert.equal((await two.find('T0TEAM')).botToken, 'xoxb-first');
      pass(1);
      await assert.rejects(two.find('T0TEAM'), NotInstalledError);
      await assert.rejects(two.tokenFor('T0TEAM'), NotInstalledError);
    });

    it('that Slack refuses is read again at once, and the modal opens all the same', async () => {
      await using town = await twoProcesses(engine);
      await using test = await openSlack({ botToken: 'xoxb-second' });
      const clientOf = interactiveClients(town.two, accessTo(test.slack.apiUrl, town.log));
      const client = await clientOf('T0TEAM');
      const publish = () => client.views.publish({ user_id: anna.id, view: { type: 'home', blocks: [] } });
      await assert.rejects(publish(), /invalid_auth/);
      await town.one.add(installation('xoxb-second'));
      assert.equal((await publish()).ok, true);
      assert.equal((await town.two.find('T0TEAM')).botToken, 'xoxb-second');
      await town.one.remove('T0TEAM', installedAt);
      test.slack.order({ method: 'views.publish', kind: 'error', times: 1, error: 'token_revoked' });
      await assert.rejects(publish(), /token_revoked/);
      await assert.rejects(town.two.find('T0TEAM'), NotInstalledError);
    });
  });
}
