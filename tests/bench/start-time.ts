import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { slackSecrets } from '../../src/sandbox/workspace.ts';
import { freePort } from '../support/free-port.ts';
import { median } from './measured.ts';

const root = new URL('../../', import.meta.url);

/** As `npm start` has them; without npm itself, which a server does not use. */
const argumentsOfStart = packageJson.scripts.start.split(' ').slice(1);

/**
 * From the start of the process to the first `200` of /readyz, in milliseconds: the median of five starts on a database that
 * exists, after one that makes
 * it and fills the compile cache.
 */
export async function measureStart(folder: string, slackApiUrl: string): Promise<number> {
  await startOnce(folder, slackApiUrl);
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await startOnce(folder, slackApiUrl));
  return median(times);
}

async function startOnce(folder: string, slackApiUrl: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, argumentsOfStart, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'start.db')}`,
      SLACK_API_URL: slackApiUrl,
      SLACK_BOT_TOKEN: slackSecrets.botToken,
      SLACK_SIGNING_SECRET: slackSecrets.signingSecret,
      LOG_LEVEL: 'warn',
    },
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('The bot ended before it was ready');
    await wait(3);
  }
  const took = performance.now() - begun;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return took;
}

function isReady(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
    response.resume();
    resolve(response.statusCode === 200);
  }).on('error', () => resolve(false));
  return promise;
}
