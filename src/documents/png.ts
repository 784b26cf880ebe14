import { Worker } from 'node:worker_threads';

/** Many times what the largest picture takes. */
const patienceMilliseconds = 30_000;

/**
 * Draws an SVG as PNG, in a thread of its own, so that the bot goes on answering: a picture takes several tenths of a second.
 * The only font there is is Source Sans 3, regular and bold, whatever is installed on the machine.
 *
 * @throws what the thread throws, such as for what is no SVG
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url), { workerData: { svg } });
  const late = setTimeout(() => reject(new Error('Drawing the picture takes too long')), patienceMilliseconds);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The drawing thread ended with ${code}, without a picture`)));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
