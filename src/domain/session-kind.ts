/** What goes with which kind of fixed point. Pure. */

import type { PressAccess, SessionKind, Visibility } from '../db/schema.ts';
import { usualVisibility } from './audience.ts';
import type { WallTime } from './time.ts';

/** What not every kind of fixed point has. */
export const kindFields = ['departure', 'destination', 'arrival', 'vehicle', 'pressAccess'] as const;
export type KindField = (typeof kindFields)[number];

const withoutPress: readonly SessionKind[] = ['meal', 'break', 'transfer', 'internal'];

/** Whether a fixed point of this kind can have such a thing. */
export function fitsKind(field: KindField, kind: SessionKind): boolean {
  return field === 'pressAccess' ? !withoutPress.includes(kind) : kind === 'transfer';
}

/** What a kind is called where it says it all. */
export type UsualTitle =
  | 'welcome'
  | 'introductions'
  | 'breakfast'
  | 'lunch'
  | 'dinner'
  | 'meal'
  | 'break'
  | 'transfer'
  | 'photo'
  | 'press'
  | 'internal';

/** Nothing for kinds that need a title, such as a talk or a site visit. @param at when it begins, on the visit's clocks */
export function usualTitle(kind: SessionKind, at: WallTime): UsualTitle | undefined {
  if (kind === 'meal') return mealAt(at);
  switch (kind) {
    case 'welcome':
    case 'introductions':
    case 'break':
    case 'transfer':
    case 'photo':
    case 'press':
    case 'internal':
      return kind;
    default:
      return undefined;
  }
}

function mealAt(at: WallTime): UsualTitle {
  if (at < '10:00') return 'breakfast';
  if (at >= '11:00' && at <= '14:30') return 'lunch';
  return at >= '17:30' ? 'dinner' : 'meal';
}

/** A press appointment admits the press as long as nobody says otherwise. */
export function usualPressAccess(kind: SessionKind): PressAccess | null {
  return kind === 'press' ? 'admitted' : null;
}

/** As long as nobody says otherwise: what the press may attend stands in its programme, and what it may not does not. */
export function pointVisibility(kind: SessionKind, pressAccess: PressAccess | null): Visibility {
  if (pressAccess === 'admitted' || pressAccess === 'photo-only') return 'press';
  return kind === 'press' && pressAccess === 'not-admitted' ? 'guest' : usualVisibility(kind);
}
