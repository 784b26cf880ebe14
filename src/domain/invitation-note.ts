/** The direct message in Slack to whoever is newly invited. */

import { createHash } from 'node:crypto';
import { listAbsences, listAbsencesOf } from '../db/absence.ts';
import { listNotesOfVisit } from '../db/invitation-note.ts';
import type { Db, Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import { listPeople } from '../db/person.ts';
import type { Person, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import type { Deps } from '../deps.ts';
import { texts } from '../i18n/index.ts';
import { type Absences, eventsOf } from './invitation-events.ts';
import type { InvitationStep } from './invitation-plan.ts';
import { isInSlackAlone } from './invitation-slack.ts';
import { describeEvent } from './invitation-words.ts';
import type { Language } from './language.ts';
import { findPublishedProgramme, type Programme } from './programme.ts';
import type { Instant } from './time.ts';

/** An event, as its calendar entry says it. */
export interface NotedEvent {
  scope: string;
  summary: string;
  start: Instant;
  end: Instant;
  zone: string;
  location: string;
}

/**
 * Queues one message for each person with a Slack account who gets a new event, however many. For the transaction that sends the
 * invitations.
 */
export async function noteNewInvitations(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  steps: readonly InvitationStep[],
): Promise<void> {
  const invited = new Set(steps.flatMap((step) => (step.kind === 'new' ? step.wanted.personId : [])));
  if (invited.size === 0) return;
  const now = deps.now();
  const people = await listPeople(trx, visit.id);
  for (const person of people.filter(({ id }) => invited.has(id))) {
    await insertNote(trx, visit, person, now.toISOString(), now);
  }
}

/**
 * The same for those who have no mail address: of them Slack alone says that they are invited. Once for the same events, however
 * often invitations are sent.
 */
export async function noteWithoutMail(deps: Deps, trx: Trx, visit: Visit): Promise<void> {
  const programme = await findPublishedProgramme(trx, visit);
  if (!programme) return;
  const now = deps.now();
  const away = Map.groupBy(await listAbsences(trx, visit.id), ({ person_id }) => person_id);
  for (const person of (await listPeople(trx, visit.id)).filter(isInSlackAlone)) {
    const events = notedEvents(visit, programme, person, away.get(person.id), visit.language);
    if (!events.some((event) => isAhead(event, now))) continue;
    const what = JSON.stringify([visit.invitations_cancelled_at, ...events.map(({ scope }) => scope)]);
    await insertNote(trx, visit, person, createHash('sha256').update(what).digest('base64url').slice(0, 16), now);
  }
}

/** Ids of those without mail address who were invited in Slack, and not called off since. */
export async function listInvitedInSlack(db: Db, visit: Visit): Promise<Set<string>> {
  if (visit.invitations_cancelled_at !== null) return new Set();
  return new Set(await listNotesOfVisit(db, visit.id));
}

/** What somebody is to come to from now on, as published; in this language. */
export async function eventsAhead(
  db: Db,
  visit: Visit,
  programme: Programme,
  person: Person,
  now: Date,
  language: Language,
): Promise<NotedEvent[]> {
  const away = await listAbsencesOf(db, person.id);
  return notedEvents(visit, programme, person, away, language).filter((event) => isAhead(event, now));
}

function notedEvents(
  visit: Visit,
  programme: Programme,
  person: Person,
  away: Absences | undefined,
  language: Language,
): NotedEvent[] {
  return eventsOf(visit, programme, person, away).map((event) => {
    const { summary, start, end, zone, location } = describeEvent(visit, event, person, texts(language));
    return { scope: event.scope, summary, start, end, zone, location };
  });
}

function isAhead({ end }: NotedEvent, now: Date): boolean {
  return end > now.toISOString();
}

/** In which language Slack speaks to somebody, else the one registered, else the visit's. */
export async function slackLanguageOf(db: Db, visit: Visit, person: Person): Promise<Language> {
  const user = person.user_id === null ? undefined : await findSlackUser(db, visit.team_id, person.user_id);
  return user?.language ?? person.language ?? visit.language;
}

async function insertNote(trx: Trx, visit: Visit, person: Person, which: string, now: Date): Promise<void> {
  if (person.user_id === null) return;
  await insertEffect(trx, {
    key: `invitation-note:${person.id}:${which}`,
    kind: 'invitation-note',
    teamId: visit.team_id,
    visitId: visit.id,
    lane: `slack:${visit.team_id}:${person.user_id}`,
    payload: { visitId: visit.id, personId: person.id },
    now,
  });
}
