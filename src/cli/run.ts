import { parseArgs } from 'node:util';
import { ConfigError, printConfigProblems } from '../config.ts';
import { explain } from '../explain.ts';
import { backup } from './backup.ts';
import { type Cli, type CliCommand, type ExitCode, exitCodes } from './command.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { manifest } from './manifest.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';

const commands: readonly CliCommand[] = [doctor, migrate, backup, restore, exportCommand, manifest];

/**
 * Runs one command of the command line.
 *
 * @param words what stands behind `npm run cli --`
 * @returns the exit code of the process
 */
export async function runCli(words: string[], cli: Cli): Promise<ExitCode> {
  const [name = '--help', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    cli.say(overview());
    return exitCodes.done;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    cli.warn(`There is no command ${name}.\n\n${overview()}`);
    return exitCodes.usage;
  }
  const given = readArguments(command, rest);
  if (typeof given === 'string') {
    cli.warn(`${given}\n\n${usage(command)}`);
    return exitCodes.usage;
  }
  if (given === undefined) {
    cli.say(usage(command));
    return exitCodes.done;
  }
  try {
    return await command.run(cli, given);
  } catch (error) {
    if (error instanceof ConfigError) {
      cli.warn(printConfigProblems(error));
      return exitCodes.settings;
    }
    cli.warn(explain(error, `${command.name} failed`));
    return exitCodes.failed;
  }
}

/** @returns undefined when help was asked for, a sentence when the arguments are wrong */
function readArguments(command: CliCommand, words: string[]) {
  const names = Object.keys(command.options ?? {});
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return undefined;
    const [file = '', ...others] = positionals;
    if (command.takesFile && file === '') return 'FILE is missing.';
    if (others.length > 0 || (!command.takesFile && file !== '')) return 'That is one word too many.';
    const texts = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]);
    return { file, options: Object.fromEntries(texts) };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function overview(): string {
  const lines = commands.map((command) => `  ${signature(command).padEnd(14)} ${command.summary}`);
  return [
    'npm run cli -- NAME, where NAME is one of:',
    '',
    ...lines,
    '',
    'More on each: npm run cli -- NAME --help',
  ].join('\n');
}

function usage(command: CliCommand): string {
  const options = Object.entries(command.options ?? {});
  const lines = options.map(([name, option]) => `  --${name} ${option.placeholder}`.padEnd(24) + option.summary);
  const line = `npm run cli -- ${signature(command)}${options.map(([name, { placeholder }]) => ` [--${name} ${placeholder}]`).join('')}`;
  return [line, '', `${command.summary}.`, '', command.help, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}

function signature({ name, takesFile }: CliCommand): string {
  return takesFile ? `${name} FILE` : name;
}
