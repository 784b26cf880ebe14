import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteBuilding, insertRoom } from '../../src/db/place.ts';
import { putSession } from '../../src/db/session.ts';
import { applyPlan } from '../../src/domain/plan-apply.ts';
import { changesBetween } from '../../src/domain/plan-change.ts';
import { planInputOf } from '../../src/domain/plan-input.ts';
import { readPlanSource } from '../../src/domain/plan-source.ts';
import type { PlanWords } from '../../src/domain/plan-wishes.ts';
import type { PlanInput } from '../../src/planner/types.ts';
import { engines } from '../support/databases.ts';
import { coordinator } from './invitation-world.ts';
import { type Agenda, agendaOf, type PlanWorld, plainTopic, planWorld, sessionFrom } from './plan-world.ts';

async function inputOf(w: PlanWorld, words: PlanWords = {}): Promise<PlanInput> {
  const { db } = w.deps;
  // Its days may have changed since the world was made.
  const visit = await db.selectFrom('visit').selectAll().where('id', '=', w.visit.id).executeTakeFirstOrThrow();
  return planInputOf(await readPlanSource(db, visit), words);
}

const people = ['Person 0', 'Person 1', 'Person 2', 'Person 3', 'Person 4'] as const;

async function idOf(w: PlanWorld, name: (typeof people)[number]): Promise<string> {
  const row = w.deps.db.selectFrom('person').select('id').where('name', '=', name);
  return (await row.executeTakeFirstOrThrow()).id;
}

const one = (given: Parameters<typeof plainTopic>[0], more: Partial<Agenda> = {}) =>
  agendaOf([plainTopic(given)], more);

describe('What the planner is told', () => {
  for (const engine of engines) {
    it(`is the days with their hours, who is there when, and topics by votes, on ${engine}`, async () => {
      await using w = await planWorld(
        engine,
        agendaOf([plainTopic(), plainTopic({ presenter: 4 })], { leaves: '11:00' }),
      );
      const { db } = w.deps;
      const second = await db.selectFrom('topic').select('id').where('number', '=', 2).executeTakeFirstOrThrow();
      await db.insertInto('vote').values({ topic_id: second.id, user_id: 'U1', created_at: 'now' }).execute();
      const input = await inputOf(w, { tracks: 2, breakMinutes: 20, endEarlierBy: 30, first: 1 });
      assert.deepEqual(
        input.days,
        ['2027-06-15', '2027-06-16'].map((day) => ({ day, from: 540, until: 1020 })),
      );
      const leaving = input.people.find(({ presence }) => presence !== null);
      assert.equal(leaving?.id, await idOf(w, 'Person 2'));
      assert.deepEqual(leaving.presence, [
        { day: '2027-06-15', from: 0, until: 1440 },
        { day: '2027-06-16', from: 0, until: 660 },
      ]);
      assert.deepEqual(
        input.people.map(({ side }) => `${side}`).sort((a, b) => a.localeCompare(b)),
        ['guest', 'guest', 'host', 'host', 'null'],
      );
      assert.deepEqual(
        input.topics.map(({ number, rank }) => [number, rank]),
        [
          [2, 1],
          [1, 2],
        ],
      );
      assert.deepEqual(input.topics[0]?.presenters, [await idOf(w, 'Person 4')]);
      assert.deepEqual([input.tracks, input.wishes], [2, { breakMinutes: 20, endEarlierBy: 30, first: 1 }]);
    });
  }

  it('is that a counterpart must be there who is a member, and everybody who is named', async () => {
    await using w = await planWorld('sqlite', one({ counterpart: 2, audience: 'people' }));
    assert.deepEqual((await inputOf(w)).topics[0]?.needed, [await idOf(w, 'Person 2'), await idOf(w, 'Person 1')]);
    await using other = await planWorld('sqlite', one({ counterpart: 4 }));
    assert.deepEqual((await inputOf(other)).topics[0]?.needed, []);
  });

  it('is what was placed by hand, with its presenters, as a fixed point; and a topic again where that is wished', async () => {
    const placed = { day: '2027-06-16', time: '15:00' };
    await using w = await planWorld('sqlite', one({ placed, presenter: 1, counterpart: 2 }));
    const { fixed, topics } = await inputOf(w);
    assert.deepEqual(topics, []);
    assert.deepEqual(fixed, [
      {
        number: 1,
        day: '2027-06-16',
        start: 900,
        length: 45,
        room: null,
        building: '\u0000somewhere',
        exit: '\u0000somewhere',
        audience: { kind: 'all' },
        presenters: [await idOf(w, 'Person 1'), await idOf(w, 'Person 2')],
        kind: 'talk',
      },
    ]);
    const free = await inputOf(w, { keep: false });
    assert.deepEqual([free.fixed.length, free.topics.length], [0, 1]);
  });

  it('is nothing of what lies outside the visit’s days, and no pause that a plan has made', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic(), plainTopic(), plainTopic()]));
    const before = await inputOf(w);
    await applyPlan(w.deps, coordinator, w.visit.id, {});
    const zone = w.visit.time_zone;
    const late = { id: 'late', number: 90, title: 'Dinner', topic_id: null, kind: 'social', audience: 'all' } as const;
    await w.deps.db.transaction().execute(async (trx) => {
      await putSession(trx, sessionFrom(w.visit.id, zone, { ...late, day: '2027-06-17', time: '12:00', length: 60 }));
    });
    assert.deepEqual(await inputOf(w), before);
  });

  it('is where topics were published, as far as they still are topics of the visit’s days', async () => {
    await using w = await planWorld('sqlite', one({}));
    await applyPlan(w.deps, coordinator, w.visit.id, {});
    await w.publish();
    assert.deepEqual((await inputOf(w)).published, [{ topic: 1, day: '2027-06-15', start: 540 }]);
    await w.deps.db.updateTable('visit').set({ first_day: '2027-06-16' }).execute();
    assert.deepEqual((await inputOf(w)).published, []);
  });

  it('is a wish that lies within the visit, never as a must', async () => {
    await using w = await planWorld('sqlite', one({ wish: { day: '2027-06-16', time: '14:00' } }));
    assert.deepEqual((await inputOf(w)).topics[0]?.wish, { day: '2027-06-16', start: 840, must: false });
    await w.deps.db.updateTable('topic').set({ wished_day: '2027-07-01', wished_time: null }).execute();
    assert.equal((await inputOf(w)).topics[0]?.wish, null);
  });
});

describe('What the planner is told of places', () => {
  it('is no rooms where none is registered, and a topic has the room that it wishes as long as that is free', async () => {
    const host = plainTopic({ room: 'Kantine', audience: 'host' });
    await using w = await planWorld('sqlite', agendaOf([host, { ...host, audience: 'people', presenter: 2 }]));
    assert.deepEqual((await inputOf(w)).rooms, []);
    await applyPlan(w.deps, coordinator, w.visit.id, {});
    assert.deepEqual(
      (await w.draft()).filter(({ topic_id }) => topic_id).map(({ room }) => room),
      ['Kantine', 'Kantine'],
    );
  });

  it('is the registered rooms with the ways between their buildings, and which of them is wished', async () => {
    await using w = await planWorld('sqlite', one({ room: 'saal' }, { rooms: 'some' }));
    const input = await inputOf(w);
    assert.deepEqual(input.rooms, [
      { id: 'Kleiner Saal', building: null },
      { id: 'Saal', building: null },
    ]);
    assert.deepEqual([input.topics[0]?.wishedRoom, input.topics[0]?.rooms], ['Saal', []]);
    assert.deepEqual(
      input.travel.map(({ between: [from], minutes }) => [from, minutes]),
      [[null, 20]],
    );
  });

  it('is that a topic which wishes a whole building is held there, and no other one is', async () => {
    const agenda = agendaOf([plainTopic({ room: 'MaßArbeit' }), plainTopic()], { rooms: 'building' });
    await using w = await planWorld('sqlite', agenda);
    const { topics } = await inputOf(w);
    assert.deepEqual(topics[0]?.rooms, ['MaßArbeit']);
    assert.ok(topics[1]?.rooms.length === 2 && !topics[1].rooms.includes('MaßArbeit'));
    await applyPlan(w.deps, coordinator, w.visit.id, {});
    const rooms = (await w.draft())
      .filter(({ topic_id }) => topic_id)
      .map(({ number, room }) => [number, room] as const);
    assert.deepEqual(
      new Map(rooms),
      new Map([
        [1, 'MaßArbeit'],
        [2, null],
      ]),
    );
  });

  it('is that a building with rooms takes the topic that wishes it into one of these', async () => {
    await using w = await planWorld('sqlite', one({ room: 'MaßArbeit' }, { rooms: 'some' }));
    const { db } = w.deps;
    const { id } = await db.selectFrom('building').select('id').executeTakeFirstOrThrow();
    const room = { id: 'r', visit_id: w.visit.id, building_id: id, name: '1.01', note: null, created_at: 'now' };
    await db.transaction().execute((trx) => insertRoom(trx, room));
    assert.deepEqual((await inputOf(w)).topics[0]?.rooms, ['1.01']);
    await db.transaction().execute((trx) => deleteBuilding(trx, id));
    assert.deepEqual((await inputOf(w)).topics[0]?.rooms, []);
  });
});

describe('What has changed between two agendas', () => {
  it('is named by numbers and kinds, and nothing where they are the same', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic(), plainTopic(), plainTopic()]));
    const before = await inputOf(w);
    assert.deepEqual(changesBetween(before, await inputOf(w, { breakMinutes: 30 })), []);
    const { db } = w.deps;
    await db.updateTable('topic').set({ length_minutes: 50 }).where('number', '=', 2).execute();
    await db.updateTable('visit').set({ day_end: '16:00' }).execute();
    await db
      .updateTable('person')
      .set({ leaves_at: '2027-06-16T08:00:00.000Z' })
      .where('name', '=', people[0])
      .execute();
    assert.deepEqual(changesBetween(before, await inputOf(w)), [
      { kind: 'points', numbers: [2] },
      { kind: 'days' },
      { kind: 'people' },
    ]);
  });

  it('is the topics that changed places by votes', async () => {
    await using w = await planWorld('sqlite', agendaOf([plainTopic(), plainTopic(), plainTopic()]));
    const before = await inputOf(w);
    const { id } = await w.deps.db.selectFrom('topic').select('id').where('number', '=', 2).executeTakeFirstOrThrow();
    await w.deps.db.insertInto('vote').values({ topic_id: id, user_id: 'U1', created_at: 'now' }).execute();
    assert.deepEqual(changesBetween(before, await inputOf(w)), [{ kind: 'points', numbers: [1, 2] }]);
  });
});
