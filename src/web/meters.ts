import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/open.ts';
import { countOpenEffects } from '../db/outbox-counts.ts';
import { oldestWaiting } from '../db/outbox-troubles.ts';
import type { Log } from '../log.ts';

export interface MetersOptions {
  db: Db;
  now: () => Date;
  /** When each part of the bot last did its round; undefined before the first, and where there is no mailbox. */
  lastRun: Record<'outbox' | 'clock' | 'mailbox', () => Date | undefined>;
  slackConnected: () => boolean;
  log: Log;
}

export interface Meters {
  observeRequest: ObserveRequest;
  /** Reads everything anew. @returns it in Prometheus' text format */
  scrape(): Promise<string>;
  contentType: string;
}

/** Takes note of a request of Slack that the bot answered, or failed to. */
export type ObserveRequest = (kind: string, outcome: 'answered' | 'failed', seconds: number) => void;

/** Slack waits 3 seconds; what takes a tenth of that is felt. */
const secondsOfInterest = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Numbers for Prometheus. Labels come from fixed lists: nothing in them says who, which visit or where. */
export function createMeters(options: MetersOptions): Meters {
  const { log } = options;
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `gegenbesuch_${name}`, help, labelNames, registers: [registry] });

  const requests = new Histogram({
    name: 'gegenbesuch_request_duration_seconds',
    help: 'Requests of Slack by kind and outcome: how long each took, and, as _count, how many there were.',
    labelNames: ['kind', 'outcome'],
    buckets: secondsOfInterest,
    registers: [registry],
  });
  const rows = gauge('outbox_rows', 'Effects that wait (pending, sending) or went wrong (failed, unknown).', [
    'kind',
    'status',
  ]);
  const oldest = gauge('outbox_oldest_waiting_seconds', 'How long the longest waiting effect has waited; 0 with none.');
  const readable = gauge('database_readable', '1 when the numbers of the outbox could be read, else 0.');
  const connected = gauge('slack_connected', '1 while Slack is connected, else 0.');
  const lastRun = gauge(
    'last_run_timestamp_seconds',
    'When outbox, clock and mailbox last did their round, Unix time.',
    ['part'],
  );

  async function readDatabase(): Promise<void> {
    rows.reset();
    oldest.reset();
    try {
      const since = await oldestWaiting(options.db);
      for (const { kind, status, count } of await countOpenEffects(options.db)) rows.set({ kind, status }, count);
      oldest.set(since === undefined ? 0 : Math.max(0, (options.now().getTime() - Date.parse(since)) / 1000));
      readable.set(1);
    } catch (error) {
      log.error({ err: error }, 'The numbers of the outbox cannot be read.');
      readable.set(0);
    }
  }

  function readProcess(): void {
    connected.set(options.slackConnected() ? 1 : 0);
    for (const part of ['outbox', 'clock', 'mailbox'] as const) {
      const at = options.lastRun[part]();
      if (at) lastRun.set({ part }, at.getTime() / 1000);
    }
  }

  let hasDefaults = false;
  async function scrape(): Promise<string> {
    // They watch the garbage collector and the event loop: nothing to pay for where nobody looks.
    if (!hasDefaults) collectDefaultMetrics({ register: registry });
    hasDefaults = true;
    readProcess();
    await readDatabase();
    return registry.metrics();
  }

  return {
    scrape,
    contentType: registry.contentType,
    observeRequest: (kind, outcome, seconds) => requests.observe({ kind, outcome }, seconds),
  };
}
