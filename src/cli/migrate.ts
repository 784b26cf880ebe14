import { inspectDatabase, placeOf } from '../db/maintenance.ts';
import { openDatabase } from '../db/open.ts';
import { type CliCommand, exitCodes, settings } from './command.ts';

export const migrate: CliCommand = {
  name: 'migrate',
  summary: 'Brings the database up to date',
  help: `The start does the same; this is for doing it apart, before the new version takes over.
On SQLite the bot must be stopped, and a copy named …before-NAME is kept beside the database.`,
  async run(cli) {
    const { databaseUrl } = settings(cli);
    if (placeOf(databaseUrl).kind === 'memory') {
      cli.warn(
        'DATABASE_URL names a database in memory, which is made anew at each start. There is nothing to migrate.',
      );
      return exitCodes.usage;
    }
    const { exists, migrations } = await inspectDatabase(databaseUrl);
    if (migrations.unknown.length > 0) {
      cli.warn(newerVersion(migrations.unknown));
      return exitCodes.failed;
    }
    const database = await openDatabase(databaseUrl);
    await database.close();
    if (migrations.waiting.length === 0) cli.say('The database was up to date already.');
    else cli.say(`${exists ? 'Brought up to date' : 'Made the database'}: ${migrations.waiting.join(', ')}.`);
    return exitCodes.done;
  },
};

/** @param unknown names of migrations that this version does not have */
export function newerVersion(unknown: string[]): string {
  return `The database was brought up to date by a newer Gegenbesuch (${unknown.join(', ')}). Install that version, or put back an older backup: npm run cli -- restore FILE`;
}
