import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CalendarReader, icalJs, nodeIcal, shownOf } from '../support/calendar-readers.ts';
import { khal } from '../support/khal.ts';
import { pythonIcalendar, withoutKhal, withoutPython } from '../support/other-programs.ts';
import { proofs } from './proof-events.ts';

const programs: [CalendarReader, string | false][] = [
  [icalJs, false],
  [nodeIcal, false],
  [pythonIcalendar, withoutPython],
  [khal, withoutKhal],
];

const processZone = process.env.TZ;
before(() => {
  process.env.TZ = 'America/New_York';
});
after(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

describe('an invitation, its update and its cancellations around both clock changes', () => {
  for (const [program, skip] of programs) {
    it(`say to ${program.name} what they say to us`, { skip }, async () => {
      const all = proofs();
      const read = await program.read(all.map(({ text }) => text));
      assert.deepEqual(
        read.map(({ uid }) => uid),
        all.map(({ event }) => event.uid),
      );
      for (const [index, event] of read.entries()) {
        const proof = all[index];
        assert.ok(proof);
        assert.deepEqual(event, shownOf(proof.expected, event), `${proof.what}\n${proof.text}`);
      }
    });
  }
});
