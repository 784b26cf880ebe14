import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/**
 * What Slack's libraries want to say, in our log. Their debug lines hold whole payloads, so there are none; of what they hand
 * over beside a text (errors with requests inside), only the kind is kept.
 */
export function slackLogger(log: Log): Logger {
  const line = (parts: unknown[]) => parts.map(describe).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ from: 'slack' }, line(parts)),
    warn: (...parts) => log.warn({ from: 'slack' }, line(parts)),
    error: (...parts) => log.error({ from: 'slack' }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** An error in words that hold nothing of what people wrote: its kind, and Slack's own name for it. */
export function describe(part: unknown): string {
  if (typeof part === 'string') return part.slice(0, 300);
  if (!(part instanceof Error)) return typeof part;
  const data = 'data' in part && typeof part.data === 'object' && part.data !== null ? part.data : {};
  const reason = 'error' in data ? data.error : 'code' in part ? part.code : undefined;
  return typeof reason === 'string' ? `${part.name} (${reason})` : part.name;
}
