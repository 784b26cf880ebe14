/** The calendars that somebody may look into. */

import { calendarOf, type PersonalCalendar } from './calendar-store.ts';
import type { CaughtMail } from './caught-mail.ts';
import type { LocalSlack, SlackPerson } from './types.ts';

/**
 * The person's own, and one for each address that belongs to nobody in Slack and was written to.
 * @param mails everybody's, in order of arrival
 * @param readable those that the person may read
 */
export function calendarsFor(
  slack: LocalSlack,
  mails: readonly CaughtMail[],
  readable: readonly CaughtMail[],
  person: SlackPerson,
): PersonalCalendar[] {
  const accounts = new Set([...slack.people.values()].map(({ email }) => email?.toLowerCase()));
  const written = readable.flatMap(({ envelope }) => envelope.to).map((address) => address.toLowerCase());
  const addresses = new Set(written.filter((address) => !accounts.has(address)));
  if (person.email) addresses.add(person.email.toLowerCase());
  return [...addresses].map((address) => calendarOf(mails, { address, zone: person.tz }));
}
