import { DAVNamespaceShort, propfind } from 'tsdav';
import { z } from 'zod';
import { DeliveryError } from '../jobs/effect.ts';
import { createRequest, noAnswerAsFault, readCalendarAddress } from './request.ts';

/** Why a calendar cannot be kept, by the stage that failed; `detail` holds codes only, never what the server said. */
export interface CalendarFault {
  stage: 'reach' | 'secure' | 'log in' | 'find' | 'write' | 'other';
  detail: string;
}

const { DAV } = DAVNamespaceShort;
const privilege = z.record(z.string(), z.unknown());
/** As tsdav tells them; a server may say nothing of rights (RFC 3744 §5.4). */
const properties = z.object({
  resourcetype: z.object({ calendar: z.unknown() }),
  currentUserPrivilegeSet: z
    .object({ privilege: z.union([privilege.transform((one) => [one]), z.array(privilege)]) })
    .optional(),
});
const mayWrite = ['all', 'write', 'writeContent'];

/**
 * Asks whether there is a calendar that we may write to; changes nothing.
 *
 * @returns undefined when all is well
 * @throws TypeError when the address cannot be read
 */
export async function verifyCalendar(
  caldavUrl: string,
  timeoutMilliseconds = 10_000,
): Promise<CalendarFault | undefined> {
  const address = readCalendarAddress(caldavUrl);
  const request = createRequest(address, timeoutMilliseconds);
  try {
    const props = { [`${DAV}:resourcetype`]: {}, [`${DAV}:current-user-privilege-set`]: {} };
    const [found] = await noAnswerAsFault(() => propfind({ url: address.url, depth: '0', props, fetch: request }));
    if (!found?.ok) return faultOfStatus(found?.status ?? 0);
    const { data } = properties.safeParse(found.props);
    if (!data) return { stage: 'find', detail: 'no calendar' };
    const rights = data.currentUserPrivilegeSet?.privilege.flatMap((one) => Object.keys(one));
    const isReadOnly = rights !== undefined && !rights.some((right) => mayWrite.includes(right));
    return isReadOnly ? { stage: 'write', detail: 'read-only' } : undefined;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return faultOfReason(error.reason);
  }
}

function faultOfStatus(status: number): CalendarFault {
  const detail = `HTTP ${status}`;
  if (status === 401 || status === 403) return { stage: 'log in', detail };
  return { stage: [404, 405, 410, 501].includes(status) ? 'find' : 'other', detail };
}

function faultOfReason(reason: string): CalendarFault {
  const detail = reason.replace(/^CalDAV (no answer: )?/, '');
  if (detail === 'redirect') return { stage: 'find', detail };
  return { stage: /CERT|SIGNATURE|TLS|SSL/.test(detail) ? 'secure' : 'reach', detail };
}
