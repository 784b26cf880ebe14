/** What our own mail server found out about who sent a mail (RFC 8601). */

import { domainToASCII } from 'node:url';
import type { IncomingMail } from '../domain/incoming-mail.ts';
import { mailDomain } from '../domain/mail-address.ts';
import type { HeaderLine } from './read-headers.ts';

interface Finding {
  method: string;
  result: string;
  /** As `header.d`, lower case. */
  properties: Map<string, string>;
}

interface Results {
  server: string;
  findings: Finding[];
}

const refused = new Set(['fail', 'hardfail', 'softfail', 'policy']);

/**
 * Each server puts its findings on top, so the topmost field is our own server's, and those below may be anybody's: what speaks
 * for a mail counts from the topmost only, what speaks against it also from those right below that name the same server (DKIM
 * and DMARC are often checked by two programs). A mail with several From fields is made to deceive.
 *
 * @param fromAddress of the From field; a DKIM signature counts only when it is of that domain or of one above it
 */
export function readAuthentication(
  lines: readonly HeaderLine[],
  fromAddress: string | undefined,
): IncomingMail['authentication'] {
  if (lines.filter(({ name }) => name === 'from').length > 1) return 'failed';
  const [top, ...below] = ownResults(lines);
  if (!top) return 'unknown';
  const all = [top, ...below].flatMap(({ findings }) => findings);
  const results = (method: string, among = all) => among.filter((one) => one.method === method);
  if (results('dmarc').some(({ result }) => result === 'fail')) return 'failed';
  if (results('dmarc', top.findings).some((one) => isOfAnother(one, fromAddress))) return 'failed';
  if (results('dmarc', top.findings).some(({ result }) => result === 'pass' || result === 'bestguesspass'))
    return 'passed';
  const signed = results('dkim', top.findings).filter(({ result }) => result === 'pass');
  if (signed.some((one) => isAligned(one, fromAddress))) return 'passed';
  const [spf, dkim] = [results('spf'), results('dkim')];
  const passes = [...spf, ...dkim].some(({ result }) => result === 'pass');
  // "none" and "temperror" on both sides say nothing about who it was.
  const isRefused = [...spf, ...dkim].some(({ result }) => refused.has(result));
  return spf.length > 0 && dkim.length > 0 && !passes && isRefused ? 'failed' : 'unknown';
}

/** The topmost field, and those of the same server that follow before another server has its say. */
function ownResults(lines: readonly HeaderLine[]): Results[] {
  const first = lines.findIndex(({ name }) => name === 'authentication-results');
  if (first < 0) return [];
  const received = lines.findIndex(({ name }, index) => index > first && name === 'received');
  const own = lines.slice(first, received < 0 ? undefined : received);
  const read = own.filter(({ name }) => name === 'authentication-results').map(({ value }) => readResults(value));
  return read.filter(({ server }) => server === read[0]?.server);
}

function readResults(value: string): Results {
  const parts = withoutComments(value.slice(0, 10_000)).split(';');
  // Microsoft's servers leave their own name out.
  const server = (parts[0] ?? '').includes('=') ? '' : (parts.shift() ?? '').trim().split(/\s/)[0];
  return { server: (server ?? '').toLowerCase(), findings: parts.map(readFinding).filter((one) => one !== undefined) };
}

function readFinding(part: string): Finding | undefined {
  const pairs = [...part.matchAll(/(?<![a-z0-9._-])([a-z0-9._-]+)(?:\s*\/\s*\d+)?\s*=\s*("[^"]*"|[^\s"]+)/gi)];
  const [first, ...rest] = pairs.map(([, name = '', given = '']): [string, string] => [
    name.toLowerCase(),
    given.replaceAll('"', '').toLowerCase(),
  ]);
  return first && { method: first[0], result: first[1], properties: new Map(rest) };
}

/** Comments stand in parentheses, also within one another; what is in quotes is none. */
function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = '';
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (character === '\\') {
      index += 1;
      continue;
    }
    if (depth === 0 && character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === '(') depth += 1;
    // A semicolon in quotes separates nothing.
    else if (depth === 0) kept += isQuoted && character === ';' ? ' ' : character;
    else if (character === ')') depth -= 1;
  }
  return kept;
}

/** Our mail server has read another From than we have: one of us was deceived. */
function isOfAnother({ properties }: Finding, fromAddress: string | undefined): boolean {
  const checked = properties.get('header.from')?.replace(/^.*@/, '');
  const domain = fromAddress && mailDomain(fromAddress);
  return Boolean(checked && domain) && domainToASCII(checked ?? '') !== domain;
}

/** Relaxed alignment (RFC 7489 §3.1.1), without a list of public suffixes: nobody can sign for one. */
function isAligned({ properties }: Finding, fromAddress: string | undefined): boolean {
  const domain = fromAddress && mailDomain(fromAddress);
  const identity = properties.get('header.i');
  const signer = properties.get('header.d') ?? (identity && mailDomain(identity));
  if (!domain || !signer?.includes('.')) return false;
  return domain === signer || domain.endsWith(`.${signer}`);
}
