/** (d), (e) Our bot as in production, outbox and clock at work, on the first day of the sample's visit. */

import { join } from 'node:path';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { slackSecrets } from '../../src/sandbox/workspace.ts';
import { seed } from './seed.ts';
import { argument, serve } from './server-process.ts';

const config = readConfig({
  SLACK_BOT_TOKEN: slackSecrets.botToken,
  SLACK_SIGNING_SECRET: slackSecrets.signingSecret,
  SLACK_API_URL: argument(1),
  DATABASE_URL: `sqlite:${join(argument(0), 'bot.db')}`,
  PORT: '0',
  LOG_LEVEL: 'warn',
});
let ahead = 0;
const bot = await startBot({
  config,
  slack: { mode: 'http', ...slackSecrets },
  log: createLog(config.logLevel),
  now: () => new Date(Date.now() + ahead),
});
ahead = (await seed(bot.deps)).getTime() - Date.now();
await bot.connect();
serve(bot.port, () => bot.stop());
