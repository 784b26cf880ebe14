/** Rows for the tests of the queries, right in all that a test does not name. */

import type { Db } from '../../src/db/open.ts';
import type { Person, Session, Topic, Visit } from '../../src/db/schema.ts';
import * as sample from './sample-rows.ts';

export { inTransaction } from './sample-rows.ts';

export const now = sample.at(0);

export function addVisit(db: Db, { id = 'v1', ...more }: Partial<Visit> = {}): Promise<Visit> {
  return sample.addVisit(db, id, more);
}

export function addTopic(db: Db, number: number, { id = `t${number}`, ...more }: Partial<Topic> = {}): Promise<void> {
  return sample.addTopic(db, id, number, more);
}

/** Called by their id. */
export function addPerson(db: Db, id: string, more: Partial<Person> = {}): Promise<Person> {
  return sample.addPerson(db, id, { name: id, ...more });
}

/** @param from UTC, `HH:MM` on the first day; it lasts until 16:00 */
export function session(number: number, from: string, { id = `s${number}`, ...more }: Partial<Session> = {}): Session {
  const times = { starts_at: `2027-06-15T${from}:00.000Z`, ends_at: '2027-06-15T16:00:00.000Z' };
  return sample.sessionRow(id, number, { ...times, ...more });
}
