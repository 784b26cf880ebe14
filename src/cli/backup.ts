import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUpSqlite } from '../db/backup.ts';
import { placeOf } from '../db/maintenance.ts';
import { type CliCommand, exitCodes, settings } from './command.ts';

export const backup: CliCommand = {
  name: 'backup',
  summary: 'Copies the database into FILE, while the bot runs',
  takesFile: true,
  help: `The copy is the database as it was at one instant. It is checked before it gets its name, and only the
user who made it can read it. It holds names and mail addresses: keep it as carefully as the database,
and no longer than the retention period. FILE must not exist; its folder must.
For PostgreSQL use pg_dump.`,
  run(cli, args) {
    const file = resolve(args.file);
    const place = placeOf(settings(cli).databaseUrl);
    if (place.kind === 'postgres') {
      cli.warn('PostgreSQL is backed up by its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL"');
      return exitCodes.usage;
    }
    if (place.kind === 'memory') {
      cli.warn(
        'DATABASE_URL names a database in memory, which no other process can read. There is nothing to back up.',
      );
      return exitCodes.usage;
    }
    if (!existsSync(place.path)) {
      cli.warn(`There is no database at ${resolve(place.path)} yet. Start the bot once, or set DATABASE_URL.`);
      return exitCodes.failed;
    }
    if (existsSync(file)) {
      cli.warn(`${file} is there already and is left as it is. Give another name, such as one with the date.`);
      return exitCodes.failed;
    }
    backUpSqlite(place.path, file);
    cli.say(`Copied and checked: ${file} (${statSync(file).size} bytes).`);
    return exitCodes.done;
  },
};
