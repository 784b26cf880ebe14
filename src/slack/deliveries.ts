/** Remembers what is being done or was just done, so that a second delivery of the same gets the first one's answer. */
export interface Deliveries<T> {
  /** @param run is called the first time only, and must not reject */
  once(key: string, run: () => Promise<T>): { outcome: Promise<T>; first: boolean };
}

/**
 * In memory only: it spares the user a second effect within minutes, the database guards against the rest.
 *
 * @param rememberMilliseconds counted from the first delivery, by the monotonic clock
 */
export function createDeliveries<T>(rememberMilliseconds = 300_000, atMost = 2000): Deliveries<T> {
  // A Map keeps the order of arrival: the oldest come first.
  const remembered = new Map<string, { since: number; outcome: Promise<T> }>();

  function forgetOld(): void {
    const now = performance.now();
    for (const [key, { since }] of remembered) {
      if (remembered.size <= atMost && now - since < rememberMilliseconds) return;
      remembered.delete(key);
    }
  }

  return {
    once(key, run) {
      forgetOld();
      const known = remembered.get(key);
      if (known) return { outcome: known.outcome, first: false };
      const outcome = run();
      remembered.set(key, { since: performance.now(), outcome });
      return { outcome, first: true };
    },
  };
}
