import { webApi } from '@slack/bolt';
import { clientOptions, isRefusal, type SlackAccess } from './clients.ts';
import { describe } from './logger.ts';

/** What came of asking Slack. */
export type SlackAnswer<T> =
  | { kind: 'yes'; value: T }
  /** `error` is Slack's own name for it, such as `invalid_auth`. */
  | { kind: 'refused'; error: string }
  | { kind: 'unreachable'; reason: string };

export interface BotFacts {
  team: string;
  bot: string;
  /** What the token may do; undefined when Slack did not say. */
  scopes: string[] | undefined;
}

/** Whom a bot token belongs to, and what it may do (https://docs.slack.dev/reference/methods/auth.test). */
export function examineBotToken(botToken: string, access: SlackAccess): Promise<SlackAnswer<BotFacts>> {
  return ask(async () => {
    const { team, user, response_metadata } = await patientClient(botToken, access).auth.test();
    return { team: team ?? '', bot: user ?? '', scopes: response_metadata?.scopes };
  });
}

/** Whether Socket Mode would connect; the address that Slack gives for it is left to expire. */
export function examineAppToken(appToken: string, access: SlackAccess): Promise<SlackAnswer<undefined>> {
  return ask(async () => {
    await patientClient(appToken, access).apps.connections.open({});
    return undefined;
  });
}

function patientClient(token: string, access: SlackAccess): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(access, { timeoutMilliseconds: 10_000, retries: 0 }));
}

async function ask<T>(question: () => Promise<T>): Promise<SlackAnswer<T>> {
  try {
    return { kind: 'yes', value: await question() };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', error: error.data.error };
    return { kind: 'unreachable', reason: describe(error) };
  }
}
