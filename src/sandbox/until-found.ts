/**
 * Resolves with the first result of `look` that is there, looking at once and after each change.
 * Rejects with `what` in words after the time-out, or with what `look` throws.
 */
export function untilFound<T>(
  look: () => T | undefined | false | null,
  what: string,
  milliseconds: number,
  onChange: (listener: () => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`waited ${milliseconds} ms in vain for ${what}`));
    }, milliseconds);
    const check = () => {
      try {
        const found = look();
        if (found === undefined || found === false || found === null) return;
        finish();
        resolve(found);
      } catch (error) {
        finish();
        reject(error);
      }
    };
    const stop = onChange(check);
    check();
  });
}
