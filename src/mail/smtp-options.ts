import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import { isLoopback } from './loopback.ts';

/**
 * Connection settings for `smtp[s]://user:password@host:port` (port 465 with smtps, else 587; user and password
 * percent-encoded). Outside loopback nothing is said without TLS; on loopback TLS is not tried, because local servers offer
 * certificates that nobody could check. Files and addresses named in a mail are never opened.
 * @param timeoutMilliseconds for each of: name look-up, connection, greeting, silence in between.
 * @throws TypeError, without repeating the address, when it is not of that form.
 */
export function smtpOptions(smtpUrl: string, timeoutMilliseconds = 10_000): SMTPPoolOptions & { pool: true } {
  const url = URL.parse(smtpUrl);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new TypeError('not an address such as smtps://user:password@mail.example.org:465');
  }
  const secure = url.protocol === 'smtps:';
  const loopback = isLoopback(url.hostname);
  const { username, password } = credentials(url);
  return {
    pool: true,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !loopback,
    ignoreTLS: !secure && loopback,
    ...(username === '' ? {} : { auth: { user: username, pass: password } }),
    dnsTimeout: timeoutMilliseconds,
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    maxConnections: 2,
    maxMessages: 100,
    rateDelta: 1000,
    rateLimit: 10,
    // The pool would send again by itself when a connection breaks, perhaps after delivery. The outbox decides that.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function credentials(url: URL): { username: string; password: string } {
  try {
    return { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch (cause) {
    throw new TypeError('user or password is not percent-encoded rightly', { cause });
  }
}
