/** Chromium for tests of pages, from the package registry; nothing needs to be installed on the machine. */

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const cache = new URL('../../.cache/', import.meta.url).pathname;
const libraryFolders = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64'];

/** A browser with no page open yet. Close it. Elsewhere than on Linux x64 it is the Chrome that is installed there. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const unpacked = await unpack();
  const hasNss = libraryFolders.some((folder) => existsSync(join(folder, 'libnss3.so')));
  const libraries = hasNss ? {} : { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') };
  const env = { ...process.env, TMPDIR: unpacked, FONTCONFIG_PATH: fontConfig(unpacked), ...libraries };
  return playwright.launch({
    executablePath: join(unpacked, 'chromium'),
    // The package's own arguments would end the browser with its second context.
    args: ['--no-sandbox'],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
}

/** A machine without fonts gets the package's own. */
function fontConfig(unpacked: string): string | undefined {
  return existsSync('/etc/fonts/fonts.conf') ? process.env.FONTCONFIG_PATH : join(unpacked, 'fonts');
}

/**
 * Unpacks once for all tests. Test files run at the same time, so each unpacks beside, and the first one's folder is kept.
 * @returns the folder, which also holds what Chromium writes
 */
async function unpack(): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const ready = join(cache, 'chromium-153');
  if (existsSync(ready)) return ready;
  const beside = join(cache, `chromium-${process.pid}`);
  mkdirSync(beside, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files.
  process.env.TMPDIR = beside;
  try {
    await chromium.executablePath();
    await inflate(join(bin, 'al2023.tar.br'));
    renameSync(beside, ready);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(ready)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return ready;
}
