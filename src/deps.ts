import type { Config } from './config.ts';
import type { Db } from './db/open.ts';
import type { Log } from './log.ts';
import type { Plan, PlanInput } from './planner/types.ts';

/** What the bot needs from the world; built once in main.ts, built otherwise in tests. */
export interface Deps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  newId: () => string;
  log: Log;
  config: Config;
  /** Wakes the outbox worker; called after each commit that queued something. */
  wakeOutbox: () => void;
  /** Makes the clock look at once at what is due; called when that may have changed. */
  wakeClock: () => void;
  /** Plans a programme in a thread of its own; it takes up to two seconds, so never within a transaction. */
  plan: (input: PlanInput) => Promise<Plan>;
}
