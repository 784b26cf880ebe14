import { insertCoordinator } from '../db/coordinator.ts';
import type { Trx } from '../db/open.ts';
import { wantEffect } from '../db/outbox.ts';
import type { Language, Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findOpenVisitOfChannel, findVisitByCode, insertVisit, updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { wantCalendarSync } from './calendar-sync.ts';
import { type Actor, change } from './change.ts';
import { daysBetween } from './dates.ts';
import { findPublishedProgramme } from './programme.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import type { Day, WallTime } from './time.ts';
import { visitCode } from './visit-code.ts';
import { renewWelcome } from './welcome-renewal.ts';

export interface NewVisit {
  title: string;
  host: string;
  guest: string;
  place: string;
  firstDay: Day;
  lastDay: Day;
  hours: { start: WallTime; end: WallTime };
  timeZone: string;
  language: Language;
}

const mostDays = 14;

/**
 * Starts a visit in the actor's channel; the actor coordinates it.
 *
 * @throws UserError for guests of the workspace, and for whom Slack has never described: it might be one
 */
export async function createVisit(deps: Deps, actor: Actor, input: NewVisit): Promise<Visit> {
  const channelId = actor.channelId;
  if (!channelId?.match(/^[CG]/)) throw new UserError((t) => t.visit.needsChannel);
  checkDays(input.firstDay, input.lastDay);
  return change(deps, actor, async (trx) => {
    const caller = await findSlackUser(trx, actor.teamId, actor.userId);
    if (!caller) throw new UserError((t) => t.errors.unknownCaller);
    if (caller.is_external) throw new UserError((t) => t.errors.notForExternals);
    const open = await findOpenVisitOfChannel(trx, actor.teamId, channelId);
    if (open) throw new UserError((t) => t.visit.channelTaken(open.title, open.code));
    const visit = await insertVisit(trx, {
      id: deps.newId(),
      team_id: actor.teamId,
      channel_id: channelId,
      code: await freeCode(trx, actor.teamId, visitCode(input.host, input.guest, input.firstDay)),
      title: input.title,
      host: input.host,
      guest: input.guest,
      place: input.place,
      first_day: input.firstDay,
      last_day: input.lastDay,
      day_start: input.hours.start,
      day_end: input.hours.end,
      time_zone: input.timeZone,
      language: input.language,
      status: 'open',
      next_number: 1,
      published_version: 0,
      daily_post_at: '07:30',
      preview_at: '18:00',
      created_by: actor.userId,
      created_at: deps.now().toISOString(),
    });
    await insertCoordinator(trx, visit.id, actor.userId, deps.now());
    await wantVisitCard(trx, visit, deps.now());
    await renewWelcome(trx, visit, deps.now());
    await wantEffect(trx, {
      key: `channel-people:${visit.team_id}:${visit.channel_id}`,
      kind: 'channel-people',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: `people:${visit.team_id}:${visit.channel_id}`,
      payload: { channelId: visit.channel_id },
      now: deps.now(),
    });
    return visit;
  });
}

export type VisitEdit = { [K in keyof NewVisit]?: NewVisit[K] | undefined };

/** Sessions on days that are no longer part of the visit leave the draft's programme, but not the draft (`Draft.outside`). */
export async function editVisit(deps: Deps, actor: Actor, visitId: string, edit: VisitEdit): Promise<Visit> {
  const edited = await change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const firstDay = edit.firstDay ?? visit.first_day;
    const lastDay = edit.lastDay ?? visit.last_day;
    checkDays(firstDay, lastDay);
    if (edit.timeZone && edit.timeZone !== visit.time_zone) await refuseMovingSessions(trx, visit);
    const changed = await updateVisit(trx, visit.id, {
      title: edit.title ?? visit.title,
      host: edit.host ?? visit.host,
      guest: edit.guest ?? visit.guest,
      place: edit.place ?? visit.place,
      first_day: firstDay,
      last_day: lastDay,
      day_start: edit.hours?.start ?? visit.day_start,
      day_end: edit.hours?.end ?? visit.day_end,
      time_zone: edit.timeZone ?? visit.time_zone,
      language: edit.language ?? visit.language,
    });
    await wantVisitCard(trx, changed, deps.now());
    await renewWelcome(trx, changed, deps.now());
    await wantCalendarSync(deps, trx, changed);
    return changed;
  });
  // A new day may have its schedule to be posted now.
  deps.wakeClock();
  return edited;
}

/** Sessions are instants: under another zone, the draft and what is published would show other times, and nobody would be told. */
async function refuseMovingSessions(trx: Trx, visit: Visit): Promise<void> {
  const published = await findPublishedProgramme(trx, visit);
  const sessions = [...(await listSessions(trx, visit.id)), ...(published?.sessions ?? [])];
  if (sessions.length > 0) throw new UserError((t) => t.visit.zoneInUse(visit.time_zone), { field: 'zone' });
}

function checkDays(firstDay: Day, lastDay: Day): void {
  if (lastDay < firstDay) throw new UserError((t) => t.visit.endsBeforeStart, { field: 'to' });
  if (daysBetween(firstDay, lastDay) >= mostDays)
    throw new UserError((t) => t.visit.tooLong(mostDays), { field: 'to' });
}

async function freeCode(trx: Trx, teamId: string, code: string): Promise<string> {
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? code : `${code}-${copy}`;
    if (!(await findVisitByCode(trx, teamId, candidate))) return candidate;
  }
}

export async function wantVisitCard(trx: Trx, visit: Visit, now: Date): Promise<void> {
  await wantEffect(trx, {
    key: `visit-card:${visit.id}`,
    kind: 'visit-card',
    teamId: visit.team_id,
    visitId: visit.id,
    lane: channelLane(visit),
    payload: { visitId: visit.id },
    now,
  });
}

/** Messages to one channel leave in order. */
export function channelLane(visit: Pick<Visit, 'team_id' | 'channel_id'>): string {
  return `slack:${visit.team_id}:${visit.channel_id}`;
}
