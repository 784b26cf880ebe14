/** Everything in the database that a planned programme depends on. */

import { listAbsences } from '../db/absence.ts';
import { listAudiencePeople } from '../db/audience.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import { listBuildings, listRooms, listWays } from '../db/place.ts';
import type { Absence, Building, Person, Room, Session, Visit, Way } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { type ListedTopic, listPresenters, listTopics } from '../db/topic.ts';
import { findPublishedProgramme, isOnVisitDay, type PublishedProgramme } from './programme.ts';

export interface PlanSource {
  visit: Visit;
  people: readonly Person[];
  absences: readonly Absence[];
  rooms: readonly Room[];
  buildings: readonly Building[];
  ways: readonly Way[];
  /** All of the draft, also those whose day the visit has lost. */
  sessions: readonly Session[];
  /** By votes. */
  topics: readonly ListedTopic[];
  presenters: readonly { topic_id: string; person_id: string }[];
  audiencePeople: readonly { number: number; person_id: string }[];
  published: PublishedProgramme | undefined;
}

export async function readPlanSource(db: Db, visit: Visit): Promise<PlanSource> {
  const topics = await listTopics(db, visit.id);
  return {
    visit,
    topics,
    people: await listPeople(db, visit.id),
    absences: await listAbsences(db, visit.id),
    rooms: await listRooms(db, visit.id),
    buildings: await listBuildings(db, visit.id),
    ways: await listWays(db, visit.id),
    sessions: await listSessions(db, visit.id),
    presenters: await listPresenters(
      db,
      topics.map(({ id }) => id),
    ),
    audiencePeople: await listAudiencePeople(db, visit.id),
    published: await findPublishedProgramme(db, visit),
  };
}

/** What the plan leaves where it is: all that was placed by hand on a day of the visit. @param keep also of the topics */
export function fixedSessions({ visit, sessions }: PlanSource, keep: boolean): Session[] {
  return sessions.filter(
    (session) =>
      session.is_planned === 0 && (keep || session.topic_id === null) && isOnVisitDay(visit, session.starts_at),
  );
}
