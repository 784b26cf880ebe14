import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SlackMode } from '../config.ts';

const command = z.looseObject({ command: z.string(), description: z.string(), usage_hint: z.string() });

const shortcut = z.looseObject({
  name: z.string(),
  type: z.enum(['global', 'message']),
  callback_id: z.string(),
  description: z.string(),
});

const manifest = z.looseObject({
  _metadata: z.unknown(),
  display_information: z.unknown(),
  features: z.looseObject({ slash_commands: z.array(command), shortcuts: z.array(shortcut) }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

export type Manifest = z.infer<typeof manifest>;

/** manifest.json: the app over Socket Mode with its own command names. */
export function readManifest(): Manifest {
  return manifest.parse(JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')));
}

/** The scopes that the bot needs of its token. */
export function neededScopes(): string[] {
  return readManifest().oauth_config.scopes.bot;
}

/**
 * manifest.json for one place of operation (https://docs.slack.dev/reference/app-manifest). Over HTTP everything comes to one
 * address; over Socket Mode there is none.
 *
 * @param publicUrl without a slash at the end
 * @param commandNames with their slashes
 */
export function manifestFor(place: {
  mode: Exclude<SlackMode['mode'], 'sandbox'>;
  publicUrl: string;
  commandNames: string[];
}): Manifest {
  const base = readManifest();
  const url = place.mode === 'socket' ? undefined : `${place.publicUrl}/slack/events`;
  const { features, settings, oauth_config } = base;
  const known = features.slash_commands;
  /** A name of one's own is described as the one that it replaces. */
  const describedAs = (name: string, index: number) =>
    known.find((each) => each.command === name) ?? known[index % known.length] ?? { description: '', usage_hint: '' };
  const slashCommands = place.commandNames.map((name, index) => ({
    ...describedAs(name, index),
    command: name,
    ...(url ? { url } : {}),
  }));
  return {
    ...base,
    features: { ...features, slash_commands: slashCommands },
    oauth_config:
      place.mode === 'install'
        ? { ...oauth_config, redirect_urls: [`${place.publicUrl}/slack/oauth_redirect`] }
        : oauth_config,
    settings: {
      ...settings,
      event_subscriptions: {
        ...settings.event_subscriptions,
        ...(url ? { request_url: url } : {}),
      },
      interactivity: { ...settings.interactivity, ...(url ? { request_url: url } : {}) },
      socket_mode_enabled: place.mode === 'socket',
    },
  };
}
