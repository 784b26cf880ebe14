import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { findSession } from '../db/session.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { FieldName } from '../i18n/vocabulary.ts';
import { type Actor, change } from './change.ts';
import { refuseInternalForGuests } from './internal-for-guests.ts';
import { settleFacts, settleTitle, type WantedFacts } from './point-facts.ts';
import { settleMinutes } from './point-length.ts';
import { isOnVisitDay } from './programme.ts';
import { getVisitFor, getVisitTakingNumber, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { findDayKept, type Placement, startOf } from './session.ts';
import { type ConflictOptions, listConflictsOf, refuseConflicts } from './session-conflicts.ts';
import { addMinutes, type Day, dayOf, minutesBetween, type WallTime, wallTimeOf } from './time.ts';
import { getTopicToRead, noSuchTopic } from './topic.ts';
import { setAudience, type WantedAudience } from './wanted-audience.ts';
import { type WrittenSession, writeSession } from './written-session.ts';

export interface PointEdit extends Placement, WantedFacts {
  /** Null: everyone. */
  audience?: WantedAudience | null | undefined;
  /** In spite of conflicts. */
  anyway?: boolean | null | undefined;
}

export type FixedPoint = PointEdit & { day: Day; time: WallTime };

/**
 * A welcome, a meal, a transfer: something with a time of its own. It gets the next number of the visit.
 *
 * @throws UserError for what contradicts itself or does not go with the kind, and for conflicts
 */
export async function fixSession(
  deps: Deps,
  actor: Actor,
  visitId: string,
  point: FixedPoint,
): Promise<WrittenSession> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const { number } = await getVisitTakingNumber(trx, actor, visit.id);
    const facts = settleFacts(point);
    const starts_at = startOf(visit, point.day, point.time);
    const session: Session = {
      id: deps.newId(),
      visit_id: visit.id,
      number,
      topic_id: null,
      title: settleTitle(visit, { ...facts, title: point.title }, point.time),
      starts_at,
      ends_at: addMinutes(starts_at, settleMinutes(visit, point)),
      time_qualifier: point.qualifier ?? null,
      room: point.room ?? null,
      ...facts,
      audience: point.audience ? await setAudience(trx, visit, number, point.audience) : 'all',
      is_planned: 0,
    };
    return putPoint(trx, visit, session, { anyway: point.anyway });
  });
}

export interface FixedPointEdit extends PointEdit {
  /** The field of what only topics have, where that was given. */
  onlyOfTopics?: FieldName | undefined;
}

/**
 * What is undefined stays, and so does what a fixed point cannot be without; what is null is cleared, or as usual for its kind.
 *
 * @throws UserError when the draft has no fixed point of this number, for what only topics have, and as `fixSession`
 */
export async function editFixedPoint(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  edit: FixedPointEdit,
): Promise<WrittenSession> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const before = await findSession(trx, visit.id, number);
    if (!before || before.topic_id !== null) throw noSuchTopic(number, visit);
    if (edit.onlyOfTopics) {
      const instead = edit.title ? { ...before, title: edit.title } : before;
      throw new UserError((t) => t.agenda.topicsOnly(before), {
        field: edit.onlyOfTopics,
        instead: (t) => t.agenda.renameLine(instead),
      });
    }
    const isMoved = Boolean(edit.day || edit.time);
    const known = isMoved ? undefined : await listConflictsOf(trx, visit, number);
    const facts = settleFacts(edit, before);
    const day = edit.day ?? findDayKept(visit, before, edit) ?? dayOf(before.starts_at, visit.time_zone);
    const time = edit.time ?? wallTimeOf(before.starts_at, visit.time_zone);
    // A day that the visit has lost since does not keep anyone from putting a title right.
    const starts_at = isMoved ? startOf(visit, day, time) : before.starts_at;
    const minutes = settleMinutes(visit, { ...edit, day, time }, minutesBetween(before.starts_at, before.ends_at));
    const session: Session = {
      ...before,
      ...facts,
      title: settleTitle(visit, { ...facts, title: edit.title }, time, before),
      starts_at,
      ends_at: addMinutes(starts_at, minutes),
      time_qualifier: edit.time ? (edit.qualifier ?? null) : before.time_qualifier,
      room: edit.room === undefined ? before.room : edit.room,
      audience:
        edit.audience === undefined
          ? before.audience
          : await setAudience(trx, visit, number, edit.audience ?? { kind: 'all' }),
      // A planned pause that was changed by hand is where somebody wants it.
      is_planned: 0,
    };
    return putPoint(trx, visit, session, { anyway: edit.anyway, ...(known ? { known } : {}) });
  });
}

async function putPoint(trx: Trx, visit: Visit, session: Session, options: ConflictOptions): Promise<WrittenSession> {
  await refuseInternalForGuests(trx, visit, session);
  // What waits for a new day is in nothing's way, and stays where it is.
  if (isOnVisitDay(visit, session.starts_at)) await refuseConflicts(trx, visit, session, options);
  return writeSession(trx, visit, session);
}

/** @throws UserError where a topic was given what only fixed points have, and where the caller knows no topic of this number */
export async function refusePointFields(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  field: FieldName | undefined,
): Promise<void> {
  if (!field) return;
  const visit = await getVisitFor(deps.db, actor, visitId);
  const topic = await getTopicToRead(deps.db, actor, visit, number);
  throw new UserError((t) => t.points.fixedOnly(topic), { field });
}
