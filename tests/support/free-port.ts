import { createServer } from 'node:net';

/** Below the ports that a system gives to outgoing connections and to whoever asks for any, so nobody gets one by chance before it is used. */
const lowest = 10_000;
const perProcess = 100;
const processes = 200;

let next = 0;

/** For what has to know its port before it listens. Test files run as processes side by side; each looks in ports of its own. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < perProcess; tried += 1) {
    const port = lowest + (process.pid % processes) * perProcess + (next % perProcess);
    next += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ${perProcess} ports of this process is free.`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
