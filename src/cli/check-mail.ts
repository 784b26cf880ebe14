import type { Config } from '../config.ts';
import { type MailServerFault, verifyMailServer } from '../mail/verify.ts';
import type { Finding } from './finding.ts';

const advice: Record<MailServerFault['stage'], string> = {
  reach: 'The mail server does not answer. Look at host and port of SMTP_URL, and at the firewall.',
  secure:
    'The mail server offers no TLS, or a certificate that this machine does not trust. Use smtps:// with port 465, or have its certificate mended.',
  'log in': 'The mail server refuses user or password. Look at SMTP_URL; special characters are percent-encoded.',
  other: 'The mail server ends the conversation. Look at SMTP_URL and at the log of the mail server.',
};

export async function checkMail({ slack, smtpUrl, mailFrom }: Config): Promise<Finding> {
  if (smtpUrl === undefined) {
    const says =
      slack.mode === 'sandbox'
        ? 'The sandbox keeps its mail in a mailbox of its own.'
        : 'No SMTP_URL and MAIL_FROM: no invitation can be sent.';
    return { about: 'Mail', verdict: 'note', says };
  }
  const fault = await verifyMailServer(smtpUrl);
  if (fault) return { about: 'Mail', verdict: 'wrong', says: `${advice[fault.stage]} (${fault.detail})` };
  return {
    about: 'Mail',
    verdict: 'right',
    says: `The mail server takes mail from us; it will come from ${mailFrom?.address}.`,
  };
}
