import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { cli, cliHere } from './command-line.ts';

const text = (most: number) => z.string().min(1).max(most);
const address = z.string().regex(/^https:\/\/[^?#]+$/);

/** What Slack takes, as far as we use it; unknown keys are refused (https://docs.slack.dev/reference/app-manifest). */
const slackManifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.union([z.literal(1), z.literal(2)]), minor_version: z.number() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.literal(true),
          url: address.optional(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

async function manifest(env: Record<string, string>, ...words: string[]) {
  const { code, out, err } = await cliHere(['manifest', ...words], env);
  assert.equal(code, 0);
  return { ...slackManifest.parse(JSON.parse(out)), err, out };
}

describe('the manifest', () => {
  it('is that of the repository before there are settings: Socket Mode, without addresses', async () => {
    const { code, out, err } = await cli(['manifest']);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.deepEqual(
      slackManifest.parse(JSON.parse(out)),
      JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')),
    );
    assert.doesNotMatch(out, /"(request_)?url"/);
  });

  it('has the one address for everything over HTTP', async () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
    const { settings, features, err, out } = await manifest({ ...slack, PUBLIC_URL: 'https://besuch.example.org/' });
    const url = 'https://besuch.example.org/slack/events';
    assert.equal(settings.socket_mode_enabled, false);
    assert.equal(settings.event_subscriptions.request_url, url);
    assert.equal(settings.interactivity.request_url, url);
    assert.deepEqual(new Set(features.slash_commands.map((command) => command.url)), new Set([url]));
    assert.equal(err, '');
    assert.doesNotMatch(out, /xoxb|secret/);
  });

  it('says that Slack cannot reach an address of this machine', async () => {
    const { code, err } = await cliHere(['manifest', '--mode', 'http']);
    assert.equal(code, 0);
    assert.match(err, /https addresses only\. Set PUBLIC_URL/);
  });

  it('hears of removals where many workspaces install the app, and says where they come back to', async () => {
    const env = { PUBLIC_URL: 'https://besuch.example.org', SLACK_CLIENT_ID: '1.2' };
    const { oauth_config, settings } = await manifest(env, '--mode', 'install');
    assert.deepEqual(oauth_config.redirect_urls, ['https://besuch.example.org/slack/oauth_redirect']);
    for (const event of ['app_uninstalled', 'tokens_revoked', 'app_home_opened']) {
      assert.ok(settings.event_subscriptions.bot_events.includes(event), event);
    }
  });

  it('has the commands of COMMAND_NAMES, each with words of its language', async () => {
    const { features } = await manifest({ COMMAND_NAMES: '/kreis-besuch,/besuch' });
    assert.deepEqual(
      features.slash_commands.map(({ command }) => command),
      ['/kreis-besuch', '/besuch'],
    );
    assert.match(features.slash_commands[1]?.description ?? '', /Besuch planen/);
  });
});
