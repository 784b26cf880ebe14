import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import type { SlackAccess } from '../slack/clients.ts';
import { examineAppToken, examineBotToken, type SlackAnswer } from '../slack/examine.ts';
import { neededScopes } from '../slack/manifest.ts';
import type { Finding } from './finding.ts';

const apps = 'https://api.slack.com/apps';
const finding = (verdict: Finding['verdict'], says: string): Finding => ({ about: 'Slack', verdict, says });

export async function checkSlack({ slack, slackApiUrl }: Config): Promise<Finding[]> {
  if (slack.mode === 'sandbox') {
    const first = `make an app with what npm run cli -- manifest prints, and set its tokens`;
    return [finding('note', `The sandbox needs no Slack. For a real workspace, ${first}.`)];
  }
  if (slack.mode === 'install') {
    return [finding('note', 'Each workspace has a token of its own after its installation; none is asked here.')];
  }
  const access: SlackAccess = { slackApiUrl, network: undefined, log: createLog('silent') };
  const findings = [await checkBotToken(slack.botToken, access)];
  if (slack.mode === 'socket') findings.push(await checkAppToken(slack.appToken, access));
  return findings;
}

async function checkBotToken(botToken: string, access: SlackAccess): Promise<Finding> {
  const answer = await examineBotToken(botToken, access);
  if (answer.kind !== 'yes') {
    const where = `${apps} under OAuth & Permissions, Bot User OAuth Token`;
    return refused(answer, 'SLACK_BOT_TOKEN', `Install the app in the workspace and copy the token from ${where}.`);
  }
  const { team, bot, scopes } = answer.value;
  const needed = neededScopes();
  const missing = scopes && needed.filter((scope) => !scopes.includes(scope));
  const more = scopes?.filter((scope) => !needed.includes(scope)) ?? [];
  if (missing === undefined) return finding('note', `${bot} in ${team}. Slack did not say which scopes the token has.`);
  if (missing.length > 0) {
    const what = `The app lacks ${missing.join(', ')}`;
    return finding('wrong', `${what}. Paste npm run cli -- manifest at ${apps} under App Manifest, then reinstall it.`);
  }
  if (more.length > 0)
    return finding('note', `${bot} in ${team} has scopes that it does not need: ${more.join(', ')}.`);
  return finding('right', `${bot} in ${team}, with all scopes that it needs.`);
}

async function checkAppToken(appToken: string, access: SlackAccess): Promise<Finding> {
  const answer = await examineAppToken(appToken, access);
  if (answer.kind === 'yes') return finding('right', 'Socket Mode would connect.');
  const where = `${apps} under Basic Information, App-Level Tokens, with the scope connections:write`;
  return refused(answer, 'SLACK_APP_TOKEN', `Turn on Socket Mode, and make a token at ${where}.`);
}

function refused(answer: Exclude<SlackAnswer<unknown>, { kind: 'yes' }>, setting: string, advice: string): Finding {
  if (answer.kind === 'refused') return finding('wrong', `Slack refuses ${setting} (${answer.error}). ${advice}`);
  const reach = 'May this machine reach slack.com over HTTPS? Look at the firewall and at SLACK_API_URL';
  return finding('wrong', `Slack does not answer (${answer.reason}). ${reach}.`);
}
