import { manifestFor } from '../slack/manifest.ts';
import { type CliCommand, exitCodes, settings } from './command.ts';

const modes = ['socket', 'http', 'install'] as const;
type Mode = (typeof modes)[number];

export const manifest: CliCommand = {
  name: 'manifest',
  summary: 'Prints the Slack app manifest to paste',
  options: { mode: { placeholder: 'MODE', summary: 'socket, http or install, while there are no tokens yet' } },
  help: `Paste it at https://api.slack.com/apps: Create New App, From a manifest; for an app that is there, App
Manifest. It fits PUBLIC_URL, COMMAND_NAMES and the way the settings start the bot; without any of
Slack's settings, Socket Mode. To get the JSON alone: npm run --silent cli -- manifest`,
  run(cli, { options }) {
    if (options.mode !== undefined && !isMode(options.mode)) {
      cli.warn(`--mode is one of ${modes.join(', ')}.`);
      return exitCodes.usage;
    }
    const config = settings(options.mode ? { ...cli, env: withoutSlack(cli.env) } : cli);
    const mode = options.mode ?? (config.slack.mode === 'sandbox' ? 'socket' : config.slack.mode);
    cli.say(JSON.stringify(manifestFor({ ...config, mode }), null, 2));
    if (mode !== 'socket' && !config.publicUrl.startsWith('https:')) {
      cli.warn('Slack sends to https addresses only. Set PUBLIC_URL to the address at which Slack reaches the bot.');
    }
    return exitCodes.done;
  },
};

function isMode(text: string): text is Mode {
  return modes.some((mode) => mode === text);
}

/** The tokens come after the manifest: half of them missing is no mistake yet. */
function withoutSlack(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SLACK_')));
}
