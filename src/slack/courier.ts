import { webApi } from '@slack/bolt';
import type { ModalView } from './block-kit.ts';
import type { SlackAccess } from './clients.ts';
import type { FailureDesk } from './outcome.ts';
import type { Caller, Message, SlackHandlers } from './requests.ts';
import { postToResponseUrl } from './response-url.ts';

/** Where an answer can go when it is not the acknowledgement itself. */
export interface ReturnWay {
  caller: Caller;
  responseUrl: string | undefined;
}

/** Brings answers to the person who waits for them. Nothing here rejects: failures are logged and told to the caller. */
export interface Courier {
  /** By response_url; where there is none (App Home, modals) or it is used up, as a direct message. */
  tell(way: ReturnWay, message: Message, replace?: 'replace'): Promise<void>;
  open(way: ReturnWay, triggerId: string, view: ModalView, where: 'new' | 'on top'): Promise<void>;
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
      const { text, blocks } = message;
      await client.chat.postMessage({ channel: caller.userId, text, blocks, unfurl_links: false, unfurl_media: false });
    } catch (error) {
      await failures.report(caller, 'direct message', error);
    }
  }

  return {
    tell,
    async open(way, triggerId, view, where) {
      try {
        const client = await clientOf(way.caller.teamId);
        const args = { trigger_id: triggerId, view };
        await (where === 'new' ? client.views.open(args) : client.views.push(args));
      } catch (error) {
        // Said to our second try after the answer to the first was lost: the modal is there.
        if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'exchanged_trigger_id') return;
        await tell(way, await failures.report(way.caller, `modal ${view.callback_id ?? ''}`, error));
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
