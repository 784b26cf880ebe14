/** manifest.json installs exactly the app that the code is. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { posted } from './support/screen.ts';
import { worldWithVisit } from './support/visits.ts';
import { people } from './support/world.ts';

const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })),
      shortcuts: z.array(z.object({ callback_id: z.string(), type: z.enum(['message', 'global']) })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8')));

const code = ['../src/slack/', '../src/jobs/'].flatMap((path) => {
  const folder = new URL(path, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''));
});

/** The scopes that each method of the Web API asks of a bot (https://docs.slack.dev/reference/methods). */
const scopesOf: Record<string, string[]> = {
  'apps.connections': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'oauth.v2': [],
  // Addresses are part of a profile only with the second one.
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
  'views.push': [],
};

const eventScopes: Record<string, string[]> = {
  app_home_opened: [],
  app_uninstalled: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

describe('the manifest', () => {
  it('has the commands that the bot answers to by default, and has Slack escape what is typed', () => {
    const { slash_commands } = manifest.features;
    assert.deepEqual(
      slash_commands.map(({ command }) => command),
      readConfig({}).commandNames,
    );
    assert.ok(slash_commands.every(({ should_escape }) => should_escape));
  });

  it('subscribes to the events that are dealt with, and to no others', () => {
    const handled = code.flatMap((source) =>
      [...source.matchAll(/\btype === '([a-z]+(?:_[a-z]+)+)'/g)].map(([, type]) => type ?? ''),
    );
    const events = new Set(handled.filter((type) => Object.hasOwn(eventScopes, type)));
    assert.deepEqual([...manifest.settings.event_subscriptions.bot_events].sort(), [...events].sort());
  });

  it('asks for the scopes that the methods and events in use need, and for no others', () => {
    const method =
      /\.((?:apps|auth|chat|conversations|files|oauth|pins|reactions|team|usergroups|users|views)\.[a-zA-Z0-9]+)\b/g;
    const used = new Set(code.flatMap((source) => [...source.matchAll(method)].map(([, name]) => name ?? '')));
    assert.deepEqual(
      [...used].filter((name) => !Object.hasOwn(scopesOf, name)),
      [],
      'say above which scopes these need',
    );
    const ofMethods = [...used].flatMap((name) => scopesOf[name] ?? []);
    const ofEvents = manifest.settings.event_subscriptions.bot_events.flatMap((name) => eventScopes[name] ?? []);
    assert.deepEqual(
      manifest.oauth_config.scopes.bot.toSorted(),
      [...new Set(['commands', ...ofMethods, ...ofEvents])].sort(),
    );
  });

  it('has shortcuts that open something', async () => {
    await using w = await worldWithVisit();
    assert.ok(manifest.features.shortcuts.length > 0);
    for (const { callback_id, type } of manifest.features.shortcuts) {
      const person = w.slack.as(people.staff);
      await person.shortcut(callback_id, type === 'message' ? posted(w, 'Working visit') : undefined);
      await person.close(await w.slack.until(() => person.views[0], `what ${callback_id} opens`));
    }
  });
});
