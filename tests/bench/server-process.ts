/** The servers of the bench, each a process of its own: how they are started, and how they say where they listen. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';

const startWithinMilliseconds = 20_000;

export interface ServerProcess {
  port: number;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a file of this folder, which calls `serve`.
 *
 * @param args what it finds behind its own name in `process.argv`
 * @throws Error when it ends before it listens
 */
export async function startServer(file: string, ...args: string[]): Promise<ServerProcess> {
  const child = fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const inTime = AbortSignal.timeout(startWithinMilliseconds);
  const [port] = await Promise.race([once(child, 'message', { signal: inTime }), refuseEnd(child, file)]);
  if (typeof port !== 'number') throw new Error(`${file} did not say its port`);
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function refuseEnd(child: ChildProcess, file: string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${file} ended before it listened`);
}

/** In the server's process: says where it listens, and ends with the bench. */
export function serve(port: number, stop: () => Promise<void> = async () => undefined): void {
  process.once('disconnect', () => {
    void stop().finally(() => process.exit());
  });
  process.send?.(port);
}

/** @returns the port */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return address.port;
}

/** What a server was started with. @throws Error when it is missing */
export function argument(position: number): string {
  const value = process.argv[2 + position];
  if (value === undefined) throw new Error(`Argument ${position} is missing`);
  return value;
}
