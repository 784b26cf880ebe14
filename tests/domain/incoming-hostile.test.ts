/** Mails that are forged, sent again, or sent by the thousand. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CalendarMessage, IncomingMail } from '../../src/domain/incoming-mail.ts';
import { takeMail } from '../../src/domain/take-mail.ts';
import { attendeeOf, inboxOf, invited, mailOf, messageOf, notesIn, repliesIn, sabine } from './incoming-sample.ts';
import { type InvitationWorld, invitationWorld } from './invitation-world.ts';

type Sketch = { mail?: Partial<IncomingMail>; message?: Partial<CalendarMessage> };

function take(w: InvitationWorld, uid: string, { mail, message }: Sketch = {}) {
  return takeMail(w.deps, mailOf({ calendarMessages: [messageOf(uid, message)], ...mail }));
}

const answersIn = async (w: InvitationWorld) =>
  (await repliesIn(w)).map(({ answer, is_outdated }) => [answer, is_outdated]);

const counter = (stampedAt: string, sequence = 0): Partial<CalendarMessage> => ({
  method: 'COUNTER',
  sequence,
  stampedAt,
  start: '2027-06-15T08:00:00.000Z',
  end: '2027-06-15T13:00:00.000Z',
});

describe('a mail that means no good', () => {
  it('from years ahead does not keep the answers after it from counting', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await take(w, first.uid, { message: { stampedAt: '2199-12-31T00:00:00.000Z' } });
    const honest = { stampedAt: '2027-03-02T09:30:00.000Z', attendees: [attendeeOf({ partstat: 'DECLINED' })] };
    await take(w, first.uid, { message: honest });
    assert.deepEqual(await answersIn(w), [
      ['yes', 0],
      ['no', 0],
    ]);
  });

  it('from a mailbox that was the person’s before does not count, whomever it names', async () => {
    await using w = await invitationWorld('sqlite');
    const { first, person } = await invited(w);
    const address = 'krause@blk.example.org';
    await w.deps.db.updateTable('person').set({ email: address }).where('id', '=', person.id).execute();
    await w.send();
    const attendees = [attendeeOf({ address, partstat: 'DECLINED' })];
    await take(w, first.uid, { message: { sequence: 99, attendees } });
    const later = { sequence: 99, stampedAt: '2027-03-02T10:00:00.000Z' };
    await take(w, first.uid, { message: { ...later, attendees: [attendeeOf({ address, sentBy: sabine })] } });
    assert.deepEqual(
      (await answersIn(w)).filter(([, isOutdated]) => isOutdated === 0),
      [],
    );
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind }) => kind),
      ['outdated', 'outdated'],
    );
  });

  it('that suggests an old time again does not put away the newer suggestion', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    await take(w, first.uid, { message: counter('2027-03-02T08:00:00.000Z') });
    await take(w, first.uid, { message: counter('2027-03-02T07:00:00.000Z') });
    const [newer] = await inboxOf(w);
    assert.deepEqual([newer?.kind, newer?.settled_at], ['counter', null]);
  });

  it('by the thousand fills the inbox, and leaves the coordinators in peace', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    for (let count = 0; count < 30; count += 1)
      await take(w, `nobody-${count}@elsewhere.example`, { mail: forged(count) });
    assert.equal((await inboxOf(w)).length, 30);
    assert.equal((await notesIn(w)).length, 10);
    await take(w, first.uid, { message: counter('2027-03-02T08:00:00.000Z') });
    assert.equal((await notesIn(w)).length, 11, 'of who is known they are told');
    await take(w, 'nobody-else@elsewhere.example', { mail: { ...forged(99), receivedAt: '2027-03-02T10:30:00.000Z' } });
    assert.equal((await notesIn(w)).length, 12, 'and an hour later again');
  });
});

function forged(number: number): Partial<IncomingMail> {
  return { from: { name: '', address: `${number}@elsewhere.example` } };
}
