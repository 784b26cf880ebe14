import type { ImapFlowOptions } from 'imapflow';
import { isLoopback } from './loopback.ts';

/** Where a mailbox is, and how to get there. */
export interface ImapPlace {
  options: ImapFlowOptions;
  /** The names from the outermost folder on; the server's own separator goes between them. */
  folder: string[];
}

/**
 * Connection settings for `imap[s]://user:password@host:port/FOLDER` (port 993 with imaps, else 143; user, password and folder
 * percent-encoded; INBOX without a folder). Outside loopback nothing is said without TLS; on loopback TLS is not tried, because
 * local servers offer certificates that nobody could check.
 *
 * @param timeoutMilliseconds to connect, and for the greeting; a silent connection is asked for a sign of life after as long
 * @throws TypeError, without repeating the address, when it is not of that form
 */
export function imapOptions(imapUrl: string, timeoutMilliseconds = 60_000): ImapPlace {
  const url = URL.parse(imapUrl);
  if (url === null || !['imap:', 'imaps:'].includes(url.protocol) || url.hostname === '') {
    throw new TypeError('not an address such as imaps://user:password@mail.example.org:993/INBOX');
  }
  const secure = url.protocol === 'imaps:';
  const [user, pass, ...names] = decoded([url.username, url.password, ...url.pathname.split('/')]);
  const folder = names.filter((name) => name !== '');
  return {
    folder: folder.length === 0 ? ['INBOX'] : folder,
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
      secure,
      ...(secure ? {} : { doSTARTTLS: !isLoopback(url.hostname) }),
      auth: { user: user ?? '', pass: pass ?? '' },
      // What goes over the line is what people wrote.
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: timeoutMilliseconds,
      greetingTimeout: timeoutMilliseconds,
      socketTimeout: timeoutMilliseconds,
      maxLiteralSize: 8 * 1024 * 1024,
      maxResponseSize: 16 * 1024 * 1024,
      maxLineLength: 8 * 1024 * 1024,
    },
  };
}

/** The names of a folder that is given as `Parent/Child`; INBOX in any case is the same one (RFC 9051 §5.1). */
export function folderNames(path: string): string[] {
  const [first, ...others] = path.split('/').filter((name) => name !== '');
  return first === undefined ? [] : [/^inbox$/i.test(first) ? 'INBOX' : first, ...others];
}

function decoded(parts: string[]): string[] {
  try {
    return parts.map(decodeURIComponent);
  } catch (cause) {
    throw new TypeError('user, password or folder is not percent-encoded rightly', { cause });
  }
}
