/** Between the fields of fixed points and what the domain calls them, in both directions. */

import type { Field, Fields, Given, VisitContext } from '../src/command.ts';
import { type PressAccess, type Session, type SessionKind, sessionKinds, type Visibility } from '../src/db/schema.ts';
import type { PointEdit } from '../src/domain/fixed-point.ts';
import { listNamedPeople, typedPerson } from '../src/domain/named-people.ts';
import type { ReadTime } from '../src/domain/read-time.ts';
import { fitsKind, type KindField, kindFields, pointVisibility } from '../src/domain/session-kind.ts';
import type { WallTime } from '../src/domain/time.ts';
import type { WantedAudience } from '../src/domain/wanted-audience.ts';
import { audienceGiven, placeGiven, placementFrom } from './agenda-inputs.ts';
import { exactTime, line, oneOf, shownIf } from './fields.ts';

/** What only some kinds of fixed points have: a modal leaves out what does not go with its kind. */
export const kindInputs = {
  departure: ofKind('departure', line(80)),
  destination: ofKind('destination', line(80)),
  arrival: ofKind('arrival', exactTime),
  vehicle: ofKind('vehicle', line(80)),
  pressAccess: ofKind('pressAccess', oneOf('admitted', 'photo-only', 'not-admitted')),
};

function ofKind<F extends Field<unknown>>(name: KindField, field: F): F {
  return shownIf((given) => {
    const kind = sessionKinds.find((each) => each === given.kind);
    return !isOfTopic(given) && (kind === undefined || fitsKind(name, kind));
  }, field);
}

/** These in the modal of a topic alone. */
export function ofTopics<F extends Fields>(fields: F): F {
  const entries = Object.entries(fields).map(([name, field]) => [name, shownIf(isOfTopic, field)]);
  return Object.fromEntries(entries) as F;
}

/** Topics always say whether they are an offer or a wish. */
function isOfTopic({ stance }: Given): boolean {
  return Boolean(stance);
}

interface Point {
  title?: string | null | undefined;
  kind?: SessionKind | null | undefined;
  day?: string | null | undefined;
  at?: ReadTime | null | undefined;
  length?: number | null | undefined;
  room?: string | null | undefined;
  departure?: string | null | undefined;
  destination?: string | null | undefined;
  arrival?: WallTime | null | undefined;
  vehicle?: string | null | undefined;
  pressAccess?: PressAccess | null | undefined;
  audience?: WantedAudience | null | undefined;
  visibility?: Visibility | null | undefined;
  anyway?: boolean | null | undefined;
}

export function pointFrom(input: Point): PointEdit {
  const { title, kind, departure, destination, arrival, vehicle, pressAccess, audience, visibility, anyway } = input;
  return {
    ...placementFrom(input),
    title,
    kind,
    departure,
    destination,
    arrival,
    vehicle,
    pressAccess,
    audience,
    visibility,
    anyway,
  };
}

/** Which of the things was said that only fixed points have. */
export function onlyOfPoints(input: Point): KindField | undefined {
  return kindFields.find((name) => input[name]);
}

/** What a modal shows of a fixed point. What is empty is as usual for its kind. */
export async function pointGiven(session: Session, ctx: VisitContext): Promise<Given> {
  const { title, kind, departure, destination, vehicle, press_access, visibility } = session;
  const { named, all } = await listNamedPeople(ctx.deps.db, ctx.visit.id, session.number);
  return {
    title,
    kind,
    ...placeGiven(session, ctx),
    departure: departure ?? '',
    destination: destination ?? '',
    vehicle: vehicle ?? '',
    pressAccess: press_access ?? '',
    audience: audienceGiven(session, named.map((person) => typedPerson(person, all)).join(', '), ctx),
    visibility: visibility === pointVisibility(kind, press_access) ? '' : visibility,
  };
}
