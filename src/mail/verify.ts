import { createTransport } from 'nodemailer';
import { smtpOptions } from './smtp-options.ts';

/** Why a mail server cannot be used, by the stage that failed; `detail` holds codes only, never what the server said. */
export interface MailServerFault {
  stage: 'reach' | 'secure' | 'log in' | 'other';
  detail: string;
}

/**
 * Connects, secures the connection and logs in, as sending would; sends nothing.
 *
 * @returns undefined when all went well
 * @throws TypeError when the address cannot be read
 */
export async function verifyMailServer(
  smtpUrl: string,
  timeoutMilliseconds?: number,
): Promise<MailServerFault | undefined> {
  const transport = createTransport(smtpOptions(smtpUrl, timeoutMilliseconds));
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    const reply = error instanceof Error && 'responseCode' in error ? `, SMTP ${String(error.responseCode)}` : '';
    return { stage: stages[code] ?? 'other', detail: `${code}${reply}` };
  } finally {
    transport.close();
  }
}

/** By the codes of nodemailer (https://nodemailer.com/errors). */
const stages: Record<string, MailServerFault['stage']> = {
  EDNS: 'reach',
  ECONNECTION: 'reach',
  ECONNREFUSED: 'reach',
  ESOCKET: 'reach',
  ETIMEDOUT: 'reach',
  ETLS: 'secure',
  EREQUIRETLS: 'secure',
  EAUTH: 'log in',
  ENOAUTH: 'log in',
  EOAUTH2: 'log in',
};
