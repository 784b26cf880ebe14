import type { VisitContext } from '../command.ts';
import type { Building, Room } from '../db/schema.ts';
import type { Places } from '../domain/building.ts';
import { buildingName, isMainBuilding, mainBuilding } from '../domain/place.ts';
import { isSameRoom } from '../domain/room.ts';
import type { Block } from '../slack/block-kit.ts';
import { quoted } from '../slack/typed-line.ts';
import { type ButtonSpec, buttons, heading, list, note, paragraph, rich, type Span } from './blocks.ts';
import { missingButtons, wayList } from './way.ts';

const mostBuildings = 12;
const mostButtons = 10;

/** All buildings with address, note and rooms, and the ways between them; coordinators may change them. */
export function placeList(places: Places, ctx: VisitContext, coordinates: boolean): Block[] {
  const { t, visit } = ctx;
  const shown = places.buildings.slice(0, mostBuildings);
  const rest = places.buildings.length - shown.length;
  return [
    heading(t.place.listTitle),
    rich({ text: visit.place, bold: true }, ` · ${t.place.main}`),
    ...roomLines(
      places.rooms.filter(({ building_id }) => building_id === null),
      ctx,
    ),
    ...shown.flatMap((building) => buildingBlocks(building, places.rooms, ctx)),
    ...(rest > 0 ? [note(t.member.more(rest))] : []),
    ...wayList(places, ctx),
    ...(places.buildings.length + places.rooms.length === 0 ? [paragraph(t.place.onlyMain(visit.place))] : []),
    ...(coordinates ? [...missingButtons(places, ctx), ...changeButtons(places, ctx), addButtons(ctx)] : []),
  ];
}

/** One building, with what can be done to it. */
export function buildingDetails(building: Building, places: Places, ctx: VisitContext, coordinates: boolean): Block[] {
  const { t, visit } = ctx;
  const name = quoted(building.name);
  return [
    ...buildingBlocks(building, places.rooms, ctx),
    ...wayList(places, ctx, building.id),
    ...(coordinates
      ? [
          buttons(
            { text: t.place.edit, line: `building edit ${name} in=${visit.code}` },
            { text: t.place.addRoom, line: `room add building=${name} in=${visit.code}` },
            removal('building.remove', `building remove ${name}`, t.place.removeBuildingFirst(building.name), ctx),
          ),
        ]
      : []),
  ];
}

/** One room, with what can be done to it. */
export function roomDetails(room: Room, places: Places, ctx: VisitContext, coordinates: boolean): Block[] {
  const { t, visit } = ctx;
  const name = quoted(room.name);
  const building = buildingName(room.building_id ?? mainBuilding, places.buildings, visit);
  return [
    rich({ text: t.place.room(room.name), bold: true }, ` · ${[building, room.note].filter(Boolean).join(' · ')}`),
    ...(coordinates
      ? [
          buttons(
            { text: t.place.edit, line: `room edit ${name} in=${visit.code}` },
            removal('room.remove', `room remove ${name}`, t.place.removeRoomFirst(room.name), ctx),
          ),
        ]
      : []),
  ];
}

/** After a session got a room that nobody registered, where the visit has registered some: to add this one as well. */
export function offerRoom(room: string | null, { buildings, rooms }: Places, { t, visit }: VisitContext): Block[] {
  const isKnown = room === null || [...buildings, ...rooms].some(({ name }) => isSameRoom(name, room));
  if (isKnown || rooms.length === 0 || isMainBuilding(room, visit)) return [];
  return [
    note(t.place.roomUnknown(room)),
    buttons({ text: t.place.addRoom, line: `room add ${quoted(room)} in=${visit.code}` }),
  ];
}

export function placesButton({ t, visit }: VisitContext): Block {
  return buttons(
    { text: t.place.show, line: `building list in=${visit.code}` },
    { text: t.place.addRoom, line: `room add in=${visit.code}` },
  );
}

function buildingBlocks(building: Building, rooms: Room[], ctx: VisitContext): Block[] {
  const about = [building.address, building.note].filter((each) => each !== null);
  return [
    rich({ text: building.name, bold: true }, ...(about.length > 0 ? [` · ${about.join(' · ')}`] : [])),
    ...roomLines(
      rooms.filter(({ building_id }) => building_id === building.id),
      ctx,
    ),
  ];
}

function roomLines(rooms: Room[], { t }: VisitContext): Block[] {
  if (rooms.length === 0) return [];
  const line = (room: Room): (Span | string)[] => [t.place.room(room.name), ...(room.note ? [` · ${room.note}`] : [])];
  return [list(rooms.map(line))];
}

function changeButtons({ buildings, rooms }: Places, { t, visit }: VisitContext): Block[] {
  const specs = [
    ...buildings.map(({ name }) => ({
      text: t.place.change(name),
      line: `building list ${quoted(name)} in=${visit.code}`,
    })),
    ...rooms.map(({ name }) => ({
      text: t.place.change(t.place.room(name)),
      line: `room list ${quoted(name)} in=${visit.code}`,
    })),
  ].slice(0, mostButtons);
  return specs.length > 0 ? [buttons(...specs)] : [];
}

function addButtons({ t, visit }: VisitContext): Block {
  return buttons(
    { text: t.place.addBuilding, line: `building add in=${visit.code}` },
    { text: t.place.addRoom, line: `room add in=${visit.code}` },
  );
}

function removal(path: 'building.remove' | 'room.remove', line: string, text: string, ctx: VisitContext): ButtonSpec {
  const { t, visit } = ctx;
  return {
    text: t.place.remove,
    line: `${line} in=${visit.code}`,
    style: 'danger',
    confirm: { title: t.verbs[path].title, text, yes: t.place.remove, no: t.cancel },
  };
}
