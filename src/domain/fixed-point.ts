import type { Session, SessionKind } from '../db/schema.ts';
import { findSession, putSession } from '../db/session.ts';
import { lockVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { usualVisibility } from './audience.ts';
import { type Actor, change } from './change.ts';
import { getVisitTakingNumber, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { findDayKept, type Placement, startOf } from './session.ts';
import { refuseConflicts } from './session-conflicts.ts';
import { addMinutes, type Day, dayOf, minutesBetween, type WallTime, wallTimeOf } from './time.ts';
import { noSuchTopic } from './topic.ts';

export interface FixedPoint extends Placement {
  title: string;
  day: Day;
  time: WallTime;
  lengthMinutes: number;
  kind: SessionKind;
}

/** A welcome, a meal, a transfer: something with a time of its own. It gets the next number of the visit. */
export async function fixSession(deps: Deps, actor: Actor, visitId: string, point: FixedPoint): Promise<Session> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const { number } = await getVisitTakingNumber(trx, actor, visit.id);
    const starts_at = startOf(visit, point.day, point.time);
    const session: Session = {
      id: deps.newId(),
      visit_id: visit.id,
      number,
      topic_id: null,
      kind: point.kind,
      title: point.title,
      starts_at,
      ends_at: addMinutes(starts_at, point.lengthMinutes),
      time_qualifier: point.qualifier ?? null,
      room: point.room ?? null,
      departure: null,
      destination: null,
      vehicle: null,
      press_access: null,
      audience: 'all',
      visibility: usualVisibility(point.kind),
      is_planned: 0,
    };
    await refuseConflicts(trx, visit, session, []);
    await putSession(trx, session);
    return session;
  });
}

export interface FixedPointEdit extends Placement {
  title?: string | null | undefined;
  kind?: SessionKind | null | undefined;
  /** The field of what only topics have, where that was given. */
  onlyOfTopics?: string | undefined;
}

/**
 * What is undefined stays, and so does what a fixed point cannot be without; a room that is null is cleared.
 *
 * @throws UserError when the draft has no fixed point of this number, for what only topics have, and for conflicts
 */
export async function editFixedPoint(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  edit: FixedPointEdit,
): Promise<Session> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    await lockVisit(trx, visit.id);
    const before = await findSession(trx, visit.id, number);
    if (!before || before.topic_id !== null) throw noSuchTopic(number, visit);
    if (edit.onlyOfTopics) {
      const instead = edit.title ? { ...before, title: edit.title } : before;
      throw new UserError((t) => t.agenda.topicsOnly(before), {
        field: edit.onlyOfTopics,
        instead: (t) => t.agenda.renameLine(instead),
      });
    }
    const isPlaced = edit.day || edit.time;
    const day = edit.day ?? findDayKept(visit, before, edit) ?? dayOf(before.starts_at, visit.time_zone);
    // A day that the visit has lost since does not keep anyone from putting a title right.
    const starts_at = isPlaced
      ? startOf(visit, day, edit.time ?? wallTimeOf(before.starts_at, visit.time_zone))
      : before.starts_at;
    const minutes = edit.lengthMinutes ?? minutesBetween(before.starts_at, before.ends_at);
    const session: Session = {
      ...before,
      title: edit.title ?? before.title,
      kind: edit.kind ?? before.kind,
      starts_at,
      ends_at: addMinutes(starts_at, minutes),
      time_qualifier: edit.time ? (edit.qualifier ?? null) : before.time_qualifier,
      room: edit.room === undefined ? before.room : edit.room,
    };
    await refuseConflicts(trx, visit, session, []);
    await putSession(trx, session);
    return session;
  });
}
