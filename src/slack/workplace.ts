import { Hono } from 'hono';
import { type Config, commandFor, type SlackMode } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { SlackAccess } from './clients.ts';
import { installationPages } from './installation.ts';
import { neededScopes } from './manifest.ts';
import { openManyWorkspaces } from './many-workspaces.ts';
import { createOauthStates } from './oauth-state.ts';
import { listAt, textAt } from './payload.ts';
import type { SlackHandlers } from './requests.ts';
import { createTokenVault } from './token-vault.ts';
import { singleWorkspace, type Workspaces } from './workspaces.ts';

export type RealSlack = Exclude<SlackMode, { mode: 'sandbox' }>;

/** Where the bot works, one workspace or many, and what comes with it. */
export interface Workplace {
  workspaces: Workspaces;
  /** By which workspaces are added; none where there is one. */
  pages: Hono;
  /** The same handlers, which then also hear when the bot is uninstalled. */
  watch(handlers: SlackHandlers): SlackHandlers;
}

/** @throws TokenVaultError when SLACK_STATE_SECRET is not the one that the tokens were stored under */
export async function openWorkplace(options: {
  slack: RealSlack;
  access: SlackAccess;
  db: Db;
  now: () => Date;
  config: Pick<Config, 'publicUrl' | 'defaultLanguage' | 'commandNames'>;
}): Promise<Workplace> {
  const { slack, access, db, now, config } = options;
  if (slack.mode !== 'install') {
    return {
      workspaces: singleWorkspace(slack.botToken, access),
      pages: new Hono(),
      watch: (handlers) => handlers,
    };
  }
  const vault = createTokenVault(slack.stateSecret);
  const workspaces = await openManyWorkspaces({ db, vault, now, log: access.log });
  const pages = installationPages({
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    scopes: neededScopes(),
    publicUrl: config.publicUrl,
    access,
    states: createOauthStates(slack.stateSecret, now),
    add: (installation) => workspaces.add(installation),
    now,
    defaultLanguage: config.defaultLanguage,
    commandFor: (language) => commandFor(config, language),
  });
  return {
    workspaces,
    pages,
    watch: (handlers) => ({
      ...handlers,
      async event(event) {
        if (isEnd(event)) await workspaces.remove(event.teamId, momentOf(event.payload, now));
        else await handlers.event(event);
      },
    }),
  };
}

/** Slack sends both when the app is removed, in any order (https://docs.slack.dev/reference/events/tokens_revoked). */
function isEnd({ type, payload }: { type: string; payload: unknown }): boolean {
  return type === 'app_uninstalled' || (type === 'tokens_revoked' && listAt(payload, 'tokens', 'bot').length > 0);
}

/** When an event happened, ISO UTC: Slack may tell of it minutes later. */
function momentOf(payload: unknown, now: () => Date): string {
  const seconds = Number.parseFloat(textAt(payload, 'event_ts'));
  return new Date(Number.isFinite(seconds) ? Math.round(seconds * 1000) : now()).toISOString();
}
