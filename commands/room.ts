import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import type { Room } from '../src/db/schema.ts';
import { listPlaces } from '../src/domain/building.ts';
import { buildingName, getRoomNamed, mainBuilding } from '../src/domain/place.ts';
import { editRoom, registerRoom, removeRoom } from '../src/domain/registered-room.ts';
import { paragraph } from '../src/views/blocks.ts';
import { placeList, placesButton, roomDetails } from '../src/views/place.ts';
import { line, required, room as roomName } from './fields.ts';

const about = { building: line(80), note: line(200) };

export const room: Noun = {
  name: 'room',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'coordinator',
      words: 'name',
      fields: { name: required(roomName), ...about },
      async run(ctx, { name, ...details }) {
        const added = await registerRoom(ctx.deps, ctx.actor, ctx.visit.id, name, details);
        return {
          blocks: [paragraph(ctx.t.place.roomAdded(added.name, await buildingOf(added, ctx))), placesButton(ctx)],
        };
      },
    }),

    list: visitVerb({
      who: 'anyone',
      words: 'room',
      fields: { room: roomName },
      async run(ctx, input) {
        const places = await listPlaces(ctx.deps.db, ctx.visit.id);
        const coordinates = await isCoordinator(ctx.deps.db, ctx.visit.id, ctx.actor.userId);
        if (!input.room) return { blocks: placeList(places, ctx, coordinates) };
        return { blocks: roomDetails(getRoomNamed(places.rooms, input.room), places, ctx, coordinates) };
      },
    }),

    edit: visitVerb({
      who: 'coordinator',
      words: 'room',
      behindModal: ['room'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'room'),
      fields: { room: required(roomName), name: roomName, ...about },
      async current(ctx, input) {
        if (!input.room) return {};
        const { buildings, rooms } = await listPlaces(ctx.deps.db, ctx.visit.id);
        const before = getRoomNamed(rooms, input.room);
        const building = buildings.find(({ id }) => id === before.building_id)?.name ?? '';
        return { name: before.name, building, note: before.note ?? '' };
      },
      async run(ctx, { room: which, name, ...details }) {
        const edited = await editRoom(ctx.deps, ctx.actor, ctx.visit.id, which, { newName: name, ...details });
        return {
          blocks: [paragraph(ctx.t.place.roomEdited(edited.name, await buildingOf(edited, ctx))), placesButton(ctx)],
        };
      },
    }),

    remove: visitVerb({
      who: 'coordinator',
      words: 'room',
      fields: { room: required(roomName) },
      async run(ctx, input) {
        const { room: removed, sessions } = await removeRoom(ctx.deps, ctx.actor, ctx.visit.id, input.room);
        return {
          blocks: [
            paragraph(ctx.t.place.roomRemoved(removed.name)),
            ...(sessions.length > 0 ? [paragraph(ctx.t.place.keepsRoom(sessions))] : []),
            placesButton(ctx),
          ],
          replaces: true,
        };
      },
    }),
  },
};

async function buildingOf(room: Room, { deps, visit }: VisitContext): Promise<string> {
  const { buildings } = await listPlaces(deps.db, visit.id);
  return buildingName(room.building_id ?? mainBuilding, buildings, visit);
}
