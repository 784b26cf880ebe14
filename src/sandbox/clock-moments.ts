/** What the bot will do by itself, and when: where the sandbox's clock is worth moving to. */

import type { Db } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { listOpenVisits } from '../db/visit.ts';
import { daysBetween } from '../domain/dates.ts';
import { sessionsOn } from '../domain/programme.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import { findChannelProgramme } from '../domain/visible-programme.ts';
import { type DayPost, dayPostsOf } from '../jobs/day-posts.ts';

export interface Moment {
  at: Instant;
  kind: DayPost['kind'];
  /** Where it is posted. */
  channel: string;
  /** Whose schedule it is, the visit's first day being 1. */
  day: number;
  /** Whether the bot then posts anything: not before a publication, not for an empty day, and nothing twice. */
  status: 'comes' | 'unpublished' | 'empty' | 'done';
}

export interface Moments {
  /** The zone of the open visit that ends next; undefined when none is open. */
  zone: string | undefined;
  /** To come, in the order of time, at most 6. */
  moments: Moment[];
}

const most = 6;

/** @param now only what comes after it is listed */
export async function listMoments(db: Db, teamId: string, now: Date): Promise<Moments> {
  const visits = await listOpenVisits(db, teamId);
  const isOver = (visit: Visit) => visit.last_day < dayOf(now.toISOString(), visit.time_zone);
  visits.sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.last_day.localeCompare(b.last_day));
  const moments: Moment[] = [];
  for (const visit of visits) moments.push(...(await momentsOf(db, visit, now)));
  moments.sort((a, b) => a.at.localeCompare(b.at));
  return { zone: visits[0]?.time_zone, moments: moments.slice(0, most) };
}

async function momentsOf(db: Db, visit: Visit, now: Date): Promise<Moment[]> {
  const posts = dayPostsOf(visit).filter(({ dueAt }) => dueAt > now.toISOString());
  if (posts.length === 0) return [];
  const programme = await findChannelProgramme(db, visit);
  const queued = await listQueued(db, visit);
  const statusOf = ({ kind, day }: DayPost): Moment['status'] => {
    if (queued.has(`${kind} ${day}`)) return 'done';
    if (!programme) return 'unpublished';
    return sessionsOn(programme, day, visit.time_zone).length > 0 ? 'comes' : 'empty';
  };
  return posts.map((post) => ({
    at: post.dueAt,
    kind: post.kind,
    channel: visit.channel_id,
    day: daysBetween(visit.first_day, post.day) + 1,
    status: statusOf(post),
  }));
}

/** A post is queued once, also where the clock was put back after it. */
async function listQueued(db: Db, visit: Visit): Promise<Set<string>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'payload'])
    .where('team_id', '=', visit.team_id)
    .where('visit_id', '=', visit.id)
    .where('kind', 'in', ['preview', 'daily-post'])
    .execute();
  return new Set(rows.map(({ kind, payload }) => `${kind} ${dayIn(payload)}`));
}

function dayIn(payload: string): Day {
  const { day }: { day?: Day } = JSON.parse(payload);
  return day ?? '';
}
