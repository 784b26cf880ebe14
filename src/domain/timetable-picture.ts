import { z } from 'zod';
import { wantEffect } from '../db/outbox.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import type { PlanWords } from './plan-wishes.ts';
import { getVisitFor, getVisitToCoordinate } from './rights.ts';

/** The outbox knows who wants a picture of what; it is drawn when it is sent. */
export const picturePayload = z.object({
  visitId: z.string(),
  userId: z.string(),
  /** The published programme, the draft, or what the planner proposes with these wishes. */
  of: z.enum(['published', 'draft', 'plan']),
  breakMinutes: z.number().optional(),
  endEarlierBy: z.number().optional(),
  first: z.number().optional(),
  tracks: z.union([z.literal(1), z.literal(2)]).optional(),
  keep: z.union([z.literal(0), z.literal(1)]).optional(),
});

/** What to draw. */
export type Pictured = { of: 'published' | 'draft' } | { of: 'plan'; wishes: PlanWords };

/**
 * Queues a picture for the actor, as a direct message. Wanted again before it is sent, it is sent once.
 *
 * @throws UserError for who may not see the visit, and for drafts and plans for who is no coordinator
 */
export async function sendPicture(deps: Deps, actor: Actor, visitId: string, pictured: Pictured): Promise<void> {
  await change(deps, actor, async (trx) => {
    const getVisit = pictured.of === 'published' ? getVisitFor : getVisitToCoordinate;
    const visit = await getVisit(trx, actor, visitId);
    const { teamId, userId } = actor;
    await wantEffect(trx, {
      key: `timetable-picture:${visit.id}:${userId}:${pictured.of}`,
      kind: 'timetable-picture',
      teamId,
      visitId: visit.id,
      lane: `slack:${teamId}:${userId}`,
      payload: { visitId: visit.id, userId, of: pictured.of, ...wishesOf(pictured) },
      now: deps.now(),
    });
  });
}

function wishesOf(pictured: Pictured): Record<string, number> {
  if (pictured.of !== 'plan') return {};
  const { keep, ...numbers } = pictured.wishes;
  const said = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(said), ...(keep === undefined ? {} : { keep: keep ? 1 : 0 }) };
}

/** The wishes of a plan, as they were said. */
export function wordsOf({
  breakMinutes,
  endEarlierBy,
  first,
  tracks,
  keep,
}: z.infer<typeof picturePayload>): PlanWords {
  return {
    ...(breakMinutes === undefined ? {} : { breakMinutes }),
    ...(endEarlierBy === undefined ? {} : { endEarlierBy }),
    ...(first === undefined ? {} : { first }),
    ...(tracks === undefined ? {} : { tracks }),
    ...(keep === undefined ? {} : { keep: keep === 1 }),
  };
}
