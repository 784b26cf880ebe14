import type { Session } from '../../db/schema.ts';
import { formatDuration } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and, or } from './plural.ts';
import { roomName } from './room.ts';

const numbered = (sessions: Session[]) => and(sessions.map(({ number, title }) => `#${number} „${title}“`));

export const place: Texts['place'] = {
  room: roomName,
  listTitle: 'Orte',
  main: 'der Ort des Besuchs',
  address: 'Anschrift',
  onlyMain: (place) =>
    `Bisher gibt es nur: ${place}. Programmpunkte können in jedem Raum sein, auch in einem, der hier nicht steht.`,
  waysTitle: 'Wege',
  between: (from, to) => `${from} – ${to}`,
  way: (from, to, minutes) => `${from} – ${to}: ${formatDuration(minutes)}`,
  wayMissing: (from, to) => `${from} – ${to}: Weg fehlt`,
  waySaved: (from, to, minutes) => `${from} – ${to}: ${formatDuration(minutes)}, in beide Richtungen.`,
  askWays: (missing) =>
    missing.length === 1
      ? `Wie viele Minuten dauert der Weg ${missing[0]}? Für die Planung brauche ich das.`
      : 'Wie viele Minuten dauern diese Wege? Für die Planung brauche ich das:',
  moreWays: (rest) => `und ${rest} weitere`,
  enterWay: (from, to) => `Weg ${from} – ${to} eintragen`,
  buildingAdded: (name) => `Das Gebäude „${name}“ ist angelegt.`,
  buildingEdited: (name) => `Das Gebäude „${name}“ ist geändert.`,
  buildingRemoved: (name, rooms) =>
    rooms.length === 0
      ? `Das Gebäude „${name}“ ist entfernt.`
      : `Das Gebäude „${name}“ ist entfernt, mit seinen Räumen: ${and(rooms.map(roomName))}.`,
  keepsRoom: (sessions) =>
    `${numbered(sessions)} ${sessions.length === 1 ? 'behält seinen' : 'behalten ihren'} Raum im Programm. Stimmt er nicht mehr, verschieben Sie ${sessions.length === 1 ? 'den Punkt' : 'die Punkte'} bitte.`,
  removeBuildingFirst: (name) =>
    `„${name}“ und seine Räume entfernen? Programmpunkte dort behalten den Namen ihres Raums.`,
  roomAdded: (room, building) => `${roomName(room)} ist angelegt: ${building}.`,
  roomEdited: (room, building) => `${roomName(room)} ist geändert: ${building}.`,
  roomRemoved: (room) => `${roomName(room)} ist entfernt.`,
  removeRoomFirst: (room) => `${roomName(room)} entfernen? Programmpunkte dort behalten den Namen.`,
  roomUnknown: (room) => `${roomName(room)} steht noch nicht bei den Räumen des Besuchs.`,
  unknown: (typed, near, known) =>
    near.length > 0
      ? `„${typed}“ kenne ich nicht. Meinten Sie ${or(near.map((name) => `„${name}“`))}?`
      : known.length > 0
        ? `„${typed}“ kenne ich nicht. Es gibt: ${and(known.slice(0, 15))}${known.length > 15 ? ' …' : ''}.`
        : `„${typed}“ kenne ich nicht; bisher ist nichts angelegt.`,
  severalMatch: (typed, names) => `„${typed}“ passt auf mehrere: ${and(names)}. Bitte nennen Sie mehr vom Namen.`,
  isMainBuilding: (place) => `„${place}“ ist der Ort des Besuchs; den gibt es schon.`,
  buildingExists: (name) => `Ein Gebäude „${name}“ gibt es schon.`,
  roomExists: (room) => `${roomName(room)} gibt es schon.`,
  noWayToItself: 'Das ist ein und dasselbe Gebäude. Bitte nennen Sie ein anderes.',
  addBuilding: 'Gebäude anlegen',
  addRoom: 'Raum anlegen',
  show: 'Orte zeigen',
  change: (name) => `${name} …`,
  edit: 'Ändern',
  remove: 'Entfernen',
};
