import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportVisit, listAllVisits, type VisitChoice } from '../db/export.ts';
import { inspectDatabase, openReadOnly } from '../db/maintenance.ts';
import { type Cli, type CliCommand, exitCodes, settings } from './command.ts';
import { newerVersion } from './migrate.ts';

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Writes all of a visit into FILE as JSON',
  takesFile: true,
  options: {
    visit: { placeholder: 'CODE', summary: 'the code of the visit; may be left out where there is only one' },
    workspace: { placeholder: 'ID', summary: 'the Slack workspace, where two have a visit of that code' },
  },
  help: `Everything that the database holds of the visit, as it was at one instant; works while the bot runs.
The file holds names and mail addresses; only the user who made it can read it. FILE must not exist.`,
  async run(cli, { file: name, options }) {
    const file = resolve(name);
    const { databaseUrl } = settings(cli);
    const { exists, migrations } = await inspectDatabase(databaseUrl);
    if (migrations.unknown.length > 0 || migrations.waiting.length > 0) {
      cli.warn(whyNot(exists, migrations.unknown));
      return exitCodes.failed;
    }
    if (existsSync(file)) {
      cli.warn(`${file} is there already and is left as it is. Give another name.`);
      return exitCodes.failed;
    }
    const db = openReadOnly(databaseUrl);
    try {
      const visit = chooseVisit(cli, await listAllVisits(db), options.visit, options.workspace);
      if (!visit) return exitCodes.failed;
      writePrivately(file, `${JSON.stringify(await exportVisit(db, visit.id, cli.now()), null, 2)}\n`);
      cli.say(`Wrote the visit ${visit.code} (${visit.title}) to ${file}.`);
      return exitCodes.done;
    } finally {
      await db.destroy();
    }
  },
};

function whyNot(exists: boolean, unknown: string[]): string {
  if (!exists) return 'There is no database yet, so there is no visit. Look at DATABASE_URL.';
  if (unknown.length > 0) return newerVersion(unknown);
  return 'The database is of an older version. Bring it up to date first: npm run cli -- migrate';
}

function chooseVisit(
  cli: Cli,
  all: VisitChoice[],
  code: string | undefined,
  workspace: string | undefined,
): VisitChoice | undefined {
  const meant = all.filter(
    (visit) =>
      (code === undefined || visit.code === code.toUpperCase()) &&
      (workspace === undefined || visit.team_id === workspace),
  );
  if (meant.length === 1) return meant[0];
  if (all.length === 0) cli.warn('There is no visit in the database.');
  else if (meant.length === 0) cli.warn(`There is no such visit. These are there:\n${list(all)}`);
  else if (code === undefined) cli.warn(`Which visit? Say it with --visit CODE:\n${list(meant)}`);
  else
    cli.warn(`Several workspaces have a visit ${code.toUpperCase()}. Say which with --workspace ID:\n${list(meant)}`);
  return undefined;
}

function list(visits: VisitChoice[]): string {
  return visits
    .map(
      (visit) =>
        `  ${visit.code}  from ${visit.first_day}, ${visit.status}, workspace ${visit.team_id}: ${visit.title}`,
    )
    .join('\n');
}

/** A file that only its owner can read, on the disk before this returns, or not there at all. */
function writePrivately(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}
