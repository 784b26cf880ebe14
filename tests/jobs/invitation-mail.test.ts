import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { removePerson } from '../../src/domain/person.ts';
import { moveSession, unscheduleSession } from '../../src/domain/session.ts';
import type { DeliveryError } from '../../src/jobs/effect.ts';
import { coordinator, invitationWorld } from '../domain/invitation-world.ts';
import { post, read } from './invitation-post.ts';

describe('mails of invitations', () => {
  it('say request, update and cancellation of one event: the same UID, the next SEQUENCE', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    const welcome = await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    await w.member('goetz.ulrich@blk.example.org', { name: 'Götz Ulrich', side: 'guest', role: 'head' });

    await w.send();
    const [invitation, ...others] = await deliver();
    assert.equal(others.length, 0);
    const request = read(invitation);
    assert.deepEqual(
      [request.method, request.sequence, request.start, request.attendee],
      ['REQUEST', 0, '2027-06-15T07:00:00.000Z', 'mailto:goetz.ulrich@blk.example.org'],
    );
    assert.equal(invitation?.subject, 'Einladung: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)');
    assert.match(
      invitation?.text ?? '',
      /Termin: Dienstag, 15. Juni 2027, 09:00 bis 09:45\u00a0Uhr \(Europe\/Berlin\)/,
    );
    assert.match(invitation?.html ?? '', /Begrüßung/);

    w.pass(10);
    await moveSession(w.deps, coordinator, w.visit.id, welcome.number, { time: '10:30' });
    await w.publish();
    const [change] = await deliver();
    const update = read(change);
    assert.deepEqual(
      [update.method, update.uid, update.sequence, update.start],
      ['REQUEST', request.uid, 1, '2027-06-15T08:30:00.000Z'],
    );
    assert.equal(change?.subject, 'Geändert: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)');
    assert.match(change?.text ?? '', /Bisher: Dienstag, 15. Juni 2027, 09:00 bis 09:45/);
    assert.equal(change?.headers.get('references'), invitation?.messageId);

    w.pass(10);
    await unscheduleSession(w.deps, coordinator, w.visit.id, welcome.number);
    await w.publish();
    const [end] = await deliver();
    const cancel = read(end);
    assert.deepEqual(
      [cancel.method, cancel.uid, cancel.sequence, cancel.status, cancel.start],
      ['CANCEL', request.uid, 2, 'CANCELLED', '2027-06-15T08:30:00.000Z'],
    );
    assert.equal(end?.subject, 'Abgesagt: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)');
    assert.match(end?.text ?? '', /dieser Termin entfällt/);
    assert.ok(request.stamp < update.stamp && update.stamp < cancel.stamp);

    w.pass(10);
    await w.fix(1, '11:00', 'Begrüßung');
    await w.publish();
    const [again] = await deliver();
    const reinvited = read(again);
    assert.deepEqual([reinvited.method, reinvited.uid, reinvited.sequence], ['REQUEST', request.uid, 3]);
    assert.match(again?.subject ?? '', /^Einladung: /);
  });

  it('uninvite who leaves without a STATUS, as the event goes on, and reach them although they are forgotten', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    const person = await w.member('ann.hall@blk.example.org', { language: 'en' });
    await w.send();
    await deliver();
    await removePerson(w.deps, coordinator, w.visit.id, { kind: 'name', name: person.name });
    const [mail] = await deliver();
    const cancel = read(mail);
    assert.deepEqual([cancel.method, cancel.sequence, cancel.status], ['CANCEL', 1, '']);
    assert.deepEqual(mail?.envelope.to, ['ann.hall@blk.example.org']);
    assert.match(mail?.text ?? '', /you are no longer down for this event/);
  });

  it('are the very same when they are sent again after a doubt', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { catcher, handler, deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    await w.member('goetz@blk.example.org');
    await w.send();
    catcher.order({ kind: 'drop-after-data', times: 1 });
    await assert.rejects(deliver(), (error: DeliveryError) => error.kind === 'unknown');
    assert.equal(handler.whenUnknown, 'resend');
    w.pass(5);
    await deliver();
    const [first, second] = catcher.mails;
    assert.equal(first?.messageId, second?.messageId);
    assert.equal(first?.calendar?.content, second?.calendar?.content);
  });

  it('fail for good when the visit is gone', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    await w.member('goetz@blk.example.org');
    await w.send();
    await w.deps.db.deleteFrom('invitation').execute();
    await assert.rejects(deliver(), (error: DeliveryError) => error.kind === 'permanent');
  });
});
