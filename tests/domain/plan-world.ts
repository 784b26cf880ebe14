import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { replaceAudiencePeople } from '../../src/db/audience.ts';
import type { Engine } from '../../src/db/engine.ts';
import { insertPerson } from '../../src/db/person.ts';
import { insertBuilding, insertRoom, putWay } from '../../src/db/place.ts';
import type { AudienceKind, Session, Topic } from '../../src/db/schema.ts';
import { listSessions, putSession } from '../../src/db/session.ts';
import { insertTopic, replacePresenters } from '../../src/db/topic.ts';
import { updateVisit } from '../../src/db/visit.ts';
import type { Deps } from '../../src/deps.ts';
import { getInstant } from '../../src/domain/time.ts';
import { planProgramme } from '../../src/planner/plan.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import { type InvitationWorld, invitationWorld } from './invitation-world.ts';

const solver = await loadSolver();
/** Ends by its work alone, however slow the machine is. */
const byWork = { iterations: 300, milliseconds: 60_000 };

export const days = ['2027-06-15', '2027-06-16'];

export interface AgendaTopic {
  length: number;
  status: 'accepted' | 'proposed';
  presenter: number | null;
  counterpart: number | null;
  audience: AudienceKind;
  field: string | null;
  room: string | null;
  wish: { day: string | null; time: string | null };
  /** Placed by hand there. */
  placed: { day: string; time: string } | null;
}

/** People are numbered: 0 and 1 are hosts, 2 and 3 guests, 4 only presents. */
export interface Agenda {
  rooms: 'none' | 'some' | 'building';
  /** When person 2 leaves on the second day, and when person 1 comes on the first. */
  leaves: string | null;
  arrives: string | null;
  points: readonly { day: string; time: string; length: number; kind: Session['kind']; audience: AudienceKind }[];
  topics: readonly AgendaTopic[];
}

export interface PlanWorld extends AsyncDisposable, Pick<InvitationWorld, 'visit' | 'publish'> {
  deps: Deps;
  /** The draft, in the order of time. */
  draft(): Promise<Session[]>;
}

const times = fc.constantFrom('09:00', '09:30', '10:15', '11:00', '13:30', '14:15', '15:00', '16:00');
const place = fc.record({ day: fc.constantFrom(...days), time: times });

/** Small agendas with something of everything that is told the planner; the first topic is always accepted. */
export const arbitraryAgenda: fc.Arbitrary<Agenda> = fc
  .record({
    rooms: fc.constantFrom('none', 'some', 'building'),
    leaves: fc.option(fc.constantFrom('11:00', '15:00')),
    arrives: fc.option(fc.constantFrom('10:00', '14:00')),
    points: fc.array(
      fc.record({
        day: fc.constantFrom(...days),
        time: times,
        length: fc.constantFrom(15, 30, 60),
        kind: fc.constantFrom('welcome', 'meal', 'transfer', 'social', 'photo', 'internal'),
        audience: fc.constantFrom('all', 'guest', 'people'),
      }),
      { maxLength: 3 },
    ),
    topics: fc.array(
      fc.record({
        length: fc.constantFrom(30, 45, 60),
        status: fc.constantFrom('accepted', 'accepted', 'proposed'),
        presenter: fc.option(fc.integer({ min: 0, max: 4 })),
        counterpart: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }),
        audience: fc.constantFrom('all', 'all', 'host', 'people'),
        field: fc.constantFrom(null, 'Bildung', 'bildung'),
        room: fc.constantFrom(null, 'Saal', 'MaßArbeit', 'Kantine'),
        wish: fc.record({ day: fc.option(fc.constantFrom(...days)), time: fc.option(times) }),
        placed: fc.option(place, { freq: 4 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ topics: [first, ...others], ...agenda }) => ({
    ...agenda,
    topics: [...(first ? [{ ...first, status: 'accepted' as const }] : []), ...others],
  }));

/** The agenda in a database of its own, with a planner that works in this thread. */
export async function planWorld(engine: Engine, agenda: Agenda): Promise<PlanWorld> {
  const world = await invitationWorld(engine);
  const { visit } = world;
  const { db } = world.deps;
  const deps: Deps = { ...world.deps, newId: randomUUID, plan: async (input) => planProgramme(input, solver, byWork) };
  const zone = visit.time_zone;
  const at = (day: string, time: string) => getInstant(day, time, zone);
  await db.transaction().execute(async (trx) => {
    const people: string[] = [];
    for (const [index, role] of (['head', 'member', 'head', 'member', 'presenter'] as const).entries()) {
      const side = index === 2 || index === 3 ? 'guest' : 'host';
      const about = {
        academic_title: null,
        function: null,
        unit: null,
        organisation: null,
        email: null,
        language: null,
      };
      const own = { id: randomUUID(), visit_id: visit.id, side, role, name: `Person ${index}`, user_id: null } as const;
      const stay = {
        arrives_at: index === 1 && agenda.arrives ? at('2027-06-15', agenda.arrives) : null,
        leaves_at: index === 2 && agenda.leaves ? at('2027-06-16', agenda.leaves) : null,
      };
      const created_at = deps.now().toISOString();
      people.push((await insertPerson(trx, { ...own, ...about, ...stay, created_at })).id);
    }
    const created_at = deps.now().toISOString();
    if (agenda.rooms !== 'none') {
      const building = {
        id: randomUUID(),
        visit_id: visit.id,
        name: 'MaßArbeit',
        address: null,
        note: null,
        created_at,
      };
      await insertBuilding(trx, building);
      await putWay(trx, visit.id, '', building.id, 20);
      const rooms = agenda.rooms === 'building' ? [] : (['Saal', 'Kleiner Saal'] as const);
      for (const name of rooms) {
        await insertRoom(trx, {
          id: randomUUID(),
          visit_id: visit.id,
          building_id: null,
          name,
          note: null,
          created_at,
        });
      }
    }
    let number = 0;
    for (const point of agenda.points) {
      number += 1;
      const length = { ...point, number, title: `Point ${number}`, topic_id: null, id: randomUUID() };
      await putSession(trx, sessionFrom(visit.id, zone, length));
      if (point.audience === 'people') await replaceAudiencePeople(trx, visit.id, number, [people[2] ?? '']);
    }
    for (const given of agenda.topics) {
      number += 1;
      const topic = topicFrom(visit.id, number, given, people, created_at);
      await insertTopic(trx, topic);
      if (given.presenter !== null) await replacePresenters(trx, topic.id, [people[given.presenter] ?? '']);
      if (given.audience === 'people') await replaceAudiencePeople(trx, visit.id, number, [people[1] ?? '']);
      const { placed } = given;
      if (placed && given.status === 'accepted') {
        const { length, audience } = given;
        const own = { ...placed, length, audience, kind: topic.kind, number, title: topic.title };
        await putSession(trx, sessionFrom(visit.id, zone, { ...own, topic_id: topic.id, id: topic.id }));
      }
    }
    await updateVisit(trx, visit.id, { next_number: number + 1 });
  });
  return {
    deps,
    visit,
    publish: world.publish,
    draft: () => listSessions(db, visit.id),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

interface SessionGiven extends Pick<Session, 'id' | 'number' | 'title' | 'topic_id' | 'kind' | 'audience'> {
  day: string;
  time: string;
  length: number;
}

export function sessionFrom(visit_id: string, zone: string, { day, time, length, ...given }: SessionGiven): Session {
  const starts_at = getInstant(day, time, zone);
  const ends_at = new Date(Date.parse(starts_at) + length * 60_000).toISOString();
  const plain = { time_qualifier: null, room: null, departure: null, destination: null, vehicle: null } as const;
  return { ...given, ...plain, visit_id, starts_at, ends_at, press_access: null, visibility: 'guest', is_planned: 0 };
}

function topicFrom(
  visit_id: string,
  number: number,
  { length, status, counterpart, audience, field, room, wish }: AgendaTopic,
  people: readonly string[],
  created_at: string,
): Topic {
  return {
    id: randomUUID(),
    visit_id,
    number,
    title: `Topic ${number}`,
    status,
    decline_reason: null,
    length_minutes: length,
    side: 'host',
    stance: 'show',
    kind: 'talk',
    field,
    wished_day: wish.day,
    wished_time: wish.time,
    wished_qualifier: null,
    wished_room: room,
    proposed_by: 'U1',
    created_at,
    note: null,
    counterpart_id: counterpart === null ? null : (people[counterpart] ?? null),
    source_link: null,
    source_author: null,
    audience,
    visibility: 'guest',
  };
}

/** A topic for all that nobody has placed, with what a test says of it. */
export function plainTopic(given: Partial<AgendaTopic> = {}): AgendaTopic {
  return {
    length: 45,
    status: 'accepted',
    presenter: null,
    counterpart: null,
    audience: 'all',
    field: null,
    room: null,
    wish: { day: null, time: null },
    placed: null,
    ...given,
  };
}

export function agendaOf(topics: readonly AgendaTopic[], given: Partial<Agenda> = {}): Agenda {
  return { rooms: 'none', leaves: null, arrives: null, points: [], topics, ...given };
}
