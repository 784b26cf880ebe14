import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hashContent } from '../../src/domain/invitation-content.ts';
import { isStillHeld } from '../../src/domain/invitation-events.ts';
import { compareInvitations, type InvitationStep, type KnownInvitation } from '../../src/domain/invitation-plan.ts';
import { type WantedInvitation, wantedInvitations } from '../../src/domain/invitation-wanted.ts';
import type { Programme } from '../../src/domain/programme.ts';
import { texts } from '../../src/i18n/index.ts';
import { anyPeople, anyProgramme, samplePerson, sampleSession, sampleVisit } from './invitation-sample.ts';

const visit = sampleVisit();
const longBefore = '2027-01-01T00:00:00.000Z';
const anyNow = fc.constantFrom(
  longBefore,
  '2027-06-15T12:00:00.000Z',
  '2027-06-16T10:30:00.000Z',
  '2028-01-01T00:00:00.000Z',
);
const keyOf = ({ personId, scope }: { personId: string; scope: string }) => `${personId} ${scope}`;

function wantedFor(programme: Programme, people: Parameters<typeof samplePerson>[0][]): WantedInvitation[] {
  const invitees = people.map((person) => ({ person: samplePerson(person), language: 'de' as const, absences: [] }));
  return wantedInvitations(visit, programme, invitees, texts);
}

function compare(known: KnownInvitation[], wanted: WantedInvitation[], programme: Programme, now: string) {
  return compareInvitations(known, wanted, {
    now,
    isStillHeld: ({ scope }) => isStillHeld(visit, programme, scope, 'guest'),
  });
}

function asKnown(
  { personId, scope, content }: WantedInvitation,
  change: Partial<KnownInvitation> = {},
): KnownInvitation {
  const contentHash = hashContent(content);
  const id = `${personId} ${scope}`;
  const fresh = { isActive: true, sequence: 0, stampedAt: longBefore, hasFailed: false };
  return { id, personId, scope, content, contentHash, ...fresh, ...change };
}

/** What calendars hold after these messages. */
function after(known: KnownInvitation[], steps: InvitationStep[]): KnownInvitation[] {
  const all = new Map(known.map((invitation) => [keyOf(invitation), invitation]));
  for (const step of steps) {
    if (step.kind === 'cancel') all.set(keyOf(step.known), { ...step.known, isActive: false });
    else all.set(keyOf(step.wanted), { ...step.known, ...asKnown(step.wanted) });
  }
  return [...all.values()];
}

describe('the messages from what was sent to what is wanted', () => {
  it('bring every calendar in step with the programme, as long as nothing is over', () => {
    fc.assert(
      fc.property(
        anyPeople,
        anyProgramme,
        anyPeople,
        anyProgramme,
        (people, programme, laterPeople, laterProgramme) => {
          const first = wantedFor(programme, people);
          const known = after([], compare([], first, programme, longBefore));
          const wanted = wantedFor(laterProgramme, laterPeople);
          const held = after(known, compare(known, wanted, laterProgramme, longBefore)).filter(
            ({ isActive }) => isActive,
          );
          const shown = (list: { personId: string; scope: string; content: WantedInvitation['content'] }[]) =>
            list.map((each) => `${keyOf(each)} ${hashContent(each.content)}`).toSorted();
          assert.deepEqual(shown(held), shown(wanted));
        },
      ),
    );
  });

  it('are none the second time', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, anyPeople, anyProgramme, anyNow, (people, programme, more, changed, now) => {
        const known = after([], compare([], wantedFor(programme, people), programme, longBefore));
        const wanted = wantedFor(changed, more);
        const then = after(known, compare(known, wanted, changed, now));
        assert.deepEqual(compare(then, wanted, changed, now), []);
      }),
    );
  });

  it('say nothing of what is over, before and after', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, anyProgramme, anyNow, (people, programme, changed, now) => {
        const known = wantedFor(programme, people).map((each) => asKnown(each));
        for (const step of compare(known, wantedFor(changed, people), changed, now)) {
          const ends = [step.known?.content.end ?? '', step.kind === 'cancel' ? '' : step.wanted.content.end];
          assert.ok(ends.some((end) => end > now));
        }
      }),
    );
  });

  it('invite someone anew whose invitation was cancelled, so that the UID goes on', () => {
    const programme = { sessions: [sampleSession(1, '09:00', 30)] };
    const [wanted] = wantedFor(programme, [{}]);
    assert.ok(wanted);
    const known = asKnown(wanted, { isActive: false, sequence: 1 });
    assert.deepEqual(compare([known], [wanted], programme, longBefore), [{ kind: 'new', wanted, known }]);
  });

  it('tell an event that is off from one that goes on without this person', () => {
    const programme = { sessions: [sampleSession(1, '09:00', 30), sampleSession(2, '09:00', 30)] };
    const known = wantedFor(programme, [{}]).map((each) => asKnown(each));
    const onlyDayTwo = { sessions: programme.sessions.slice(1) };
    const why = (steps: InvitationStep[]) => steps.map((step) => (step.kind === 'cancel' ? step.why : step.kind));
    assert.deepEqual(why(compare(known, wantedFor(onlyDayTwo, [{}]), onlyDayTwo, longBefore)), ['called-off']);
    assert.deepEqual(why(compare(known, [], programme, longBefore)), ['uninvited', 'uninvited']);
  });

  it('take the event out of the old mailbox when the address changes, unless nothing ever arrived there', () => {
    const programme = { sessions: [sampleSession(1, '09:00', 30)] };
    const [before] = wantedFor(programme, [{}]);
    const [wanted] = wantedFor(programme, [{ email: 'landrat@blk.example.org' }]);
    const [respelt] = wantedFor(programme, [{ email: 'Goetz.Ulrich@blk.example.org' }]);
    assert.ok(before && wanted && respelt);
    const leaves = (known: KnownInvitation, to: WantedInvitation) =>
      compare([known], [to], programme, longBefore).map((step) => step.kind === 'update' && step.leaves);
    assert.deepEqual(leaves(asKnown(before), wanted), [true]);
    assert.deepEqual(leaves(asKnown(before, { hasFailed: true }), wanted), [false]);
    assert.deepEqual(leaves(asKnown(before), respelt), [false]);
  });
});
