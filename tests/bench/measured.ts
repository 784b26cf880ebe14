/** What one round of load showed. */
export interface Measured {
  perSecond: number;
  /** Milliseconds from sending to the whole answer; half of all took no longer. */
  p50: number;
  /** Milliseconds; one in a hundred took longer. */
  p99: number;
}

/** @param latencies milliseconds @param took milliseconds */
export function measure(latencies: number[], took: number): Measured {
  const sorted = latencies.toSorted((a, b) => a - b);
  return { perSecond: (latencies.length / took) * 1000, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

/** Each figure's median over the rounds. */
export function medianOf(rounds: Measured[]): Measured {
  return {
    perSecond: median(rounds.map((round) => round.perSecond)),
    p50: median(rounds.map((round) => round.p50)),
    p99: median(rounds.map((round) => round.p99)),
  };
}

export function median(values: number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
