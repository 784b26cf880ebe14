import { webApi } from '@slack/bolt';
import { DeliveryError } from '../jobs/effect.ts';
import { createAllowance, createSpacing } from '../jobs/pace.ts';
import { asWritten } from './as-written.ts';
import { toDeliveryError } from './delivery-fault.ts';
import type { Message } from './requests.ts';
import { completeUpload, prepareUpload, type UploadedFile } from './upload.ts';

/** Where a message stands, for a later update: of a direct message the `D…` channel. */
export interface Posted {
  channel: string;
  ts: string;
}

export interface SlackDoor {
  /** @throws DeliveryError, as all of these */
  post(teamId: string, channel: string, message: Message): Promise<Posted>;
  /** Twice the same is harmless. */
  update(teamId: string, channel: string, ts: string, message: Message): Promise<Posted>;
  /** Posts in the app's conversation with this user. */
  direct(teamId: string, userId: string, message: Message): Promise<Posted>;
  /** Shows a file in the app's conversation with this user. */
  upload(teamId: string, userId: string, file: UploadedFile): Promise<void>;
  /** Deletes a message of the bot's own; content when it is gone already. */
  remove(teamId: string, channel: string, ts: string): Promise<void>;
  /** Turns away what waits for its turn (it goes back to the queue) and waits for what is under way. */
  close(): Promise<void>;
}

export interface SlackDoorOptions {
  /** @throws NotInstalledError when the workspace is not known */
  tokenFor: (teamId: string) => string | Promise<string>;
  /** Ends in `/api/`; Slack's own when missing. */
  apiUrl?: string | undefined;
  /** In one channel. */
  messagesPerSecond?: number;
  /** In one workspace. */
  messagesPerMinute?: number;
  /** In one workspace, and as many deletions: both are of tier 3 (https://docs.slack.dev/apis/web-api/rate-limits). */
  updatesPerMinute?: number;
  timeoutMilliseconds?: number;
  /** Goes through the county's proxy, where there is one. */
  fetch?: webApi.WebClientOptions['fetch'];
}

/** What the WebClient would log are payloads; what went wrong is in the error. */
const noLog: webApi.Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => undefined,
};

/**
 * The only way by which messages leave in the background, apart from the client that opens modals: a refusal pauses a whole
 * client. Nothing is sent twice here; whether to try again is the outbox's decision.
 */
export function createSlackDoor(options: SlackDoorOptions): SlackDoor {
  const { tokenFor, messagesPerSecond = 1, messagesPerMinute = 300, updatesPerMinute = 50 } = options;
  const { timeoutMilliseconds = 10_000 } = options;
  const workspace = createAllowance(messagesPerMinute, 20);
  const channels = createSpacing(1000 / messagesPerSecond);
  const updates = createAllowance(updatesPerMinute, 10);
  const removals = createAllowance(updatesPerMinute, 10);
  const uploads = createAllowance(updatesPerMinute, 10);
  const clients = new Map<string, { token: string; client: webApi.WebClient }>();

  async function clientFor(teamId: string): Promise<webApi.WebClient> {
    const token = await tokenFor(teamId);
    const known = clients.get(teamId);
    if (known?.token === token) return known.client;
    const client = new webApi.WebClient(token, {
      ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      logger: noLog,
      timeout: timeoutMilliseconds,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
    });
    clients.set(teamId, { token, client });
    return client;
  }

  function post(teamId: string, channel: string, message: Message): Promise<Posted> {
    return turn(teamId, channel, () =>
      ask(async () => (await clientFor(teamId)).chat.postMessage({ channel, ...message, ...asWritten })),
    );
  }

  /** The workspace first: a wait between the channel's turn and the sending would eat up the channel's pause. */
  function turn<T>(teamId: string, channel: string, send: () => Promise<T>): Promise<T> {
    return workspace.run(teamId, () => channels.run(`${teamId} ${channel}`, send));
  }

  return {
    post,
    direct: post,
    update: (teamId, channel, ts, message) =>
      updates.run(teamId, () =>
        ask(async () => (await clientFor(teamId)).chat.update({ channel, ts, ...message, ...asWritten })),
      ),
    upload: (teamId, userId, file) =>
      uploads.run(teamId, async () => {
        const client = await clientFor(teamId).catch((error: unknown) => {
          throw toDeliveryError(error);
        });
        const send = { fetch: options.fetch ?? globalThis.fetch, timeoutMilliseconds };
        const waiting = await prepareUpload(client, userId, file, send);
        await turn(teamId, userId, () => completeUpload(client, waiting));
      }),
    remove: (teamId, channel, ts) =>
      removals.run(teamId, async () => {
        try {
          await (await clientFor(teamId)).chat.delete({ channel, ts });
        } catch (error) {
          const fault = toDeliveryError(error);
          if (!(fault instanceof DeliveryError && fault.reason === 'message_not_found')) throw fault;
        }
      }),
    async close() {
      await Promise.all([channels.close(), workspace.close(), updates.close(), removals.close(), uploads.close()]);
    },
  };
}

async function ask(call: () => Promise<{ channel?: string; ts?: string }>): Promise<Posted> {
  let answer: { channel?: string; ts?: string };
  try {
    answer = await call();
  } catch (error) {
    throw toDeliveryError(error);
  }
  const { channel, ts } = answer;
  if (channel === undefined || ts === undefined) throw new DeliveryError('unknown', 'answer without ts');
  return { channel, ts };
}
