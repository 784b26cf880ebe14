import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteInvitationsOfRemoved } from '../../src/db/invitation-erasure.ts';
import { insertEffect } from '../../src/db/outbox.ts';
import type { OutboxStatus } from '../../src/db/schema.ts';
import { removePerson } from '../../src/domain/person.ts';
import { sendReminders } from '../../src/domain/reminder.ts';
import { coordinator, type InvitationWorld, invitationWorld } from '../domain/invitation-world.ts';
import { engines } from '../support/databases.ts';
import { inTransaction } from './sample-rows.ts';

async function mark({ deps }: InvitationWorld, status: OutboxStatus): Promise<void> {
  await deps.db.updateTable('outbox').set({ status }).where('kind', '=', 'invitation-mail').execute();
}

async function invited({ deps }: InvitationWorld): Promise<string[]> {
  const rows = await deps.db.selectFrom('invitation').select('person_id').distinct().execute();
  return rows.map(({ person_id }) => person_id);
}

for (const engine of engines) {
  describe(`the invitations of someone who was removed, on ${engine}`, () => {
    it('are erased with their mails once these are sent, or could not be until the event was over', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      const stays = await w.member('anna@blk.example.org');
      const leaves = await w.member('goetz@blk.example.org');
      await w.send();
      await mark(w, 'sent');
      await removePerson(w.deps, coordinator, w.visit.id, { kind: 'email', address: 'goetz@blk.example.org' });
      const erase = () => deleteInvitationsOfRemoved(w.deps.db, w.deps.now());
      await erase();
      assert.deepEqual(new Set(await invited(w)), new Set([stays.id, leaves.id]), 'the cancellation waits');
      await mark(w, 'failed');
      await erase();
      assert.equal((await invited(w)).length, 2, 'a coordinator may have it sent again');
      w.pass(200 * 24 * 60);
      await erase();
      assert.deepEqual(await invited(w), [stays.id]);
      assert.deepEqual(
        (await w.mails()).map(({ lane }) => lane),
        ['mail:anna@blk.example.org'],
      );
    });

    it('take along reminders and declined times, which hold the address, too', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('anna@blk.example.org');
      await w.member('goetz@blk.example.org');
      await w.send();
      await sendReminders(w.deps, coordinator, w.visit.id);
      const declined = { kind: 'decline-counter', teamId: 'T1', visitId: w.visit.id, payload: { mailId: 'm1' } };
      const lane = 'mail:goetz@blk.example.org';
      await inTransaction(w.deps.db, (trx) =>
        insertEffect(trx, { ...declined, key: 'decline-counter:m1', lane, now: w.deps.now() }),
      );
      await removePerson(w.deps, coordinator, w.visit.id, { kind: 'email', address: 'goetz@blk.example.org' });
      await w.deps.db.updateTable('outbox').set({ status: 'sent' }).execute();
      await deleteInvitationsOfRemoved(w.deps.db, w.deps.now());
      const left = await w.deps.db
        .selectFrom('outbox')
        .select(['kind', 'lane'])
        .where('lane', 'like', 'mail:%')
        .execute();
      assert.deepEqual(
        left.map((each) => `${each.kind} ${each.lane}`),
        ['invitation-mail mail:anna@blk.example.org', 'reminder-mail mail:anna@blk.example.org'],
      );
    });
  });
}
