/** What taking up a suggested time would mean, for the programme or for the person. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { suggestionOf } from '../../src/domain/incoming-suggestion.ts';
import { sampleVisit } from '../views/sample-visit.ts';

const visit = { ...sampleVisit, first_day: '2027-06-15', last_day: '2027-06-17', time_zone: 'Europe/Berlin' };
/** Nine to five on the wall. */
const content = (day: string) => ({ start: `${day}T07:00:00.000Z`, end: `${day}T15:00:00.000Z` });

function ofDay(day: string, from: string, until: string) {
  const suggested = { start: `${day}T${from}:00.000Z`, end: `${day}T${until}:00.000Z` };
  return suggestionOf(visit, { scope: `day:${day}` }, content(day), suggested, []);
}

describe('a suggested time', () => {
  it('on the first day is an arrival, on the last one a departure', () => {
    assert.deepEqual(ofDay('2027-06-15', '09:30', '15:00'), {
      kind: 'day',
      day: '2027-06-15',
      comes: '11:30',
      goes: undefined,
      arrives: '11:30',
      leaves: undefined,
      away: [],
    });
    const last = ofDay('2027-06-17', '07:00', '12:00');
    assert.ok(last?.kind === 'day');
    assert.deepEqual([last.arrives, last.leaves, last.goes, last.away], [undefined, '14:00', '14:00', []]);
  });

  it('on a day between is an absence, as the days around it stay', () => {
    const between = ofDay('2027-06-16', '09:00', '12:00');
    assert.ok(between?.kind === 'day');
    assert.deepEqual(
      [between.arrives, between.leaves, between.comes, between.goes],
      [undefined, undefined, '11:00', '14:00'],
    );
    assert.deepEqual(between.away, [
      { starts_at: '2027-06-16T07:00:00.000Z', ends_at: '2027-06-16T09:00:00.000Z' },
      { starts_at: '2027-06-16T12:00:00.000Z', ends_at: '2027-06-16T15:00:00.000Z' },
    ]);
  });

  it('that is longer than the day’s programme, beside it, backwards or on another day cannot be taken up', () => {
    assert.equal(ofDay('2027-06-16', '06:00', '16:00'), undefined);
    assert.equal(ofDay('2027-06-16', '16:00', '18:00'), undefined);
    assert.equal(ofDay('2027-06-16', '12:00', '09:00'), undefined);
    const other = { start: '2027-06-16T09:00:00.000Z', end: '2027-06-16T12:00:00.000Z' };
    assert.equal(suggestionOf(visit, { scope: 'day:2027-06-15' }, content('2027-06-15'), other, []), undefined);
    const nothing = { start: null, end: null };
    assert.equal(suggestionOf(visit, { scope: 'day:2027-06-15' }, content('2027-06-15'), nothing, []), undefined);
  });

  it('of a session is its new place, as long as the session is in the draft', () => {
    const suggested = { start: '2027-06-16T09:00:00.000Z', end: '2027-06-16T10:15:00.000Z' };
    const of = (draft: { id: string; number: number }[]) =>
      suggestionOf(visit, { scope: 'session:s1' }, content('2027-06-15'), suggested, draft);
    const place = { kind: 'session', number: 4, day: '2027-06-16', time: '11:00', lengthMinutes: 75 };
    assert.deepEqual(of([{ id: 's1', number: 4 }]), place);
    assert.equal(of([{ id: 's2', number: 4 }]), undefined);
  });
});
