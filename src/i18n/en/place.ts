import type { Session } from '../../db/schema.ts';
import { formatDuration } from '../../domain/format-time.ts';
import { and, or } from './plural.ts';
import { roomName } from './room.ts';

const numbered = (sessions: Session[]) => and(sessions.map(({ number, title }) => `#${number} “${title}”`));

/** At the beginning of a sentence or a line. */
const capitalRoom = (room: string) => roomName(room).replace(/^room /, 'Room ');

export const place = {
  room: capitalRoom,
  listTitle: 'Places',
  main: 'the place of the visit',
  address: 'Address',
  onlyMain: (place: string) =>
    `So far there is only ${place}. Sessions may be in any room, even in one that is not listed here.`,
  waysTitle: 'Ways',
  between: (from: string, to: string) => `${from} – ${to}`,
  way: (from: string, to: string, minutes: number) => `${from} – ${to}: ${formatDuration(minutes)}`,
  wayMissing: (from: string, to: string) => `${from} – ${to}: minutes missing`,
  waySaved: (from: string, to: string, minutes: number) =>
    `${from} – ${to}: ${formatDuration(minutes)}, in both directions.`,
  askWays: (missing: string[]) =>
    missing.length === 1
      ? `How many minutes does the way between ${missing[0]} take? The planner needs to know.`
      : 'How many minutes do these ways take? The planner needs to know:',
  moreWays: (rest: number) => `and ${rest} more`,
  enterWay: (from: string, to: string) => `Enter the way ${from} – ${to}`,
  buildingAdded: (name: string) => `The building “${name}” is added.`,
  buildingEdited: (name: string) => `The building “${name}” is changed.`,
  buildingRemoved: (name: string, rooms: string[]) =>
    rooms.length === 0
      ? `The building “${name}” is removed.`
      : `The building “${name}” is removed, with its rooms: ${and(rooms.map(roomName))}.`,
  keepsRoom: (sessions: Session[]) =>
    `${numbered(sessions)} ${sessions.length === 1 ? 'keeps its' : 'keep their'} room in the programme. Please move ${sessions.length === 1 ? 'it' : 'them'} if that is no longer right.`,
  removeBuildingFirst: (name: string) => `Remove “${name}” and its rooms? Sessions there keep the name of their room.`,
  roomAdded: (room: string, building: string) => `${capitalRoom(room)} is added: ${building}.`,
  roomEdited: (room: string, building: string) => `${capitalRoom(room)} is changed: ${building}.`,
  roomRemoved: (room: string) => `${capitalRoom(room)} is removed.`,
  removeRoomFirst: (room: string) => `Remove ${roomName(room)}? Sessions there keep the name.`,
  roomUnknown: (room: string) => `${capitalRoom(room)} is not among the rooms of the visit yet.`,
  unknown: (typed: string, near: string[], known: string[]) =>
    near.length > 0
      ? `I do not know “${typed}”. Did you mean ${or(near.map((name) => `“${name}”`))}?`
      : known.length > 0
        ? `I do not know “${typed}”. There are: ${and(known.slice(0, 15))}${known.length > 15 ? ' …' : ''}.`
        : `I do not know “${typed}”; there are none yet.`,
  severalMatch: (typed: string, names: string[]) =>
    `“${typed}” fits several: ${and(names)}. Please say more of the name.`,
  isMainBuilding: (place: string) => `“${place}” is the place of the visit; it is there already.`,
  buildingExists: (name: string) => `There is a building “${name}” already.`,
  roomExists: (room: string) => `${capitalRoom(room)} is there already.`,
  noWayToItself: 'Those are one and the same building. Please name another one.',
  addBuilding: 'Add a building',
  addRoom: 'Add a room',
  show: 'Show places',
  change: (name: string) => `${name} …`,
  edit: 'Change',
  remove: 'Remove',
};
