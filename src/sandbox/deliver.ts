/** Sends what people do to the bot, over whichever transport it has, and logs it. */

import { beginExchange } from './exchanges.ts';
import { type Acknowledgement, postToBot, type Retry } from './http-delivery.ts';
import type { SocketMode } from './socket-mode.ts';
import type { SentPayload, Workspace } from './state.ts';
import type { Exchange, Outcome } from './types.ts';

/** Slack waits 3 seconds for an acknowledgement. */
export const ACKNOWLEDGE_MILLISECONDS = 3000;

export interface Delivered {
  acknowledgement: Acknowledgement;
  exchange: Exchange;
  outcome: Outcome;
}

export interface Delivery {
  /** @param what the kind, as `Exchange.what` */
  send(what: string, sent: SentPayload, retry?: Retry): Promise<Delivered>;
}

export function createDelivery(ws: Workspace, sockets: SocketMode): Delivery {
  return {
    async send(what, sent, retry) {
      const end = beginExchange(ws, 'slack-to-bot', what, sent.payload);
      const acknowledgement = ws.requestUrl
        ? await postToBot(
            ws.requestUrl,
            ws.options.signingSecret,
            sent,
            ACKNOWLEDGE_MILLISECONDS,
            ws.closing.signal,
            retry,
          )
        : await sockets.send(sent, ACKNOWLEDGE_MILLISECONDS, retry);
      const { status, body, failure } = acknowledgement;
      const exchange = end({ answer: body, status, broken: failure && brokenWords[failure] });
      ws.sent.set(exchange, sent);
      const acknowledged = failure === undefined;
      const outcome: Outcome = { acknowledged, status, milliseconds: exchange.milliseconds, body };
      if (failure) outcome.error = shownError(what, sent, failure, status);
      return { acknowledgement, exchange, outcome };
    },
  };
}

const brokenWords = {
  http_timeout: 'not acknowledged within 3 seconds',
  connection_failed: 'the bot could not be reached',
  http_error: 'acknowledged with a status that is not 2xx',
} as const;

/** What the person sees when the bot did not acknowledge. */
function shownError(what: string, sent: SentPayload, failure: keyof typeof brokenWords, status: number): string {
  const name =
    failure === 'http_timeout'
      ? 'operation_timeout'
      : failure === 'connection_failed'
        ? 'dispatch_failed'
        : `http_error ${status}`;
  if (what === 'slash_command') return `${String(sent.payload.command)} failed with the error "${name}"`;
  return `${name}: We had some trouble connecting. Try again?`;
}
