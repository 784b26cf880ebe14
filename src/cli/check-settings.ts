import { type Config, ConfigError, readConfig, type SlackMode } from '../config.ts';
import type { Finding } from './finding.ts';

/** The key to all tokens is made from it. */
const shortestSecret = 32;

const ways: Record<SlackMode['mode'], string> = {
  sandbox: 'no Slack settings, so the start opens the sandbox',
  socket: 'Slack over Socket Mode',
  http: 'Slack over HTTP',
  install: 'many workspaces, Slack over HTTP',
};

/** @returns no settings when they are wrong; then each mistake is a finding */
export function checkSettings(env: Record<string, string | undefined>): { config?: Config; findings: Finding[] } {
  try {
    const config = readConfig(env);
    const says = `${ways[config.slack.mode]}; links begin with ${config.publicUrl}.`;
    return { config, findings: [{ about: 'Settings', verdict: 'right', says }, ...addressNotes(config)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map(({ name, problem, example }): Finding => {
      return { about: 'Settings', verdict: 'wrong', says: `${name} ${problem}. Example: ${example}` };
    });
    return { findings };
  }
}

function addressNotes({ slack, publicUrl, slackApiUrl }: Config): Finding[] {
  const note = (says: string): Finding => ({ about: 'Settings', verdict: 'note', says });
  const { hostname, protocol } = new URL(publicUrl);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0'].includes(hostname);
  if (slack.mode === 'sandbox') return [];
  if (slack.mode === 'install' && slack.stateSecret.length < shortestSecret) {
    return [
      note(
        `SLACK_STATE_SECRET has fewer than ${shortestSecret} characters. It guards every workspace's token: make it long and random.`,
      ),
    ];
  }
  if (slack.mode !== 'socket' && slackApiUrl === undefined && (isLocal || protocol !== 'https:')) {
    return [
      note(
        `Slack sends to public https addresses only. Set PUBLIC_URL to the one at which it reaches the bot, or use Socket Mode.`,
      ),
    ];
  }
  if (!isLocal) return [];
  return [note('Links in messages and mails work on this machine only. Set PUBLIC_URL to what people can open.')];
}
