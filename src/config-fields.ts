import { z } from 'zod';
import { readMailbox } from './domain/mail-address.ts';

/** A setting: how its text is checked and changed, and what a right one looks like. Messages never repeat the value. */
export interface Field<T> {
  schema: z.ZodType<T, string>;
  example: string;
}

function field<T>(example: string, schema: z.ZodType<T, string>): Field<T> {
  return { schema, example };
}

function text(check: (value: string) => boolean, problem: string): z.ZodType<string, string> {
  return z.string().refine(check, { error: problem });
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function isDatabase(value: string): boolean {
  if (value === 'sqlite::memory:') return true;
  // sqlite://data/x.db would be the absolute path /data/x.db, which nobody means.
  if (value.startsWith('sqlite:')) return /^sqlite:(?!\/\/)[^\0]+$/.test(value);
  const url = URL.parse(value);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol);
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  );
}

function isSlackApi(value: string): boolean {
  const url = URL.parse(value);
  return isWebAddress(value) && url !== null && (url.protocol === 'https:' || isLoopback(url.hostname));
}

function isMailServer(value: string, protocols: string[], login: 'login needed' | 'login optional'): boolean {
  const url = URL.parse(value);
  if (url === null || !protocols.includes(url.protocol) || url.hostname === '') return false;
  if (login === 'login needed' && (url.username === '' || url.password === '')) return false;
  return /^(?:[^%]|%[0-9a-f]{2})*$/i.test(`${url.username}${url.password}${url.pathname}`);
}

function isCalendarAddress(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username === '') return false;
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return false;
  return url.search === '' && url.hash === '' && /^(?:[^%]|%[0-9a-f]{2})*$/i.test(`${url.username}${url.password}`);
}

/** @returns the zone's name as IANA writes it, or undefined when there is none such */
function ianaZone(value: string): string | undefined {
  if (!/^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)*$/i.test(value)) return undefined;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    // An old name of a zone stays as it was given; only its capitals are set right.
    return known.toLowerCase() === value.toLowerCase() ? known : value;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const commandName = /^\/[a-z0-9_-]{1,31}$/;

export const fields = {
  DATABASE_URL: field(
    'sqlite:data/gegenbesuch.db',
    text(isDatabase, 'is none of sqlite:PATH, sqlite::memory: and postgres://user:password@host:port/database'),
  ),
  HOST: field(
    '127.0.0.1',
    text((value) => /^[a-z0-9._:-]+$/i.test(value), 'is neither a host name nor an IP address'),
  ),
  PORT: field(
    '3000',
    text((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'is not a number from 0 to 65535').transform(
      Number,
    ),
  ),
  PUBLIC_URL: field(
    'https://besuch.example.org',
    text(isWebAddress, 'is not a plain address that begins with http:// or https://').transform((value) =>
      value.replace(/\/+$/, ''),
    ),
  ),
  SLACK_API_URL: field(
    'https://slack.com/api/',
    text(isSlackApi, 'does not begin with https:// (http:// is allowed on this machine only)').transform((value) =>
      value.replace(/\/*$/, '/'),
    ),
  ),
  SMTP_URL: field(
    'smtps://user:password@mail.example.org:465',
    text(
      (value) => isMailServer(value, ['smtp:', 'smtps:'], 'login optional'),
      'is not of the form smtp[s]://user:password@host:port, with special characters percent-encoded',
    ),
  ),
  MAIL_FROM: field(
    'besuch@example.org',
    z.string().transform((value, context) => {
      const mailbox = readMailbox(value);
      if (mailbox !== undefined) return mailbox;
      context.addIssue({ code: 'custom', message: 'is not a mail address' });
      return z.NEVER;
    }),
  ),
  IMAP_URL: field(
    'imaps://user:password@mail.example.org:993/INBOX',
    text(
      (value) => isMailServer(value, ['imap:', 'imaps:'], 'login needed'),
      'is not of the form imap[s]://user:password@host:port/INBOX, with special characters percent-encoded',
    ),
  ),
  IMAP_DONE_FOLDER: field(
    'Processed',
    text((value) => /^[^\p{Cc}*%]{1,100}$/u.test(value), 'is not the name of a folder'),
  ),
  CALDAV_URL: field(
    'https://user:password@cloud.example.org/remote.php/dav/calendars/user/visits/',
    text(
      isCalendarAddress,
      'is not of the form https://user:password@host/path/ (http:// is allowed on this machine only), with special characters percent-encoded',
    ),
  ),
  DEFAULT_TIME_ZONE: field(
    'Europe/Berlin',
    z.string().transform((value, context) => {
      const zone = ianaZone(value);
      if (zone !== undefined) return zone;
      context.addIssue({ code: 'custom', message: 'is not the name of a time zone (IANA)' });
      return z.NEVER;
    }),
  ),
  DEFAULT_LANGUAGE: field('de', z.enum(['de', 'en'], { error: 'is neither de nor en' })),
  COMMAND_NAMES: field(
    '/visit,/besuch',
    z
      .string()
      .transform((value) => value.split(',').map((name) => name.trim()))
      .refine((names) => names.every((name) => commandName.test(name)), {
        error: 'is not a list of commands, each a slash and at most 31 of a-z, 0-9, _ and -, with commas between them',
      })
      .refine((names) => new Set(names).size === names.length, { error: 'names a command twice' }),
  ),
  LOG_LEVEL: field(
    'info',
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'is none of debug, info, warn, error, silent' }),
  ),
  SLACK_BOT_TOKEN: field(
    'xoxb-…',
    text((value) => /^xoxb-\S+$/.test(value), 'does not begin with xoxb-'),
  ),
  SLACK_APP_TOKEN: field(
    'xapp-…',
    text((value) => /^xapp-\S+$/.test(value), 'does not begin with xapp-'),
  ),
  SLACK_SIGNING_SECRET: field('0123456789abcdef0123456789abcdef', text(isOneWord, 'has a blank in it')),
  SLACK_CLIENT_ID: field('1234567890.1234567890', text(isOneWord, 'has a blank in it')),
  SLACK_CLIENT_SECRET: field('0123456789abcdef0123456789abcdef', text(isOneWord, 'has a blank in it')),
  SLACK_STATE_SECRET: field('a-long-random-text', text(isOneWord, 'has a blank in it')),
};

function isOneWord(value: string): boolean {
  return /^\S+$/.test(value);
}

export type FieldName = keyof typeof fields;
