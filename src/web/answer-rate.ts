/** Counts within an hour, in memory: a restart forgets, which lets nobody in who was not let in before. */
export interface HourlyRate {
  /** @returns false where this would be one too many */
  allows(key: string): boolean;
}

const hour = 60 * 60 * 1000;

/** @param keys known to be ours, such as those of links in the database: each is remembered for an hour */
export function hourlyRate(most: number, now: () => Date): HourlyRate {
  const taken = new Map<string, number[]>();

  return {
    allows(key) {
      const at = now().getTime();
      for (const [each, times] of taken) if ((times.at(-1) ?? 0) <= at - hour) taken.delete(each);
      const recent = (taken.get(key) ?? []).filter((time) => time > at - hour);
      if (recent.length >= most) return false;
      taken.set(key, [...recent, at]);
      return true;
    },
  };
}
