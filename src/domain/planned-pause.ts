import type { Session } from '../db/schema.ts';

/** A break or lunch that an earlier plan made, and nobody has touched since. */
export function isPlannedPause(session: Pick<Session, 'topic_id' | 'is_planned'>): boolean {
  return session.topic_id === null && session.is_planned === 1;
}

/**
 * Whether something may be put in place of this pause; lunch gives way to nothing. Named people may miss a break that the others
 * have.
 */
export function givesWay(
  pause: Pick<Session, 'topic_id' | 'is_planned' | 'kind'>,
  session: Pick<Session, 'audience'>,
): boolean {
  return isPlannedPause(pause) && pause.kind === 'break' && session.audience !== 'people';
}
