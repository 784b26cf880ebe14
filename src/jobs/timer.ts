/** Runs something after so many milliseconds of monotonic time; the answer cancels it. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** Does not keep the process alive. */
export const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};
