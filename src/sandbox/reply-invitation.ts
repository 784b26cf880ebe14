/** Answering an invitation on the page. */

import { answers } from './itip-reply.ts';
import { type Json, string } from './json-values.ts';
import type { MailCatcher } from './mail-catcher.ts';
import { sendAnswer } from './mail-program.ts';
import { calendarsFor } from './page-calendars.ts';
import { readableMails } from './page-parts.ts';
import type { LocalSlack } from './types.ts';

/**
 * Sends an answer as the mailbox's owner.
 * @param input `{ as, mail, address, answer }`: who looks, the mail's id, whose mailbox it lies in, ACCEPTED, TENTATIVE or DECLINED
 * @returns `{ error }` in the mail server's words when it refuses the answer
 * @throws {Error} in words, when there is no such invitation
 */
export async function replyToInvitation(
  slack: LocalSlack,
  mail: MailCatcher | undefined,
  now: () => Date,
  input: Json,
): Promise<object> {
  const person = slack.people.get(string(input.as));
  const address = string(input.address).toLowerCase();
  const answer = answers.find((one) => one === input.answer);
  const calendar =
    person &&
    calendarsFor(slack, mail?.mails ?? [], readableMails(slack, mail, person.id), person).find(
      (one) => one.address === address,
    );
  const invitation = mail?.mails.find(({ id }) => id === input.mail);
  if (!mail || !person || !answer || !invitation || !calendar?.notes[invitation.id]?.canAnswer) {
    throw new Error('This is no invitation that could be answered now.');
  }
  const named = invitation.to.find((one) => one.address.toLowerCase() === address)?.name;
  const own = person.email?.toLowerCase() === address ? person.real_name : undefined;
  const sender = {
    name: own ?? named ?? '',
    address,
    language: person.locale.startsWith('de') ? ('de' as const) : ('en' as const),
  };
  try {
    await sendAnswer(mail.url, invitation, { sender, answer, now: now() });
    return {};
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error;
    return { error: error.message };
  }
}
