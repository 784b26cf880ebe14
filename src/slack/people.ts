/** What is known of Slack's users: from memory, else from the database, else, once, from Slack itself. */

import type { Db } from '../db/open.ts';
import type { SlackUser } from '../db/schema.ts';
import { findSlackUser, upsertSlackUser } from '../db/slack-user.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import type { Caller } from './requests.ts';

export interface SlackProfile {
  name: string;
  /** As Slack has it: `de-DE`. */
  locale: string | undefined;
  timeZone: string | undefined;
  email: string | undefined;
  isExternal: boolean;
}

export interface People {
  languageOf(caller: Caller): Promise<{ language: Language; t: Texts }>;
  /** Makes sure that these users are in the database, asking Slack for those who are not. */
  know(teamId: string, userIds: string[]): Promise<void>;
  /** Reads a user anew, as after a `user_change` event. */
  refresh(teamId: string, userId: string): Promise<void>;
}

const staleAfterHours = 24;

export function createPeople(options: {
  db: Db;
  now: () => Date;
  log: Log;
  defaultLanguage: Language;
  lookUp: (teamId: string, userId: string) => Promise<SlackProfile>;
}): People {
  const { db, now, log, lookUp } = options;
  const known = new Map<string, SlackUser>();
  const underWay = new Map<string, Promise<SlackUser | undefined>>();

  async function find(teamId: string, userId: string): Promise<SlackUser | undefined> {
    const key = `${teamId}:${userId}`;
    const user = known.get(key) ?? (await findSlackUser(db, teamId, userId));
    if (!user) return fetchOnce(teamId, userId);
    known.set(key, user);
    if (now().getTime() - Date.parse(user.fetched_at) > staleAfterHours * 3_600_000) void fetchOnce(teamId, userId);
    return user;
  }

  /** Slack not answering must not keep anyone from working: then the default language serves. */
  function fetchOnce(teamId: string, userId: string): Promise<SlackUser | undefined> {
    const key = `${teamId}:${userId}`;
    const before = underWay.get(key);
    if (before) return before;
    const lookingUp = lookUp(teamId, userId)
      .then((profile) => remember(teamId, userId, profile))
      .catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, 'Slack did not tell who a user is');
        return undefined;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, lookingUp);
    return lookingUp;
  }

  async function remember(teamId: string, userId: string, profile: SlackProfile): Promise<SlackUser> {
    const user: SlackUser = {
      team_id: teamId,
      user_id: userId,
      name: profile.name,
      language: profile.locale ? (profile.locale.toLowerCase().startsWith('de') ? 'de' : 'en') : null,
      time_zone: profile.timeZone ?? null,
      email: profile.email ?? null,
      is_external: profile.isExternal ? 1 : 0,
      fetched_at: now().toISOString(),
    };
    await upsertSlackUser(db, user);
    known.set(`${teamId}:${userId}`, user);
    return user;
  }

  return {
    async languageOf(caller) {
      const language = (await find(caller.teamId, caller.userId))?.language ?? options.defaultLanguage;
      return { language, t: texts(language) };
    },
    async know(teamId, userIds) {
      await Promise.all(userIds.map((userId) => find(teamId, userId)));
    },
    async refresh(teamId, userId) {
      if (known.has(`${teamId}:${userId}`) || (await findSlackUser(db, teamId, userId)))
        await fetchOnce(teamId, userId);
    },
  };
}

/** The Slack users that are named in what was typed or filled in. */
export function mentionedUsers(given: { readonly [field: string]: string | undefined }): string[] {
  const texts = Object.values(given).join(' ');
  if (!texts.includes('<@')) return [];
  return [...new Set([...texts.matchAll(/<@([UW][A-Z0-9]+)/g)].flatMap((match) => match[1] ?? []))];
}
