import type { Person } from '../db/schema.ts';
import { findAddress } from './invitation-wanted.ts';

/** Has an account in Slack, and no address that a mail could go to. */
export function isInSlackAlone(person: Person): boolean {
  return person.user_id !== null && findAddress(person) === undefined;
}
