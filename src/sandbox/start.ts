/** The bot with a Slack workspace and a mail server of its own, all on this machine: to try it, and to look at our work. */

import { type Bot, startBot } from '../bot.ts';
import type { Config } from '../config.ts';
import { listLatestEffects } from '../db/outbox-latest.ts';
import { hastenEffects } from '../db/outbox-outcomes.ts';
import { listOpenVisits } from '../db/visit.ts';
import { refreshCards } from '../domain/refresh-cards.ts';
import type { Log } from '../log.ts';
import { listMoments } from './clock-moments.ts';
import { commandHelp } from './command-help.ts';
import type { OutboxView } from './curtain.ts';
import { startImapServer } from './imap-server.ts';
import { loadSample } from './load-sample.ts';
import { createLocalSlack } from './local-slack.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { refuseProduction } from './not-production.ts';
import { createPageClock } from './page-clock.ts';
import { refuseElsewhere } from './page-guard.ts';
import { createPage } from './page-server.ts';
import { readSample } from './sample.ts';
import { createSandboxClock } from './sandbox-clock.ts';
import { sandboxLimits, sandboxPace } from './sandbox-pace.ts';
import { newSecrets, slackOptions } from './workspace.ts';

/** Of those that wait, and of those that are over. */
const mostEffectsShown = 60;

export interface Sandbox {
  url: string;
  bot: Bot;
}

/**
 * @param machine gives the time as long as nobody moves the sandbox's clock; pictures are taken at ever the same
 * @throws Error when this looks like the place of a real workspace; see not-production.ts
 */
export async function startSandbox(settings: Config, log: Log, machine?: () => Date): Promise<Sandbox> {
  const sample = readSample();
  await refuseProduction(settings, sample.team.id);
  // Ended from the last to the first, when the sandbox stops or cannot start: a server left over would keep the process alive.
  await using starting = new AsyncDisposableStack();
  const secrets = newSecrets();
  const clock = createSandboxClock(machine);
  const { now } = clock;
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  const mail = settings.smtpUrl ? undefined : await startMailCatcher({ now });
  const mailFrom = settings.mailFrom ?? { name: 'Gegenbesuch', address: 'besuche@lkos.example' };
  starting.defer(async () => mail?.close());
  const imap = mail && (await startImapServer(mail, mailFrom.address));
  starting.defer(async () => imap?.close());
  const imapUrl = settings.imapUrl ?? imap?.url;
  const config: Config = {
    ...settings,
    slackApiUrl: `${url}/api/`,
    smtpUrl: settings.smtpUrl ?? mail?.url,
    mailFrom,
    imapUrl,
  };
  const local = createLocalSlack({
    ...slackOptions(sample, config.commandNames),
    ...secrets,
    ...sandboxLimits,
    now,
    requestUrl: `${url}/slack/events`,
  });
  starting.defer(() => local.close());
  const mounted = local.mount(url);
  const help = { de: commandHelp('de'), en: commandHelp('en') };
  const roleOf = (userId: string, language: 'de' | 'en') =>
    sample.people.find((person) => person.id === userId)?.about[language] ?? '';
  let running: Bot | undefined;
  starting.defer(async () => running?.stop());
  const pageClock = createPageClock({
    clock,
    zone: sample.visit.timeZone,
    listMoments: async (at) =>
      running ? listMoments(running.deps.db, sample.team.id, at) : { zone: undefined, moments: [] },
    log,
  });
  starting.defer(() => pageClock.close());
  // Whatever changes the bot's plans shows in Slack, too.
  starting.defer(local.onChange(pageClock.refresh));
  const outbox: OutboxView = {
    list: async () => (running ? listLatestEffects(running.deps.db, mostEffectsShown) : []),
    async hasten() {
      if (!running) return;
      await hastenEffects(running.deps.db, now(), now());
      running.outbox.wake();
    },
  };
  const page = createPage({
    outbox,
    slack: local,
    mail,
    organizer: mailFrom,
    now,
    clock: pageClock,
    baseUrl: () => url,
    log,
    roleOf,
    commandHelp: (language) => help[language],
  });
  starting.defer(() => page.close());
  const bot = await startBot({
    config,
    slack: { mode: 'http', botToken: secrets.botToken, signingSecret: secrets.signingSecret },
    log,
    now,
    pace: sandboxPace,
    fallback: {
      request: (req, res) => page.request(req, res) || mounted.request(req, res) || refuseElsewhere(req, res, url),
      upgrade: mounted.upgrade,
    },
  });
  running = bot;
  clock.onMove(() => {
    bot.clock.wake();
    bot.outbox.wake();
  });
  await bot.connect();
  await loadSample(bot.deps, sample);
  // The local Slack forgets its messages when it ends; the cards in them are posted anew.
  await refreshCards(bot.deps, await listOpenVisits(bot.deps.db, sample.team.id));
  // As in a real workspace, whose Slack tells the bot that it was taken into a channel: it greets, once.
  await local.sendEvent({
    type: 'member_joined_channel',
    user: local.options.bot.userId,
    channel: sample.visit.channel,
    channel_type: 'C',
    team: sample.team.id,
    inviter: sample.coordinators[0],
  });
  pageClock.refresh();
  const started = starting.move();
  return { url, bot: { ...bot, stop: () => started.disposeAsync() } };
}
