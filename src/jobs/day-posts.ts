/** The schedule of each day, in the channel: a preview the evening before, the schedule itself in the morning. */

import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import type { Db } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { Visit } from '../db/schema.ts';
import { findVisit, listPublishedOpenVisits } from '../db/visit.ts';
import { addDays, listDays } from '../domain/dates.ts';
import { sessionsOn } from '../domain/programme.ts';
import { type Day, firstInstantFrom, type Instant, type WallTime } from '../domain/time.ts';
import { findChannelProgramme } from '../domain/visible-programme.ts';
import { channelLane } from '../domain/visit.ts';
import { isVisitDay } from '../domain/visit-day.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { daySchedule } from '../views/day-schedule.ts';
import { message } from '../views/message.ts';
import { asOf } from '../views/programme.ts';
import type { Task } from './clock.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

export interface DayPost {
  kind: 'daily-post' | 'preview';
  visit: Visit;
  /** The day whose schedule it is. */
  day: Day;
  dueAt: Instant;
  /** Later it is of no use, and is not posted any more. */
  expiresAt: Instant;
}

/** All posts of a visit, each with its window: as long as its day lasts, or for a preview the evening. */
export function dayPostsOf(visit: Visit): DayPost[] {
  return listDays(visit.first_day, visit.last_day).flatMap((day): DayPost[] => [
    { kind: 'preview', visit, day, ...windowOn(visit, addDays(day, -1), visit.preview_at) },
    { kind: 'daily-post', visit, day, ...windowOn(visit, day, visit.daily_post_at) },
  ]);
}

function windowOn(visit: Visit, day: Day, time: WallTime): { dueAt: Instant; expiresAt: Instant } {
  return {
    dueAt: firstInstantFrom(day, time, visit.time_zone),
    expiresAt: firstInstantFrom(addDays(day, 1), '00:00', visit.time_zone),
  };
}

/**
 * Queues each post once its time has come. The key of the outbox row makes it happen once, whatever restarts and however
 * many processes look.
 */
export function dayPostTask(options: { db: Db; wakeOutbox: () => void }): Task {
  const { db, wakeOutbox } = options;
  // What is queued stays due for the rest of its day; only what is not queued yet is news.
  let queued = new Set<string>();

  /** A day with nothing on it is left out: what is published for it later in the day shall still be posted. */
  async function listPosts(): Promise<DayPost[]> {
    const posts: DayPost[] = [];
    for (const visit of await listPublishedOpenVisits(db)) {
      const programme = await findChannelProgramme(db, visit);
      if (!programme) continue;
      posts.push(...dayPostsOf(visit).filter(({ day }) => sessionsOn(programme, day, visit.time_zone).length > 0));
    }
    return posts;
  }

  async function listDue(now: Date): Promise<DayPost[]> {
    const at = now.toISOString();
    return (await listPosts()).filter((post) => post.dueAt <= at && at < post.expiresAt);
  }

  return {
    name: 'day-posts',
    async next(now) {
      const upcoming = (await listPosts())
        .filter((post) => !queued.has(keyOf(post)) && now.toISOString() < post.expiresAt)
        .map((post) => post.dueAt)
        .sort();
      return upcoming[0] === undefined ? undefined : new Date(upcoming[0]);
    },
    async run(now) {
      const due = await listDue(now);
      if (due.length > 0) {
        await db.transaction().execute(async (trx) => {
          for (const post of due) await insertEffect(trx, effectOf(post, now));
        });
        wakeOutbox();
      }
      queued = new Set(due.map(keyOf));
    },
  };
}

function keyOf({ kind, visit, day }: DayPost): string {
  return `${kind}:${visit.team_id}:${visit.id}:${day}`;
}

function effectOf(post: DayPost, now: Date) {
  const { kind, visit, day, expiresAt } = post;
  return {
    key: keyOf(post),
    kind,
    teamId: visit.team_id,
    visitId: visit.id,
    lane: channelLane(visit),
    payload: { visitId: visit.id, day },
    now,
    expiresAt,
  };
}

/** Sent twice rather than never, but at most twice: nobody misses the schedule because an answer of Slack's got lost. */
export function dayPostHandler(
  kind: DayPost['kind'],
  { db, door, config }: { db: Db; door: SlackDoor; config: Config },
): EffectHandler {
  const payload = z.object({ visitId: z.string(), day: z.string() });
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 24,
    async deliver(row) {
      const { visitId, day } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const programme = visit && (await findChannelProgramme(db, visit));
      if (!visit || visit.status === 'closed' || !programme) return {};
      // While the post waited for its turn, its day may have been taken out of the visit.
      if (!isVisitDay(visit, day)) return {};
      const t = texts(visit.language);
      const sessions = sessionsOn(programme, day, visit.time_zone);
      if (sessions.length === 0) return {};
      const title = kind === 'preview' ? t.programme.previewTitle(day) : t.programme.todayTitle(day);
      const blocks = [
        ...daySchedule({ title, day, sessions, line: `programme today ${day}` }, visit, visit.language),
        asOf(visit, programme.publishedAt, visit.language),
      ];
      await door.post(
        row.team_id,
        visit.channel_id,
        message(blocks, { t, command: commandFor(config, visit.language) }),
      );
      return {};
    },
  };
}
