/** Who speaks in a calendar's answer, and whether they may; and what a suggested time would mean. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CalendarAttendee } from '../../src/domain/incoming-mail.ts';
import { senderOf } from '../../src/domain/incoming-sender.ts';
import { attendeeOf, sabine } from './incoming-sample.ts';

const invited = new Set([sabine]);
const at = (address: string) => ({ name: '', address });

function kindOf(from: string, attendees: CalendarAttendee[], sender?: string) {
  const mail = { from: at(from), sender: sender === undefined ? undefined : at(sender) };
  return senderOf(mail, { attendees }, invited).kind;
}

describe('an answer', () => {
  it('is of the invited whose address is in From, whatever its capitals, and whoever else is named', () => {
    const others = [attendeeOf({ address: 'x@y.example' }), attendeeOf()];
    assert.equal(kindOf('S.Krause@BLK.example.org', others), 'invited');
  });

  it('is a stranger’s where From is another address, even of the same house', () => {
    assert.equal(kindOf('max@elsewhere.example', [attendeeOf()]), 'stranger');
    assert.equal(kindOf('max@blk.example.org', [attendeeOf()]), 'stranger');
    assert.equal(kindOf('max@elsewhere.example', []), 'stranger');
    assert.equal(kindOf('max@elsewhere.example', [attendeeOf()], sabine), 'stranger');
  });

  it('of several people is nobody’s where From is none of them', () => {
    const attendees = [attendeeOf(), attendeeOf({ address: 'x@y.example' })];
    const sender = senderOf({ from: at('max@elsewhere.example'), sender: undefined }, { attendees }, invited);
    assert.deepEqual(sender, { kind: 'stranger', attendee: undefined });
  });

  it('is an assistant’s where SENT-BY says so, and the house is the same', () => {
    const office = 'vorzimmer@blk.example.org';
    assert.equal(kindOf(office, [attendeeOf({ sentBy: office })]), 'invited');
    const other = 'vorzimmer@blk.example.org.evil.example';
    assert.equal(kindOf(other, [attendeeOf({ sentBy: other })]), 'unknown-assistant');
  });

  it('is no assistant’s where anybody gets an address of the house', () => {
    const other = 'somebody.else@gmx.de';
    const attendees = [attendeeOf({ address: 'sabine@gmx.de', sentBy: other })];
    const mail = { from: at(other), sender: undefined };
    assert.equal(senderOf(mail, { attendees }, new Set(['sabine@gmx.de'])).kind, 'unknown-assistant');
  });

  it('is a delegate’s only where the delegate was named by somebody invited', () => {
    const ole = 'ole@blk.example.org';
    assert.equal(kindOf(ole, [attendeeOf({ address: ole, delegatedFrom: [sabine] })]), 'delegate');
    assert.equal(kindOf(ole, [attendeeOf({ address: ole, delegatedFrom: ['x@y.example'] })]), 'stranger');
    assert.equal(kindOf('max@elsewhere.example', [attendeeOf({ address: ole, delegatedFrom: [sabine] })]), 'stranger');
  });

  it('never counts for mail of another house, whatever the calendar’s object says', () => {
    const address = fc.constantFrom(sabine, 'evil@elsewhere.example', 'vorzimmer@blk.example.org');
    const attendee = fc.record({
      address,
      sentBy: fc.option(address, { nil: undefined }),
      delegatedFrom: fc.array(address, { maxLength: 2 }),
      delegatedTo: fc.array(address, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(attendee, { maxLength: 4 }), fc.option(address, { nil: undefined }), (all, sender) => {
        const kind = kindOf('evil@elsewhere.example', all.map(attendeeOf), sender);
        assert.notEqual(kind, 'invited');
      }),
    );
  });
});
