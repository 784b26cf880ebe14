import { DeliveryError } from '../jobs/effect.ts';

/** What a CalDAV server said, with as much of the body as is worth reading. */
export interface Answer {
  ok: boolean;
  status: number;
  /** As the server wrote it; null for none, and for a weak one, which If-Match never takes (RFC 9110 §13.1.1). */
  etag: string | null;
  text: string;
  retryAfterSeconds: number | undefined;
}

/** This one entry is refused; the calendar may well take others. */
export class EntryRefused extends DeliveryError {
  constructor(reason: string) {
    super('permanent', reason);
  }
}

/** An entry and its VTIMEZONE have some 3,000 characters. */
const longestBody = 256 * 1024;

/** Reads the answer to its end, so that its connection can serve again. */
export async function readAnswer(response: Response): Promise<Answer> {
  const etag = response.headers.get('etag');
  return {
    ok: response.ok,
    status: response.status,
    etag: etag === null || etag.startsWith('W/') ? null : etag,
    text: await readText(response),
    retryAfterSeconds: retryAfterOf(response.headers),
  };
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    // Leaving the loop closes the connection.
    if (text.length > longestBody) break;
  }
  return text;
}

/** Seconds, or a date, which counts from the server's own clock (RFC 9110 §10.2.3). */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** Turned down for good whatever is asked: login, rights, address, space. */
const forEveryEntry = new Set([401, 403, 404, 405, 410, 501, 507]);

/** What an answer that is not ok means for the outbox. The reason holds the status only, never what the server wrote. */
export function faultOf({ status, text, retryAfterSeconds }: Answer): DeliveryError {
  const reason = `CalDAV ${status}`;
  if (status === 429) return new DeliveryError('rate-limited', reason, retryAfterSeconds);
  if (status === 503 && retryAfterSeconds !== undefined) {
    return new DeliveryError('transient', reason, retryAfterSeconds);
  }
  if (forEveryEntry.has(status)) return new DeliveryError('permanent', reason);
  if (status >= 500) return new DeliveryError('unknown', reason);
  // Locked, or too slow in coming: another moment may be better.
  if ([408, 412, 423, 425].includes(status)) return new DeliveryError('transient', reason);
  // RFC 4791 §5.3.2.1; elsewhere 409 means that there is no such calendar (RFC 4918 §9.7.1).
  if (status === 409) {
    return /no-uid-conflict/.test(text)
      ? new EntryRefused('CalDAV no-uid-conflict')
      : new DeliveryError('permanent', reason);
  }
  return status >= 400 ? new EntryRefused(reason) : new DeliveryError('permanent', reason);
}
