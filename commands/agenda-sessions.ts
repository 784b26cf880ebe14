/** The verbs of the agenda that give topics and fixed points their place in the programme. */

import { type Given, type VisitContext, visitVerb } from '../src/command.ts';
import { findSession } from '../src/db/session.ts';
import { findTopic } from '../src/db/topic.ts';
import { listPlaces } from '../src/domain/building.ts';
import { findOfferedSlots } from '../src/domain/offered-slots.ts';
import { isOutsideHours, moveSession, unscheduleSession } from '../src/domain/session.ts';
import { listConflictsOf } from '../src/domain/session-conflicts.ts';
import { swapSessions } from '../src/domain/swap.ts';
import { dayOf, wallTimeOf } from '../src/domain/time.ts';
import { UserError } from '../src/errors.ts';
import { draftButton, draftNext } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { standingConflicts } from '../src/views/conflicts.ts';
import { offerRoom } from '../src/views/place.ts';
import { placed } from '../src/views/placed.ts';
import { noSlotFree, slotMenu, slotValue } from '../src/views/slots.ts';
import { placeGiven, placementFrom, wishGiven } from './agenda-inputs.ts';
import { day, hidden, length, number, numbers, required, room, shownIf, slot, time, yesNo } from './fields.ts';

/** Once it is known what is to be placed, a modal offers the times that are free instead of asking for one. */
const isKnown = (given: { number?: string }) => given.number !== undefined;

export const sessionVerbs = {
  move: visitVerb({
    who: 'coordinator',
    words: 'number',
    behindModal: ['number'],
    opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
    fields: {
      number: required(number),
      slot: shownIf(isKnown, slot),
      day: shownIf((given) => !isKnown(given), day),
      at: shownIf((given) => !isKnown(given), time),
      length,
      room,
      anyway: hidden(yesNo),
    },
    current: (ctx, input) => currentPlace(ctx, input.number ?? 0),
    async menus(ctx, input) {
      if (input.number === undefined) return {};
      const offered = await findOfferedSlots(ctx.deps.db, ctx.visit, input.number, {
        lengthMinutes: input.length,
        room: input.room,
      });
      if (!offered) return {};
      const { slots } = offered;
      const wanted = slots.filter(
        (each) => (!input.day || each.day === input.day) && (!input.at || each.time === input.at.time),
      );
      if (slots.length === 0) throw noSlotFree(offered, ctx.visit);
      return { slot: slotMenu(wanted.length > 0 ? wanted : slots, ctx.t) };
    },
    async run(ctx, { number, slot, anyway, ...input }) {
      const { slot: standing } = slot ? await currentPlace(ctx, number) : {};
      // A slot has no “ca.”: left as it was, it says nothing of the time.
      const isMoved = slot && slotValue(slot) !== standing;
      const place = { ...placementFrom(input), ...(isMoved ? { day: slot.day, time: slot.time } : {}) };
      // An emptied menu: neither a time to move to, nor one to stay at.
      if (slot === null && !place.time && !(await findSession(ctx.deps.db, ctx.visit.id, number))) {
        throw new UserError((t) => t.agenda.needsTime(number), { field: 'slot' });
      }
      const session = await moveSession(ctx.deps, ctx.actor, ctx.visit.id, number, place, { anyway });
      const conflicts = await listConflictsOf(ctx.deps.db, ctx.visit, number);
      return {
        blocks: [
          ...placed(session, ctx),
          ...standingConflicts(conflicts, ctx),
          ...(isOutsideHours(ctx.visit, session) ? [paragraph(ctx.t.agenda.outsideHours(ctx.visit))] : []),
          note(ctx.t.agenda.draftOnly),
          draftNext(ctx),
          ...offerRoom(session.room, await listPlaces(ctx.deps.db, ctx.visit.id), ctx),
        ],
      };
    },
  }),

  swap: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    fields: { numbers: required(numbers), anyway: hidden(yesNo) },
    async run(ctx, { numbers, anyway }) {
      const [first, second, third] = numbers;
      if (first === undefined || second === undefined || third !== undefined) {
        throw new UserError((t) => t.conflict.swapTwo, { field: 'numbers', instead: (t) => t.conflict.swapLine });
      }
      const sessions = await swapSessions(ctx.deps, ctx.actor, ctx.visit.id, [first, second], { anyway });
      const conflicts = await listConflictsOf(ctx.deps.db, ctx.visit, first, second);
      return {
        blocks: [
          paragraph(ctx.t.conflict.swapped(...sessions)),
          ...sessions.flatMap((session) => placed(session, ctx)),
          ...standingConflicts(conflicts, ctx),
          note(ctx.t.agenda.draftOnly),
          draftNext(ctx),
        ],
      };
    },
  }),

  unschedule: visitVerb({
    who: 'coordinator',
    words: 'number',
    fields: { number: required(number) },
    async run(ctx, input) {
      const session = await unscheduleSession(ctx.deps, ctx.actor, ctx.visit.id, input.number);
      return { blocks: [paragraph(ctx.t.agenda.unscheduled(session)), draftButton(ctx)] };
    },
  }),
};

function placeOf({ length, room }: { length?: string; room?: string }) {
  return { length: length ?? '', room: room ?? '' };
}

/** What the modal that moves shows at first: where it stands, or where it is wished for. */
async function currentPlace(ctx: VisitContext, number: number): Promise<Given> {
  const topic = await findTopic(ctx.deps.db, ctx.visit.id, number);
  const session = await findSession(ctx.deps.db, ctx.visit.id, number);
  if (session) {
    const zone = ctx.visit.time_zone;
    const standing = { day: dayOf(session.starts_at, zone), time: wallTimeOf(session.starts_at, zone) };
    return { ...placeOf(placeGiven(session, ctx)), slot: slotValue(standing) };
  }
  if (!topic) return {};
  const { wished_day, wished_time } = topic;
  const wish = wished_day && wished_time ? slotValue({ day: wished_day, time: wished_time }) : '';
  return { ...placeOf(wishGiven(topic, ctx)), slot: wish };
}
