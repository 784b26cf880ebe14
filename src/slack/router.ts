import type { App, ViewSubmitAction } from '@slack/bolt';
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
 * One listener for each kind of request, because each listener is asked about each request. Every one of them acknowledges;
 * kinds that none is for are acknowledged by the intake.
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

  app.command(/.*/, ({ body, ack }) => answering.command(readCommand(body), ack));
  app.action(/.*/, ({ body, ack }) => answering.action(readAction(body), () => ack()));
  app.shortcut(/.*/, ({ body, ack }) => answering.shortcut(readShortcut(body), () => ack()));
  app.view<ViewSubmitAction>(/.*/, ({ body, view, ack }) => answerSubmission(readSubmission(body), view, ack));
  app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack());
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
  app.event(/.*/, async ({ body, event, context: { botUserId, botId } }) => {
    if (isFields(event)) await handleEvent({ body, event, botUserId, botId });
  });
}
