/** The log of what went between Slack and the bot. */

import type { Workspace } from './state.ts';
import type { Exchange } from './types.ts';

/** A workspace that stays open for weeks must not fill the memory. */
const MOST_KEPT = 10_000;

/** Begins an exchange; the returned function ends it with the answer and puts it into the log. */
export function beginExchange(
  ws: Workspace,
  direction: Exchange['direction'],
  what: string,
  request: unknown,
): (end: { answer: unknown; status: number; broken?: string | undefined }) => Exchange {
  const started = performance.now();
  const at = ws.options.now().toISOString();
  return ({ answer, status, broken }) => {
    const exchange: Exchange = {
      at,
      direction,
      what,
      request,
      answer,
      status,
      milliseconds: Math.round(performance.now() - started),
      ...(broken === undefined ? {} : { broken }),
    };
    ws.exchanges.push(exchange);
    if (ws.exchanges.length > MOST_KEPT) ws.exchanges.shift();
    ws.changed();
    return exchange;
  };
}
