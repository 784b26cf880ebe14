/** Mails as other programs write them (tests/mail/replies/*.eml), filled in for an invitation of the test's own. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import nodemailer from 'nodemailer';
import { base64, encodedWord, fold, printable } from './mail-encodings.ts';

const folder = new URL('../mail/replies/', import.meta.url);

/** What stands in such a mail. Addresses without `mailto:`; whatever is missing has a value that stands for itself. */
export interface RawMailValues {
  /** Whoever was invited; the one who answers, or to whom a bounce says that it could not be delivered. */
  from: string;
  /** The bot's mailbox. */
  organizer: string;
  uid: string;
  sequence?: number;
  /** DTSTAMP and Date. */
  stamp?: Date;
  start?: Date;
  end?: Date;
  /** Of a COUNTER. */
  proposedStart?: Date;
  proposedEnd?: Date;
  /** Of the invitation, in angle brackets. */
  messageId?: string;
  /** The name of `from`. */
  name?: string;
  summary?: string;
  /** Left part of the mail's own Message-ID; by default one for each different mail, so the same mail has the same. */
  id?: string;
  assistant?: string;
  delegate?: string;
  stranger?: string;
  third?: string;
  /** What our own mail server says about the sender, as the first header; nothing by default. */
  authentication?: 'pass' | 'fail';
}

/** The names of the mails that there are, without `.eml`, in alphabetical order. */
export function rawMailNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.replace(/\.eml$/, ''))
    .sort();
}

/** The mail's source in UTF-8 with CRLF. @throws when a placeholder has no value, or there is no such mail */
export function rawMail(name: string, values: RawMailValues): Buffer {
  const template = readFileSync(new URL(`${name}.eml`, folder), 'utf8');
  const fields = placeholders(name, values);
  const filled = template.replace(/\{\{([A-Z_]+)\}\}/g, (_, field: string) => {
    const value = fields[field];
    if (value === undefined) throw new Error(`${name}.eml: nothing for ${field}`);
    return value;
  });
  const folded = filled.replace(/^BEGIN:VCALENDAR\r\n[\s\S]*?^END:VCALENDAR/gm, (object) =>
    object.replace(/.+/g, fold),
  );
  const encoded = folded
    .replace(/\{\{#base64\}\}\r\n([\s\S]*?)\{\{\/base64\}\}/g, (_, text: string) => base64(text))
    .replace(/\{\{#quoted-printable\}\}\r\n([\s\S]*?)\{\{\/quoted-printable\}\}/g, (_, text: string) =>
      printable(text),
    );
  const verdict = values.authentication;
  const domain = values.from.split('@')[1] ?? '';
  const header = verdict && `Authentication-Results: mx.lkos.example; dmarc=${verdict} header.from=${domain}\r\n`;
  return Buffer.from(`${header ?? ''}${encoded}`);
}

/** Hands a mail to the SMTP server at `smtpUrl`, as the sender's server does. An empty envelope sender is a bounce's. */
export async function deliver(smtpUrl: string, raw: Buffer, envelope: { from: string; to: string }): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    await transport.sendMail({ envelope: { from: envelope.from, to: [envelope.to] }, raw });
  } finally {
    transport.close();
  }
}

function placeholders(file: string, values: RawMailValues): Record<string, string> {
  const name = values.name ?? 'Reinhard Bauer';
  const summary = values.summary ?? 'Arbeitsbesuch';
  const stamp = values.stamp ?? new Date('2027-06-10T08:15:00Z');
  const start = values.start ?? new Date('2027-06-15T07:00:00Z');
  const end = values.end ?? new Date(start.getTime() + 3_600_000);
  const proposedStart = values.proposedStart ?? end;
  const proposedEnd = values.proposedEnd ?? new Date(proposedStart.getTime() + 3_600_000);
  return {
    FROM: values.from,
    FROM_CAPITALS: values.from.toUpperCase(),
    ORGANIZER: values.organizer,
    UID: values.uid,
    SEQUENCE: String(values.sequence ?? 0),
    MESSAGE_ID: values.messageId ?? '<unknown@lkos.example>',
    NAME: name,
    NAME_QUOTED: `"${name}"`,
    NAME_ASCII: name.normalize('NFD').replace(/[^ -~]/g, ''),
    NAME_HEADER: encodedWord(name),
    SUMMARY: summary.replace(/[\\;,]/g, '\\$&'),
    SUMMARY_HEADER: encodedWord(summary),
    STAMP: utc(stamp),
    DATE: stamp.toUTCString().replace('GMT', '+0000'),
    ID:
      values.id ??
      createHash('sha256')
        .update(JSON.stringify([file, values]))
        .digest('hex')
        .slice(0, 20),
    START: utc(start),
    END: utc(end),
    START_LOCAL: berlin(start),
    END_LOCAL: berlin(end),
    PROPOSED_START: utc(proposedStart),
    PROPOSED_END: utc(proposedEnd),
    PROPOSED_START_LOCAL: berlin(proposedStart),
    PROPOSED_END_LOCAL: berlin(proposedEnd),
    ASSISTANT: values.assistant ?? 'sekretariat@blk.example',
    DELEGATE: values.delegate ?? 'vertretung@blk.example',
    STRANGER: values.stranger ?? 'fremd@elsewhere.example',
    THIRD: values.third ?? 'dritte@blk.example',
  };
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function berlin(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: 'Europe/Berlin' }).toFormat("yyyyMMdd'T'HHmmss");
}
