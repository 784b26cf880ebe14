import type { CalendarFault } from '../caldav/verify.ts';
import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

const advice: Record<CalendarFault['stage'], string> = {
  reach: 'The calendar server does not answer. Look at host and port of CALDAV_URL, and at the firewall.',
  secure: 'The calendar server has a certificate that this machine does not trust. Have it mended.',
  'log in':
    'The calendar server refuses user or password. Look at CALDAV_URL; special characters are percent-encoded. Nextcloud wants an app password.',
  find: 'There is no calendar at this address. CALDAV_URL is the address of one calendar, not of the server.',
  write: 'We may read the calendar, but not write to it. Give the user of CALDAV_URL the right to.',
  other: 'The calendar server refuses to answer. Look at CALDAV_URL and at the log of the server.',
};

/** Nothing where no shared calendar is kept. */
export async function checkCaldav({ caldavUrl }: Config): Promise<Finding[]> {
  if (caldavUrl === undefined) return [];
  const { verifyCalendar } = await import('../caldav/verify.ts');
  const fault = await verifyCalendar(caldavUrl);
  if (fault) return [{ about: 'Calendar', verdict: 'wrong', says: `${advice[fault.stage]} (${fault.detail})` }];
  return [{ about: 'Calendar', verdict: 'right', says: 'The shared calendar is there, and we may write to it.' }];
}
