/** The Events API: an envelope, and three retries when it is not acknowledged (https://docs.slack.dev/apis/events-api). */

import type { Delivery } from './deliver.ts';
import { pause } from './faults.ts';
import type { Json } from './json-values.ts';
import type { Workspace } from './state.ts';
import type { Outcome } from './types.ts';

const RETRY_DELAYS = [0, 60_000, 300_000];

export interface Events {
  /** `first` is the outcome of the first try, `last` of the one that was acknowledged or of the last retry. */
  send(event: Json & { type: string }, eventId?: string): { first: Promise<Outcome>; last: Promise<Outcome> };
  /** Sends an event only if the app subscribes to it; resolves after the first try. */
  emit(event: Json & { type: string }): Promise<void>;
}

export function createEvents(ws: Workspace, delivery: Delivery): Events {
  const delays = ws.options.eventRetryDelays ?? RETRY_DELAYS;

  function envelope(event: Json & { type: string }, eventId: string): Json {
    const ts = ws.newTs();
    return {
      token: 'local-verification-token',
      team_id: ws.options.teamId,
      context_team_id: ws.options.teamId,
      context_enterprise_id: null,
      api_app_id: ws.options.appId,
      event: { event_ts: ts, ...event },
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(Number(ts)),
      authorizations: [
        {
          enterprise_id: null,
          team_id: ws.options.teamId,
          user_id: ws.options.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${ws.newId('')}`,
    };
  }

  function send(event: Json & { type: string }, eventId = ws.newId('Ev')) {
    const sent = { kind: 'events_api', payload: envelope(event, eventId) } as const;
    const firstTry = delivery.send('event', sent);
    const last = firstTry.then(async ({ outcome, acknowledgement }) => {
      let result = outcome;
      let answer = acknowledgement;
      for (const [index, delay] of delays.entries()) {
        if (result.acknowledged || answer.noRetry || !(await pause(ws, delay))) break;
        const again = await delivery.send('event', sent, {
          number: index + 1,
          reason: answer.failure ?? 'unknown_error',
        });
        result = again.outcome;
        answer = again.acknowledgement;
      }
      return result;
    });
    return { first: firstTry.then(({ outcome }) => outcome), last };
  }

  return {
    send,
    async emit(event) {
      if (subscribed(ws.options.botEvents, event.type)) await send(event).first;
    },
  };
}

function subscribed(botEvents: string[] | undefined, type: string): boolean {
  if (botEvents) return botEvents.includes(type);
  return !type.startsWith('message') && type !== 'app_mention';
}
