import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasLaterSent, listInvitations } from '../../src/db/invitation.ts';
import { cancelInvitations, planCancellation } from '../../src/domain/invitation-cancel.ts';
import { resendInvitations } from '../../src/domain/invitation-resend.ts';
import { changeSettings } from '../../src/domain/settings.ts';
import { UserError } from '../../src/errors.ts';
import { engines } from '../support/databases.ts';
import { coordinator, type InvitationWorld, invitationWorld } from './invitation-world.ts';

const goetz = { kind: 'name' as const, name: 'Goetz' };

/** One person, invited to two days. */
async function invite(w: InvitationWorld): Promise<void> {
  await w.fix(1, '09:00', 'Begrüßung');
  await w.fix(2, '09:00', 'Jugendhilfe');
  await w.publish();
  await w.member('goetz@blk.example.org', { name: 'Goetz' });
  await w.send();
}

const statesOf = async (w: InvitationWorld) =>
  (await listInvitations(w.deps.db, w.visit.id)).map(({ scope, sequence, status }) => [
    scope.slice(0, 7),
    sequence,
    status,
  ]);

for (const engine of engines) {
  describe(`invitations as a whole on ${engine}`, () => {
    it('are all called off as previewed, once, also by two at the same moment', async () => {
      await using w = await invitationWorld(engine);
      await invite(w);
      const { people } = await planCancellation(w.deps, coordinator, w.visit.id);
      assert.deepEqual(
        people.map(({ name, cancelled }) => [name, cancelled]),
        [['Goetz', 2]],
      );
      const both = await Promise.all([1, 2].map(() => cancelInvitations(w.deps, coordinator, w.visit.id)));
      assert.equal(both.flatMap((each) => each.people).length, 1);
      assert.equal((await w.mails()).length, 4);
      assert.deepEqual(await statesOf(w), [
        ['day:202', 1, 'cancelled'],
        ['day:202', 1, 'cancelled'],
      ]);
      assert.equal((await planCancellation(w.deps, coordinator, w.visit.id)).cancelledAt, '2027-03-01T08:00:00.000Z');
    });

    it('come back under the same UIDs, and follow the programme again', async () => {
      await using w = await invitationWorld(engine);
      await invite(w);
      const uids = (await listInvitations(w.deps.db, w.visit.id)).map(({ uid }) => uid);
      await cancelInvitations(w.deps, coordinator, w.visit.id);
      await w.fix(2, '12:00', 'Abschluss');
      await w.publish();
      assert.equal((await w.mails()).length, 4);
      await w.send();
      const back = await listInvitations(w.deps.db, w.visit.id);
      assert.deepEqual(
        back.map(({ uid, sequence, status }) => [uid, sequence, status]),
        uids.map((uid) => [uid, 2, 'active']),
      );
      await w.fix(2, '14:00', 'Nachtrag');
      await w.publish();
      assert.equal((await w.mails()).length, 7);
    });

    it('change their kind in one go, also when two change it at the same moment', async () => {
      await using w = await invitationWorld(engine);
      await invite(w);
      const wanted = { scope: 'session' as const };
      const asked = await changeSettings(w.deps, coordinator, w.visit.id, wanted, false);
      assert.deepEqual([asked.isDone, asked.visit.invitation_scope, (await w.mails()).length], [false, 'day', 2]);
      await Promise.all([1, 2].map(() => changeSettings(w.deps, coordinator, w.visit.id, wanted, true)));
      assert.equal((await w.mails()).length, 6);
      assert.deepEqual(await statesOf(w), [
        ['day:202', 1, 'cancelled'],
        ['day:202', 1, 'cancelled'],
        ['session', 0, 'active'],
        ['session', 0, 'active'],
      ]);
    });

    it('are refused another kind while mails would go out and cannot', async () => {
      await using w = await invitationWorld(engine);
      await invite(w);
      const config = { ...w.deps.config, smtpUrl: undefined };
      await assert.rejects(
        changeSettings({ ...w.deps, config }, coordinator, w.visit.id, { scope: 'session' }, true),
        UserError,
      );
      assert.deepEqual((await statesOf(w))[0], ['day:202', 0, 'active']);
    });

    it('know which mails were overtaken by later ones to the same address', async () => {
      await using w = await invitationWorld(engine);
      await invite(w);
      const { db } = w.deps;
      const [first] = await w.mails();
      await db
        .updateTable('outbox')
        .set({ status: 'failed' })
        .where('id', '=', first?.id ?? 0)
        .execute();
      await resendInvitations(w.deps, coordinator, w.visit.id, goetz);
      const mails = await w.mails();
      assert.deepEqual(
        mails.map(({ status }) => status),
        ['expired', 'pending', 'pending', 'pending'],
      );
      const [id = ''] = mails.slice(0, 1).map(({ payload }) => JSON.parse(payload).invitationId);
      const later = (lane: string) => hasLaterSent(db, id, 0, lane);
      assert.equal(await later('mail:goetz@blk.example.org'), false);
      await db.updateTable('outbox').set({ status: 'sent' }).where('status', '=', 'pending').execute();
      assert.equal(await later('mail:goetz@blk.example.org'), true);
      assert.equal(await later('mail:other@blk.example.org'), false);
      assert.equal(await hasLaterSent(db, id, 1, 'mail:goetz@blk.example.org'), false);
    });
  });
}
