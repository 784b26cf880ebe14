/** What else keeps a topic from a spot; each list of facts only works as a whole. */
export interface Obstacle {
  facts: readonly string[];
}

/** Goes through the facts in this order, and spares each without which every spot still has an obstacle. */
export function sparedOf(facts: readonly string[], spots: readonly Obstacle[][]): Set<string> {
  const standing = spots.map((obstacles) => new Set(obstacles));
  const having = new Map<string, { spot: number; obstacle: Obstacle }[]>();
  for (const [spot, obstacles] of spots.entries()) {
    for (const obstacle of new Set(obstacles)) {
      for (const fact of new Set(obstacle.facts)) {
        const known = having.get(fact);
        if (known === undefined) having.set(fact, [{ spot, obstacle }]);
        else known.push({ spot, obstacle });
      }
    }
  }
  const spared = new Set<string>();
  for (const fact of facts) {
    const falling = (having.get(fact) ?? []).filter(({ spot, obstacle }) => standing[spot]?.has(obstacle));
    const bySpot = Map.groupBy(falling, ({ spot }) => spot);
    if ([...bySpot].some(([spot, own]) => own.length === standing[spot]?.size)) continue;
    for (const { spot, obstacle } of falling) standing[spot]?.delete(obstacle);
    spared.add(fact);
  }
  return spared;
}
