/** Rows as the tests of the queries want them: right in everything that a test does not name. */

import type { Db, Trx } from '../../src/db/open.ts';
import { insertPerson } from '../../src/db/person.ts';
import type { Person, Session, SlackUser, Topic, Visit } from '../../src/db/schema.ts';
import { insertTopic } from '../../src/db/topic.ts';
import { insertVisit } from '../../src/db/visit.ts';

export const at = (minutes: number) => new Date(Date.parse('2027-05-03T08:00:00.000Z') + minutes * 60_000);
const created_at = at(0).toISOString();

export function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** Its channel and code follow its id, so that visits do not meet. */
export function visitRow(id: string, more: Partial<Visit> = {}): Visit {
  return {
    id,
    team_id: 'T1',
    channel_id: `C-${id}`,
    code: `CODE-${id.toUpperCase()}`,
    title: 'Arbeitsbesuch',
    host: 'Landkreis Osnabrück',
    guest: 'Burgenlandkreis',
    place: 'Kreishaus',
    first_day: '2027-06-15',
    last_day: '2027-06-16',
    day_start: '09:00',
    day_end: '17:00',
    time_zone: 'Europe/Berlin',
    language: 'de',
    status: 'open',
    next_number: 1,
    published_version: 0,
    daily_post_at: '07:30',
    preview_at: '18:00',
    created_by: 'U1',
    created_at,
    closed_at: null,
    invitation_scope: 'day',
    feed_content: 'full',
    invitations_cancelled_at: null,
    mail_count: 0,
    ...more,
  };
}

export function topicRow(id: string, number: number, more: Partial<Topic> = {}): Topic {
  return {
    id,
    visit_id: 'v1',
    number,
    title: `Thema ${id}`,
    status: 'proposed',
    decline_reason: null,
    length_minutes: 45,
    side: 'host',
    stance: 'show',
    kind: 'talk',
    field: null,
    wished_day: null,
    wished_time: null,
    wished_qualifier: null,
    wished_room: null,
    proposed_by: 'U1',
    created_at,
    note: null,
    counterpart_id: null,
    source_link: null,
    source_author: null,
    audience: 'all',
    visibility: 'guest',
    ...more,
  };
}

export function sessionRow(id: string, number: number, more: Partial<Session> = {}): Session {
  return {
    id,
    visit_id: 'v1',
    number,
    topic_id: null,
    kind: 'talk',
    title: `Punkt ${id}`,
    starts_at: '2027-06-15T07:00:00.000Z',
    ends_at: '2027-06-15T08:00:00.000Z',
    time_qualifier: null,
    room: null,
    departure: null,
    destination: null,
    vehicle: null,
    press_access: null,
    audience: 'all',
    visibility: 'guest',
    is_planned: 0,
    ...more,
  };
}

export function personRow(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    visit_id: 'v1',
    side: 'host',
    role: 'member',
    name: `Person ${id}`,
    academic_title: null,
    function: null,
    unit: null,
    organisation: null,
    email: null,
    user_id: null,
    language: null,
    arrives_at: null,
    leaves_at: null,
    created_at,
    ...more,
  };
}

export function slackUserRow(user_id: string, more: Partial<SlackUser> = {}): SlackUser {
  return {
    team_id: 'T1',
    user_id,
    name: `User ${user_id}`,
    language: null,
    time_zone: null,
    email: null,
    is_external: 0,
    fetched_at: created_at,
    ...more,
  };
}

export const addVisit = (db: Db, id: string, more?: Partial<Visit>) =>
  inTransaction(db, (trx) => insertVisit(trx, visitRow(id, more)));

export const addTopic = (db: Db, id: string, number: number, more?: Partial<Topic>) =>
  inTransaction(db, (trx) => insertTopic(trx, topicRow(id, number, more)));

export const addPerson = (db: Db, id: string, more?: Partial<Person>) =>
  inTransaction(db, (trx) => insertPerson(trx, personRow(id, more)));
