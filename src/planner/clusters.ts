import type { Problem } from './problem.ts';

/**
 * Sets of topics of which at most one can run at a time, so that every pair that clashes is in one of them. Each grows from what
 * one person takes part in; large sets make the model's bound tight.
 */
export function clustersOf(problem: Problem): number[][] {
  const { topics } = problem;
  const found = new Map<string, number[]>();
  const covered = topics.map(() => new Set<number>());
  for (const a of topics) {
    for (const b of topics.slice(a.position)) {
      if ((a !== b && !problem.clash(a, b)) || covered[a.position]?.has(b.position)) continue;
      const cluster = a === b ? [a] : [a, b];
      for (const c of topics)
        if (!cluster.includes(c) && cluster.every((one) => problem.clash(one, c))) cluster.push(c);
      const members = cluster.map((one) => one.position).sort((x, y) => x - y);
      for (const one of members) for (const other of members) covered[one]?.add(other);
      found.set(members.join(), members);
    }
  }
  return [...found.values()];
}
