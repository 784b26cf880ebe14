/** What a coordinator wishes of a planned programme, beyond what the agenda says by itself. */

import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import type { PlanInput, PlanWishes } from '../planner/types.ts';
import type { PlanSource } from './plan-source.ts';

/** As it was said; what is missing was not said. */
export interface PlanWords {
  /** Minutes of each break. */
  breakMinutes?: number;
  /** Minutes before the end of the visit's hours. */
  endEarlierBy?: number;
  /** The topic that comes first. */
  first?: number;
  /** How many topics may run at the same time; one, where nothing is said. */
  tracks?: 1 | 2;
  /** False: topics that were placed by hand may be placed elsewhere, too. */
  keep?: boolean;
}

export function plannerWishes({ breakMinutes, endEarlierBy, first }: PlanWords): PlanWishes {
  return {
    ...(breakMinutes === undefined ? {} : { breakMinutes }),
    ...(endEarlierBy === undefined ? {} : { endEarlierBy }),
    ...(first === undefined ? {} : { first }),
  };
}

/** The wishes as options of `agenda plan`, for the line of a button; empty where there are none. */
export function wishesLine({ breakMinutes, endEarlierBy, first, tracks, keep }: PlanWords): string {
  return [
    breakMinutes === undefined ? '' : `breaks=${breakMinutes}m`,
    endEarlierBy === undefined ? '' : `earlier=${endEarlierBy}m`,
    first === undefined ? '' : `first=${first}`,
    tracks === undefined ? '' : `parallel=${tracks}`,
    keep === undefined ? '' : `keep=${keep ? 'yes' : 'no'}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const shortestBreak = 5;
const longestBreak = 120;

/** @throws UserError for a break that is too short or too long, an end before the beginning, and a topic that cannot be first */
export function refuseImpossibleWishes({ topics, visit }: PlanSource, input: PlanInput, wishes: PlanWords): void {
  const { breakMinutes, endEarlierBy = 0, first } = wishes;
  if (breakMinutes !== undefined && (breakMinutes < shortestBreak || breakMinutes > longestBreak)) {
    throw new UserError((t) => t.plan.breaksBetween(shortestBreak, longestBreak), {
      field: 'breaks',
      instead: (t) => t.plan.breaksLine,
    });
  }
  const [day] = input.days;
  if (day && endEarlierBy >= day.until - day.from) {
    throw new UserError((t) => t.plan.tooEarly(visit), { field: 'earlier', instead: (t) => t.plan.earlierLine });
  }
  if (first === undefined || input.topics.some(({ number }) => number === first)) return;
  const topic = topics.find(({ number }) => number === first);
  if (!topic)
    throw new UserError((t) => t.agenda.noSuchTopic(first, visit.code), {
      field: 'first',
      instead: (t) => t.verbs['agenda.list'].example,
    });
  if (topic.status !== 'accepted') {
    const instead = (t: Texts) => t.agenda.acceptLine(topic);
    throw new UserError((t) => t.plan.firstNotAccepted(topic), { field: 'first', instead });
  }
  throw new UserError((t) => t.plan.firstIsPlaced(topic), {
    field: 'first',
    instead: (t) => t.plan.keepNothingLine(first),
  });
}
