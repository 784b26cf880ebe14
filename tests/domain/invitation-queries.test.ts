/** How many questions to the database lists and plans take: as many for a few people as for a whole delegation. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import { planInvitations } from '../../src/domain/invitation.ts';
import { planCancellation } from '../../src/domain/invitation-cancel.ts';
import { getInvitationStatus } from '../../src/domain/invitation-status.ts';
import { planPublication } from '../../src/domain/publication.ts';
import { planReminders } from '../../src/domain/reminder.ts';
import { coordinator, type InvitationWorld, invitationWorld } from './invitation-world.ts';

async function askedFor(w: InvitationWorld, work: (w: InvitationWorld) => Promise<unknown>): Promise<number> {
  let asked = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work({ ...w, deps: { ...w.deps, db: w.deps.db.withPlugin(counter) } });
  return asked;
}

async function addMembers(w: InvitationWorld, from: number, to: number): Promise<void> {
  for (let each = from; each < to; each += 1) await w.member(`member${each}@blk.example.org`);
}

const lists: Record<string, (w: InvitationWorld) => Promise<unknown>> = {
  'the status': ({ deps, visit }) => getInvitationStatus(deps, coordinator, visit.id),
  'the preview of invitations': ({ deps, visit }) => planInvitations(deps, coordinator, visit.id),
  'the preview of a publication': ({ deps, visit }) => planPublication(deps, coordinator, visit.id),
  'the preview of reminders': ({ deps, visit }) => planReminders(deps, coordinator, visit.id),
  'the preview of a cancellation': ({ deps, visit }) => planCancellation(deps, coordinator, visit.id),
};

describe('the number of questions to the database', () => {
  for (const [name, work] of Object.entries(lists)) {
    it(`is the same for ${name}, however many are invited`, async () => {
      await using w = await invitationWorld('sqlite');
      await w.fix(1, '09:00', 'Begrüßung');
      await w.fix(2, '09:00', 'Abschied');
      await w.publish();
      await w.fix(2, '11:00', 'Noch nicht veröffentlicht');
      await addMembers(w, 0, 2);
      await w.send();
      const few = await askedFor(w, work);
      assert.ok(few > 0);
      await addMembers(w, 2, 30);
      await w.send();
      assert.equal(await askedFor(w, work), few);
    });
  }
});
