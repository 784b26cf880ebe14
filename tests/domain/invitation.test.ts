import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listInvitations } from '../../src/db/invitation.ts';
import { planInvitations, sendInvitations } from '../../src/domain/invitation.ts';
import { previewFollow } from '../../src/domain/invitation-follow.ts';
import { invitationStatus } from '../../src/domain/invitation-status.ts';
import { editPerson, registerMember, removePerson } from '../../src/domain/person.ts';
import { draftProgramme } from '../../src/domain/programme.ts';
import { moveSession, unscheduleSession } from '../../src/domain/session.ts';
import { UserError } from '../../src/errors.ts';
import { texts } from '../../src/i18n/index.ts';
import { engines } from '../support/databases.ts';
import { coordinator, invitationWorld } from './invitation-world.ts';

const saysIn = (words: RegExp) => (error: unknown) => error instanceof UserError && words.test(error.say(texts('en')));

for (const engine of engines) {
  describe(`invitations on ${engine}`, () => {
    it('needs a published programme, and says how to get one', async () => {
      await using w = await invitationWorld(engine);
      await assert.rejects(planInvitations(w.deps, coordinator, w.visit.id), saysIn(/nothing is published yet/));
    });

    it('sends nothing where mail is not set up, and says so in the plan', async () => {
      await using w = await invitationWorld(engine, { smtpUrl: undefined, mailFrom: undefined });
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      assert.equal((await planInvitations(w.deps, coordinator, w.visit.id)).isMailSetUp, false);
      await assert.rejects(w.send(), saysIn(/SMTP_URL/));
      assert.deepEqual(await w.mails(), []);
    });

    it('plans without doing, then does what it planned, and the second time nothing', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.fix(2, '09:00', 'Jugendhilfe');
      await w.publish();
      await w.member('goetz.ulrich@blk.example.org', { side: 'guest' });
      await registerMember(w.deps, coordinator, w.visit.id, { kind: 'name', name: 'Michael Lübbersmann' }, {});
      const plan = await planInvitations(w.deps, coordinator, w.visit.id);
      assert.deepEqual(
        plan.people.map(({ name, added }) => [name, added]),
        [['Goetz Ulrich', 2]],
      );
      assert.deepEqual(plan.unreachable, ['Michael Lübbersmann']);
      assert.deepEqual(await w.mails(), []);
      assert.deepEqual(await w.send(), plan);
      assert.equal((await w.mails()).length, 2);
      assert.deepEqual((await w.send()).people, []);
      assert.equal((await w.mails()).length, 2);
    });

    it('writes UID and outbox row once, with a lane per address and the end of the event as expiry', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('Goetz.Ulrich@BLK.example.org');
      await w.send();
      const [invitation] = await listInvitations(w.deps.db, w.visit.id);
      const [mail] = await w.mails();
      assert.equal(invitation?.uid, `${invitation?.id}@example.org`);
      assert.equal(mail?.key, `invitation:${invitation?.id}:0`);
      assert.equal(mail?.lane, 'mail:goetz.ulrich@blk.example.org');
      assert.equal(mail?.expires_at, '2027-06-15T07:45:00.000Z');
    });

    it('speaks the language of the person, else of the person in Slack, else of the visit', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('goetz.ulrich@blk.example.org');
      await w.member('ann.hall@blk.example.org', { language: 'en' });
      await registerMember(w.deps, coordinator, w.visit.id, { kind: 'user', userId: 'U2' }, {});
      await w.send();
      const contents = (await listInvitations(w.deps.db, w.visit.id)).map(({ content }) => JSON.parse(content));
      const languages = new Map(contents.map(({ attendee, language }) => [attendee.name, language]));
      assert.deepEqual(Object.fromEntries(languages), {
        'Goetz Ulrich': 'de',
        'Ann Hall': 'en',
        'Katja Bielefeld': 'en',
      });
    });

    it('follows a publication for those invited before and nobody else, as previewed', async () => {
      await using w = await invitationWorld(engine);
      const welcome = await w.fix(1, '09:00', 'Begrüßung');
      await w.fix(2, '09:00', 'Jugendhilfe');
      await w.publish();
      await w.member('goetz.ulrich@blk.example.org');
      await w.send();
      await w.member('later@blk.example.org');
      w.pass(60);
      await moveSession(w.deps, coordinator, w.visit.id, welcome.number, { time: '10:00' });
      await unscheduleSession(w.deps, coordinator, w.visit.id, 2);
      const draft = await draftProgramme(w.deps.db, w.visit);
      assert.deepEqual(await previewFollow(w.deps, w.deps.db, w.visit, draft), {
        anyoneInvited: true,
        areCancelled: false,
        updated: ['Goetz Ulrich'],
        cancelled: ['Goetz Ulrich'],
      });
      await w.publish();
      const invitations = await listInvitations(w.deps.db, w.visit.id);
      assert.deepEqual(
        invitations.map(({ scope, sequence, status }) => [scope, sequence, status]),
        [
          ['day:2027-06-15', 1, 'active'],
          ['day:2027-06-16', 1, 'cancelled'],
        ],
      );
    });

    it('calls everything off for someone who leaves, and keeps the address for it', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('goetz.ulrich@blk.example.org');
      await w.send();
      await removePerson(w.deps, coordinator, w.visit.id, { kind: 'name', name: 'Goetz Ulrich' });
      const [invitation] = await listInvitations(w.deps.db, w.visit.id);
      assert.equal(invitation?.status, 'cancelled');
      const content = JSON.parse(invitation.content);
      assert.equal(content.why, 'uninvited');
      assert.equal(content.attendee.address, 'goetz.ulrich@blk.example.org');
      assert.equal((await w.mails()).length, 2);
    });

    it('takes the event out of the old mailbox and puts it into the new one', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      const person = await w.member('goetz@blk.example.org');
      await w.send();
      await editPerson(
        w.deps,
        coordinator,
        w.visit.id,
        { kind: 'name', name: person.name },
        { email: 'new@blk.example.org' },
      );
      await w.send();
      const lanes = (await w.mails()).map(({ lane }) => lane);
      assert.deepEqual(lanes, ['mail:goetz@blk.example.org', 'mail:goetz@blk.example.org', 'mail:new@blk.example.org']);
      const [invitation] = await listInvitations(w.deps.db, w.visit.id);
      assert.deepEqual([invitation?.sequence, invitation?.status], [2, 'active']);
    });

    it('leaves a day alone that is over', async () => {
      await using w = await invitationWorld(engine);
      const welcome = await w.fix(1, '09:00', 'Begrüßung');
      await w.fix(2, '09:00', 'Jugendhilfe');
      await w.publish();
      await w.member('goetz@blk.example.org');
      await w.send();
      w.pass(60 * 24 * 106 + 60 * 4);
      await unscheduleSession(w.deps, coordinator, w.visit.id, welcome.number);
      await w.publish();
      assert.equal((await w.mails()).length, 2);
    });

    it('says what came of the sending', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('a@blk.example.org', { name: 'A', role: 'head' });
      await w.member('b@blk.example.org', { name: 'B' });
      await registerMember(w.deps, coordinator, w.visit.id, { kind: 'name', name: 'C' }, {});
      await w.send();
      const [mail] = await w.mails();
      await w.deps.db
        .updateTable('outbox')
        .set({ status: 'failed', last_error: 'SMTP 550' })
        .where('key', '=', mail?.key ?? '')
        .execute();
      const status = await invitationStatus(w.deps.db, w.visit, w.deps.now());
      assert.deepEqual(
        status.map(({ name, state, events, reason }) => [name, state, events.length, reason]),
        [
          ['A', 'failed', 1, 'SMTP 550'],
          ['B', 'waiting', 1, undefined],
          ['C', 'no-address', 0, undefined],
        ],
      );
    });

    it('is refused to who does not coordinate', async () => {
      await using w = await invitationWorld(engine);
      const someone = { ...coordinator, userId: 'U2' };
      await assert.rejects(sendInvitations(w.deps, someone, w.visit.id), saysIn(/Only coordinators/));
      await assert.rejects(planInvitations(w.deps, someone, w.visit.id), saysIn(/Only coordinators/));
    });

    it('sends each message once when two coordinators send at the same moment', async () => {
      await using w = await invitationWorld(engine);
      await w.fix(1, '09:00', 'Begrüßung');
      await w.publish();
      await w.member('goetz@blk.example.org');
      const plans = await Promise.all([w.send(), w.send()]);
      assert.equal(plans.flatMap(({ people }) => people).length, 1);
      assert.equal((await w.mails()).length, 1);
    });
  });
}
