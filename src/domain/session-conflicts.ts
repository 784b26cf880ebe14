/** Refuses what is in the way of something else, with other ways; or lets it be, and says later what is in the way. */

import type { Db, Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import { listConflictFacts } from './conflict-facts.ts';
import { waysAround } from './conflict-ways.ts';
import { type Conflict, findConflicts, listConflicts, type Placed } from './conflicts.ts';
import { describeSessions } from './described-sessions.ts';
import { givesWay } from './planned-pause.ts';
import { type Draft, draftProgramme, type ProgrammeSession } from './programme.ts';
import { dayOf } from './time.ts';

export interface ConflictOptions {
  /** Somebody knows of the conflicts and wants it all the same. */
  anyway?: boolean | null | undefined;
  /** The text of the button that says so; for placing one session where nothing else is said. */
  insist?: (t: Texts) => string;
  /** What was in the way before, for a session whose people or length change where it stands. */
  known?: readonly Conflict[];
  /** Other times are no help where it is not the time that changes. */
  withoutWays?: true;
}

/**
 * For a session that is about to be written, as it will be; its audience must be written already. What was in the way before
 * and stays where it is, is not refused again.
 *
 * @throws UserError that names each conflict, with the nearest free times as buttons, unless `anyway`
 */
export async function refuseConflicts(
  trx: Trx,
  visit: Visit,
  session: Session,
  options: ConflictOptions,
): Promise<void> {
  await refuseConflictsOf(trx, visit, [session], options);
}

/** As `refuseConflicts`, for several that are written at once: what they are to each other counts, too. */
export async function refuseConflictsOf(
  trx: Trx,
  visit: Visit,
  sessions: readonly Session[],
  { anyway, insist, known, withoutWays }: ConflictOptions,
): Promise<void> {
  const draft = await draftProgramme(trx, visit);
  const facts = await listConflictFacts(trx, visit);
  const wanted: Placed[] = await describeSessions(trx, visit.id, sessions);
  const before = [...draft.sessions, ...draft.outside].filter(({ id }) => wanted.some((each) => each.id === id));
  const others = await listOthers(trx, visit, draft, sessions);
  const knownKeys = new Set(known?.map((each) => keyOf(each)));
  const standing = before.flatMap((each) => findConflicts(each, draft.sessions, facts));
  const conflicts = wanted
    .flatMap((each, index) => findConflicts(each, [...others, ...wanted.slice(index + 1)], facts))
    .filter(
      (conflict) => !knownKeys.has(keyOf(conflict)) && (known || !standing.some((each) => stays(each, conflict))),
    );
  const outside = conflicts.find(({ kind }) => kind === 'day')?.session;
  if (outside) {
    throw new UserError((t) => t.agenda.dayOutside(dayOf(outside.startsAt, visit.time_zone), visit), { field: 'day' });
  }
  if (anyway || conflicts.length === 0) return;
  const [only] = wanted.length === 1 ? wanted : [];
  throw new UserError((t) => conflicts.map((conflict) => t.conflict.said(conflict, visit)).join(' '), {
    field: 'at',
    insist: insist ?? ((t) => t.conflict.insist),
    ...(only && !withoutWays ? { ways: waysAround(only, { before: before[0], others, conflicts, facts }) } : {}),
  });
}

/** What is in the way of the session with this number, as it stands in the draft. */
export async function listConflictsOf(db: Db, visit: Visit, ...numbers: number[]): Promise<Conflict[]> {
  const draft = await draftProgramme(db, visit);
  const conflicts = await listDraftConflicts(db, visit, draft);
  return conflicts.filter(
    (conflict) =>
      numbers.includes(conflict.session.number) || ('other' in conflict && numbers.includes(conflict.other.number)),
  );
}

/** Each pair once. What lies outside the visit's days is no part of the programme, and told elsewhere. */
export async function listDraftConflicts(db: Db, visit: Visit, draft: Pick<Draft, 'sessions'>): Promise<Conflict[]> {
  if (draft.sessions.length === 0) return [];
  return listConflicts(draft.sessions, await listConflictFacts(db, visit));
}

/** What of the draft may be in the way of these: neither they themselves nor pauses that make room for them. */
export async function listOthers(
  db: Db,
  visit: Visit,
  draft: Pick<Draft, 'sessions'>,
  sessions: readonly Session[],
): Promise<ProgrammeSession[]> {
  const stored = await listSessions(db, visit.id);
  const pauses = stored.filter((pause) => sessions.every((session) => givesWay(pause, session)));
  const besides = new Set([...pauses, ...sessions].map(({ id }) => id));
  return draft.sessions.filter(({ id }) => !besides.has(id));
}

/** The same as long as the same people, the same room or the same way are the matter. */
function keyOf(conflict: Conflict, withRoom = true): string {
  const ids = [conflict.session.id, ...('other' in conflict ? [conflict.other.id] : [])].sort();
  const people = conflict.kind === 'absent' ? conflict.people : 'shared' in conflict ? conflict.shared?.people : [];
  const group = 'shared' in conflict ? conflict.shared?.group : null;
  const room = withRoom && conflict.kind === 'clash' ? conflict.room : null;
  return JSON.stringify([conflict.kind, ids, group, room, people?.map(({ id }) => id).sort()]);
}

/** A title can be put right, or a room changed, while something is in the way that was there before. */
function stays(before: Conflict, conflict: Conflict): boolean {
  const [then, now] = [before.session, conflict.session];
  const hasMoved = now.id !== then.id || now.startsAt !== then.startsAt || now.endsAt > then.endsAt;
  const hasNewRoom = conflict.kind === 'clash' && conflict.room !== null && now.room !== then.room;
  return !hasMoved && !hasNewRoom && keyOf(before, false) === keyOf(conflict, false);
}
