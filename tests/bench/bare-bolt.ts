import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { slackSecrets } from '../../src/sandbox/workspace.ts';
import { listen } from './server-process.ts';

/**
 * Bolt as it comes, its own receiver and check of the signature included. `authorize` spares it a call of auth.test on each
 * request.
 *
 * @returns the port
 */
export async function startBareBolt(onCommand: (body: Record<string, string>) => void): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret: slackSecrets.signingSecret, logLevel: LogLevel.ERROR });
  const identity = { botToken: slackSecrets.botToken, botUserId: 'U0BESUCHE', botId: 'B0BESUCHE' };
  const app = new App({ receiver, authorize: async () => identity, logLevel: LogLevel.ERROR });
  app.command('/visit', async ({ body, ack }) => {
    onCommand(body);
    await ack();
  });
  return listen(createServer(receiver.requestListener));
}
