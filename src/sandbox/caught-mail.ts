import { type AddressObject, simpleParser } from 'mailparser';

/** A mail as it arrived, read the way a mail program would. */
export interface CaughtMail {
  /** `mail-1`, `mail-2` … in order of arrival. */
  id: string;
  receivedAt: Date;
  envelope: { from: string; to: string[] };
  subject: string;
  /** As written in the header: name and address. */
  from: { name: string; address: string }[];
  to: { name: string; address: string }[];
  text: string;
  html: string;
  /** With its angle brackets. */
  messageId: string;
  /** Unfolded header lines by lower-case name; of a repeated header, the first. */
  headers: Map<string, string>;
  /** The inline text/calendar part. `method` stands in the object, `contentTypeMethod` in the part's Content-Type. */
  calendar?: { method: string; content: string; contentTypeMethod: string };
  attachments: { filename: string; contentType: string; content: Buffer }[];
  /** The message source, byte for byte as Latin-1. */
  raw: string;
}

function addresses(header: AddressObject | AddressObject[] | undefined): { name: string; address: string }[] {
  return [header ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => ({ name, address: address ?? '' })));
}

function parameter(header: unknown, name: string): string {
  if (typeof header !== 'object' || header === null || !('params' in header)) return '';
  const value: unknown = Reflect.get(Object(header.params), name);
  return typeof value === 'string' ? value : '';
}

/** Reads the source of a mail. @throws what mailparser throws where it is no mail at all. */
export async function readMail(
  raw: Buffer,
  receipt: Pick<CaughtMail, 'id' | 'receivedAt' | 'envelope'>,
): Promise<CaughtMail> {
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  const calendar = parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const content = calendar?.content.toString('utf8') ?? '';
  const headers = new Map<string, string>();
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, '');
    if (!headers.has(key)) headers.set(key, value.trim());
  }
  return {
    ...receipt,
    subject: parsed.subject ?? '',
    from: addresses(parsed.from),
    to: addresses(parsed.to),
    text: parsed.text ?? '',
    html: parsed.html || '',
    messageId: parsed.messageId ?? '',
    headers,
    ...(calendar === undefined
      ? {}
      : {
          calendar: {
            content,
            method: /^METHOD:(.*?)\r?$/m.exec(content)?.[1] ?? '',
            contentTypeMethod: parameter(calendar.headers.get('content-type'), 'method'),
          },
        }),
    attachments: parsed.attachments
      .filter((part) => part !== calendar)
      .map((part) => ({ filename: part.filename ?? '', contentType: part.contentType, content: part.content })),
    raw: raw.toString('latin1'),
  };
}
