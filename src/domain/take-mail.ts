import { insertDelivery } from '../db/delivery.ts';
import type { Trx } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import { takeAnswers } from './incoming-answers.ts';
import { takeBounce } from './incoming-bounce.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { matchReferences, matchReminded } from './incoming-match.ts';
import { takeWords } from './incoming-words.ts';

/** A mail signs nothing: whatever it may do is decided by what it says. */
const nobody: Actor = { teamId: '', userId: '' };

/** Undoes the mark that the mail was taken. */
class Left extends Error {}

/**
 * Does what a mail to our mailbox means, in one transaction; a second time it does nothing. Mail is never answered.
 *
 * @returns 'left' for what is about no visit, and has to stay for the people who read this mailbox
 */
export async function takeMail(deps: Deps, mail: IncomingMail): Promise<'taken' | 'left'> {
  if (isOwn(deps, mail)) return 'left';
  try {
    return await change<'taken' | 'left'>(deps, nobody, async (trx) => {
      if (!(await insertDelivery(trx, `mail:${mail.key}`, deps.now()))) return 'taken';
      if (await takeWithin(deps, trx, mail)) return 'taken';
      throw new Left();
    });
  } catch (error) {
    if (error instanceof Left) return 'left';
    throw error;
  }
}

/** What somebody wrote from this mailbox, or we ourselves: an answer to it would go round in circles. */
function isOwn({ config }: Deps, { from, report }: IncomingMail): boolean {
  if (report !== undefined || from === undefined) return false;
  return from.address.toLowerCase() === config.mailFrom?.address.toLowerCase();
}

async function takeWithin(deps: Deps, trx: Trx, mail: IncomingMail): Promise<boolean> {
  if (mail.report) return takeBounce(deps, trx, mail, mail.report);
  if (await takeAnswers(deps, trx, mail)) return true;
  // Absence notes to our mails are of no use to anybody; other programs' mail is none of ours.
  if (mail.isAutomatic) return answersOurs(trx, mail);
  return takeWords(deps, trx, mail);
}

async function answersOurs(trx: Trx, { references }: IncomingMail): Promise<boolean> {
  const matched = (await matchReferences(trx, references)) ?? (await matchReminded(trx, references));
  return matched !== undefined;
}
