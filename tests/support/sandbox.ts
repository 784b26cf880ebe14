/** The sandbox as `npm start` makes it, on a free port and a database of its own. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts';
import { freePort } from './free-port.ts';

export interface OpenSandbox extends AsyncDisposable {
  url: string;
  bot: Sandbox['bot'];
}

/**
 * @param env what differs from starting without any settings
 * @param machine the time as long as nobody moves the sandbox's clock
 */
export async function openSandbox(env: Record<string, string> = {}, machine?: () => Date): Promise<OpenSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-sandbox-'));
  const DATABASE_URL = `sqlite:${join(folder, 'gegenbesuch.db')}`;
  const config = readConfig({ DATABASE_URL, PORT: String(await freePort()), LOG_LEVEL: 'silent', ...env });
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const { url, bot } = await startSandbox(config, createLog(config.logLevel), machine);
    return {
      url,
      bot,
      async [Symbol.asyncDispose]() {
        await bot.stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
