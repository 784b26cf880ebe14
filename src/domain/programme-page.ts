/** What stands on the page of a programme, for whoever has its address. */

import { listAbsencesOf } from '../db/absence.ts';
import type { Db } from '../db/open.ts';
import { findPerson } from '../db/person.ts';
import type { AccessLink, Answer, Person, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findVisitById } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { findLinkOfToken, getAccessToken, programmeUrl } from './access-link.ts';
import { attendedDays, presents } from './invitation-events.ts';
import type { Language } from './language.ts';
import { findPublishedProgramme, type PublishedProgramme } from './programme.ts';
import { type AnswersOfPerson, findAnswers } from './reply-answers.ts';
import { listCoordinatorNames } from './rights.ts';
import { dayOf } from './time.ts';
import { findViewer, type Viewer, visibleProgramme } from './visible-programme.ts';

/** Whether an answer still counts for something; where not, why. */
export type Answering = 'open' | 'closed' | 'past' | 'called-off';

/** What somebody has to do with a session. */
export type Part = 'presents' | 'attends';

/** Whose page it is. */
export interface PagePerson {
  person: Person;
  /** As registered, or as in Slack; null where neither says. */
  language: Language | null;
  /** By the ids of the sessions. */
  parts: ReadonlyMap<string, Part>;
  /** What counts of all that was answered, by whatever way. */
  answers: AnswersOfPerson;
  answering: Answering;
}

export interface ProgrammePage {
  link: AccessLink;
  visit: Visit;
  /** As far as the reader may know it; undefined before the first publication. */
  published: PublishedProgramme | undefined;
  coordinators: string[];
  /** Null: the page of the visit, for everyone. */
  reader: PagePerson | null;
}

/** The page that a token leads to; undefined for a token that leads nowhere. Changes nothing. */
export async function findProgrammePage(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<ProgrammePage | undefined> {
  const link = await findLinkOfToken(db, 'programme', token);
  const visit = link && (await findVisitById(db, link.visit_id));
  if (!link || !visit) return undefined;
  const person = link.person_id === null ? null : await findPerson(db, link.person_id);
  if (person === undefined) return undefined;
  const published = await findPublishedProgramme(db, visit);
  const reader = person && (await readerOf(db, visit, person, published, now()));
  return {
    link,
    visit,
    published: published && readable(published, person ? await viewerOf(db, visit, person) : 'everyone', reader),
    coordinators: await listCoordinatorNames(db, visit),
    reader,
  };
}

/** The address of somebody's own page; null for the visit's. */
export async function getProgrammeUrl(
  deps: Pick<Deps, 'db' | 'config' | 'now'>,
  visit: Visit,
  personId: string | null,
): Promise<string> {
  const token = await getAccessToken(deps, deps.db, { visitId: visit.id, personId, purpose: 'programme' });
  return programmeUrl(deps.config, token);
}

/** Two equal answers that are no further apart are one, sent twice, milliseconds. */
const doubleSending = 10_000;

/** Whether this very answer was sent from the page a moment before, as by a double click. */
export function isSentAlready(
  { answers }: PagePerson,
  { answer, reason }: { answer: Answer; reason: string | null },
  now: Date,
): boolean {
  const last = answers.history.at(-1);
  if (last?.via !== 'page' || last.answer !== answer || last.reason !== reason) return false;
  return now.getTime() - Date.parse(last.created_at) < doubleSending;
}

/** Answers are taken until the last day of the visit is over. */
function answeringOf(visit: Visit, now: Date): Answering {
  if (visit.status === 'closed') return 'closed';
  if (dayOf(now.toISOString(), visit.time_zone) > visit.last_day) return 'past';
  return visit.invitations_cancelled_at === null ? 'open' : 'called-off';
}

async function readerOf(
  db: Db,
  visit: Visit,
  person: Person,
  published: PublishedProgramme | undefined,
  now: Date,
): Promise<PagePerson> {
  const away = await listAbsencesOf(db, person.id);
  const user = person.user_id === null ? undefined : await findSlackUser(db, visit.team_id, person.user_id);
  const attended = published ? attendedDays(visit, published, person, away) : [];
  const presented = published?.sessions.filter((session) => presents(person, session)) ?? [];
  return {
    person,
    language: person.language ?? user?.language ?? null,
    parts: new Map([
      ...attended.flatMap(({ sessions }) => sessions.map(({ id }): [string, Part] => [id, 'attends'])),
      ...presented.map(({ id }): [string, Part] => [id, 'presents']),
    ]),
    answers: await findAnswers(db, visit, now, person.id),
    answering: answeringOf(visit, now),
  };
}

/** In Slack and by address, the same people read what is internal; of presenters without an account nobody knows whose they are. */
function viewerOf(db: Db, visit: Visit, person: Person): Promise<Viewer> | Viewer {
  if (person.side === 'guest') return 'everyone';
  if (person.user_id !== null) return findViewer(db, visit, { teamId: visit.team_id, userId: person.user_id });
  return person.role === 'presenter' ? 'everyone' : 'hosts';
}

/** What somebody is invited to stands on the page, too. */
function readable(published: PublishedProgramme, viewer: Viewer, reader: PagePerson | null): PublishedProgramme {
  const visible = new Set(visibleProgramme(published, viewer).sessions);
  const sessions = published.sessions.filter((session) => visible.has(session) || reader?.parts.has(session.id));
  return { ...published, sessions };
}
