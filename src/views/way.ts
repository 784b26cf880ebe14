/** The ways between the buildings of a visit, and asking for those that nobody has named. */

import type { VisitContext } from '../command.ts';
import type { Places } from '../domain/building.ts';
import { buildingName, missingWays } from '../domain/place.ts';
import type { Block } from '../slack/block-kit.ts';
import { quoted } from '../slack/typed-line.ts';
import { type ButtonSpec, buttons, list, note, paragraph, rich, type Span } from './blocks.ts';

const mostAsked = 10;
const mostButtons = 5;
const mostLines = 60;

/** Asks for exactly the minutes that nobody has said yet; nothing where all are known. */
export function askForWays(places: Places, ctx: VisitContext): Block[] {
  const { t } = ctx;
  const missing = missingWays(places.buildings, places.ways).map((way) => namesOf(way, places, ctx));
  if (missing.length === 0) return [];
  const names = missing.map(([from, to]) => t.place.between(from, to));
  return [
    paragraph(t.place.askWays(names)),
    ...(names.length > 1 ? [list(names.slice(0, mostAsked).map((each) => [each]))] : []),
    ...(names.length > mostAsked ? [note(t.place.moreWays(names.length - mostAsked))] : []),
    ...missingButtons(places, ctx),
  ];
}

/** @param only of this building, by its id */
export function wayList(places: Places, ctx: VisitContext, only?: string): Block[] {
  const { t, visit } = ctx;
  const name = (id: string) => buildingName(id, places.buildings, visit);
  const isShown = (...ends: string[]) => only === undefined || ends.includes(only);
  const known = places.ways
    .filter(({ building_a, building_b }) => isShown(building_a, building_b))
    .map(({ building_a, building_b, minutes }) => [t.place.way(name(building_a), name(building_b), minutes)]);
  const missing = missingWays(places.buildings, places.ways)
    .filter((way) => isShown(...way))
    .map(([from, to]): (Span | string)[] => [{ text: t.place.wayMissing(name(from), name(to)), bold: true }]);
  const lines = [...known, ...missing];
  if (lines.length === 0) return [];
  return [
    rich({ text: t.place.waysTitle, bold: true }),
    list(lines.slice(0, mostLines)),
    ...(lines.length > mostLines ? [note(t.place.moreWays(lines.length - mostLines))] : []),
  ];
}

/** Each opens the modal of one missing way. */
export function missingButtons(places: Places, ctx: VisitContext): Block[] {
  const ways = missingWays(places.buildings, places.ways).slice(0, mostButtons);
  if (ways.length === 0) return [];
  return [buttons(...ways.map((way) => wayButton(namesOf(way, places, ctx), ctx)))];
}

/** Opens the modal with one input. */
function wayButton([from, to]: [string, string], { t, visit }: VisitContext): ButtonSpec {
  return {
    text: t.place.enterWay(from, to),
    line: `building way ${quoted(from)} to=${quoted(to)} in=${visit.code}`,
  };
}

function namesOf([from, to]: [string, string], { buildings }: Places, { visit }: VisitContext): [string, string] {
  return [buildingName(from, buildings, visit), buildingName(to, buildings, visit)];
}
