/** Asking once more those who were invited and have not answered. */

import { listKnownKeys } from '../db/invitation-note.ts';
import type { Db } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import { listPeople } from '../db/person.ts';
import type { Person, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { openEvents } from './answers.ts';
import { type Actor, change } from './change.ts';
import { addDays } from './dates.ts';
import { fullName } from './full-name.ts';
import { listInvitedInSlack } from './invitation-note.ts';
import { isInSlackAlone } from './invitation-slack.ts';
import { findAddress } from './invitation-wanted.ts';
import { type AnswersOfPerson, type InvitedEvent, listAnswers } from './reply-answers.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { dayOf, firstInstantFrom } from './time.ts';

export type ReminderWay = 'slack' | 'mail';

export interface PersonToRemind {
  personId: string;
  name: string;
  /** Undefined: there is no way to reach this person. */
  way: ReminderWay | undefined;
  /** Reminded today already: nobody is reminded twice on a day. */
  wasReminded: boolean;
}

interface Candidate extends PersonToRemind {
  person: Person;
  key: string;
  /** Reminders that were not sent until then are not worth sending. */
  expiresAt: string;
}

/** Whom `invite remind now` would remind, and how. */
export async function planReminders(deps: Deps, actor: Actor, visitId: string): Promise<PersonToRemind[]> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  return listCandidates(deps, deps.db, visit);
}

/** Reminds those who have an event ahead of them and no answer to it. @returns as before, of everyone with an open answer */
export async function sendReminders(deps: Deps, actor: Actor, visitId: string): Promise<PersonToRemind[]> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const candidates = await listCandidates(deps, trx, visit);
    for (const { person, way, wasReminded, key, expiresAt } of candidates) {
      if (way === undefined || wasReminded) continue;
      await insertEffect(trx, {
        key,
        kind: way === 'slack' ? 'reminder' : 'reminder-mail',
        teamId: visit.team_id,
        visitId: visit.id,
        lane:
          way === 'slack' ? `slack:${visit.team_id}:${person.user_id}` : `mail:${findAddress(person)?.toLowerCase()}`,
        payload: { visitId: visit.id, personId: person.id },
        expiresAt,
        now: deps.now(),
      });
    }
    return candidates;
  });
}

/** How many `invite remind now` would remind; nobody in a closed visit. */
export async function countReminded(deps: Deps, db: Db, visit: Visit): Promise<number> {
  if (visit.status === 'closed') return 0;
  const candidates = await listCandidates(deps, db, visit);
  return candidates.filter(({ way, wasReminded }) => way !== undefined && !wasReminded).length;
}

/** Still worth a reminder: a person of an open visit, invited and with nothing answered. */
export function toRemind(answers: AnswersOfPerson, now: Date): InvitedEvent[] {
  return openEvents(answers, now.toISOString());
}

async function listCandidates(deps: Deps, db: Db, visit: Visit): Promise<Candidate[]> {
  const now = deps.now();
  const today = dayOf(now.toISOString(), visit.time_zone);
  const answers = await listAnswers(db, visit, now);
  const inSlack = await listInvitedInSlack(db, visit);
  const open = (await listPeople(db, visit.id)).flatMap((person): Omit<Candidate, 'wasReminded'>[] => {
    const own = answers.get(person.id);
    const events = own ? toRemind(own, now) : [];
    const isOpenInSlack = isInSlackAlone(person) && inSlack.has(person.id) && (own?.overall.kind ?? 'open') === 'open';
    const isAsked = events.length > 0 || (isOpenInSlack && today <= visit.last_day);
    if (!isAsked) return [];
    return [
      {
        person,
        personId: person.id,
        name: fullName(person),
        way: wayTo(deps, person, events),
        key: `reminder:${person.id}:${today}`,
        expiresAt: firstInstantFrom(addDays(today, 2), '00:00', visit.time_zone),
      },
    ];
  });
  const known = await listKnownKeys(
    db,
    open.map(({ key }) => key),
  );
  return open.map((candidate) => ({ ...candidate, wasReminded: known.has(candidate.key) }));
}

/** A mail that would come back, like the invitation itself, is not sent. */
function wayTo({ config }: Deps, person: Person, events: readonly InvitedEvent[]): ReminderWay | undefined {
  if (person.user_id !== null) return 'slack';
  const address = findAddress(person)?.toLowerCase();
  if (address === undefined || !config.smtpUrl || !config.mailFrom) return undefined;
  const refused = events.some(
    ({ content, delivery, bounce }) =>
      (delivery === 'failed' || bounce !== undefined) && content.attendee.address.toLowerCase() === address,
  );
  return refused ? undefined : 'mail';
}
