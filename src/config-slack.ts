import type { SlackMode } from './config.ts';

type SlackSetting =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_CLIENT_ID'
  | 'SLACK_CLIENT_SECRET'
  | 'SLACK_STATE_SECRET';

/** The text of each setting; undefined where it is not given. */
export type SlackSettings = Record<SlackSetting, string | undefined>;

/**
 * Which of the four ways to start is meant.
 *
 * @param report is told of each setting that is missing or one too many, in words that follow its name
 * @returns undefined when something was reported
 */
export function readSlackMode(
  settings: SlackSettings,
  report: (name: SlackSetting, problem: string) => void,
): SlackMode | undefined {
  const clientId = settings.SLACK_CLIENT_ID;
  const clientSecret = settings.SLACK_CLIENT_SECRET;
  const stateSecret = settings.SLACK_STATE_SECRET;
  const several = clientId !== undefined || clientSecret !== undefined || stateSecret !== undefined;
  return several ? readInstallMode(settings, report) : readSingleMode(settings, report);
}

function readInstallMode(
  settings: SlackSettings,
  report: (name: SlackSetting, problem: string) => void,
): SlackMode | undefined {
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const) {
    if (settings[name] !== undefined) {
      report(name, 'is one too many: with SLACK_CLIENT_ID, SLACK_CLIENT_SECRET or SLACK_STATE_SECRET leave it out');
    }
  }
  const needed = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET'] as const;
  for (const name of needed) {
    if (settings[name] !== undefined) continue;
    report(name, `is missing: for many workspaces these belong together: ${needed.join(', ')}`);
  }
  const [clientId, clientSecret, stateSecret, signingSecret] = needed.map((name) => settings[name]);
  if (settings.SLACK_BOT_TOKEN !== undefined || settings.SLACK_APP_TOKEN !== undefined) return undefined;
  if (!clientId || !clientSecret || !stateSecret || !signingSecret) return undefined;
  return { mode: 'install', clientId, clientSecret, stateSecret, signingSecret };
}

function readSingleMode(
  settings: SlackSettings,
  report: (name: SlackSetting, problem: string) => void,
): SlackMode | undefined {
  const botToken = settings.SLACK_BOT_TOKEN;
  const appToken = settings.SLACK_APP_TOKEN;
  const signingSecret = settings.SLACK_SIGNING_SECRET;
  if (appToken !== undefined && signingSecret !== undefined) {
    report(
      'SLACK_SIGNING_SECRET',
      'is given together with SLACK_APP_TOKEN: leave it out for Socket Mode, or leave out SLACK_APP_TOKEN for HTTP',
    );
    if (botToken !== undefined) return undefined;
  }
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return { mode: 'sandbox' };
    const given = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    report('SLACK_BOT_TOKEN', `is missing, although ${given} is given`);
    return undefined;
  }
  if (appToken !== undefined) return { mode: 'socket', botToken, appToken };
  if (signingSecret !== undefined) return { mode: 'http', botToken, signingSecret };
  report(
    'SLACK_BOT_TOKEN',
    'is given alone: add SLACK_APP_TOKEN=xapp-… for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
  );
  return undefined;
}
