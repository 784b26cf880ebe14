import type { AnyMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { createAnswering } from './answer.ts';
import { createSubmissionAnswering } from './answer-submission.ts';
import type { SlackAccess } from './clients.ts';
import { createCourier } from './courier.ts';
import { createEventHandling } from './events.ts';
import { createFailureDesk } from './outcome.ts';
import { isFields } from './payload.ts';
import { readAction, readCommand, readShortcut, readSubmission } from './read-request.ts';
import type { SlackHandlers } from './requests.ts';
import type { interactiveClients } from './workspaces.ts';

/**
 * One middleware for everything, because Bolt asks each listener about each request. Whatever comes is acknowledged here, or by
 * the intake where it is nothing that we know.
 */
export function route(
  app: App,
  options: { handlers: SlackHandlers; access: SlackAccess; clientOf: ReturnType<typeof interactiveClients> },
): void {
  const { handlers, access, clientOf } = options;
  const failures = createFailureDesk(handlers, access.log);
  const courier = createCourier({ access, clientOf, failures, home: (caller) => handlers.home(caller) });
  const answering = createAnswering({ handlers, failures, courier });
  const answerSubmission = createSubmissionAnswering({ handlers, failures, courier });
  const handleEvent = createEventHandling({ handlers, courier, log: access.log });

  app.use(async (args) => {
    if ('command' in args) return answering.command(readCommand(args.body), args.ack);
    if ('action' in args) return answering.action(readAction(args.body), () => args.ack());
    if ('shortcut' in args) return answering.shortcut(readShortcut(args.body), () => args.ack());
    if (isSubmission(args)) return answerSubmission(readSubmission(args.body), args.view, args.ack);
    if ('view' in args) return args.ack();
    if ('options' in args) return args.ack({ options: [] });
    if ('event' in args && isFields(args.event)) {
      const { body, event, context } = args;
      await handleEvent({ body, event, botUserId: context.botUserId, botId: context.botId });
    }
  });
}

function isSubmission(args: AnyMiddlewareArgs): args is SlackViewMiddlewareArgs<ViewSubmitAction> {
  return 'view' in args && args.body.type === 'view_submission';
}
