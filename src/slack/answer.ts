import type { types } from '@slack/bolt';
import type { Courier } from './courier.ts';
import { createDeliveries } from './deliveries.ts';
import { type FailureDesk, type Outcome, within } from './outcome.ts';
import type {
  ActionRequest,
  Answer,
  Caller,
  CommandRequest,
  Message,
  ShortcutRequest,
  SlackHandlers,
} from './requests.ts';

/** Slack waits 3 seconds for an acknowledgement; the rest is for the way there and back. */
const patienceMilliseconds = 2000;

type CommandAck = (answer?: { response_type: 'ephemeral'; text: string; blocks: types.KnownBlock[] }) => Promise<void>;
type PlainAck = () => Promise<void>;

/** Each resolves when the request is dealt with to its end, and never rejects. */
export interface Answering {
  command(request: CommandRequest, ack: CommandAck): Promise<void>;
  action(request: ActionRequest, ack: PlainAck): Promise<void>;
  shortcut(request: ShortcutRequest, ack: PlainAck): Promise<void>;
}

/** Runs the handlers, acknowledges in time whatever they do, and brings their answers to the caller. */
export function createAnswering(options: {
  handlers: SlackHandlers;
  failures: FailureDesk;
  courier: Courier;
}): Answering {
  const { handlers, failures, courier } = options;
  const deliveries = createDeliveries<Outcome<Answer>>();

  /** @returns false when Slack could not be reached any more: the socket is gone, or Slack has hung up */
  async function acknowledge(caller: Caller, ack: () => Promise<void>): Promise<boolean> {
    try {
      await ack();
      return true;
    } catch (error) {
      await failures.report(caller, 'acknowledgement', error);
      return false;
    }
  }

  async function deliver(
    request: Caller & { triggerId: string; responseUrl?: string },
    outcome: Outcome<Answer>,
    where: 'new' | 'on top',
  ): Promise<void> {
    const way = { caller: callerOf(request), responseUrl: request.responseUrl };
    if (!outcome.ok) return courier.tell(way, outcome.message);
    const { answer } = outcome;
    if (answer.kind === 'message') return courier.tell(way, answer.message);
    if (answer.kind === 'replace') return courier.tell(way, answer.message, 'replace');
    if (answer.kind === 'modal') return courier.open(way, request.triggerId, answer.view, where);
  }

  /** Clicks and shortcuts: nothing can be said in their acknowledgement. */
  async function answer(
    request: ActionRequest | ShortcutRequest,
    what: string,
    run: () => Promise<Answer>,
    ack: PlainAck,
    where: 'new' | 'on top',
  ): Promise<boolean> {
    const { outcome, first } = deliveries.once(request.key, () => failures.settle(callerOf(request), what, run));
    await within(patienceMilliseconds, outcome);
    await acknowledge(request, ack);
    if (first) await deliver(request, await outcome, where);
    return first;
  }

  return {
    async command(request, ack) {
      const run = () => handlers.command(request);
      const { outcome, first } = deliveries.once(request.key, () => failures.settle(callerOf(request), 'command', run));
      const early = await within(patienceMilliseconds, outcome);
      const message = early && messageOf(early);
      const told = await acknowledge(request, () =>
        message ? ack({ response_type: 'ephemeral', ...message }) : ack(),
      );
      if (first && !(told && message)) await deliver(request, await outcome, 'new');
    },
    async action(request, ack) {
      const where = request.view?.type === 'modal' ? 'on top' : 'new';
      const run = () => handlers.action(request);
      const first = await answer(request, `action ${request.actionId}`, run, ack, where);
      if (first && request.view?.type === 'home') await courier.publishHome(callerOf(request));
    },
    async shortcut(request, ack) {
      const run = () => handlers.shortcut(request);
      await answer(request, `shortcut ${request.callbackId}`, run, ack, 'new');
    },
  };
}

function messageOf(outcome: Outcome<Answer>): Message | undefined {
  if (!outcome.ok) return outcome.message;
  return outcome.answer.kind === 'message' || outcome.answer.kind === 'replace' ? outcome.answer.message : undefined;
}

function callerOf({ teamId, userId }: Caller): Caller {
  return { teamId, userId };
}
