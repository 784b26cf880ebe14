import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CalendarObject } from '../../src/db/schema.ts';
import { planSync } from '../../src/domain/calendar-sync.ts';

const session = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const hashes = fc.dictionary(session, fc.constantFrom('1', '2'));

function objectsOf(held: Record<string, string>): CalendarObject[] {
  return Object.entries(held).map(([session_id, content_hash]) => {
    return { calendar: 'c', visit_id: 'v', session_id, etag: `"${session_id}"`, content_hash };
  });
}

describe('the plan that brings a calendar in step', () => {
  it('ends with what is wanted, and asks for nothing that is there already', () => {
    fc.assert(
      fc.property(hashes, hashes, (held, wanted) => {
        const entries = Object.entries(wanted).map(([sessionId, hash]) => ({ sessionId, hash }));
        const { put, remove } = planSync(entries, objectsOf(held));
        const after = new Map(Object.entries(held));
        for (const { session_id } of remove) after.delete(session_id);
        for (const { entry, known } of put) {
          assert.notEqual(held[entry.sessionId], entry.hash);
          assert.equal(known?.content_hash, held[entry.sessionId]);
          after.set(entry.sessionId, entry.hash);
        }
        assert.deepEqual(after, new Map(Object.entries(wanted)));
        assert.deepEqual(planSync(entries, objectsOf(wanted)), { put: [], remove: [] });
      }),
    );
  });
});
