import { type Field, type FieldName, fields } from './config-fields.ts';
import { readSlackMode } from './config-slack.ts';
import type { Mailbox } from './domain/mail-address.ts';
import type { LogLevel } from './log.ts';

export type SlackMode =
  | { mode: 'sandbox' }
  | { mode: 'socket'; botToken: string; appToken: string }
  | { mode: 'http'; botToken: string; signingSecret: string }
  | { mode: 'install'; clientId: string; clientSecret: string; stateSecret: string; signingSecret: string };

export interface Config {
  slack: SlackMode;
  slackApiUrl: string | undefined;
  databaseUrl: string;
  host: string;
  port: number;
  /** What links begin with, without a slash at the end. */
  publicUrl: string;
  smtpUrl: string | undefined;
  mailFrom: Mailbox | undefined;
  imapUrl: string | undefined;
  /** Where mail goes that was dealt with; undefined: it stays, and is flagged. */
  imapDoneFolder: string | undefined;
  /** The address of one CalDAV calendar, with user and password. */
  caldavUrl: string | undefined;
  defaultTimeZone: string;
  defaultLanguage: 'de' | 'en';
  /** With their slashes; the first is the one shown where the caller's own is not known. */
  commandNames: string[];
  logLevel: LogLevel;
}

/** A setting that is wrong, missing or one too many. Never holds a setting's value. */
export interface ConfigProblem {
  name: string;
  /** Follows the name: `is not a number from 0 to 65535`. */
  problem: string;
  example: string;
}

/** The command to show to someone who reads this language: `/besuch` to a German, where it is one of ours. */
export function commandFor({ commandNames }: Pick<Config, 'commandNames'>, language: 'de' | 'en'): string {
  const native = language === 'de' ? '/besuch' : '/visit';
  return commandNames.includes(native) ? native : (commandNames[0] ?? native);
}

export class ConfigError extends Error {
  readonly problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    super(`Settings are wrong: ${problems.map(({ name }) => name).join(', ')}`);
    this.problems = problems;
  }
}

/**
 * The settings of the environment, checked, with defaults in place. An empty text counts as not given.
 *
 * @throws ConfigError with all mistakes at once, none of which repeats a value
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: ConfigProblem[] = [];
  const report = (name: FieldName, problem: string) =>
    problems.push({ name, problem, example: `${name}=${fields[name].example}` });
  const given = (name: FieldName) => env[name]?.trim() || undefined;

  function read<T>(name: FieldName, field: Field<T>): T | undefined {
    const value = given(name);
    if (value === undefined) return undefined;
    const result = field.schema.safeParse(value);
    if (result.success) return result.data;
    report(name, result.error.issues[0]?.message ?? 'is wrong');
    return undefined;
  }
  const belongTogether = (name: FieldName, missing: FieldName) => {
    if (given(name) !== undefined && given(missing) === undefined) {
      report(missing, `is missing, although ${name} is given`);
    }
  };

  const host = read('HOST', fields.HOST) ?? '127.0.0.1';
  const port = read('PORT', fields.PORT) ?? 3000;
  const config = {
    slackApiUrl: read('SLACK_API_URL', fields.SLACK_API_URL),
    databaseUrl: read('DATABASE_URL', fields.DATABASE_URL) ?? 'sqlite:data/gegenbesuch.db',
    host,
    port,
    publicUrl: read('PUBLIC_URL', fields.PUBLIC_URL) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    smtpUrl: read('SMTP_URL', fields.SMTP_URL),
    mailFrom: read('MAIL_FROM', fields.MAIL_FROM),
    imapUrl: read('IMAP_URL', fields.IMAP_URL),
    imapDoneFolder: read('IMAP_DONE_FOLDER', fields.IMAP_DONE_FOLDER),
    caldavUrl: read('CALDAV_URL', fields.CALDAV_URL),
    defaultTimeZone: read('DEFAULT_TIME_ZONE', fields.DEFAULT_TIME_ZONE) ?? 'Europe/Berlin',
    defaultLanguage: read('DEFAULT_LANGUAGE', fields.DEFAULT_LANGUAGE) ?? 'de',
    commandNames: read('COMMAND_NAMES', fields.COMMAND_NAMES) ?? ['/visit', '/besuch'],
    logLevel: read('LOG_LEVEL', fields.LOG_LEVEL) ?? 'info',
  };
  belongTogether('SMTP_URL', 'MAIL_FROM');
  belongTogether('MAIL_FROM', 'SMTP_URL');
  belongTogether('IMAP_URL', 'MAIL_FROM');
  belongTogether('IMAP_DONE_FOLDER', 'IMAP_URL');

  for (const name of slackSettings) read(name, fields[name]);
  const slack = readSlackMode(
    {
      SLACK_BOT_TOKEN: given('SLACK_BOT_TOKEN'),
      SLACK_APP_TOKEN: given('SLACK_APP_TOKEN'),
      SLACK_SIGNING_SECRET: given('SLACK_SIGNING_SECRET'),
      SLACK_CLIENT_ID: given('SLACK_CLIENT_ID'),
      SLACK_CLIENT_SECRET: given('SLACK_CLIENT_SECRET'),
      SLACK_STATE_SECRET: given('SLACK_STATE_SECRET'),
    },
    report,
  );
  if (slack?.mode === 'sandbox') belongTogether('SLACK_API_URL', 'SLACK_BOT_TOKEN');
  if (slack === undefined || problems.length > 0) throw new ConfigError(problems);
  return { slack, ...config };
}

const slackSettings = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const;

/** One line for each mistake: the setting's name, what is wrong, an example. */
export function printConfigProblems(error: ConfigError): string {
  return error.problems.map(({ name, problem, example }) => `${name} ${problem}. Example: ${example}`).join('\n');
}
