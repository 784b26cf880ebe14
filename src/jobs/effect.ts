/** What the outbox worker and the doors out tell each other. */

import type { Trx } from '../db/open.ts';
import type { OutboxRow } from '../db/schema.ts';

export type DeliveryFault =
  /** Will never succeed as it stands. */
  | 'permanent'
  /** Did not happen; worth another try. */
  | 'transient'
  /** May have happened: a time-out, a reset, a 5xx. */
  | 'unknown'
  /** Did not happen by a mistake of ours that this very row meets; worth another try. */
  | 'bug'
  /** May have happened: the process ended while it was being sent. Does not count as a try, but as a crash. */
  | 'crashed'
  /** May have happened: the process was stopped before the answer came. Does not count as a try. */
  | 'stopped'
  /** Did not happen and does not count as a try: come again after `retryAfterSeconds`. */
  | 'rate-limited'
  /** Slack lets the app do nothing in this workspace any more. */
  | 'team-stopped';

export class DeliveryError extends Error {
  readonly kind: DeliveryFault;
  /** A Slack error name or an SMTP code, never people's data: it is logged, and shown to coordinators. */
  readonly reason: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: DeliveryFault, reason: string, retryAfterSeconds?: number) {
    super(`${kind}: ${reason}`);
    this.kind = kind;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Seconds. */
export interface BackOff {
  first: number;
  most: number;
}

/** What came of a delivery, for the transaction that marks the row as sent. */
export interface Delivered {
  /** Writes down, for instance, where the message stands. */
  record?(trx: Trx): Promise<void>;
}

export interface EffectHandler {
  /**
   * What to do when it is not known whether the effect happened (time-out, reset, 5xx, end of the process while sending). `resend-once`
   * asks at the second time; `ask` leaves the row as `unknown`, for the coordinators to decide.
   */
  whenUnknown: 'resend' | 'resend-once' | 'ask';
  /** The n-th pause is a random part of `first` doubled n-1 times, at most `most`. */
  backOff: BackOff;
  /**
   * Whether rows behind a failing one must wait for it, however long. Otherwise one that fails by its own fault steps aside:
   * what edits one message is one row, so that order is lost only between things that stand for themselves.
   */
  keepsOrder?: true;
  /** Then the row is `failed`. */
  giveUpAfterHours: number;
  /** @throws DeliveryError when it did not, or may not have happened; anything else counts as our bug and is tried again */
  deliver(row: OutboxRow): Promise<Delivered>;
}

export type EffectHandlers = Readonly<Record<string, EffectHandler>>;
