import type { VisitContext } from '../src/command.ts';
import type { Session } from '../src/db/schema.ts';
import { listPlaces } from '../src/domain/building.ts';
import { findDrafted } from '../src/domain/programme.ts';
import { listConflictsOf } from '../src/domain/session-conflicts.ts';
import type { Block } from '../src/slack/block-kit.ts';
import { draftNext } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { standingConflicts } from '../src/views/conflicts.ts';
import { pointDetails } from '../src/views/fixed-point.ts';
import { offerRoom } from '../src/views/place.ts';

/** After a fixed point was set or changed: how it stands now, what is in its way all the same, and what comes next. */
export async function pointAnswer(session: Session, ctx: VisitContext): Promise<Block[]> {
  const { db } = ctx.deps;
  const conflicts = await listConflictsOf(db, ctx.visit, session.number);
  return [
    paragraph(ctx.t.agenda.moved(session, ctx.visit)),
    ...pointDetails(await findDrafted(db, ctx.visit, session.number), ctx),
    ...standingConflicts(conflicts, ctx),
    note(ctx.t.agenda.draftOnly),
    draftNext(ctx),
    ...offerRoom(session.room, await listPlaces(db, ctx.visit.id), ctx),
  ];
}
