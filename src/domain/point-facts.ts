/** What a fixed point is, from what it was and what was said. Pure, but for the mistakes that are thrown. */

import type { PressAccess, Session, SessionKind, Visibility, Visit } from '../db/schema.ts';
import { UserError } from '../errors.ts';
import { texts } from '../i18n/index.ts';
import { fitsKind, type KindField, pointVisibility, usualPressAccess, usualTitle } from './session-kind.ts';
import type { WallTime } from './time.ts';

/** What was said of a fixed point: what is undefined was not, what is null is to be as usual. */
export interface WantedFacts {
  title?: string | null | undefined;
  kind?: SessionKind | null | undefined;
  departure?: string | null | undefined;
  destination?: string | null | undefined;
  arrival?: WallTime | null | undefined;
  vehicle?: string | null | undefined;
  pressAccess?: PressAccess | null | undefined;
  visibility?: Visibility | null | undefined;
}

type Facts = Pick<Session, 'kind' | 'departure' | 'destination' | 'vehicle' | 'press_access' | 'visibility'>;

/**
 * What goes with another kind and was not said anew is left out.
 *
 * @throws UserError for what does not go with the kind, and for something internal that the press may attend
 */
export function settleFacts(wanted: WantedFacts, before?: Facts): Facts {
  const kind = wanted.kind ?? before?.kind ?? (isOnTheWay(wanted) ? 'transfer' : 'other');
  if (wanted.arrival) refuseMisfit('arrival', kind);
  const keep = (field: 'departure' | 'destination' | 'vehicle') => {
    const [said, known] = [wanted[field], before?.[field] ?? null];
    if (said && said !== known) refuseMisfit(field, kind);
    if (!fitsKind(field, kind)) return null;
    return said === undefined ? known : said;
  };
  const press_access = pressAccessOf(kind, wanted, before);
  const visibility = visibilityOf(kind, press_access, wanted, before);
  if (visibility === 'internal' && (press_access === 'admitted' || press_access === 'photo-only')) {
    throw new UserError((t) => t.points.internalNotForPress, { field: 'visibility' });
  }
  return {
    kind,
    departure: keep('departure'),
    destination: keep('destination'),
    vehicle: keep('vehicle'),
    press_access,
    visibility,
  };
}

function isOnTheWay({ departure, destination, arrival, vehicle }: WantedFacts): boolean {
  return Boolean(departure || destination || arrival || vehicle);
}

function pressAccessOf(kind: SessionKind, { pressAccess: said }: WantedFacts, before?: Facts): PressAccess | null {
  if (said && said !== before?.press_access) refuseMisfit('pressAccess', kind);
  if (!fitsKind('pressAccess', kind)) return null;
  if (said) return said;
  const wasUsual = before === undefined || before.press_access === usualPressAccess(before.kind);
  return said === null || wasUsual ? usualPressAccess(kind) : before.press_access;
}

function visibilityOf(
  kind: SessionKind,
  pressAccess: PressAccess | null,
  { visibility: said }: WantedFacts,
  before?: Facts,
): Visibility {
  if (said) return said;
  const usual = pointVisibility(kind, pressAccess);
  if (said === null || !before) return usual;
  return before.visibility === pointVisibility(before.kind, before.press_access) ? usual : before.visibility;
}

function refuseMisfit(field: KindField, kind: SessionKind): void {
  if (fitsKind(field, kind)) return;
  // At the kind, which every modal shows.
  throw new UserError((t) => t.points.doesNotFit(field, kind), { field: 'kind' });
}

/**
 * As it was said; else what the kind is usually called, in the visit's language. A title that was the usual one changes with
 * the kind.
 *
 * @param at when the point begins
 * @throws UserError when the kind does not say it all
 */
export function settleTitle(
  visit: Pick<Visit, 'language'>,
  { kind, title: said }: { kind: SessionKind; title?: string | null | undefined },
  at: WallTime,
  before?: Pick<Session, 'kind' | 'title'>,
): string {
  if (said) return said;
  const { titles } = texts(visit.language).points;
  const usual = (of: SessionKind) => {
    const name = usualTitle(of, at);
    return name && titles[name];
  };
  const isKept = before && said === undefined && (before.kind === kind || before.title !== usual(before.kind));
  const title = isKept ? before.title : (usual(kind) ?? before?.title);
  if (title === undefined) throw new UserError((t) => t.points.needsTitle, { field: 'title', isMissing: true });
  return title;
}
