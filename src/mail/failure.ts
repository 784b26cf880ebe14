/** Why a mail did not go, in terms of what to do next. */
export interface MailFailure {
  /**
   * `permanent`: this mail to this address will never go. `transient`: the server asks to come again.
   * `unknown`: no answer; it may have been delivered, so send again only with the same Message-ID, UID and SEQUENCE.
   */
  kind: 'permanent' | 'transient' | 'unknown';
  /** For logs and coordinators, of codes only: never the recipient's address, nor what the server or the mail said. */
  reason: string;
  retryAfterMinutes?: number;
}

/** RFC 5321 §4.5.4.1: at least 30 minutes between tries. */
const retryAfterMinutes = 30;

const aboutTheConnection = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS']);
const enhancedStatus = /^[245]\d\d[ -](?<status>[245]\.\d{1,3}\.\d{1,3})\b/;
const errorCode = /^E[A-Z0-9_]{2,30}$/;
const smtpCommand = /^[A-Z][A-Z0-9 ]{2,30}$/;

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/**
 * Sorts what nodemailer threw. A connection lost after DATA looks like one that never came about (`ECONNECTION`, `CONN`),
 * so whatever has no reply code counts as unknown. A 5xx before the envelope (greeting, TLS, login) says that our settings or
 * the server are at fault, not the recipient; it is worth another try once someone has mended it.
 */
export function classifyMailError(error: unknown): MailFailure {
  const code = matching(field(error, 'code'), errorCode);
  const command = matching(field(error, 'command'), smtpCommand);
  const reply = field(error, 'responseCode');
  if (typeof reply !== 'number' || reply < 400 || reply > 599) {
    return {
      kind: 'unknown',
      reason: ['no SMTP reply', code, command].filter((part) => part !== undefined).join(', '),
    };
  }
  const response = field(error, 'response');
  const status = typeof response === 'string' ? enhancedStatus.exec(response)?.groups?.status : undefined;
  const reason = [`SMTP ${reply}`, status, command].filter((part) => part !== undefined).join(', ');
  const beforeEnvelope =
    code === 'EAUTH' || (command !== undefined && (aboutTheConnection.has(command) || command.startsWith('AUTH')));
  if (reply >= 500 && !beforeEnvelope) return { kind: 'permanent', reason };
  return { kind: 'transient', reason, retryAfterMinutes };
}
