import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreSqlite } from '../db/backup.ts';
import { placeOf } from '../db/maintenance.ts';
import { type CliCommand, exitCodes, settings } from './command.ts';

export const restore: CliCommand = {
  name: 'restore',
  summary: 'Puts the copy in FILE in the place of the database',
  takesFile: true,
  help: `Stop the bot first. The copy is checked before anything is changed, and stays where it is; the database
that was there is kept beside it, with .before-restore behind its name. Delete that file once all is well.
What was waiting to be sent when the copy was made is sent at the next start: calendars recognise an
invitation that comes a second time, people may see a message twice.
For PostgreSQL use pg_restore.`,
  run(cli, args) {
    const file = resolve(args.file);
    const place = placeOf(settings(cli).databaseUrl);
    if (place.kind === 'postgres') {
      cli.warn(
        'PostgreSQL is put back by its own tool: pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" FILE',
      );
      return exitCodes.usage;
    }
    if (place.kind === 'memory') {
      cli.warn('DATABASE_URL names a database in memory. Set it to a file to put a copy there.');
      return exitCodes.usage;
    }
    if (!existsSync(file)) {
      cli.warn(`There is no file ${file}.`);
      return exitCodes.failed;
    }
    const { keptAs, migrations } = restoreSqlite(place.path, file);
    cli.say(`${resolve(place.path)} is now the copy of ${file}.`);
    if (keptAs) cli.say(`The database that was there is kept as ${resolve(keptAs)}.`);
    if (migrations.waiting.length > 0) cli.say('The copy is of an older version; the next start brings it up to date.');
    return exitCodes.done;
  },
};
