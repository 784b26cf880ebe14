import type { ParsedMail } from 'mailparser';
import type { DeliveryReport } from '../domain/incoming-mail.ts';
import { hasEmptyReturnPath, readHeaderLines } from './read-headers.ts';

type Recipient = DeliveryReport['recipients'][number];

const reporter = /^(?:mailer-daemon|postmaster|mail-?daemon|mailerdaemon|microsoftexchange[0-9a-f]+)@/i;
const delayed =
  /\bwarning only\b|still being retried|\bdelayed\b|will be retried|noch nicht zugestellt|verzögert|wird weiter versucht/i;
const failed =
  /undeliver|not (?:be )?deliver|wasn['’]t (?:able to )?deliver|delivery (?:has )?fail|delivery status notification \(failure\)|failure notice|returned mail|user unknown|unknown user|no such user|no mailbox here|mailbox (?:unavailable|not found)|address not found|recipient (?:address )?rejected|unzustellbar|nicht zugestellt|nicht (?:aus|zu)geliefert|empfänger unbekannt|unbekannter (?:benutzer|empfänger)/i;

const address = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gi;
/** Two dashes, as more of them would be tried in all their numbers: anybody can send a report of nothing but dashes. */
const copyFollows = /^--.*(?:copy of the message|original message|nachrichtentext).*$/im;
const mostRead = 4000;
const mostRecipients = 5;

/**
 * The recipients of a report in plain words: qmail's, Exim's, and those that keep to no form. It must come from a mail server, or
 * from nobody, and say that something was not delivered.
 *
 * @returns none when it is no such report, or names nobody
 */
export function recipientsInWords(mail: ParsedMail): Recipient[] {
  const lines = readHeaderLines(mail.headerLines);
  const from = mail.from?.value[0]?.address ?? '';
  if (!hasEmptyReturnPath(lines) && !reporter.test(from)) return [];
  const [own = ''] = (mail.text ?? '').slice(0, mostRead).split(copyFollows);
  const says = `${mail.subject ?? ''}\n${own}`;
  const isDelayed = delayed.test(says);
  if (!isDelayed && !failed.test(says)) return [];

  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(says)?.[0];
  const named = lines.filter(({ name }) => name === 'x-failed-recipients').map(({ value }) => value.slice(0, mostRead));
  const listed = [...own.matchAll(/^\s*<([^<>\s]+@[^<>\s]+)>:?/gm)].map(([, one = '']) => one);
  const sources = [named.join(' '), listed.join(' '), own];
  const to = [mail.to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address?.toLowerCase()));
  const found = sources.map((source) => addressesIn(source).filter((one) => !reporter.test(one) && !to.includes(one)));
  const recipients = found.find((one) => one.length > 0) ?? [];
  if (recipients.length > mostRecipients) return [];
  return recipients.map((one) => ({ address: one, action: isDelayed ? 'delayed' : 'failed', status }));
}

function addressesIn(text: string): string[] {
  return [...new Set((text.match(address) ?? []).map((one) => one.toLowerCase()))];
}
