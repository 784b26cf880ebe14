import type { Log } from '../log.ts';
import type { Courier } from './courier.ts';
import { createDeliveries } from './deliveries.ts';
import { describe } from './logger.ts';
import { type Fields, textAt } from './payload.ts';
import type { SlackHandlers } from './requests.ts';

/** An event as Slack sent it, with what is known about ourselves in its workspace. */
export interface IncomingEvent {
  body: unknown;
  event: Fields;
  botUserId: string | undefined;
  botId: string | undefined;
}

/** Passes each event on once, without those that the bot causes itself. Never rejects. */
export function createEventHandling(options: {
  handlers: Pick<SlackHandlers, 'event'>;
  courier: Courier;
  log: Log;
}): (incoming: IncomingEvent) => Promise<void> {
  const { handlers, courier, log } = options;
  const deliveries = createDeliveries<void>();

  return async ({ body, event, botUserId, botId }) => {
    const type = textAt(event, 'type');
    const teamId = textAt(body, 'team_id');
    const userId = textAt(event, 'user');
    const isAboutBot = userId !== '' && userId === botUserId;
    if (isOwn(type, isAboutBot || (botId !== undefined && event.bot_id === botId))) return;
    if (type === 'app_home_opened') {
      if (textAt(event, 'tab') === 'home') await courier.publishHome({ teamId, userId });
      return;
    }
    const eventId = textAt(body, 'event_id');
    const handle = async () => {
      try {
        await handlers.event({ type, teamId, eventId, payload: event, isAboutBot });
      } catch (error) {
        // Nobody waits for an answer, and what an event hints at is looked up again later anyway.
        const stack = error instanceof Error ? error.stack : describe(error);
        log.error({ what: `event ${type}`, stack }, 'An event was not dealt with.');
      }
    };
    await (eventId === '' ? handle() : deliveries.once(`${teamId}:${eventId}`, handle).outcome);
  };
}

/** That the bot itself joined or left a channel is news; whatever else it did, it knows. */
function isOwn(type: string, byBot: boolean): boolean {
  return byBot && type !== 'member_joined_channel' && type !== 'member_left_channel';
}
