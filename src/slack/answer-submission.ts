import type { types, ViewResponseAction } from '@slack/bolt';
import type { Courier } from './courier.ts';
import { createDeliveries } from './deliveries.ts';
import { type FailureDesk, type Outcome, within } from './outcome.ts';
import { listAt, textAt, valueAt } from './payload.ts';
import type { Message, SlackHandlers, SubmissionAnswer, SubmissionRequest } from './requests.ts';

/** Longer than for a command: what comes later than this can no longer be shown in the modal. */
const patienceMilliseconds = 2500;

type SubmissionAck = (answer?: ViewResponseAction) => Promise<void>;

/**
 * Runs the handler of a submitted modal and answers with what becomes of the modal. One that takes too long is closed; its
 * outcome follows as a message.
 *
 * @returns a function that never rejects; `view` is the modal as Slack sent it
 */
export function createSubmissionAnswering(options: {
  handlers: Pick<SlackHandlers, 'submission'>;
  failures: FailureDesk;
  courier: Courier;
}): (request: SubmissionRequest, view: unknown, ack: SubmissionAck) => Promise<void> {
  const { handlers, failures, courier } = options;
  const deliveries = createDeliveries<Outcome<SubmissionAnswer>>();

  return async (request, view, ack) => {
    const caller = { teamId: request.teamId, userId: request.userId };
    const what = `submission ${request.callbackId}`;
    const run = () => handlers.submission(request);
    const { outcome, first } = deliveries.once(request.key, () => failures.settle(caller, what, run));
    const early = await within(patienceMilliseconds, outcome);
    let shown = false;
    try {
      await ack(early && modalAnswer(early, view));
      shown = early !== undefined;
    } catch (error) {
      await failures.report(caller, 'acknowledgement', error);
    }
    if (!first) return;
    const result = await outcome;
    if (result.ok && result.answer.kind === 'close') {
      const { message, responseUrl } = result.answer;
      if (message) await courier.tell({ caller, responseUrl }, message);
    } else if (!shown) {
      const late = new Error('The modal was closed before its errors or its next page were there.');
      const message = result.ok ? await failures.report(caller, what, late) : result.message;
      await courier.tell({ caller, responseUrl: undefined }, message);
    }
  };
}

function modalAnswer(outcome: Outcome<SubmissionAnswer>, view: unknown): ViewResponseAction | undefined {
  if (!outcome.ok) return failureInModal(outcome.message, view);
  const { answer } = outcome;
  if (answer.kind === 'errors') return { response_action: 'errors', errors: answer.errors };
  if (answer.kind === 'update') return { response_action: 'update', view: answer.view };
  return undefined;
}

/** At the first field, so that what was filled in stays; a modal without fields shows the message instead of its content. */
function failureInModal(message: Message, view: unknown): ViewResponseAction {
  const input = listAt(view, 'blocks').find((block) => textAt(block, 'type') === 'input');
  const blockId = textAt(input, 'block_id');
  if (blockId !== '') return { response_action: 'errors', errors: { [blockId]: message.text } };
  const title: types.PlainTextElement = { type: 'plain_text', text: textAt(view, 'title', 'text') || '–' };
  const close = textAt(valueAt(view, 'close'), 'text');
  return {
    response_action: 'update',
    view: {
      type: 'modal',
      title,
      ...(close === '' ? {} : { close: { type: 'plain_text', text: close } }),
      blocks: message.blocks,
    },
  };
}
