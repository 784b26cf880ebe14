/** A stretch of a day, in minutes of the day. */
export interface Span {
  from: number;
  until: number;
}

export interface Work extends Span {
  /** Fixed points may follow each other without a break, as their coordinators wished; nothing is added to them. */
  fixed: boolean;
}

const restKinds: ReadonlySet<string> = new Set(['meal', 'break', 'social']);

/** Whether a session of this kind is a rest from work itself. */
export function isRest(kind: string): boolean {
  return restKinds.has(kind);
}

/** Joins what is not parted by a real break. */
export function stretchesOf(work: readonly Work[], breakMinutes: number): Work[][] {
  const stretches: Work[][] = [];
  let end = -1;
  for (const session of work.toSorted((a, b) => a.from - b.from || a.until - b.until)) {
    const last = stretches.at(-1);
    if (last === undefined || session.from - end >= breakMinutes) stretches.push([session]);
    else last.push(session);
    end = Math.max(end, session.until);
  }
  return stretches;
}

/** At most `afterWork` minutes without a break; a single longer session is allowed, with breaks around it. */
export function keepsBreaks(work: readonly Work[], breakMinutes: number, afterWork: number): boolean {
  return stretchesOf(work, breakMinutes).every((stretch) => {
    const span = Math.max(...stretch.map((session) => session.until)) - (stretch[0]?.from ?? 0);
    if (span <= afterWork || stretch.every((session) => session.fixed)) return true;
    return stretch.some((session) => session.until - session.from === span);
  });
}

/** The free runs of a window, in order. */
export function freeRuns(window: Span, busy: readonly Span[]): Span[] {
  const runs: Span[] = [];
  let from = window.from;
  for (const span of busy.toSorted((a, b) => a.from - b.from)) {
    if (span.from > from && from < window.until) runs.push({ from, until: Math.min(span.from, window.until) });
    from = Math.max(from, span.until);
  }
  if (from < window.until) runs.push({ from, until: window.until });
  return runs;
}

/** The longest lunch that the window leaves, the earliest of the longest ones; undefined where less than `least` is free. */
export function lunchIn(runs: readonly Span[], least: number, most: number): Span | undefined {
  let best: Span | undefined;
  for (const run of runs) {
    const length = Math.min(most, run.until - run.from);
    if (length >= least && length > (best === undefined ? 0 : best.until - best.from)) {
      best = { from: run.from, until: run.from + length };
    }
  }
  return best;
}
