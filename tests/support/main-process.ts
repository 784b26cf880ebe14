/** The bot as operators start it: a process in a folder of its own, with nothing in its environment but what is given. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import { readSample } from '../../src/sandbox/sample.ts';
import type { LocalSlack } from '../../src/sandbox/types.ts';
import { slackOptions, slackSecrets } from '../../src/sandbox/workspace.ts';
import { freePort } from './free-port.ts';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Killed, if it still runs, when the test is over. */
export interface MainProcess extends AsyncDisposable {
  ended: Promise<Ended>;
  /** Resolves once stdout has these words. @throws with its last words when the process ends before */
  says(words: string): Promise<void>;
  /** Sends the signal. @returns what the process left behind, and the milliseconds that it took to end */
  end(signal: NodeJS.Signals): Promise<Ended & { milliseconds: number }>;
}

/** So that only the bot's own pace counts. */
const unhurried = { messagesPerSecond: 10_000, tiers: { 1: 60_000, 2: 60_000, 3: 60_000, 4: 60_000 } };

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export function startMain(env: Record<string, string>, cwd: string): MainProcess {
  const child = spawn(process.execPath, [entry], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  const end: MainProcess['end'] = async (signal) => {
    const begun = performance.now();
    child.kill(signal);
    return { ...(await ended), milliseconds: performance.now() - begun };
  };
  return {
    ended,
    end,
    async says(words) {
      const { promise: said, resolve: hear } = Promise.withResolvers<'said'>();
      const look = () => {
        if (out.includes(words)) hear('said');
      };
      child.stdout.on('data', look);
      look();
      if ((await Promise.race([said, ended])) !== 'said') throw new Error(`It ended without “${words}”: ${err}${out}`);
      child.stdout.off('data', look);
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL');
    },
  };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'gegenbesuch-main-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** The sample's workspace in this process, which does not listen yet, and the settings of a bot that works in it. */
export async function slackFor(mode: 'http' | 'socket'): Promise<{
  slack: LocalSlack;
  slackPort: number;
  url: string;
  env: Record<string, string>;
}> {
  const options = slackOptions(readSample(), ['/visit', '/besuch']);
  const [port, slackPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const slack = createLocalSlack({
    ...options,
    ...unhurried,
    now: () => new Date(),
    ...(mode === 'http' ? { requestUrl: `${url}/slack/events` } : {}),
  });
  const secrets =
    mode === 'http' ? { SLACK_SIGNING_SECRET: slackSecrets.signingSecret } : { SLACK_APP_TOKEN: options.appToken };
  const env = {
    SLACK_BOT_TOKEN: slackSecrets.botToken,
    ...secrets,
    SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
    PORT: String(port),
  };
  return { slack, slackPort, url, env };
}
