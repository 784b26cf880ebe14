import { type Config, readConfig } from '../config.ts';

/** How a command ended: done, failed, asked for wrongly or not possible with this database, or the settings are wrong. */
export const exitCodes = { done: 0, failed: 1, usage: 2, settings: 78 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Cli {
  /** As the process got it. */
  env: Record<string, string | undefined>;
  now: () => Date;
  /** One line on standard output: what was asked for. */
  say: (line: string) => void;
  /** One line on standard error: what is wrong, and what to do. */
  warn: (line: string) => void;
}

/** Arguments as they were typed. */
export interface Arguments {
  file: string;
  options: Record<string, string | undefined>;
}

export interface CliCommand {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  takesFile?: true;
  options?: Record<string, { placeholder: string; summary: string }>;
  /** What somebody needs to know before running it; lines of at most 100 characters. */
  help: string;
  /** @throws ConfigError, or what went wrong; run.ts puts both into words */
  run(cli: Cli, args: Arguments): Promise<ExitCode> | ExitCode;
}

/** The settings that the bot itself would start with. @throws ConfigError */
export function settings(cli: Cli): Config {
  return readConfig(cli.env);
}
