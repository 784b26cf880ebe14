import type { VisitContext } from '../src/command.ts';
import { listPlaces } from '../src/domain/building.ts';
import { findDrafted } from '../src/domain/programme.ts';
import { listConflictsOf } from '../src/domain/session-conflicts.ts';
import type { WrittenSession } from '../src/domain/written-session.ts';
import type { Block } from '../src/slack/block-kit.ts';
import { draftNext } from '../src/views/agenda-buttons.ts';
import { note } from '../src/views/blocks.ts';
import { standingConflicts } from '../src/views/conflicts.ts';
import { pointDetails } from '../src/views/fixed-point.ts';
import { offerRoom } from '../src/views/place.ts';
import { placed } from '../src/views/placed.ts';

/** After a fixed point was set or changed: how it stands now, what is in its way all the same, and what comes next. */
export async function pointAnswer(session: WrittenSession, ctx: VisitContext): Promise<Block[]> {
  const { db } = ctx.deps;
  const conflicts = await listConflictsOf(db, ctx.visit, session.number);
  return [
    ...placed(session, ctx),
    ...pointDetails(await findDrafted(db, ctx.visit, session.number), ctx),
    ...standingConflicts(conflicts, ctx),
    note(ctx.t.agenda.draftOnly),
    draftNext(ctx),
    ...offerRoom(session.room, await listPlaces(db, ctx.visit.id), ctx),
  ];
}
