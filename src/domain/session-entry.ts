/** What a calendar says about one session, in subscriptions and in a shared calendar alike. Pure. */

import type { Visit } from '../db/schema.ts';
import type { Texts } from '../i18n/index.ts';
import { locationOf, rowOf } from './invitation-words.ts';
import type { ProgrammeSession } from './programme.ts';

export interface SessionEntry {
  start: Date;
  end: Date;
  /** IANA */
  zone: string;
  summary: string;
  location: string;
  description: string;
}

/**
 * With title, place, presenters and way; where a visit's calendars say times only, nobody learns what it is about, nor where in
 * the house, nor who presents.
 *
 * @param t in the reader's language, or the visit's
 */
export function describeSession(
  visit: Visit,
  session: ProgrammeSession,
  t: Pick<Texts, 'invite' | 'programme' | 'points'>,
): SessionEntry {
  const when = { start: new Date(session.startsAt), end: new Date(session.endsAt), zone: visit.time_zone };
  if (visit.feed_content === 'minimal') {
    return { ...when, summary: visit.title, location: visit.place, description: '' };
  }
  const [time, what, where] = rowOf(session, visit, t);
  return {
    ...when,
    summary: session.title,
    location: locationOf(session, visit, t),
    description: `${visit.title}\n\n${time}: ${where === '' ? what : `${what}, ${where}`}`,
  };
}
