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

/** How long a token is taken from memory, milliseconds: another process may have replaced or deleted it. */
const mostAge = 60_000;

interface Known {
  /** By the bot's clock, milliseconds. */
  readAt: number;
  reading: Promise<BotIdentity>;
}

/**
 * The workspaces of the database. Tokens stay in memory for a minute, so that next to no command waits for a query; what leaves
 * in the background takes them from the database each time, as nobody waits for it.
 *
 * @throws TokenVaultError when none of the stored tokens can be read: then the setting is wrong, not a row
 */
export async function openManyWorkspaces(options: {
  db: Db;
  vault: TokenVault;
  now: () => Date;
  log: Log;
}): Promise<ManyWorkspaces> {
  const { db, vault, log } = options;
  const now = () => options.now().getTime();
  // A promise is put in before the row is read, so that whoever adds or removes meanwhile has the last word.
  const known = new Map<string, Known>();

  function identityOf(row: Installation): BotIdentity {
    const botToken = vault.open(row.team_id, row.bot_token);
    return { teamId: row.team_id, botToken, botUserId: row.bot_user_id, botId: row.bot_id };
  }

  async function read(teamId: string): Promise<BotIdentity> {
    const row = await findInstallation(db, teamId);
    if (!row) throw new NotInstalledError();
    return identityOf(row);
  }

  function keep(teamId: string, reading: Promise<BotIdentity>): Known {
    const entry = { readAt: now(), reading };
    known.set(teamId, entry);
    return entry;
  }

  async function ask(teamId: string, entry: Known): Promise<BotIdentity> {
    try {
      return await entry.reading;
    } catch (error) {
      if (known.get(teamId) === entry) known.delete(teamId);
      throw error;
    }
  }

  const findNewest = (teamId: string) => ask(teamId, keep(teamId, read(teamId)));

  async function find(teamId: string | undefined): Promise<BotIdentity> {
    if (!teamId) throw new NotInstalledError();
    const entry = known.get(teamId);
    const age = entry ? now() - entry.readAt : mostAge;
    // Less than nothing: the clock has gone back, and says nothing about the age.
    return entry && age >= 0 && age < mostAge ? ask(teamId, entry) : findNewest(teamId);
  }

  const stored = await listInstallations(db);
  let unreadable = 0;
  for (const row of stored) {
    try {
      keep(row.team_id, Promise.resolve(identityOf(row)));
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
    tokenFor: async (teamId) => (await findNewest(teamId)).botToken,
    async renew(teamId, refused) {
      try {
        const { botToken } = await findNewest(teamId);
        return botToken === refused ? undefined : botToken;
      } catch (error) {
        if (error instanceof NotInstalledError || error instanceof TokenVaultError) return undefined;
        throw error;
      }
    },
    async add(installation) {
      const row = { ...installation, bot_token: vault.seal(installation.team_id, installation.bot_token) };
      await upsertInstallation(db, row);
      keep(row.team_id, Promise.resolve(identityOf(row)));
      log.info({ team: row.team_id }, 'Installed in a workspace.');
    },
    async remove(teamId, until) {
      if (!(await deleteInstallation(db, teamId, until))) return;
      known.delete(teamId);
      log.info({ team: teamId }, 'Uninstalled from a workspace.');
    },
  };
}
