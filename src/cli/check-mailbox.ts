import type { Config } from '../config.ts';
import type { MailboxFault } from '../mail/mailbox-fault.ts';
import type { MailboxFinding } from '../mail/verify-mailbox.ts';
import type { Finding } from './finding.ts';

const advice: Record<MailboxFault['stage'], string> = {
  reach: 'The mail server does not answer. Look at host and port of IMAP_URL, and at the firewall.',
  secure:
    'The mail server offers no TLS, or a certificate that this machine does not trust. Use imaps:// with port 993, or have its certificate mended.',
  'log in': 'The mail server refuses user or password. Look at IMAP_URL; special characters are percent-encoded.',
  folder: 'The mail server has no folder of the name at the end of IMAP_URL, or does not show it to this user.',
  other: 'The mail server ends the conversation. Look at IMAP_URL and at the log of the mail server.',
};

/** @param timeoutMilliseconds for each step */
export async function checkMailbox(
  { slack, smtpUrl, imapUrl, imapDoneFolder }: Config,
  timeoutMilliseconds?: number,
): Promise<Finding> {
  if (imapUrl === undefined) {
    const says =
      slack.mode === 'sandbox' && smtpUrl === undefined
        ? 'The sandbox reads a mailbox of its own.'
        : 'No IMAP_URL: answers from calendars, and mails that could not be delivered, are not noticed.';
    return { about: 'Mailbox', verdict: 'note', says };
  }
  const { verifyMailbox } = await import('../mail/verify-mailbox.ts');
  const found = await verifyMailbox(imapUrl, imapDoneFolder, timeoutMilliseconds);
  const { fault } = found;
  if (fault) return { about: 'Mailbox', verdict: 'wrong', says: `${advice[fault.stage]} (${fault.detail})` };
  return { about: 'Mailbox', ...describe(found, imapDoneFolder) };
}

function describe(
  { marking, doneFolder }: Extract<MailboxFinding, { fault: undefined }>,
  folder: string | undefined,
): Pick<Finding, 'verdict' | 'says'> {
  if (marking === 'none') {
    const says =
      'The mailbox can be read, but nothing in it can be marked, so that every mail is looked at again after a restart. Give this user the right to change it.';
    return { verdict: 'wrong', says };
  }
  if (doneFolder === 'the one that is read') {
    const says =
      'IMAP_DONE_FOLDER is the folder that is read. Name another one for mails that were dealt with, or none: then they stay where they are, with a flag.';
    return { verdict: 'wrong', says };
  }
  if (marking === 'folder') {
    const says =
      doneFolder === 'there'
        ? `The mailbox can be read; mails that were dealt with go to the folder ${folder}.`
        : `The mailbox can be read; mails that were dealt with go to the folder ${folder}, which the bot will make.`;
    return { verdict: 'right', says };
  }
  const how = marking === 'keyword' ? 'are flagged $Gegenbesuch' : 'are marked as read';
  if (folder === undefined) {
    return { verdict: 'right', says: `The mailbox can be read; mails that were dealt with stay in it and ${how}.` };
  }
  const says = `The mailbox can be read, but the server cannot move mails: instead of going to the folder ${folder}, those that were dealt with ${how}.`;
  return { verdict: 'note', says };
}
