import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Session, Topic } from '../../src/db/schema.ts';
import {
  isSameState,
  readChanges,
  restoredSession,
  type TopicChange,
  undoEnds,
  writeChanges,
} from '../../src/domain/decision.ts';
import { sessionRow, topicRow } from '../db/sample-rows.ts';

const state = fc.record({
  status: fc.constantFrom('proposed', 'accepted', 'declined', 'deferred'),
  reason: fc.option(fc.string({ unit: 'grapheme' })),
});
const text = fc.option(fc.string({ unit: 'grapheme' }));
const session = fc.record<Partial<Session>>({
  room: text,
  departure: text,
  destination: text,
  vehicle: text,
  time_qualifier: fc.option(fc.constantFrom('circa', 'from', 'towards', 'following', 'perhaps')),
  press_access: fc.option(fc.constantFrom('admitted', 'photo-only', 'not-admitted')),
  is_planned: fc.constantFrom(0, 1),
});

function changeOf(topic: Topic, before: TopicChange['before'], lost: Session | null): TopicChange {
  return {
    topicId: topic.id,
    number: topic.number,
    before,
    after: { status: 'declined', reason: null },
    lost,
    inTheWay: [],
    told: false,
    takenBack: false,
  };
}

describe('what a decision changed', () => {
  it('is read as it was written, and a session comes back whole', () => {
    fc.assert(
      fc.property(state, session, (before, more) => {
        const topic = topicRow('t', 3);
        const lost = sessionRow('s', 3, { topic_id: 't', title: topic.title, kind: topic.kind, ...more });
        const [read] = readChanges({ changes: writeChanges([changeOf(topic, before, lost)]) });
        assert.ok(read?.lost);
        assert.ok(isSameState(read.before, before));
        assert.deepEqual(restoredSession(topic, read.lost), lost);
      }),
    );
  });

  it('holds no title, as a title may name people', () => {
    const lost = sessionRow('s', 3, { title: 'Gespräch mit Götz Ulrich' });
    const written = writeChanges([changeOf(topicRow('t', 3), { status: 'accepted', reason: null }, lost)]);
    assert.doesNotMatch(written, /Ulrich/);
  });

  it('comes back under what the topic is called today', () => {
    const lost = sessionRow('s', 3, { topic_id: 't', title: 'Alt', kind: 'talk' });
    const today = topicRow('t', 3, { title: 'Neu', kind: 'discussion', visibility: 'internal', audience: 'host' });
    assert.deepEqual(restoredSession(today, lost), {
      ...lost,
      title: 'Neu',
      kind: 'discussion',
      visibility: 'internal',
      audience: 'host',
    });
  });

  it('can be taken back for ten minutes', () => {
    assert.equal(undoEnds({ made_at: '2027-05-03T23:55:00.500Z' }), '2027-05-04T00:05:00.500Z');
  });
});
