import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deleteInstallation, findInstallation, upsertInstallation } from '../../src/db/installation.ts';
import { openManyWorkspaces } from '../../src/slack/many-workspaces.ts';
import { createOauthStates } from '../../src/slack/oauth-state.ts';
import { createTokenVault, TokenVaultError } from '../../src/slack/token-vault.ts';
import { NotInstalledError } from '../../src/slack/workspaces.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { collectedLog } from './bot.ts';

const row = (teamId: string, token: string) => ({
  team_id: teamId,
  team_name: null,
  bot_token: token,
  bot_user_id: `U${teamId}`,
  bot_id: `B${teamId}`,
  scopes: 'chat:write',
  installed_by: null,
  installed_at: '2027-05-03T08:00:00.000Z',
});

describe('the token vault', () => {
  const vault = createTokenVault('secret');

  it('gives back each token, never shows it, and never seals it twice alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 12, unit: 'grapheme-ascii' }), (team, token) => {
        const sealed = vault.seal(team, token);
        assert.equal(vault.open(team, sealed), token);
        assert.equal(sealed.includes(token), false);
        assert.notEqual(vault.seal(team, token), sealed);
      }),
    );
  });

  it('refuses what is of another workspace, of another secret, or changed in any place', () => {
    const sealed = vault.seal('T1', 'xoxb-1');
    assert.throws(() => vault.open('T2', sealed), TokenVaultError);
    assert.throws(() => createTokenVault('Secret').open('T1', sealed), TokenVaultError);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.throws(() => vault.open('T1', `v1.${changed.toString('base64url')}`), TokenVaultError, `byte ${index}`);
      assert.throws(() => vault.open('T1', `v1.${bytes.subarray(0, index).toString('base64url')}`), TokenVaultError);
    }
    for (const text of ['', 'v1.', 'v2.x', 'xoxb-1']) assert.throws(() => vault.open('T1', text), TokenVaultError);
  });
});

it('an OAuth state that nobody issued is never taken', () => {
  const states = createOauthStates('secret', () => new Date(0));
  fc.assert(
    fc.property(fc.string(), fc.string(), (state, browser) => assert.equal(states.redeem(state, browser), false)),
  );
  assert.equal(states.redeem(undefined, undefined), false);
  const { state, browser } = states.issue();
  assert.equal(createOauthStates('other', () => new Date(0)).redeem(state, browser), false);
  assert.equal(states.redeem(state, browser), true);
});

for (const engine of engines) {
  describe(`the workspaces on ${engine}`, () => {
    it('keep the newest installation, and lose one only to news that are not older', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await upsertInstallation(db, row('T1', 'first'));
      await upsertInstallation(db, { ...row('T1', 'second'), installed_at: '2027-05-03T09:00:00.000Z' });
      assert.equal((await findInstallation(db, 'T1'))?.bot_token, 'second');
      assert.equal(await deleteInstallation(db, 'T1', '2027-05-03T08:59:59.999Z'), false);
      assert.equal(await deleteInstallation(db, 'T1', '2027-05-03T09:00:00.000Z'), true);
      assert.equal(await findInstallation(db, 'T1'), undefined);
    });
  });
}

describe('many workspaces', () => {
  const now = () => new Date('2027-05-03T08:00:00.000Z');

  it('go on without the one whose token cannot be read, and say which', async () => {
    await using database = await freshDatabase('sqlite');
    const { db } = database;
    const { log, lines } = collectedLog();
    const vault = createTokenVault('secret');
    await upsertInstallation(db, row('T1', vault.seal('T1', 'xoxb-1')));
    await upsertInstallation(db, row('T2', createTokenVault('old').seal('T2', 'xoxb-2')));
    const workspaces = await openManyWorkspaces({ db, vault, now, log });
    assert.equal(await workspaces.tokenFor('T1'), 'xoxb-1');
    await assert.rejects(workspaces.find('T2'), TokenVaultError);
    await assert.rejects(workspaces.find('T3'), NotInstalledError);
    await assert.rejects(workspaces.find(undefined), NotInstalledError);
    assert.match(lines.join(''), /token of workspace T2 cannot be read/);
    await workspaces.add(row('T2', 'xoxb-new'));
    assert.equal(await workspaces.tokenFor('T2'), 'xoxb-new');
  });

  it('forget a workspace for good that is removed while its row is being read', async () => {
    await using database = await freshDatabase('sqlite');
    const { db } = database;
    const vault = createTokenVault('secret');
    const workspaces = await openManyWorkspaces({ db, vault, now, log: collectedLog().log });
    await upsertInstallation(db, row('T1', vault.seal('T1', 'xoxb-1')));
    const reading = workspaces.find('T1');
    await Promise.all([reading, workspaces.remove('T1', '2027-05-03T08:00:00.000Z')]);
    await assert.rejects(workspaces.find('T1'), NotInstalledError);
  });
});
