import type { SlackAccess } from './clients.ts';
import type { Message } from './requests.ts';

export type ResponseOutcome = 'sent' | 'gone' | 'failed';

/**
 * Sends a message, for the caller's eyes only, to the response_url of a command or a click: 5 uses within 30 minutes.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 *
 * @param replace takes the place of the message that was clicked
 * @returns `gone` when Slack no longer takes it there, `failed` when it is not known whether Slack took it
 */
export async function postToResponseUrl(
  { slackApiUrl, network, log }: SlackAccess,
  url: string,
  message: Message,
  replace = false,
): Promise<ResponseOutcome> {
  if (!isSlackAddress(url, slackApiUrl)) return 'gone';
  const body = JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: replace });
  let outcome: ResponseOutcome = 'failed';
  // A second try may show the message twice, to one person. Silence would be worse.
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      const response = await (network?.fetch ?? fetch)(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(3000),
      });
      await response.text();
      if (response.ok) return 'sent';
      outcome = response.status >= 400 && response.status < 500 && response.status !== 429 ? 'gone' : 'failed';
      log.warn({ status: response.status, attempt }, 'Slack did not take an answer at its response_url.');
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : typeof error, attempt }, 'A response_url failed.');
    }
    if (outcome === 'gone') return outcome;
  }
  return outcome;
}

/** A modal carries the address in its private metadata, so it is only believed where it leads to Slack. */
function isSlackAddress(url: string, slackApiUrl: string | undefined): boolean {
  const address = URL.parse(url);
  if (!address) return false;
  if (slackApiUrl === undefined) return address.origin === 'https://hooks.slack.com';
  return address.origin === URL.parse(slackApiUrl)?.origin || address.origin === 'https://hooks.slack.com';
}
