/** Why a mailbox cannot be read, by what failed. */
export interface MailboxFault {
  stage: 'reach' | 'secure' | 'log in' | 'folder' | 'other';
  /** Codes only: never an address, nor what the server said. */
  detail: string;
}

/** Says what went wrong with the mailbox; `fault` holds codes only. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError';
  readonly fault: MailboxFault;
  /** The connection is gone; else the server has only refused what was asked. */
  readonly isLost: boolean;

  constructor(fault: MailboxFault, isLost = true) {
    super(`${fault.stage}: ${fault.detail}`);
    this.fault = fault;
    this.isLost = isLost;
  }
}

const code = /^[A-Za-z][A-Za-z0-9_-]{1,40}$/;
const aboutReaching =
  /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ETIMEDOUT|EPIPE|CONNECT_TIMEOUT|GREETING_TIMEOUT|ETIMEOUT|NoConnection|ClosedAfterConnectText|EConnectionClosed)/;
const aboutTls =
  /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|STARTTLS|ClosedAfterConnectTLS|UPGRADE_TIMEOUT|EPROTO)/;

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/** Sorts what imapflow threw (its errors.ts). */
export function mailboxFault(error: unknown): MailboxFault {
  if (error instanceof MailboxError) return error.fault;
  const codes = [field(error, 'code'), field(error, 'serverResponseCode'), field(error, 'responseStatus')];
  const known = [...new Set(codes.filter((one) => typeof one === 'string').filter((one) => code.test(one)))];
  const detail = known.join(', ') || 'no code';
  return { stage: stageOf(error, known), detail };
}

function stageOf(error: unknown, codes: readonly string[]): MailboxFault['stage'] {
  if (field(error, 'authenticationFailed') === true) return 'log in';
  if (field(error, 'tlsFailed') === true || codes.some((one) => aboutTls.test(one))) return 'secure';
  if (field(error, 'mailboxMissing') === true) return 'folder';
  return codes.some((one) => aboutReaching.test(one)) ? 'reach' : 'other';
}
