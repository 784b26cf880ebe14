import { createHmac } from 'node:crypto';
import { readSample } from '../../src/sandbox/sample.ts';
import { slackSecrets } from '../../src/sandbox/workspace.ts';

const sample = readSample();
const [coordinator = ''] = sample.coordinators;
let sent = 0;

/** A slash command as Slack sends it, with a trigger and a signature of its own. */
export function slashCommand(port: number, text: string): Buffer {
  sent += 1;
  const body = new URLSearchParams({
    token: 'gIkuvaNzQIHg97ATvDxqgjtO',
    team_id: sample.team.id,
    team_domain: sample.team.domain,
    channel_id: sample.visit.channel,
    channel_name: 'besuch-burgenlandkreis',
    user_id: coordinator,
    user_name: 'heike.brandt',
    command: '/visit',
    text,
    api_app_id: 'A0BESUCHE',
    is_enterprise_install: 'false',
    response_url: `https://hooks.slack.com/commands/${sample.team.id}/${sent}/x`,
    trigger_id: `${Date.now()}.${sent}.bench`,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', slackSecrets.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const head = [
    'POST /slack/events HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'user-agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${timestamp}`,
    `x-slack-signature: v0=${digest}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
