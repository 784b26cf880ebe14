/** Our bot as in production, with a published visit and a thousand people, each with a calendar address. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { insertPerson } from '../../src/db/person.ts';
import { listOpenVisits } from '../../src/db/visit.ts';
import type { Deps } from '../../src/deps.ts';
import { getAccessToken } from '../../src/domain/access-link.ts';
import { createLog } from '../../src/log.ts';
import { readSample } from '../../src/sandbox/sample.ts';
import { slackSecrets } from '../../src/sandbox/workspace.ts';
import { seed } from './seed.ts';
import { argument, serve } from './server-process.ts';

const readers = 1000;

const folder = argument(0);
const config = readConfig({
  SLACK_BOT_TOKEN: slackSecrets.botToken,
  SLACK_SIGNING_SECRET: slackSecrets.signingSecret,
  SLACK_API_URL: argument(1),
  DATABASE_URL: `sqlite:${join(folder, 'feed.db')}`,
  PORT: '0',
  LOG_LEVEL: 'warn',
});
const bot = await startBot({
  config,
  slack: { mode: 'http', ...slackSecrets },
  log: createLog(config.logLevel),
  now: () => new Date(),
});
await seed(bot.deps);
await writeFile(join(folder, 'feeds.json'), JSON.stringify(await listAddresses(bot.deps)));
serve(bot.port, () => bot.stop());

async function listAddresses(deps: Deps): Promise<string[]> {
  const [visit] = await listOpenVisits(deps.db, readSample().team.id);
  if (!visit) throw new Error('The sample was not loaded');
  return deps.db.transaction().execute(async (trx) => {
    const addresses: string[] = [];
    for (let number = 0; number < readers; number++) {
      const person = await insertPerson(trx, {
        id: deps.newId(),
        visit_id: visit.id,
        side: number % 2 === 0 ? 'host' : 'guest',
        role: 'member',
        name: `Mitglied ${number}`,
        created_at: deps.now().toISOString(),
      });
      const token = await getAccessToken(deps, trx, { visitId: visit.id, personId: person.id, purpose: 'feed' });
      addresses.push(`/calendar/${token}.ics`);
    }
    return addresses;
  });
}
