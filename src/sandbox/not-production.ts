/** Keeps the sandbox away from a place where a real workspace is at work and only its Slack settings got lost. */

import type { Config } from '../config.ts';
import { holdsOtherWorkspace } from '../db/installation.ts';
import { openDatabase } from '../db/open.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
const leave = 'or give Slack’s settings';

/**
 * @param teamId the sample's workspace, whose visits may be in the database
 * @throws Error when HOST or PUBLIC_URL is not this machine, or when the database holds visits of a real workspace: whoever
 *   reaches the page can act as anyone, and what waits there to be sent would go to a Slack that knows none of those people
 */
export async function refuseProduction(
  { host, publicUrl, databaseUrl }: Pick<Config, 'host' | 'publicUrl' | 'databaseUrl'>,
  teamId: string,
): Promise<void> {
  if (!loopback.has(host)) {
    throw new Error(`the sandbox listens on this machine only. Leave HOST out, ${leave}.`);
  }
  const { hostname } = new URL(publicUrl);
  const named = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (!loopback.has(named)) {
    throw new Error(`the sandbox is for this machine only. Leave PUBLIC_URL out, ${leave}.`);
  }
  const { db, close } = await openDatabase(databaseUrl);
  try {
    if (!(await holdsOtherWorkspace(db, teamId))) return;
    throw new Error(`the database holds the visits of a real workspace. Give the sandbox one of its own, ${leave}.`);
  } finally {
    await close();
  }
}
