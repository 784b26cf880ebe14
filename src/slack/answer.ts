import type { types } from '@slack/bolt';
import { confirmationId } from '../views/form.ts';
import type { Courier, Place } from './courier.ts';
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

interface EphemeralAnswer {
  response_type: 'ephemeral';
  text: string;
  blocks: types.KnownBlock[];
}
type CommandAck = (answer?: EphemeralAnswer) => Promise<void>;
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
    place: Place,
  ): Promise<void> {
    const way = { caller: callerOf(request), responseUrl: request.responseUrl };
    if (!outcome.ok) return courier.tell(way, outcome.message);
    const { answer } = outcome;
    if (answer.kind === 'nothing') return;
    if (answer.kind === 'modal') return courier.open(way, request.triggerId, answer.view, place);
    const { message, view } = answer;
    if (view && request.responseUrl === undefined)
      return courier.show(way, request.triggerId, { message, view }, place);
    return courier.tell(way, message, answer.kind === 'replace' ? 'replace' : undefined);
  }

  /** Clicks and shortcuts: nothing can be said in their acknowledgement. */
  async function answer(
    request: ActionRequest | ShortcutRequest,
    what: string,
    run: () => Promise<Answer>,
    ack: PlainAck,
    place: Place,
  ): Promise<boolean> {
    const { outcome, first } = deliveries.once(request.key, () => failures.settle(callerOf(request), what, run));
    await within(patienceMilliseconds, outcome);
    await acknowledge(request, ack);
    if (first) await deliver(request, await outcome, place);
    return first;
  }

  return {
    async command(request, ack) {
      const run = () => handlers.command(request);
      const { outcome, first } = deliveries.once(request.key, () => failures.settle(callerOf(request), 'command', run));
      const early = await within(patienceMilliseconds, outcome);
      const message = early && messageOf(early);
      const told = await acknowledge(request, () => ack(message && ephemeral(message)));
      if (first && !(told && message)) await deliver(request, await outcome, { kind: 'new' });
    },
    async action(request, ack) {
      const run = () => handlers.action(request);
      const first = await answer(request, `action ${request.actionId}`, run, ack, placeOf(request));
      if (first && request.view?.type === 'home') await courier.publishHome(callerOf(request));
    },
    async shortcut(request, ack) {
      const run = () => handlers.shortcut(request);
      await answer(request, `shortcut ${request.callbackId}`, run, ack, { kind: 'new' });
    },
  };
}

/** The same object for the same message: what is kept, such as a day's schedule, is written out as JSON only once. */
const ephemeralAnswers = new WeakMap<Message, EphemeralAnswer>();

function ephemeral(message: Message): EphemeralAnswer {
  const answer = ephemeralAnswers.get(message) ?? { response_type: 'ephemeral', ...message };
  ephemeralAnswers.set(message, answer);
  return answer;
}

function messageOf(outcome: Outcome<Answer>): Message | undefined {
  if (!outcome.ok) return outcome.message;
  return outcome.answer.kind === 'message' || outcome.answer.kind === 'replace' ? outcome.answer.message : undefined;
}

/** Slack stacks three modals at most; one that only showed an answer is not worth one of them. */
function placeOf({ view }: ActionRequest): Place {
  if (view?.type !== 'modal') return { kind: 'new' };
  const { id, hash, callbackId } = view;
  return callbackId === confirmationId ? { kind: 'instead', id, hash } : { kind: 'on top' };
}

function callerOf({ teamId, userId }: Caller): Caller {
  return { teamId, userId };
}
