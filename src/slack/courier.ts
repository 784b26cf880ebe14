import { webApi } from '@slack/bolt';
import { asWritten } from './as-written.ts';
import type { ModalView } from './block-kit.ts';
import type { SlackAccess } from './clients.ts';
import { describe } from './logger.ts';
import type { FailureDesk } from './outcome.ts';
import type { Caller, Message, SlackHandlers } from './requests.ts';
import { postToResponseUrl } from './response-url.ts';

/** Where an answer can go when it is not the acknowledgement itself. */
export interface ReturnWay {
  caller: Caller;
  responseUrl: string | undefined;
}

/** Where a modal appears: on the screen, on top of an open one, or instead of that one while it is still the same. */
export type Place = { kind: 'new' } | { kind: 'on top' } | { kind: 'instead'; id: string; hash: string };

/** Brings answers to the person who waits for them. Nothing here rejects: failures are logged and told to the caller. */
export interface Courier {
  /** By response_url; where there is none or it is used up, as a direct message. */
  tell(way: ReturnWay, message: Message, replace?: 'replace'): Promise<void>;
  open(way: ReturnWay, triggerId: string, view: ModalView, place: Place): Promise<void>;
  /** As a modal; as a direct message when it is too late for that. */
  show(way: ReturnWay, triggerId: string, answer: { message: Message; view: ModalView }, place: Place): Promise<void>;
  publishHome(caller: Caller): Promise<void>;
}

export function createCourier(options: {
  access: SlackAccess;
  clientOf: (teamId: string) => Promise<webApi.WebClient>;
  failures: FailureDesk;
  home: SlackHandlers['home'];
}): Courier {
  const { access, clientOf, failures } = options;

  async function tell({ caller, responseUrl }: ReturnWay, message: Message, replace?: 'replace'): Promise<void> {
    if (responseUrl) {
      const outcome = await postToResponseUrl(access, responseUrl, message, replace === 'replace');
      if (outcome !== 'gone') return;
    }
    try {
      const client = await clientOf(caller.teamId);
      await client.chat.postMessage({ channel: caller.userId, ...message, ...asWritten });
    } catch (error) {
      await failures.report(caller, 'direct message', error);
    }
  }

  async function put(teamId: string, triggerId: string, view: ModalView, place: Place): Promise<void> {
    const client = await clientOf(teamId);
    const opening = { trigger_id: triggerId, view };
    if (place.kind === 'new') await client.views.open(opening);
    else if (place.kind === 'on top') await client.views.push(opening);
    else {
      try {
        await client.views.update({ view_id: place.id, hash: place.hash, view });
      } catch (error) {
        // Closed meanwhile.
        if (!isPlatformError(error, 'not_found')) throw error;
        await client.views.open(opening);
      }
    }
  }

  return {
    tell,
    async open(way, triggerId, view, place) {
      try {
        await put(way.caller.teamId, triggerId, view, place);
      } catch (error) {
        // hash_conflict: a second click on the same button; the first one's modal is there.
        if (isShown(error) || isPlatformError(error, 'hash_conflict')) return;
        await tell(way, await failures.report(way.caller, `modal ${view.callback_id ?? ''}`, error));
      }
    },
    async show(way, triggerId, { message, view }, place) {
      try {
        await put(way.caller.teamId, triggerId, view, place);
      } catch (error) {
        if (isShown(error)) return;
        access.log.warn({ error: describe(error) }, 'An answer could not be shown in a modal.');
        await tell(way, message);
      }
    },
    publishHome: createHomePublisher(async (caller) => {
      try {
        const client = await clientOf(caller.teamId);
        await client.views.publish({ user_id: caller.userId, view: await options.home(caller) });
      } catch (error) {
        await failures.report(caller, 'home', error);
      }
    }),
  };
}

/** Said to our second try after the answer to the first was lost: the modal is there. */
function isShown(error: unknown): boolean {
  return isPlatformError(error, 'exchanged_trigger_id');
}

function isPlatformError(error: unknown, name: string): boolean {
  return error instanceof webApi.WebAPIPlatformError && error.data.error === name;
}

/** One at a time for each person, so that the last one drawn is the one that stays; those asked for meanwhile become one. */
function createHomePublisher(publish: (caller: Caller) => Promise<void>): (caller: Caller) => Promise<void> {
  const waiting = new Map<string, { again: boolean; done: Promise<void> }>();
  return (caller) => {
    const key = `${caller.teamId}:${caller.userId}`;
    const running = waiting.get(key);
    if (running) {
      running.again = true;
      return running.done;
    }
    const turn = { again: true, done: Promise.resolve() };
    waiting.set(key, turn);
    turn.done = (async () => {
      while (turn.again) {
        turn.again = false;
        await publish(caller);
      }
      waiting.delete(key);
    })();
    return turn.done;
  };
}
