/** The bot with a Slack workspace and a mail server of its own, all on this machine: to try it, and to look at our work. */

import { type Bot, startBot } from '../bot.ts';
import type { Config } from '../config.ts';
import { listOpenVisits } from '../db/visit.ts';
import { refreshCards } from '../domain/refresh-cards.ts';
import type { Log } from '../log.ts';
import { loadSample } from './load-sample.ts';
import { createLocalSlack } from './local-slack.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { createPage } from './page-server.ts';
import { readSample } from './sample.ts';
import { slackOptions, slackSecrets } from './workspace.ts';

export interface Sandbox {
  url: string;
  bot: Bot;
}

/** Refuses to listen anywhere but on this machine: whoever reaches the page can act as anyone. */
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** @throws Error when HOST is not this machine */
export async function startSandbox(settings: Config, log: Log): Promise<Sandbox> {
  if (!loopback.has(settings.host)) {
    throw new Error('the sandbox listens on this machine only. Leave HOST out, or give Slack’s settings.');
  }
  const sample = readSample();
  const now = () => new Date();
  // PUBLIC_URL may be an address for others; the local Slack is reached here.
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  const mail = settings.smtpUrl ? undefined : await startMailCatcher({ now });
  const config: Config = {
    ...settings,
    slackApiUrl: `${url}/api/`,
    smtpUrl: settings.smtpUrl ?? mail?.url,
    mailFrom: settings.mailFrom ?? { name: 'Gegenbesuch', address: 'besuche@lkos.example' },
  };
  const local = createLocalSlack({
    ...slackOptions(sample, config.commandNames),
    now,
    requestUrl: `${url}/slack/events`,
  });
  const mounted = local.mount(url);
  const roleOf = (userId: string, language: 'de' | 'en') =>
    sample.people.find((person) => person.id === userId)?.about[language] ?? '';
  const page = createPage({ slack: local, mail, now, baseUrl: () => url, log, roleOf });
  const bot = await startBot({
    config,
    slack: { mode: 'http', ...slackSecrets },
    log,
    now,
    fallback: { request: (req, res) => page.request(req, res) || mounted.request(req, res), upgrade: mounted.upgrade },
  });
  await bot.connect();
  await loadSample(bot.deps, sample);
  // The local Slack forgets its messages when it ends; the cards in them are posted anew.
  await refreshCards(bot.deps, await listOpenVisits(bot.deps.db, sample.team.id));
  return {
    url,
    bot: {
      ...bot,
      async stop() {
        page.close();
        await bot.stop();
        await local.close();
        await mail?.close();
      },
    },
  };
}
