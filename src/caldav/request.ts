import { DeliveryError } from '../jobs/effect.ts';

const mostRedirects = 3;
const redirecting = new Set([301, 302, 307, 308]);
/** Then nothing was sent; after other failures it may have been. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Where a calendar is, and who we are there. */
export interface CalendarAddress {
  /** Ends with a slash; without user and password. */
  url: string;
  /** The header of that name. */
  authorization: string;
}

/** @throws TypeError, without repeating the address, when it cannot be read */
export function readCalendarAddress(caldavUrl: string): CalendarAddress {
  const url = URL.parse(caldavUrl);
  if (!url)
    throw new TypeError('not an address such as https://user:password@cloud.example.org/calendars/user/visits/');
  const login = [url.username, url.password].map((part) => decodeURIComponent(part)).join(':');
  url.username = '';
  url.password = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  // In UTF-8: tsdav knows Latin-1 only (RFC 7617 §2.1).
  return { url: url.href, authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}

/**
 * A fetch for one server: logs in, waits no longer than `timeoutMilliseconds` for the whole answer, and follows a redirect only
 * on the same server, where the password belongs.
 *
 * @throws DeliveryError when there is no answer, or it leads elsewhere
 */
export function createRequest(
  { url: calendarUrl, authorization }: CalendarAddress,
  timeoutMilliseconds: number,
): typeof fetch {
  const { origin } = new URL(calendarUrl);

  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', authorization);
    headers.set('user-agent', 'Gegenbesuch');
    // Some web servers weaken or change the ETag of what they compress.
    headers.set('accept-encoding', 'identity');
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    let at = new URL(input instanceof Request ? input.url : input);
    for (let redirects = 0; ; redirects += 1) {
      const response = await noAnswerAsFault(() => fetch(at, { ...init, headers, signal, redirect: 'manual' }));
      if (!redirecting.has(response.status)) return response;
      await response.body?.cancel();
      const next = URL.parse(response.headers.get('location') ?? '', at);
      if (next?.origin !== origin || redirects >= mostRedirects) {
        throw new DeliveryError('permanent', 'CalDAV redirect');
      }
      at = next;
    }
  };
}

/** Also while the body is being read. The codes are those of Node and undici, and name nobody. */
export async function noAnswerAsFault<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    const code = codeOf(error);
    throw new DeliveryError(beforeSending.has(code) ? 'transient' : 'unknown', `CalDAV no answer: ${code}`);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}
