import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { attendedDays, eventsOf, presents } from '../../src/domain/invitation-events.ts';
import { compareProgrammes, isEmptyDifference } from '../../src/domain/programme-difference.ts';
import { visibleProgramme } from '../../src/domain/visible-programme.ts';
import { anyPeople, anyProgramme, sampleVisit } from './invitation-sample.ts';

const visit = sampleVisit();

describe('what may be read of a programme', () => {
  it('is all of it for the hosts, and all but what is internal for everyone, in the same order', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        assert.equal(visibleProgramme(programme, 'hosts'), programme);
        assert.deepEqual(
          visibleProgramme(programme, 'everyone').sessions,
          programme.sessions.filter(({ visibility }) => visibility !== 'internal'),
        );
      }),
    );
  });

  it('is the same list each time, so that what was drawn of it can be kept', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        const seen = () => visibleProgramme(programme, 'everyone').sessions;
        assert.equal(seen(), seen());
      }),
    );
  });

  it('says nothing of a change of what is internal', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (before, other) => {
        const internal = other.sessions
          .filter(({ visibility }) => visibility === 'internal')
          .map((session) => ({ ...session, id: `internal-${session.id}` }));
        const after = { sessions: [...before.sessions, ...internal] };
        const seen = compareProgrammes(visibleProgramme(before, 'everyone'), visibleProgramme(after, 'everyone'));
        assert.ok(isEmptyDifference(seen));
      }),
    );
  });

  it('is more than what invitations and “me” tell guests, but for what they present themselves', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, (people, programme) => {
        const visible = new Set(visibleProgramme(programme, 'everyone').sessions);
        for (const person of people.filter(({ side }) => side === 'guest')) {
          const told = [...eventsOf(visit, programme, person), ...attendedDays(visit, programme, person)];
          for (const session of told.flatMap(({ sessions }) => sessions)) {
            assert.ok(visible.has(session) || presents(person, session));
          }
        }
      }),
    );
  });
});
