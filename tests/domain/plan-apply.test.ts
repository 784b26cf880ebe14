import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Deps } from '../../src/deps.ts';
import { editFixedPoint, fixSession } from '../../src/domain/fixed-point.ts';
import { draftPlan } from '../../src/domain/plan.ts';
import { applyPlan } from '../../src/domain/plan-apply.ts';
import { moveSession } from '../../src/domain/session.ts';
import { dayOf, wallTimeOf } from '../../src/domain/time.ts';
import { decideTopics } from '../../src/domain/topic-decision.ts';
import { UserError } from '../../src/errors.ts';
import { texts } from '../../src/i18n/index.ts';
import { coordinator } from './invitation-world.ts';
import { agendaOf, type PlanWorld, plainTopic, planWorld } from './plan-world.ts';

const two = agendaOf([plainTopic(), plainTopic()]);

async function placesOf(w: PlanWorld): Promise<string[]> {
  const zone = w.visit.time_zone;
  return (await w.draft()).map(
    ({ number, title, starts_at }) =>
      `#${number} ${title} ${dayOf(starts_at, zone).slice(8)} ${wallTimeOf(starts_at, zone)}`,
  );
}

const apply = (w: PlanWorld, deps: Deps = w.deps, seen?: string) => applyPlan(deps, coordinator, w.visit.id, {}, seen);

const point = { title: 'Foto', day: '2027-06-15', time: '09:00', lengthMinutes: 30, kind: 'photo' as const };

/** Plans as before, but something happens meanwhile, as often as it is asked. */
function disturbed(w: PlanWorld, disturb: (time: number) => Promise<unknown>): { deps: Deps; plans: () => number } {
  let plans = 0;
  const plan: Deps['plan'] = async (input) => {
    plans += 1;
    await disturb(plans);
    return w.deps.plan(input);
  };
  return { deps: { ...w.deps, plan }, plans: () => plans };
}

describe('Applying a plan', () => {
  it('places topics with pauses in the visit’s language, and has a word for each card concerned', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic(), plainTopic(), plainTopic()]));
    await apply(w);
    assert.deepEqual(await placesOf(w), [
      '#1 Topic 1 15 09:00',
      '#2 Topic 2 15 09:45',
      '#4 Pause 15 10:30',
      '#3 Topic 3 15 10:45',
      '#5 Mittagessen 15 12:00',
    ]);
    const cards = await w.deps.db.selectFrom('outbox').select('key').where('kind', '=', 'topic-card').execute();
    assert.equal(cards.length, 3);
  });

  it('makes no lunch on a day that is over long before it', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic()]));
    await apply(w);
    assert.deepEqual(await placesOf(w), ['#1 Topic 1 15 09:00']);
  });

  it('plans again when the agenda changed while it was planning', async () => {
    await using w = await planWorld('sqlite', two);
    const { deps, plans } = disturbed(w, async (time) => {
      if (time === 1) await fixSession(w.deps, coordinator, w.visit.id, point);
    });
    assert.equal((await apply(w, deps)).kind, 'applied');
    assert.equal(plans(), 2);
    assert.deepEqual((await placesOf(w)).slice(0, 2), ['#3 Foto 15 09:00', '#1 Topic 1 15 09:30']);
  });

  it('gives up when the agenda changes each time, and has changed nothing', async () => {
    await using w = await planWorld('sqlite', two);
    const { deps, plans } = disturbed(w, (time) =>
      w.deps.db
        .updateTable('topic')
        .set({ length_minutes: 30 + time })
        .where('number', '=', 1)
        .execute(),
    );
    await assert.rejects(apply(w, deps), (error) => {
      return error instanceof UserError && error.say(texts('de')) === texts('de').plan.changesAllTheTime;
    });
    assert.equal(plans(), 3);
    assert.deepEqual(await w.draft(), []);
  });

  it('changes nothing when the caller has seen another plan, and says what is different', async () => {
    await using w = await planWorld('sqlite', two);
    const { fingerprint } = await draftPlan(w.deps, coordinator, w.visit.id, {});
    await fixSession(w.deps, coordinator, w.visit.id, point);
    await decideTopics(w.deps, coordinator, w.visit.id, [2], 'deferred');
    const changed = await apply(w, w.deps, fingerprint);
    assert.deepEqual(changed.kind === 'changed' && changed.changes, [{ kind: 'points', numbers: [2, 3] }]);
    assert.deepEqual(await placesOf(w), ['#3 Foto 15 09:00']);
    assert.equal((await apply(w, w.deps, changed.drafted.fingerprint)).kind, 'applied');
  });

  it('takes a topic out of the draft that no longer fits, and pauses that nobody needs', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic({ length: 60 }), plainTopic({ length: 60 })]));
    await apply(w);
    assert.ok((await placesOf(w)).includes('#3 Pause 15 10:00'));
    const trip = { title: 'Ausflug', time: '09:00', kind: 'site-visit' as const, anyway: true };
    await fixSession(w.deps, coordinator, w.visit.id, { ...trip, day: '2027-06-15', lengthMinutes: 480 });
    await fixSession(w.deps, coordinator, w.visit.id, { ...trip, day: '2027-06-16', lengthMinutes: 405 });
    await apply(w);
    assert.deepEqual(await placesOf(w), [
      '#5 Ausflug 15 09:00',
      '#6 Ausflug 16 09:00',
      '#7 Pause 16 15:45',
      '#1 Topic 1 16 16:00',
    ]);
  });

  it('leaves a pause where a coordinator put it, and makes no other in its place', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic(), plainTopic(), plainTopic()]));
    await apply(w);
    await moveSession(w.deps, coordinator, w.visit.id, 5, { time: '12:30' });
    await editFixedPoint(w.deps, coordinator, w.visit.id, 4, { title: 'Kaffee' });
    await apply(w);
    assert.deepEqual(await placesOf(w), [
      '#1 Topic 1 15 09:00',
      '#2 Topic 2 15 09:45',
      '#4 Kaffee 15 10:30',
      '#3 Topic 3 15 10:45',
      '#5 Mittagessen 15 12:30',
    ]);
  });

  it('places anew what was placed by hand only where that is wished', async () => {
    const placed = { day: '2027-06-16', time: '15:00' };
    await using w = await planWorld('sqlite', agendaOf([plainTopic({ placed }), plainTopic()]));
    await apply(w);
    assert.ok((await placesOf(w)).includes('#1 Topic 1 16 15:00'));
    await applyPlan(w.deps, coordinator, w.visit.id, { keep: false });
    assert.ok((await placesOf(w)).includes('#1 Topic 1 15 09:00'));
    assert.ok((await w.draft()).every((session) => session.is_planned === 1));
  });

  it('is for coordinators, in visits that are open', async () => {
    await using w = await planWorld('sqlite', two);
    const stranger = { ...coordinator, userId: 'U2' };
    const said = (error: unknown) => error instanceof UserError && error.say(texts('en'));
    await assert.rejects(applyPlan(w.deps, stranger, w.visit.id, {}), (error) => /Heike Brandt/.test(`${said(error)}`));
    await w.deps.db.updateTable('visit').set({ status: 'closed' }).execute();
    await assert.rejects(apply(w), (error) => /closed/.test(`${said(error)}`));
    assert.deepEqual(await w.draft(), []);
  });
});
