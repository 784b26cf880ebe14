/** Mails that came back: which invitation it was, who has none, and what is no news. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeliveryReport } from '../../src/domain/incoming-mail.ts';
import { moveSession } from '../../src/domain/session.ts';
import { takeMail } from '../../src/domain/take-mail.ts';
import { engines } from '../support/databases.ts';
import { inboxOf, invited, mailOf, notesIn, otherVisit, sabine } from './incoming-sample.ts';
import { coordinator, type InvitationWorld, invitationWorld } from './invitation-world.ts';

const failed = { address: sabine, action: 'failed', status: '5.1.1' } as const;
const daemon = { name: 'Mail Delivery System', address: 'mailer-daemon@lkos.example.org' };

function bounce(w: InvitationWorld, report: Partial<DeliveryReport>) {
  const whole = { recipients: [failed], messageId: undefined, uid: undefined, ...report };
  return takeMail(w.deps, mailOf({ from: daemon, isAutomatic: true, report: whole }));
}

function revisionsIn({ deps }: InvitationWorld) {
  return deps.db.selectFrom('invitation_revision').selectAll().orderBy('invitation_id').orderBy('sequence').execute();
}

async function bouncesIn(w: InvitationWorld): Promise<[boolean, string | null][]> {
  return (await revisionsIn(w)).map((each) => [each.bounced_at !== null, each.bounce_status]);
}

for (const engine of engines) {
  describe(`a mail that came back on ${engine}`, () => {
    it('is known by its Message-ID; the coordinators are told once for one mailbox', async () => {
      await using w = await invitationWorld(engine);
      const { person } = await invited(w);
      for (const { message_id: messageId } of await revisionsIn(w)) {
        assert.equal(await bounce(w, { messageId }), 'taken');
      }
      assert.deepEqual(await bouncesIn(w), [
        [true, '5.1.1'],
        [true, '5.1.1'],
      ]);
      const [shown, ...others] = await inboxOf(w);
      assert.equal(others.length, 0);
      assert.deepEqual([shown?.kind, shown?.person_id], ['bounce', person.id]);
      assert.deepEqual(shown?.details.failed, { address: sabine, status: '5.1.1', method: 'REQUEST' });
      assert.equal((await notesIn(w)).length, 1);
    });

    it('is known by the event in it, or by its address when a mail went there lately', async () => {
      await using w = await invitationWorld(engine);
      const { second } = await invited(w);
      assert.equal(await bounce(w, { uid: second.uid }), 'taken');
      const outbox = { status: 'sent', sent_at: w.deps.now().toISOString() } as const;
      await w.deps.db.updateTable('outbox').set(outbox).where('kind', '=', 'invitation-mail').execute();
      await w.deps.db.updateTable('invitation_revision').set({ bounced_at: null, bounce_status: null }).execute();
      assert.equal(await bounce(w, { recipients: [{ ...failed, address: sabine }] }), 'taken');
      assert.equal((await bouncesIn(w)).filter(([isBounced]) => isBounced).length, 1);
    });

    it('of an earlier version is noted, and no news', async () => {
      await using w = await invitationWorld(engine);
      await invited(w);
      const [first] = await revisionsIn(w);
      await moveSession(w.deps, coordinator, w.visit.id, 1, { time: '08:00' });
      await moveSession(w.deps, coordinator, w.visit.id, 3, { time: '09:00' });
      await w.publish();
      await bounce(w, { messageId: first?.message_id });
      assert.equal((await bouncesIn(w)).filter(([isBounced]) => isBounced).length, 1);
      assert.deepEqual(await inboxOf(w), []);
    });

    it('of a closed visit is for no other visit to read', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      const [revision] = await revisionsIn(w);
      await w.deps.db.updateTable('visit').set({ status: 'closed' }).execute();
      await otherVisit(w);
      assert.equal(await bounce(w, { messageId: revision?.message_id }), 'left');
      assert.equal(await bounce(w, { uid: first.uid }), 'left');
      assert.deepEqual(await inboxOf(w), []);
    });
  });
}

describe('a report on a mail', () => {
  it('that it is late changes nothing, but is ours', async () => {
    await using w = await invitationWorld('sqlite');
    await invited(w);
    const [first] = await revisionsIn(w);
    const late = { ...failed, action: 'delayed' } as const;
    assert.equal(await bounce(w, { messageId: first?.message_id, recipients: [late] }), 'taken');
    assert.equal(await bounce(w, { recipients: [{ ...late, address: 'x@y.example' }] }), 'left');
    assert.deepEqual([await inboxOf(w), (await bouncesIn(w)).flat().includes(true)], [[], false]);
  });

  it('that is none of ours stays in the mailbox', async () => {
    await using w = await invitationWorld('sqlite');
    await invited(w);
    assert.equal(await bounce(w, { messageId: '<newsletter.1@lkos.example.org>' }), 'left');
    assert.equal(await bounce(w, { recipients: [{ ...failed, address: 'x@elsewhere.example' }] }), 'left');
    assert.deepEqual(await inboxOf(w), []);
  });

  it('of a mail of ours that is known no more, or of a reminder, is shown', async () => {
    await using w = await invitationWorld('sqlite');
    const { person } = await invited(w);
    const recipients = [{ ...failed, address: 'x@elsewhere.example' }];
    assert.equal(await bounce(w, { messageId: '<invitation.gone.3@example.org>', recipients }), 'taken');
    assert.equal(await bounce(w, { messageId: `<reminder.17.${person.id}@example.org>` }), 'taken');
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind, person_id }) => [kind, person_id]),
      [
        ['bounce', null],
        ['bounce', person.id],
      ],
    );
  });
});
