import type { Programme, ProgrammeSession } from './programme.ts';

export interface ProgrammeDifference {
  added: ProgrammeSession[];
  removed: ProgrammeSession[];
  /** Another time; perhaps something else changed, too. */
  moved: { before: ProgrammeSession; after: ProgrammeSession }[];
  /** The same time, but another room, title or presenter. */
  changed: { before: ProgrammeSession; after: ProgrammeSession }[];
}

/** Compares by session, not by place in the list: a session keeps its id when it moves. */
export function compareProgrammes(before: Programme, after: Programme): ProgrammeDifference {
  const old = new Map(before.sessions.map((session) => [session.id, session]));
  const kept = after.sessions.flatMap((session) => {
    const previous = old.get(session.id);
    return previous ? [{ before: previous, after: session }] : [];
  });
  const stays = new Set(after.sessions.map((session) => session.id));
  return {
    added: after.sessions.filter((session) => !old.has(session.id)),
    removed: before.sessions.filter((session) => !stays.has(session.id)),
    moved: kept.filter((pair) => when(pair.before) !== when(pair.after)),
    changed: kept.filter((pair) => when(pair.before) === when(pair.after) && what(pair.before) !== what(pair.after)),
  };
}

export function isEmptyDifference(difference: ProgrammeDifference): boolean {
  return Object.values(difference).every((sessions) => sessions.length === 0);
}

function when(session: ProgrammeSession): string {
  return `${session.startsAt} ${session.endsAt} ${session.timeQualifier}`;
}

function what(session: ProgrammeSession): string {
  const { id: _, number: __, startsAt: ___, endsAt: ____, timeQualifier: _____, ...shown } = session;
  return JSON.stringify(Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1)));
}
