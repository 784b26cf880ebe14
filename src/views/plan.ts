/** What the planner proposes: a day as a table, what did not fit, what changes, and what can be done with it. */

import { type Conflict, numbersInConflict } from '../domain/conflicts.ts';
import type { DraftedPlan } from '../domain/plan.ts';
import type { ProgrammeSession } from '../domain/programme.ts';
import { isEmptyDifference } from '../domain/programme-difference.ts';
import type { Day } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, note, paragraph, rich } from './blocks.ts';
import { programmeDays } from './day-schedule.ts';
import { fits } from './fit.ts';
import { decisionButtons, planLine, type Reader, wishButtons } from './plan-buttons.ts';
import { deferButton } from './plan-defer.ts';
import { unplacedBlocks } from './plan-unplaced.ts';
import { differenceBlocks } from './programme.ts';
import { dayTimetable, differenceMarks, type Marks } from './timetable.ts';

export interface PlanPage {
  /** Without it, the overview with the first day. */
  day?: Day | undefined;
  /** Of the day, or of what did not fit; from 1. */
  part?: number | undefined;
  /** Between what was placed by hand, in the proposed programme. */
  conflicts?: readonly Conflict[] | undefined;
}

/** Slack takes 25 buttons in a row. */
const mostDays = 25;
/** For what `message` may add. */
const spare = 300;
/** A gap below this says more about our arithmetic than about the programme. */
const smallGap = 0.02;

/** The proposal as one message, whatever its size: days, parts of days and what did not fit come in pages. */
export function planPreview(drafted: DraftedPlan, ctx: Reader, page: PlanPage = {}): Block[] {
  const { day, part = 1 } = page;
  const { t } = ctx;
  const top = [heading(t.timetable.planTitle), paragraph(verdict(drafted, t))];
  const bottom = [...notes(drafted, ctx), ...wishButtons(drafted, ctx), decisionButtons(drafted, ctx)];
  if (day !== undefined) return [...top, ...dayBlocks(drafted, ctx, page), ...bottom];
  const unplaced = [...unplacedBlocks(drafted, ctx, part), ...deferButton(drafted, ctx)];
  if (part > 1) return [...top, ...unplaced, ...bottom];
  const shown = [...top, ...dayBlocks(drafted, ctx, page), ...unplaced];
  const whole = [...shown, ...changes(drafted, ctx), ...bottom];
  return fits(whole, spare) ? whole : [...shown, ...changesInNumbers(drafted, t), ...bottom];
}

/** How many topics have a place, and whether there could be a better programme. */
function verdict(drafted: DraftedPlan, t: Texts): string {
  const { plan, unplaced } = drafted;
  const { allPlaced, somePlaced, best, perhapsBetter, perhapsMuchBetter } = t.timetable;
  const placed = plan.placements.length + keptTopics(drafted).length;
  const all = placed + unplaced.length;
  const better = plan.gap < smallGap ? perhapsBetter : perhapsMuchBetter(Math.ceil(plan.gap * 100));
  return `${unplaced.length === 0 ? allPlaced(all) : somePlaced(placed, all)} ${plan.proven ? best : better}`;
}

function dayBlocks(drafted: DraftedPlan, ctx: Reader, page: PlanPage): Block[] {
  const { day: wanted, part = 1, conflicts = [] } = page;
  const { t, visit, language } = ctx;
  const days = programmeDays(drafted.programme, visit, language);
  const shown = days.find(({ day }) => day === wanted) ?? days[0];
  if (!shown) return [];
  const line = (of: number) => planLine(`day=${shown.day} part=${of}`, drafted, ctx);
  const others = days
    .filter(({ day }) => day !== shown.day)
    .slice(0, mostDays - 1)
    .map(({ day }) => ({ text: t.programme.dayTitle(day), line: planLine(`day=${day}`, drafted, ctx) }));
  const overview = wanted === undefined ? [] : [{ text: t.timetable.overview, line: planLine('', drafted, ctx) }];
  const ways = [...overview, ...others];
  return [
    rich({ text: shown.title, bold: true }),
    ...dayTimetable({ ...shown, marks: planMarks(drafted, conflicts, ctx), part, line }, visit, language),
    ...(ways.length > 0 ? [buttons(...ways)] : []),
  ];
}

function planMarks(drafted: DraftedPlan, conflicts: readonly Conflict[], { t, visit }: Reader): Marks {
  const marks = new Map(drafted.difference ? differenceMarks(drafted.difference, visit, t) : []);
  const mark = (id: string, word: string) => marks.set(id, [...(marks.get(id) ?? []), word]);
  for (const { id } of keptTopics(drafted)) mark(id, t.timetable.byHand);
  const inConflict = numbersInConflict(conflicts);
  for (const { id, number } of drafted.programme.sessions) if (inConflict.has(number)) mark(id, t.conflict.mark);
  return marks;
}

/** Topics that were placed by hand, and that the plan has left where they are. */
function keptTopics({ kept, programme }: DraftedPlan): ProgrammeSession[] {
  return programme.sessions.filter(({ number }) => kept.includes(number));
}

function changes({ difference }: DraftedPlan, { t, visit, language }: Reader): Block[] {
  if (!difference) return [];
  if (isEmptyDifference(difference)) return [paragraph(t.timetable.noChanges)];
  return [rich({ text: t.timetable.changesTitle, bold: true }), ...differenceBlocks(difference, visit, language)];
}

/** Where all the changes are too much: the tables say them one by one. */
function changesInNumbers({ difference }: DraftedPlan, t: Texts): Block[] {
  if (!difference || isEmptyDifference(difference)) return [];
  const { added, moved, changed, removed } = difference;
  const counts = t.timetable.changeCounts(added.length, moved.length, changed.length, removed.length);
  return [paragraph(`${t.timetable.changesTitle}: ${counts}`)];
}

function notes({ plan, missingWays }: DraftedPlan, { t }: Reader): Block[] {
  const lunch = plan.withoutLunch.map((day) => t.programme.dayTitle(day));
  return [
    ...(lunch.length > 0 ? [note(t.timetable.withoutLunch(lunch))] : []),
    ...(missingWays.length > 0 ? [note(t.timetable.missingWays(missingWays.map(([a, b]) => [a, b])))] : []),
  ];
}
