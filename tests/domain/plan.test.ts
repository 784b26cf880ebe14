import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Engine } from '../../src/db/engine.ts';
import type { Session } from '../../src/db/schema.ts';
import { listConflictFacts } from '../../src/domain/conflict-facts.ts';
import { type Conflict, listConflicts } from '../../src/domain/conflicts.ts';
import { draftPlan } from '../../src/domain/plan.ts';
import { applyPlan } from '../../src/domain/plan-apply.ts';
import type { PlanWords } from '../../src/domain/plan-wishes.ts';
import { draftProgramme } from '../../src/domain/programme.ts';
import { UserError } from '../../src/errors.ts';
import { PlannerOverdueError } from '../../src/planner/overdue.ts';
import { engines } from '../support/databases.ts';
import { coordinator } from './invitation-world.ts';
import { type Agenda, agendaOf, arbitraryAgenda, type PlanWorld, plainTopic, planWorld } from './plan-world.ts';

/** SQLite's files are made faster than PostgreSQL's databases are emptied. */
const runs: Record<Engine, number> = { sqlite: 25, postgres: 6 };

const wishes: fc.Arbitrary<PlanWords> = fc.record(
  { tracks: fc.constantFrom(1, 2), breakMinutes: fc.constantFrom(15, 30), endEarlierBy: fc.constantFrom(0, 60) },
  { requiredKeys: [] },
);

async function applied(w: PlanWorld, words: PlanWords): Promise<Session[]> {
  const result = await applyPlan(w.deps, coordinator, w.visit.id, words);
  assert.equal(result.kind, 'applied');
  return w.draft();
}

/** What the plan answers for: conflicts of what it has placed. Lunch goes on around what is fixed for a few. */
async function conflictsOfPlan(w: PlanWorld): Promise<Conflict[]> {
  const draft = await draftProgramme(w.deps.db, w.visit);
  const planned = (await w.draft()).filter((session) => session.is_planned === 1);
  const ofPlan = ({ number, kind }: { number: number; kind: string }) =>
    kind !== 'meal' && planned.some((session) => session.number === number);
  return listConflicts(draft.sessions, await listConflictFacts(w.deps.db, w.visit)).filter(
    (conflict) => ofPlan(conflict.session) || ('other' in conflict && ofPlan(conflict.other)),
  );
}

/** On the second day a few have a point of their own at 09:30, when the others have their break. */
const breakBesidePoint: Agenda = {
  rooms: 'building',
  leaves: '15:00',
  arrives: null,
  points: [
    { day: '2027-06-16', time: '09:30', length: 15, kind: 'photo', audience: 'people' },
    { day: '2027-06-16', time: '14:15', length: 30, kind: 'transfer', audience: 'guest' },
    { day: '2027-06-16', time: '15:00', length: 15, kind: 'internal', audience: 'all' },
  ],
  topics: [
    plainTopic({
      presenter: 4,
      audience: 'host',
      field: 'bildung',
      room: 'MaßArbeit',
      placed: { day: '2027-06-16', time: '10:15' },
    }),
    plainTopic({
      status: 'proposed',
      length: 60,
      presenter: 1,
      audience: 'people',
      room: 'MaßArbeit',
      placed: { day: '2027-06-16', time: '09:00' },
    }),
    plainTopic({
      length: 30,
      counterpart: 2,
      field: 'bildung',
      room: 'MaßArbeit',
      wish: { day: '2027-06-16', time: '09:30' },
    }),
    plainTopic({
      length: 30,
      presenter: 0,
      counterpart: 3,
      room: 'Kantine',
      placed: { day: '2027-06-15', time: '16:00' },
    }),
  ],
};

describe('A plan that is applied', () => {
  for (const engine of engines) {
    it(`has no conflicts, moves nothing that was placed by hand, and is the same when applied again, on ${engine}`, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryAgenda, wishes, async (agenda, words) => {
          await using w = await planWorld(engine, agenda);
          const before = (await w.draft()).filter((session) => session.is_planned === 0);
          const preview = await draftPlan(w.deps, coordinator, w.visit.id, words);
          const after = await applied(w, words);
          assert.deepEqual(await conflictsOfPlan(w), []);
          assert.deepEqual(
            after.filter((session) => session.is_planned === 0),
            before,
          );
          assert.deepEqual(
            after.map(({ title, starts_at, room }) => ({ title, starts_at, room })),
            preview.programme.sessions.map(({ title, startsAt, room }) => ({ title, starts_at: startsAt, room })),
            'the draft is what was shown',
          );
          const again = await applyPlan(w.deps, coordinator, w.visit.id, words);
          assert.equal(again.kind === 'applied' && again.hasChanged, false);
          assert.deepEqual(await w.draft(), after);
        }),
        { numRuns: runs[engine], endOnFailure: true, examples: [[breakBesidePoint, { tracks: 1, breakMinutes: 15 }]] },
      );
    });
  }

  it('is not waited for without end: then a sentence says what helps', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic()]));
    const plan = async () => Promise.reject(new PlannerOverdueError('60000 ms'));
    await assert.rejects(draftPlan({ ...w.deps, plan }, coordinator, w.visit.id, {}), UserError);
  });

  it('keeps the ids and numbers of pauses and topics when other wishes make another plan', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAgenda, wishes, wishes, async (agenda, first, second) => {
        await using w = await planWorld('sqlite', agenda);
        const before = await applied(w, first);
        const after = await applied(w, second);
        const planned = (sessions: Session[]) => sessions.filter((session) => session.is_planned === 1);
        for (const day of ['2027-06-15', '2027-06-16']) {
          for (const kind of ['break', 'meal'] as const) {
            const of = (sessions: Session[]) =>
              planned(sessions)
                .filter((one) => one.topic_id === null && one.kind === kind && one.starts_at.startsWith(day))
                .map(({ id, number }) => `${id} ${number}`);
            const [old, now] = [of(before), of(after)];
            const kept = Math.min(old.length, now.length);
            assert.deepEqual(now.slice(0, kept), old.slice(0, kept));
          }
        }
        for (const session of planned(after)) if (session.topic_id) assert.equal(session.id, session.topic_id);
        assert.equal(new Set(after.map(({ number }) => number)).size, after.length);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
