import { listAudiencePeople } from '../db/audience.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import { listBuildings, listRooms } from '../db/place.ts';
import type { Person, Session } from '../db/schema.ts';
import { listPresenters } from '../db/topic.ts';
import { audienceOf } from './audience.ts';
import { fullName } from './full-name.ts';
import type { ProgrammeSession } from './programme.ts';
import { isSameRoom } from './room.ts';

/** With all that people see of them, whether they are stored already or only planned. */
export async function describeSessions(
  db: Db,
  visitId: string,
  sessions: readonly Session[],
): Promise<ProgrammeSession[]> {
  const presenters = await listPresenters(
    db,
    sessions.flatMap((session) => session.topic_id ?? []),
  );
  const audienceOfSession = await audiencesOf(db, visitId);
  const placeOf = await placesOf(db, visitId);
  return sessions.map((session) => ({
    id: session.id,
    number: session.number,
    kind: session.kind,
    title: session.title,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    timeQualifier: session.time_qualifier,
    room: session.room,
    place: placeOf(session.room),
    presenters: presentersOf(session, presenters),
    audience: audienceOfSession(session),
    visibility: session.visibility,
    pressAccess: session.press_access,
    departure: session.departure,
    destination: session.destination,
    vehicle: session.vehicle,
  }));
}

/** Named people in the order in which the delegations are listed. */
async function audiencesOf(db: Db, visitId: string): Promise<(session: Session) => ProgrammeSession['audience']> {
  const named = await listAudiencePeople(db, visitId);
  const people = named.length > 0 ? await listPeople(db, visitId) : [];
  return ({ number, audience }) => {
    const ids = new Set(named.filter((each) => each.number === number).map(({ person_id }) => person_id));
    const meant = people.filter((person: Person) => ids.has(person.id));
    const wanted = audienceOf(
      audience,
      meant.map(({ id }) => id),
    );
    return wanted.kind === 'people' ? { ...wanted, names: meant.map(fullName) } : wanted;
  };
}

/** What there is to know of rooms by their names. */
async function placesOf(db: Db, visitId: string): Promise<(room: string | null) => ProgrammeSession['place']> {
  const rooms = await listRooms(db, visitId);
  const buildings = await listBuildings(db, visitId);
  return (name) => {
    const room = rooms.find((each) => isSameRoom(each.name, name));
    // A room that nobody registered may be a whole building: "MaßArbeit".
    const building = buildings.find((each) => (room ? each.id === room.building_id : isSameRoom(each.name, name)));
    const notes = [building?.note, room?.note].filter((note) => typeof note === 'string');
    if (!building && notes.length === 0) return null;
    return { building: building?.name ?? null, address: building?.address ?? null, notes };
  };
}

function presentersOf(session: Session, presenters: Awaited<ReturnType<typeof listPresenters>>) {
  return presenters
    .filter((presenter) => presenter.topic_id === session.topic_id)
    .map((presenter) => ({
      personId: presenter.person_id,
      name: fullName(presenter),
      function: presenter.function,
    }));
}
