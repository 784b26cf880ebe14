import { clustersOf } from './clusters.ts';
import { addColumn, addRow, emptyModel, type LinearModel, times } from './linear-model.ts';
import { addRest } from './model-rest.ts';
import { addTravel } from './model-travel.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';

export interface ProgrammeModel {
  linear: LinearModel;
  /** The first columns are the options, in this order; `leftOut` has one more column per topic. */
  options: readonly Option[];
  leftOut: readonly number[];
}

/** By day and slot of the day: the columns of the options that cover it. */
export type Cover = (day: number, from: number) => readonly number[];

/**
 * The time-indexed model: one binary per topic, start and building; in each slot at most one of every set of topics that clash,
 * a break in every window, one lunch. Rooms inside a building are chosen afterwards.
 */
export function modelOf(problem: Problem, byTopic: readonly Option[][]): ProgrammeModel {
  const linear = emptyModel();
  const options = byTopic.flat();
  const columns = byTopic.map((own) => own.map((option) => addColumn(linear, option.cost, true)));
  const leftOut = byTopic.map((_, position) => addColumn(linear, problem.weights.leftOut(position), true));
  for (const [position, own] of columns.entries())
    addRow(linear.rows, 1, 1, times(1, [...own, leftOut[position] ?? 0]));

  const clusters = clustersOf(problem);
  addRest(linear, problem, options, clusters);
  addTravel(linear, problem, options, clusters);
  if (clusters.length > 1) {
    addOnlyRooms(linear, problem, options);
  }
  addUses(linear, options);
  return { linear, options, leftOut };
}

export function coverOf(problem: Problem, options: readonly Option[], which: (option: Option) => boolean): Cover {
  const slots = new Map<number, number[]>();
  for (const [column, option] of options.entries()) {
    if (!which(option)) continue;
    for (let at = option.from; at < option.until; at += problem.grid) {
      const key = option.day * 10_000 + at;
      const known = slots.get(key);
      if (known === undefined) slots.set(key, [column]);
      else known.push(column);
    }
  }
  return (day, from) => slots.get(day * 10_000 + from) ?? [];
}

/** Two topics that could run at once, but have only the same room left, do not. */
function addOnlyRooms(linear: LinearModel, problem: Problem, options: readonly Option[]): void {
  for (const room of problem.input.rooms) {
    const cover = coverOf(problem, options, (option) => option.rooms.length === 1 && option.rooms[0] === room.id);
    for (const [index, day] of problem.days.entries()) {
      for (let at = day.from; at < day.until; at += problem.grid) {
        const running = cover(index, at);
        if (running.length > 1) addRow(linear.lazy, 0, 1, times(1, running));
      }
    }
  }
}

/** A price for each half-day that a field or a building takes up, paid when any of its topics is there. */
function addUses(linear: LinearModel, options: readonly Option[]): void {
  const shares = options.flatMap(({ topic, uses }, column) => uses.map((use) => ({ topic, column, ...use })));
  for (const users of Map.groupBy(shares, (share) => share.key).values()) {
    const used = addColumn(linear, users[0]?.price ?? 0, false);
    for (const own of Map.groupBy(users, (share) => share.topic).values()) {
      const chosen = times(
        -1,
        own.map((share) => share.column),
      );
      addRow(linear.rows, 0, 1, [{ column: used, by: 1 }, ...chosen]);
    }
  }
}
