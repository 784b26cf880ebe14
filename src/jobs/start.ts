/** All that the bot does by itself: the outbox with its doors to Slack and to the mail server, and the clock. */

import type { CalendarDoor } from '../caldav/door.ts';
import type { Deps } from '../deps.ts';
import { createMailDoor } from '../mail/door.ts';
import type { Mailer } from '../mail/transport.ts';
import type { Directory } from '../slack/directory.ts';
import type { SlackNetwork } from '../slack/network.ts';
import { within } from '../slack/outcome.ts';
import { createSlackDoor } from '../slack/post.ts';
import { calendarSyncTask } from './calendar-sync.ts';
import { type Clock, startClock } from './clock.ts';
import { dayPostTask } from './day-posts.ts';
import { createEffects } from './effects.ts';
import { housekeepingTask } from './housekeeping.ts';
import type { MailboxJob } from './mailbox.ts';
import { type Outbox, startOutbox } from './outbox.ts';

/** Slack and mail servers allow little; a local Slack and a local mail server may allow more. */
export interface Pace {
  messagesPerSecond: number;
  messagesPerMinute: number;
  updatesPerMinute: number;
  mailsPerMinute: number;
}

export interface Jobs {
  outbox: Outbox;
  clock: Clock;
  /** Where there is an address of one. */
  mailbox: MailboxJob | undefined;
  /** What is under way finishes, or goes back to the queue. */
  stop(withinMilliseconds: number): Promise<void>;
}

export async function startJobs(options: {
  deps: Deps;
  directory: Directory;
  tokenFor: (teamId: string) => Promise<string>;
  pace: Pace | undefined;
  /** For calls of Slack; the machine's own when undefined. */
  fetch: SlackNetwork['fetch'] | undefined;
}): Promise<Jobs> {
  const { deps, directory, tokenFor, pace } = options;
  const { db, now, log, config } = deps;
  const door = createSlackDoor({
    tokenFor,
    apiUrl: config.slackApiUrl,
    ...pace,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  const mailer = await openMailer(deps);
  const mail = mailer && { door: createMailDoor(mailer, { perMinute: pace?.mailsPerMinute }), from: mailer.from };
  const calendar = await openCalendar(deps);
  const handlers = createEffects({ db, now, door, directory, mail, calendar, config, deps });
  const outbox = startOutbox({ db, now, log, handlers, random: Math.random, pollSeconds: 30 });
  const tasks = [
    dayPostTask({ db, wakeOutbox: deps.wakeOutbox }),
    housekeepingTask(db),
    ...(calendar ? [calendarSyncTask(deps)] : []),
  ];
  const clock = startClock({ now, log, tasks, pollSeconds: 30 });
  const mailbox = await readMailbox(deps);
  return {
    outbox,
    clock,
    mailbox,
    async stop(withinMilliseconds) {
      await Promise.all([mailbox?.stop(), clock.stop()]);
      await outbox.stop(withinMilliseconds);
      // What still hangs at a door has gone back to the queue; its answer is no longer waited for.
      await within(withinMilliseconds / 4, Promise.all([door.close(), mail?.door.close(), calendar?.close()]));
      await mailer?.close(1000);
    },
  };
}

/** Loaded only where mail is sent. */
async function openMailer({ config, now }: Deps): Promise<Mailer | undefined> {
  const { smtpUrl, mailFrom } = config;
  if (!smtpUrl || !mailFrom) return undefined;
  const transport = await import('../mail/transport.ts');
  return transport.openMailer({ smtpUrl, from: mailFrom, now });
}

/** Loaded only where a shared calendar is kept. */
async function openCalendar({ config: { caldavUrl } }: Deps): Promise<CalendarDoor | undefined> {
  if (!caldavUrl) return undefined;
  const door = await import('../caldav/door.ts');
  return door.openCalendar({ caldavUrl });
}

/** Loaded only where a mailbox is read. */
async function readMailbox(deps: Deps): Promise<MailboxJob | undefined> {
  const { log, now, config } = deps;
  const { imapUrl, imapDoneFolder: doneFolder, defaultTimeZone: zone } = config;
  if (!imapUrl) return undefined;
  const [{ startMailbox }, { openMailbox }, { readIncoming }, { takeMail }] = await Promise.all([
    import('./mailbox.ts'),
    import('../mail/mailbox.ts'),
    import('../mail/read-incoming.ts'),
    import('../domain/take-mail.ts'),
  ]);
  return startMailbox({
    log,
    now,
    open: (signal) => openMailbox({ imapUrl, doneFolder, signal }),
    read: ({ raw, ...about }) => readIncoming(raw, { ...about, zone }),
    take: (mail) => takeMail(deps, mail),
  });
}
