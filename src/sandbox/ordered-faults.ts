/** The faults that can be ordered on the page: one at a time for Slack, and one for the mail server. */

import type { Json } from './json-values.ts';
import type { MailCatcher, MailFault } from './mail-catcher.ts';
import type { Fault, LocalSlack } from './types.ts';

const slackKinds: Record<string, Fault['kind']> = {
  'slack-error': 'http-500',
  'slack-dropped': 'drop-before',
  'slack-limited': 'rate-limited',
  'slack-slow': 'delay',
};

const mailKinds: Record<string, MailFault['kind']> = {
  'mail-later': 'temporary-451',
  'mail-refused': 'refuse-recipient-550',
  'mail-down': 'drop-connection',
  'mail-slow': 'delay',
};

const usualSeconds: Record<string, number> = { 'rate-limited': 30, delay: 5 };

const MOST_TIMES = 1000;
const MOST_SECONDS = 3600;

/** A fault that is still to come, as the page shows it. */
export interface ShownFault {
  /** One of those that the page can order, or a kind that only tests order. */
  name: string;
  /** null: until it is switched off. */
  times: number | null;
  seconds?: number;
}

interface Doors {
  slack: LocalSlack;
  mail: MailCatcher | undefined;
}

/** What can be ordered, with the seconds that are usual where a fault takes some. */
export function listOrders({ mail }: Pick<Doors, 'mail'>): Record<string, number | null> {
  const kinds = { ...slackKinds, ...(mail ? mailKinds : {}) };
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, usualSeconds[kind] ?? null]));
}

export function listFaults({ slack, mail }: Doors): ShownFault[] {
  const shown = (kinds: Record<string, string>, kind: string, times: number, seconds: number | undefined) => ({
    name: Object.keys(kinds).find((name) => kinds[name] === kind) ?? kind,
    times: Number.isFinite(times) ? times : null,
    ...(seconds === undefined ? {} : { seconds }),
  });
  return [
    ...slack.faults.map(({ kind, times, retryAfterSeconds, delayMilliseconds }) =>
      shown(slackKinds, kind, times, retryAfterSeconds ?? inSeconds(delayMilliseconds)),
    ),
    ...(mail?.faults ?? []).map(({ kind, times, delayMilliseconds }) =>
      shown(mailKinds, kind, times, inSeconds(delayMilliseconds)),
    ),
  ];
}

/**
 * Orders a fault in place of what was ordered before for the same server: of two, only the first would ever be seen.
 *
 * @param input.times whole number of calls or mails; null until it is switched off
 * @param input.seconds how slow, or what Retry-After says
 * @throws {Error} in words, when there is no such fault
 */
export function orderFault({ slack, mail }: Doors, input: Json): void {
  const name = String(input.name);
  const times = input.times === null ? Number.POSITIVE_INFINITY : wholeNumber(input.times, MOST_TIMES, 'times');
  const slackKind = Object.hasOwn(slackKinds, name) ? slackKinds[name] : undefined;
  const mailKind = Object.hasOwn(mailKinds, name) ? mailKinds[name] : undefined;
  const waits = Object.hasOwn(usualSeconds, slackKind ?? mailKind ?? '');
  const seconds = waits ? wholeNumber(input.seconds, MOST_SECONDS, 'seconds') : 0;
  if (slackKind) {
    slack.faults.splice(0);
    const wait =
      slackKind === 'delay'
        ? { delayMilliseconds: seconds * 1000 }
        : slackKind === 'rate-limited'
          ? { retryAfterSeconds: seconds }
          : {};
    slack.order({ method: '*', kind: slackKind, times, ...wait });
  } else if (mailKind && mail) {
    mail.faults.splice(0);
    mail.order({ kind: mailKind, times, ...(waits ? { delayMilliseconds: seconds * 1000 } : {}) });
  } else throw new Error('There is no such fault.');
}

export function clearFaults({ slack, mail }: Doors): void {
  slack.faults.splice(0);
  mail?.faults.splice(0);
}

function inSeconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

function wholeNumber(value: unknown, most: number, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`The ${what} must be a whole number from 1 to ${most}.`);
}
