import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { InvitationScope } from '../../src/db/schema.ts';
import { hashContent } from '../../src/domain/invitation-content.ts';
import { compareInvitations, type InvitationStep, type KnownInvitation } from '../../src/domain/invitation-plan.ts';
import { type WantedInvitation, wantedInvitations } from '../../src/domain/invitation-wanted.ts';
import { whyGone } from '../../src/domain/invitation-why.ts';
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

function wantedFor(
  programme: Programme,
  people: Parameters<typeof samplePerson>[0][],
  scope: InvitationScope = 'day',
): WantedInvitation[] {
  const invitees = people.map((person) => ({ person: samplePerson(person), language: 'de' as const, absences: [] }));
  return wantedInvitations({ ...visit, invitation_scope: scope }, programme, invitees, texts);
}

function compare(known: KnownInvitation[], wanted: WantedInvitation[], programme: Programme, now: string) {
  return compareInvitations(known, wanted, {
    now,
    whyGone: ({ scope }) => whyGone(visit, programme, scope, undefined),
  });
}

function asKnown(
  { personId, scope, content }: WantedInvitation,
  change: Partial<KnownInvitation> = {},
): KnownInvitation {
  const contentHash = hashContent(content);
  const id = `${personId} ${scope}`;
  const fresh = { isActive: true, sequence: 0, stampedAt: longBefore, hasFailed: false, hasBounced: false };
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

  it('bring every calendar in step when the visit invites in another way, cancellations first', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, fc.constantFrom('day', 'session'), (people, programme, scope) => {
        const known = wantedFor(programme, people, scope === 'day' ? 'session' : 'day').map((each) => asKnown(each));
        const wanted = wantedFor(programme, people, scope);
        const steps = compare(known, wanted, programme, longBefore);
        const held = after(known, steps).filter(({ isActive }) => isActive);
        assert.deepEqual(held.map(keyOf).toSorted(), wanted.map(keyOf).toSorted());
        const kinds = steps.map(({ kind }) => kind);
        assert.ok(kinds.lastIndexOf('cancel') < kinds.concat('new').indexOf('new'));
        assert.ok(!kinds.includes('update'));
      }),
    );
  });

  it('leave a session of their own in the calendars of those who present, in whichever way the visit invites', () => {
    const own = sampleSession(1, '10:00', 45, { presenters: [{ personId: 'person-1', name: 'A', function: null }] });
    const programme = { sessions: [sampleSession(1, '09:00', 30), own] };
    const known = wantedFor(programme, [{}], 'day').map((each) => asKnown(each));
    const steps = compare(known, wantedFor(programme, [{}], 'session'), programme, longBefore);
    const shown = steps.map((step) => [step.kind, step.kind === 'cancel' ? step.known.scope : step.wanted.scope]);
    assert.deepEqual(shown, [
      ['cancel', 'day:2027-06-15'],
      ['new', 'session:session-1-09:00'],
    ]);
  });

  it('tell what is in other events now from what somebody is no longer meant for', () => {
    const person = samplePerson();
    const programme = { sessions: [sampleSession(1, '09:00', 30), sampleSession(1, '10:00', 30)] };
    const [session] = programme.sessions;
    assert.ok(session);
    const hostsOnly = { sessions: [{ ...session, audience: { kind: 'side' as const, side: 'host' as const } }] };
    const why = (mode: InvitationScope, scope: string, of: Programme, invitee = { person, absences: [] }) =>
      whyGone({ ...visit, invitation_scope: mode }, of, scope, invitee);
    assert.equal(why('session', 'day:2027-06-15', programme), 'split');
    assert.equal(why('day', `session:${session.id}`, programme), 'merged');
    assert.equal(why('session', 'day:2027-06-15', hostsOnly), 'uninvited');
    assert.equal(why('day', `session:${session.id}`, hostsOnly), 'uninvited');
    assert.equal(why('session', 'day:2027-06-15', { sessions: [] }), 'called-off');
    const unreached = { person: samplePerson({ email: null }), absences: [] };
    assert.equal(why('session', 'day:2027-06-15', programme, unreached), 'uninvited');
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
