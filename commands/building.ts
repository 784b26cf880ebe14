import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import type { Way } from '../src/db/schema.ts';
import { editBuilding, listPlaces, nameWay, registerBuilding, removeBuilding } from '../src/domain/building.ts';
import { buildingName, findWay, getBuildingNamed, getWayEnd, mainBuilding } from '../src/domain/place.ts';
import type { Block } from '../src/slack/block-kit.ts';
import { paragraph } from '../src/views/blocks.ts';
import { buildingDetails, placeList, placesButton } from '../src/views/place.ts';
import { askForWays } from '../src/views/way.ts';
import { line, required, wayMinutes } from './fields.ts';

const about = { address: line(200), note: line(200), minutes: wayMinutes };

export const building: Noun = {
  name: 'building',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'coordinator',
      words: 'name',
      fields: { name: required(line(80)), ...about },
      async run(ctx, { name, ...details }) {
        const added = await registerBuilding(ctx.deps, ctx.actor, ctx.visit.id, name, details);
        return { blocks: [paragraph(ctx.t.place.buildingAdded(added.name)), ...(await whatIsNext(ctx))] };
      },
    }),

    list: visitVerb({
      who: 'anyone',
      words: 'building',
      fields: { building: line(80) },
      async run(ctx, input) {
        const places = await listPlaces(ctx.deps.db, ctx.visit.id);
        const coordinates = await isCoordinator(ctx.deps.db, ctx.visit.id, ctx.actor.userId);
        if (!input.building) return { blocks: placeList(places, ctx, coordinates) };
        return {
          blocks: buildingDetails(getBuildingNamed(places.buildings, input.building), places, ctx, coordinates),
        };
      },
    }),

    edit: visitVerb({
      who: 'coordinator',
      words: 'building',
      behindModal: ['building'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'building'),
      fields: { building: required(line(80)), name: line(80), ...about },
      async current(ctx, input) {
        if (!input.building) return {};
        const { buildings, ways } = await listPlaces(ctx.deps.db, ctx.visit.id);
        const before = getBuildingNamed(buildings, input.building);
        return {
          name: before.name,
          address: before.address ?? '',
          note: before.note ?? '',
          minutes: minutesGiven(ways, mainBuilding, before.id),
        };
      },
      async run(ctx, { building: which, name, ...details }) {
        const edited = await editBuilding(ctx.deps, ctx.actor, ctx.visit.id, which, { newName: name, ...details });
        return { blocks: [paragraph(ctx.t.place.buildingEdited(edited.name)), ...(await whatIsNext(ctx))] };
      },
    }),

    remove: visitVerb({
      who: 'coordinator',
      words: 'building',
      fields: { building: required(line(80)) },
      async run(ctx, input) {
        const removed = await removeBuilding(ctx.deps, ctx.actor, ctx.visit.id, input.building);
        const rooms = removed.rooms.map(({ name }) => name);
        const { t } = ctx;
        return {
          blocks: [
            paragraph(t.place.buildingRemoved(removed.building.name, rooms)),
            ...(removed.sessions.length > 0 ? [paragraph(t.place.keepsRoom(removed.sessions))] : []),
            placesButton(ctx),
          ],
          replaces: true,
        };
      },
    }),

    way: visitVerb({
      who: 'coordinator',
      words: 'building',
      behindModal: ['building', 'otherBuilding'],
      above: (ctx, given) =>
        given.building ? [paragraph(ctx.t.place.between(given.building, given.otherBuilding ?? ctx.visit.place))] : [],
      fields: { building: required(line(80)), otherBuilding: line(80), minutes: required(wayMinutes) },
      async current(ctx, input) {
        if (!input.building) return {};
        const { buildings, ways } = await listPlaces(ctx.deps.db, ctx.visit.id);
        const from = getWayEnd(buildings, input.building, ctx.visit);
        const to = getWayEnd(buildings, input.otherBuilding, ctx.visit, 'otherBuilding');
        return { minutes: minutesGiven(ways, from, to) };
      },
      async run(ctx, { building: from, otherBuilding: to, minutes }) {
        const way = await nameWay(ctx.deps, ctx.actor, ctx.visit.id, { from, to, minutes });
        const { buildings } = await listPlaces(ctx.deps.db, ctx.visit.id);
        const name = (id: string) => buildingName(id, buildings, ctx.visit);
        return {
          blocks: [paragraph(ctx.t.place.waySaved(name(way.from), name(way.to), minutes)), ...(await whatIsNext(ctx))],
        };
      },
    }),
  },
};

function minutesGiven(ways: readonly Way[], from: string, to: string): string {
  const way = findWay(ways, from, to);
  return way ? String(way.minutes) : '';
}

/** The minutes that are still missing, or else the list. */
async function whatIsNext(ctx: VisitContext): Promise<Block[]> {
  const places = await listPlaces(ctx.deps.db, ctx.visit.id);
  return [...askForWays(places, ctx), placesButton(ctx)];
}
