import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AskedEvent,
  type AskingRevision,
  askedAt,
  countAnswers,
  type GivenReply,
  openEvents,
} from '../../src/domain/answers.ts';

const now = '2027-06-01T08:00:00.000Z';

const day1: AskedEvent = {
  invitationId: 'i1',
  scope: 'day:2027-06-15',
  start: '2027-06-15T07:00:00.000Z',
  end: '2027-06-15T15:00:00.000Z',
  askedAt: 0,
};
const day2: AskedEvent = {
  ...day1,
  invitationId: 'i2',
  scope: 'day:2027-06-16',
  start: '2027-06-16T07:00:00.000Z',
  end: '2027-06-16T15:00:00.000Z',
};

let minutes = 0;

/** Later than the one made before. */
function reply(answer: GivenReply['answer'], change: Partial<GivenReply> = {}): GivenReply {
  minutes += 1;
  return {
    id: `r${minutes}`,
    invitation_id: null,
    answer,
    reason: null,
    via: 'slack',
    recorded_by: null,
    created_at: new Date(Date.UTC(2027, 3, 1) + minutes * 60_000).toISOString(),
    sequence: null,
    is_outdated: 0,
    ...change,
  };
}

const byCalendar = (answer: GivenReply['answer'], event: AskedEvent, sequence = 0) =>
  reply(answer, { invitation_id: event.invitationId, via: 'mail', sequence });

const kinds = ({ events }: ReturnType<typeof countAnswers>) => events.map((each) => each.reply?.answer ?? 'open');

describe('what counts', () => {
  it('is for each event the newest answer to it or to the whole visit', () => {
    const replies = [reply('yes'), byCalendar('no', day2)];
    const counted = countAnswers([day1, day2], replies, now);
    assert.deepEqual(kinds(counted), ['yes', 'no']);
    assert.equal(counted.overall.kind, 'mixed');
    const changed = countAnswers([day1, day2], [...replies, reply('maybe')], now);
    assert.deepEqual(kinds(changed), ['maybe', 'maybe']);
    assert.equal(changed.overall.kind, 'maybe');
  });

  it('is the same where all events were answered alike, one by one', () => {
    const replies = [byCalendar('yes', day1), byCalendar('yes', day2)];
    const { overall } = countAnswers([day2, day1], replies, now);
    assert.deepEqual(overall, { kind: 'yes', reply: replies[1] });
  });

  it('is mixed where one event has no answer yet, and open where none has', () => {
    assert.equal(countAnswers([day1, day2], [byCalendar('yes', day1)], now).overall.kind, 'mixed');
    assert.deepEqual(countAnswers([day1, day2], [], now).overall, { kind: 'open', before: undefined });
  });

  it('is without events the newest for the whole visit, not one to an event that was cancelled', () => {
    const given = reply('no');
    assert.deepEqual(countAnswers([], [given, byCalendar('yes', day1)], now).overall, { kind: 'no', reply: given });
    assert.equal(countAnswers([], [byCalendar('yes', day1)], now).overall.kind, 'open');
  });

  it('leaves out what was outdated when it came', () => {
    const counted = countAnswers([day1], [reply('yes'), { ...byCalendar('no', day1), is_outdated: 1 }], now);
    assert.deepEqual(kinds(counted), ['yes']);
  });

  it('has an answer by calendar given again after the event has moved', () => {
    const given = byCalendar('yes', day1);
    const counted = countAnswers([{ ...day1, askedAt: 1 }], [given], now);
    assert.deepEqual(counted.events[0]?.before, given);
    assert.deepEqual(counted.overall, { kind: 'open', before: given });
    assert.equal(countAnswers([{ ...day1, askedAt: 1 }], [given, byCalendar('no', day1, 1)], now).overall.kind, 'no');
  });

  it('does not go back to what was said of the whole visit before an answer by calendar that became moot', () => {
    const counted = countAnswers([{ ...day1, askedAt: 1 }], [reply('yes'), byCalendar('no', day1)], now);
    assert.deepEqual(kinds(counted), ['open']);
  });

  for (const via of ['slack', 'page', 'coordinator'] as const) {
    it(`keeps an answer that came by ${via} where the event has moved`, () => {
      const counted = countAnswers([{ ...day1, askedAt: 3 }], [reply('yes', { via })], now);
      assert.deepEqual(kinds(counted), ['yes']);
    });
  }

  it('keeps what a coordinator counted of a mail, whatever version that answered', () => {
    const counted = { ...byCalendar('no', day1), via: 'coordinator' as const };
    assert.deepEqual(kinds(countAnswers([{ ...day1, askedAt: 3 }], [counted], now)), ['no']);
  });

  it('looks altogether only at what is yet to come, as long as there is something', () => {
    const second = '2027-06-16T06:00:00.000Z';
    const replies = [byCalendar('no', day1), byCalendar('yes', day2)];
    assert.equal(countAnswers([day1, day2], replies, second).overall.kind, 'yes');
    assert.equal(countAnswers([day1, day2], replies, '2027-06-17T06:00:00.000Z').overall.kind, 'mixed');
  });

  it('asks for answers to what is ahead and open', () => {
    const second = '2027-06-16T06:00:00.000Z';
    assert.deepEqual(openEvents(countAnswers([day1, day2], [], second), second), [day2]);
    assert.deepEqual(openEvents(countAnswers([day1, day2], [reply('no')], now), now), []);
  });
});

describe('an event asks', () => {
  const sent = (sequence: number, change: Partial<AskingRevision> = {}): AskingRevision => ({
    sequence,
    method: 'REQUEST',
    start: day1.start,
    end: day1.end,
    address: 'a@blk.example',
    ...change,
  });
  const later = { start: '2027-06-15T08:00:00.000Z' };

  it('anew when start or end have changed, and not when only the room has', () => {
    assert.equal(askedAt([sent(0), sent(1)]), 0);
    assert.equal(askedAt([sent(0), sent(1, later)]), 1);
    assert.equal(askedAt([sent(0), sent(1, later), sent(2, later)]), 1);
    assert.equal(askedAt([sent(0), sent(1, { end: '2027-06-15T16:00:00.000Z' })]), 1);
  });

  it('anew after a cancellation, but not where that went to an address which the person has no more', () => {
    assert.equal(askedAt([sent(0), sent(1, { method: 'CANCEL' }), sent(2)]), 2);
    assert.equal(askedAt([sent(0), sent(1, { method: 'CANCEL' }), sent(2, { address: 'b@blk.example' })]), 0);
    assert.equal(askedAt([sent(0), sent(1, { method: 'CANCEL' }), sent(2, { address: 'A@blk.example' })]), 2);
  });
});

interface Given {
  about: string | null;
  answer: GivenReply['answer'];
  via: GivenReply['via'];
  sequence: number;
  is_outdated: 0 | 1;
}

describe('whatever was answered in whatever order', () => {
  const arbitraryReply: fc.Arbitrary<Given> = fc.record({
    about: fc.constantFrom(null, 'i1', 'i2', 'gone'),
    answer: fc.constantFrom('yes', 'no', 'maybe'),
    via: fc.constantFrom('slack', 'mail', 'page', 'coordinator'),
    sequence: fc.integer({ min: 0, max: 3 }),
    is_outdated: fc.constantFrom<0 | 1>(0, 1),
  });
  const arbitrary = fc.record({
    given: fc.array(arbitraryReply, { maxLength: 12 }),
    asked: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    shuffle: fc.array(fc.nat(), { maxLength: 12 }),
  });

  function made(given: Given[]): GivenReply[] {
    return given.map(({ about, answer, via, sequence, is_outdated }) =>
      reply(answer, { invitation_id: about, via, sequence: about === null ? null : sequence, is_outdated }),
    );
  }

  it('the order in which the answers are read does not matter, only when they were given', () => {
    fc.assert(
      fc.property(arbitrary, ({ given, asked, shuffle }) => {
        const replies = made(given);
        const events = [
          { ...day1, askedAt: asked[0] },
          { ...day2, askedAt: asked[1] },
        ];
        const shuffled = replies
          .map((each, index) => ({ each, by: shuffle[index] ?? 0 }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ each }) => each);
        assert.deepEqual(countAnswers(events, shuffled, now), countAnswers(events.toReversed(), replies, now));
      }),
    );
  });

  it('a new answer for the whole visit counts for all of it', () => {
    fc.assert(
      fc.property(arbitrary, ({ given, asked }) => {
        const newest = [...made(given), reply('maybe')];
        const events = asked.map((askedAt, index) => ({ ...(index === 0 ? day1 : day2), askedAt }));
        const { overall } = countAnswers(events, newest, now);
        assert.deepEqual(overall, { kind: 'maybe', reply: newest.at(-1) });
      }),
    );
  });

  it('nothing outdated, moot or about something else ever counts', () => {
    fc.assert(
      fc.property(arbitrary, ({ given, asked }) => {
        const events = asked.map((askedAt, index) => ({ ...(index === 0 ? day1 : day2), askedAt }));
        for (const each of countAnswers(events, made(given), now).events) {
          if (!each.reply) continue;
          assert.equal(each.reply.is_outdated, 0);
          assert.ok([null, each.event.invitationId].includes(each.reply.invitation_id));
          const isByCalendar = each.reply.invitation_id !== null && each.reply.via === 'mail';
          assert.ok(!isByCalendar || (each.reply.sequence ?? 0) >= each.event.askedAt);
        }
      }),
    );
  });
});
