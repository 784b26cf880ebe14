/** What calendars answer to invitations: what counts, what is shown, and what changes nothing. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CalendarMessage, IncomingMail } from '../../src/domain/incoming-mail.ts';
import { removePerson } from '../../src/domain/person.ts';
import { replyFromPage } from '../../src/domain/reply.ts';
import { findAnswers } from '../../src/domain/reply-answers.ts';
import { moveSession } from '../../src/domain/session.ts';
import { takeMail } from '../../src/domain/take-mail.ts';
import { engines } from '../support/databases.ts';
import {
  attendeeOf,
  inboxOf,
  invited,
  mailOf,
  messageOf,
  notesIn,
  otherVisit,
  repliesIn,
  sabine,
} from './incoming-sample.ts';
import { coordinator, type InvitationWorld, invitationWorld } from './invitation-world.ts';

type Sketch = { mail?: Partial<IncomingMail>; message?: Partial<CalendarMessage> };

function take(w: InvitationWorld, uid: string, { mail, message }: Sketch = {}) {
  return takeMail(w.deps, mailOf({ calendarMessages: [messageOf(uid, message)], ...mail }));
}

const stranger = { name: 'Max Müller', address: 'max@elsewhere.example' };

for (const engine of engines) {
  describe(`an answer by calendar on ${engine}`, () => {
    it('counts for the event that it is about, with what was written', async () => {
      await using w = await invitationWorld(engine);
      const { person, first } = await invited(w);
      const message = { attendees: [attendeeOf({ partstat: 'DECLINED', comment: 'Im Urlaub\r\nbis Juli' })] };
      assert.equal(await take(w, first.uid, { message }), 'taken');
      const [reply, ...others] = await repliesIn(w);
      assert.equal(others.length, 0);
      assert.deepEqual(
        [reply?.person_id, reply?.invitation_id, reply?.answer, reply?.via, reply?.reason, reply?.is_outdated],
        [person.id, first.id, 'no', 'mail', 'Im Urlaub bis Juli', 0],
      );
      assert.deepEqual([reply?.sequence, reply?.stamped_at], [0, '2027-03-02T08:59:00.000Z']);
      assert.deepEqual(await inboxOf(w), []);
    });

    it('counts once, however often the mail or the same answer comes', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      const mail = mailOf({ calendarMessages: [messageOf(first.uid)] });
      assert.equal(await takeMail(w.deps, mail), 'taken');
      assert.equal(await takeMail(w.deps, mail), 'taken');
      await w.deps.db.deleteFrom('delivery').execute();
      assert.equal(await takeMail(w.deps, mail), 'taken');
      assert.equal(await take(w, first.uid), 'taken');
      assert.equal((await repliesIn(w)).length, 1);
    });

    it('gives way to a newer one that came first', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      await take(w, first.uid, { message: { stampedAt: '2027-03-02T09:00:00.000Z' } });
      const late = { stampedAt: '2027-03-02T08:00:00.000Z', attendees: [attendeeOf({ partstat: 'DECLINED' })] };
      await take(w, first.uid, { message: late });
      assert.deepEqual(
        (await repliesIn(w)).map(({ answer }) => answer),
        ['yes'],
      );
      const newer = { stampedAt: '2027-03-02T09:00:01.000Z', attendees: [attendeeOf({ partstat: 'TENTATIVE' })] };
      await take(w, first.uid, { message: newer });
      assert.deepEqual(
        (await repliesIn(w)).map(({ answer }) => answer),
        ['yes', 'maybe'],
      );
    });

    it('to an earlier version is written down, does not count, and is shown', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      await moveSession(w.deps, coordinator, w.visit.id, 1, { time: '08:00' });
      await w.publish();
      await take(w, first.uid);
      assert.deepEqual(
        (await repliesIn(w)).map(({ answer, is_outdated }) => [answer, is_outdated]),
        [['yes', 1]],
      );
      const [shown] = await inboxOf(w);
      assert.deepEqual([shown?.kind, shown?.details.answer, shown?.number], ['outdated', 'yes', 1]);
      assert.equal((await notesIn(w)).length, 1);
    });

    it('with a SEQUENCE higher than ours counts, and does not keep later ones from counting', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      await take(w, first.uid, { message: { sequence: 7 } });
      const later = { stampedAt: '2027-03-03T09:00:00.000Z', attendees: [attendeeOf({ partstat: 'DECLINED' })] };
      await take(w, first.uid, { message: later });
      assert.deepEqual(
        (await repliesIn(w)).map(({ answer, sequence }) => [answer, sequence]),
        [
          ['yes', 0],
          ['no', 0],
        ],
      );
      const invitation = await w.deps.db
        .selectFrom('invitation')
        .select('sequence')
        .where('id', '=', first.id)
        .execute();
      assert.deepEqual(invitation, [{ sequence: 0 }]);
    });

    it('of a stranger in the name of the invited changes nothing, and is shown', async () => {
      await using w = await invitationWorld(engine);
      const { first, person } = await invited(w);
      assert.equal(await take(w, first.uid, { mail: { from: stranger } }), 'taken');
      assert.deepEqual(await repliesIn(w), []);
      const [shown] = await inboxOf(w);
      assert.deepEqual(
        [shown?.kind, shown?.from_address, shown?.person_id, shown?.details.answer],
        ['stranger', stranger.address, person.id, 'yes'],
      );
    });

    it('of whom the invitation was passed on to is shown as a stranger’s', async () => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      const attendees = [attendeeOf({ partstat: 'NEEDS-ACTION' }), attendeeOf({ address: stranger.address })];
      await take(w, first.uid, { mail: { from: stranger }, message: { attendees } });
      assert.deepEqual(await repliesIn(w), []);
      const [shown] = await inboxOf(w);
      assert.deepEqual([shown?.kind, shown?.person_id, shown?.details.answer], ['stranger', null, 'yes']);
    });

    it('to an event that nobody knows is shown to whoever coordinates, and is not dropped', async () => {
      await using w = await invitationWorld(engine);
      await invited(w);
      assert.equal(await take(w, 'unknown@elsewhere.example', { mail: { from: stranger } }), 'taken');
      assert.equal(await take(w, 'unknown@elsewhere.example'), 'taken');
      assert.deepEqual(
        (await inboxOf(w)).map(({ kind }) => kind),
        ['stranger', 'message'],
      );
    });
  });
}

describe('an answer by calendar', () => {
  it('counts where the method is missing, and the whole list of people is repeated', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    const others = [attendeeOf({ address: 'x@blk.example.org', partstat: 'DECLINED' }), attendeeOf()];
    await take(w, first.uid, { message: { method: '', attendees: others } });
    assert.deepEqual(
      (await repliesIn(w)).map(({ answer }) => answer),
      ['yes'],
    );
  });

  it('by an assistant of the same house counts, and says whose hand it was', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    const office = { name: 'Vorzimmer', address: 'vorzimmer@blk.example.org' };
    const attendees = [attendeeOf({ sentBy: office.address, comment: 'Gern' })];
    await take(w, first.uid, { mail: { from: office }, message: { attendees } });
    await take(w, first.uid, {
      mail: { sender: office },
      message: { stampedAt: '2027-03-02T10:00:00.000Z' },
    });
    assert.deepEqual(
      (await repliesIn(w)).map(({ answer, reason }) => [answer, reason]),
      [
        ['yes', 'Gern (beantwortet von vorzimmer@blk.example.org)'],
        ['yes', 'beantwortet von vorzimmer@blk.example.org'],
      ],
    );
  });

  it('by somebody of another house who says to be an assistant is shown, and not counted', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    const attendees = [attendeeOf({ sentBy: stranger.address })];
    await take(w, first.uid, { mail: { from: stranger }, message: { attendees } });
    assert.deepEqual(await repliesIn(w), []);
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind }) => kind),
      ['unverified'],
    );
  });

  it('that the mail server doubts is shown, and not counted', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await take(w, first.uid, { mail: { authentication: 'failed' } });
    assert.deepEqual(await repliesIn(w), []);
    const [shown] = await inboxOf(w);
    assert.deepEqual([shown?.kind, shown?.details.isDoubtful], ['unverified', true]);
  });

  it('that delegates names who is to come, and invites nobody', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    const attendees = [attendeeOf({ partstat: 'DELEGATED', delegatedTo: ['ole@blk.example.org'] })];
    await take(w, first.uid, { message: { attendees } });
    const ole = { name: 'Ole Fuchs', address: 'ole@blk.example.org' };
    const his = attendeeOf({ address: ole.address, name: ole.name, delegatedFrom: [sabine] });
    await take(w, first.uid, { mail: { from: ole }, message: { attendees: [his] } });
    assert.deepEqual(await repliesIn(w), []);
    const [named, answered] = await inboxOf(w);
    assert.deepEqual([named?.kind, named?.details.delegates], ['delegation', [{ name: '', address: ole.address }]]);
    assert.deepEqual([answered?.kind, answered?.details.delegates], ['delegation', [ole]]);
    assert.equal((await w.deps.db.selectFrom('person').select('id').execute()).length, 1);
  });

  it('that answers nothing is taken without a word', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    const attendees = [attendeeOf({ partstat: 'NEEDS-ACTION' })];
    assert.equal(await take(w, first.uid, { message: { attendees } }), 'taken');
    assert.deepEqual([await repliesIn(w), await inboxOf(w)], [[], []]);
  });

  it('after the event, or of somebody who was removed, is shown and does not count', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    w.pass(120 * 24 * 60);
    await take(w, first.uid);
    assert.deepEqual(
      (await repliesIn(w)).map(({ is_outdated }) => is_outdated),
      [1],
    );
    await removePerson(w.deps, coordinator, w.visit.id, { kind: 'email', address: sabine });
    await take(w, first.uid, { message: { stampedAt: '2027-03-05T08:00:00.000Z' } });
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind, person_id }) => [kind, person_id]),
      [['outdated', null]],
    );
  });

  it('from an address that the person has had before counts only by hand', async () => {
    await using w = await invitationWorld('sqlite');
    const { first, person } = await invited(w);
    await w.deps.db
      .updateTable('person')
      .set({ email: 'krause@blk.example.org' })
      .where('id', '=', person.id)
      .execute();
    await w.send();
    await take(w, first.uid, { message: { sequence: 99 } });
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind }) => kind),
      ['outdated'],
    );
  });

  it('to a closed visit stays in the mailbox', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await w.deps.db.updateTable('visit').set({ status: 'closed' }).execute();
    assert.equal(await take(w, first.uid), 'left');
    assert.deepEqual(await repliesIn(w), []);
    // It may be taken later: nothing says that it was.
    await w.deps.db.updateTable('visit').set({ status: 'open' }).execute();
    assert.equal(await take(w, first.uid), 'taken');
  });

  it('to a closed visit is for no other visit to read', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await w.deps.db.updateTable('visit').set({ status: 'closed' }).execute();
    await otherVisit(w);
    assert.equal(await take(w, first.uid), 'left');
    assert.deepEqual(await inboxOf(w), []);
    assert.equal(await take(w, 'never-ours@example.org'), 'taken', 'what nobody knows is shown');
  });

  it('that was sent before another answer and read after it, does not undo that one', async () => {
    await using w = await invitationWorld('sqlite');
    const { first, person } = await invited(w);
    w.pass(3 * 60);
    await replyFromPage(w.deps, person.id, { answer: 'no' });
    w.pass(60);
    const early = { receivedAt: '2027-03-01T09:00:00.000Z' };
    const about = (uid: string) => ({ calendarMessages: [messageOf(uid)] });
    await takeMail(w.deps, mailOf({ ...early, ...about(first.uid) }));
    const { overall, history } = await findAnswers(w.deps.db, w.visit, w.deps.now(), person.id);
    assert.equal(overall.kind, 'no');
    assert.deepEqual(
      history.map(({ answer, created_at }) => [answer, created_at]),
      [
        ['yes', early.receivedAt],
        ['no', '2027-03-01T11:00:00.000Z'],
      ],
    );
  });
});

describe('another suggested time', () => {
  const suggested = { method: 'COUNTER', start: '2027-06-15T09:00:00.000Z', end: '2027-06-15T12:00:00.000Z' };

  it('counts nothing and is shown; a newer suggestion takes its place', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await take(w, first.uid, { message: suggested });
    await take(w, first.uid, { message: { ...suggested, start: '2027-06-15T09:30:00.000Z' } });
    assert.deepEqual(await repliesIn(w), []);
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind, settled_at, details }) => [kind, settled_at === null, details.start]),
      [
        ['counter', false, '2027-06-15T09:00:00.000Z'],
        ['counter', true, '2027-06-15T09:30:00.000Z'],
      ],
    );
  });

  it('of a stranger, or to an earlier version, is none to agree to', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await take(w, first.uid, { mail: { from: stranger }, message: suggested });
    await moveSession(w.deps, coordinator, w.visit.id, 1, { time: '08:00' });
    await w.publish();
    await take(w, first.uid, { message: suggested });
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind }) => kind),
      ['stranger', 'outdated'],
    );
  });
});
