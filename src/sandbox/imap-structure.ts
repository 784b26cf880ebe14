/** The parts of a mail as IMAP numbers and describes them (RFC 3501 §6.4.5, §7.4.2). Texts hold one byte per character. */

import { imapString } from './imap-syntax.ts';

export interface MimePart {
  /** With the empty line after them. */
  header: string;
  body: string;
  type: string;
  subtype: string;
  parameters: [string, string][];
  disposition: { name: string; parameters: [string, string][] } | undefined;
  encoding: string;
  parts: MimePart[];
}

export function readParts(source: string): MimePart {
  const end = source.startsWith('\r\n') ? 0 : source.indexOf('\r\n\r\n') + 2;
  const header = end === 1 ? `${source}\r\n` : source.slice(0, end + 2);
  const body = end === 1 ? '' : source.slice(end + 2);
  const { value, parameters } = structured(field(header, 'content-type') ?? 'text/plain');
  const [type = 'text', subtype = 'plain'] = value.split('/');
  const boundary = parameters.find(([name]) => name === 'boundary')?.[1];
  const written = field(header, 'content-disposition');
  const disposition = written === undefined ? undefined : structured(written);
  return {
    header,
    body,
    type,
    subtype,
    parameters,
    disposition: disposition && { name: disposition.value, parameters: disposition.parameters },
    encoding: field(header, 'content-transfer-encoding') ?? '7bit',
    parts: type === 'multipart' && boundary !== undefined ? split(body, boundary).map(readParts) : [],
  };
}

/** A header field's value, unfolded. */
export function field(header: string, name: string): string | undefined {
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(header)?.[1];
  return found?.replace(/\r\n(?=[ \t])/g, '').trim();
}

function structured(written: string): { value: string; parameters: [string, string][] } {
  const [value = '', ...rest] = written.split(';');
  const found = rest.join(';').matchAll(/([^\s=;]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g);
  const parameters = [...found].map(([, name = '', quoted, plain]): [string, string] => [
    name.toLowerCase(),
    quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  ]);
  return { value: value.trim().toLowerCase(), parameters };
}

function split(body: string, boundary: string): string[] {
  const lines = `\r\n${body}`.split(`\r\n--${boundary}`);
  const last = lines.findIndex((text, index) => index > 0 && text.startsWith('--'));
  return lines.slice(1, last < 0 ? undefined : last).map((text) => text.replace(/^[ \t]*\r\n/, ''));
}

/** BODYSTRUCTURE, with the extension fields up to the disposition. */
export function bodyStructure(part: MimePart): string {
  const { type, subtype, parameters, encoding, body, parts, header } = part;
  const disposition = part.disposition
    ? `(${imapString(part.disposition.name)} ${pairs(part.disposition.parameters)})`
    : 'NIL';
  if (type === 'multipart') {
    return `(${parts.map(bodyStructure).join('')} ${imapString(subtype)} ${pairs(parameters)} ${disposition} NIL NIL)`;
  }
  const basic = [
    imapString(type),
    imapString(subtype),
    pairs(parameters),
    imapString(field(header, 'content-id')),
    'NIL',
  ];
  const lines = type === 'text' ? ` ${body.split('\r\n').length - 1}` : '';
  return `(${basic.join(' ')} ${imapString(encoding)} ${body.length}${lines} NIL ${disposition} NIL NIL)`;
}

function pairs(parameters: [string, string][]): string {
  return parameters.length === 0 ? 'NIL' : `(${parameters.flat().map(imapString).join(' ')})`;
}

/**
 * What `BODY[section]` asks for; an empty text when there is no such part.
 * @param section such as ``, `HEADER`, `TEXT`, `1.2`, `1.2.MIME`, `HEADER.FIELDS (FROM TO)`
 */
export function sectionOf(source: string, section: string): string {
  const [, path = '', what = ''] = /^([\d.]*\d)?\.?(.*)$/.exec(section) ?? [];
  let part = readParts(source);
  for (const [index, number] of path.split('.').filter(Boolean).entries()) {
    // Part 1 of a mail that has no parts is its text.
    const next = part.parts[Number(number) - 1] ?? (index === 0 && number === '1' ? part : undefined);
    if (!next) return '';
    part = next;
  }
  const asked = /^HEADER\.FIELDS(\.NOT)? \((.*)\)$/i.exec(what);
  if (asked) {
    const names = (asked[2] ?? '')
      .toLowerCase()
      .split(' ')
      .map((name) => name.replaceAll('"', ''));
    const lines = part.header.match(/^\S.*(?:\r\n[ \t].*)*\r\n/gm) ?? [];
    const wanted = lines.filter(
      (line) => names.includes(line.slice(0, line.indexOf(':')).toLowerCase()) !== Boolean(asked[1]),
    );
    return `${wanted.join('')}\r\n`;
  }
  if (/^(HEADER|MIME)$/i.test(what)) return part.header;
  return path === '' && what === '' ? source : part.body;
}
