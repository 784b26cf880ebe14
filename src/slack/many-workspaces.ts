import { deleteInstallation, findInstallation, listInstallations, upsertInstallation } from '../db/installation.ts';
import type { Db } from '../db/open.ts';
import type { Installation } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { type TokenVault, TokenVaultError } from './token-vault.ts';
import { type BotIdentity, NotInstalledError, type Workspaces } from './workspaces.ts';

export interface ManyWorkspaces extends Workspaces {
  /** From here on the new token counts. @param installation with `bot_token` as Slack gave it */
  add(installation: Installation): Promise<void>;
  /** @param until ISO UTC; an installation made later stays */
  remove(teamId: string, until: string): Promise<void>;
}

/**
 * The workspaces of the database. Tokens stay in memory once they are read: no query stands between a command and its answer.
 *
 * @throws TokenVaultError when none of the stored tokens can be read: then the setting is wrong, not a row
 */
export async function openManyWorkspaces(options: { db: Db; vault: TokenVault; log: Log }): Promise<ManyWorkspaces> {
  const { db, vault, log } = options;
  // A promise is put in before the row is read, so that whoever adds or removes meanwhile has the last word.
  const known = new Map<string, Promise<BotIdentity>>();

  function identityOf(row: Installation): BotIdentity {
    const botToken = vault.open(row.team_id, row.bot_token);
    return { teamId: row.team_id, botToken, botUserId: row.bot_user_id, botId: row.bot_id };
  }

  async function read(teamId: string): Promise<BotIdentity> {
    const row = await findInstallation(db, teamId);
    if (!row) throw new NotInstalledError();
    return identityOf(row);
  }

  async function find(teamId: string | undefined): Promise<BotIdentity> {
    if (!teamId) throw new NotInstalledError();
    const reading = known.get(teamId) ?? read(teamId);
    known.set(teamId, reading);
    try {
      return await reading;
    } catch (error) {
      if (known.get(teamId) === reading) known.delete(teamId);
      throw error;
    }
  }

  const stored = await listInstallations(db);
  let unreadable = 0;
  for (const row of stored) {
    try {
      known.set(row.team_id, Promise.resolve(identityOf(row)));
    } catch (error) {
      if (!(error instanceof TokenVaultError)) throw error;
      unreadable += 1;
      log.error(error.message);
    }
  }
  if (unreadable > 0 && unreadable === stored.length) {
    throw new TokenVaultError(
      'SLACK_STATE_SECRET is not the one that the tokens of the workspaces were stored under: none can be read. Put the former ' +
        'one back. If it is lost, empty the table installation and install the bot in each workspace again.',
    );
  }

  return {
    find,
    async open() {
      return undefined;
    },
    tokenFor: async (teamId) => (await find(teamId)).botToken,
    async add(installation) {
      const row = { ...installation, bot_token: vault.seal(installation.team_id, installation.bot_token) };
      await upsertInstallation(db, row);
      known.set(row.team_id, Promise.resolve(identityOf(row)));
      log.info({ team: row.team_id }, 'Installed in a workspace.');
    },
    async remove(teamId, until) {
      if (!(await deleteInstallation(db, teamId, until))) return;
      known.delete(teamId);
      log.info({ team: teamId }, 'Uninstalled from a workspace.');
    },
  };
}
