import type { Trx } from '../db/open.ts';
import type { Answer, IncomingMailKind } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { texts } from '../i18n/index.ts';
import { takeCounter } from './incoming-counter.ts';
import type { IncomingDetails } from './incoming-details.ts';
import type { CalendarAttendee, CalendarMessage, IncomingMail } from './incoming-mail.ts';
import { isKnownUid, type MatchedInvitation, matchUid } from './incoming-match.ts';
import { believable, isAnsweredSince } from './incoming-order.ts';
import { type AnswerSender, senderOf } from './incoming-sender.ts';
import { brief, showMail } from './incoming-shown.ts';
import { showUnmatched } from './incoming-unmatched.ts';
import { saveReply } from './reply.ts';

const answers: Readonly<Record<string, Answer>> = { ACCEPTED: 'yes', DECLINED: 'no', TENTATIVE: 'maybe' };
/** As long as a reason may be that is typed. */
const longestReason = 300;

/** One answer of a calendar, matched and weighed. */
export interface WeighedAnswer {
  mail: IncomingMail;
  message: CalendarMessage;
  matched: MatchedInvitation;
  sender: AnswerSender;
  /** Answers what was changed, cancelled or over meanwhile. */
  isOutdated: boolean;
}

/**
 * Takes the calendar objects of a mail that answer invitations (METHOD:REPLY and COUNTER, RFC 5546 §3.2.3 and §3.2.7).
 *
 * @returns false where there are none, or nobody to show them to
 */
export async function takeAnswers(deps: Deps, trx: Trx, mail: IncomingMail): Promise<boolean> {
  let isTaken = false;
  for (const message of mail.calendarMessages) {
    if (isAnswer(message) && (await takeAnswer(deps, trx, mail, message))) isTaken = true;
  }
  return isTaken;
}

/** Some programs leave the method out. */
function isAnswer({ method, attendees }: CalendarMessage): boolean {
  if (method === 'REPLY' || method === 'COUNTER') return true;
  return method === '' && attendees.some(({ partstat }) => partstat !== '' && partstat !== 'NEEDS-ACTION');
}

async function takeAnswer(deps: Deps, trx: Trx, mail: IncomingMail, sent: CalendarMessage): Promise<boolean> {
  const message = { ...sent, stampedAt: believable(sent.stampedAt, mail, deps.now()) };
  const matched = await matchUid(trx, message.uid);
  const known = detailsOf(mail, message, message.attendees.length === 1 ? message.attendees[0] : undefined);
  if (!matched) return (await isKnownUid(trx, message.uid)) ? false : showUnmatched(deps, trx, mail, known);
  const { invitation, content, current, former } = matched;
  const sender = senderOf(mail, message, new Set([...current, ...former]));
  const from = mail.from?.address.toLowerCase() ?? '';
  // A mailbox that was somebody's before may have been a mistake, and another person's.
  const isFormer = !current.has(sender.attendee?.address ?? '') || (former.has(from) && !current.has(from));
  const isOver = invitation.status === 'cancelled' || content.end <= deps.now().toISOString();
  const isOutdated = message.sequence < invitation.sequence || isFormer || isOver;
  const weighed = { mail, message, matched, sender, isOutdated };
  if (sender.kind === 'stranger' || sender.kind === 'delegate') await showOther(deps, trx, weighed);
  else if (message.method === 'COUNTER' && message.start !== undefined && message.end !== undefined) {
    await takeCounter(deps, trx, weighed, detailsOf(mail, message, sender.attendee));
  } else await takeReply(deps, trx, weighed, sender);
  return true;
}

/** Who was not invited changes nothing; an answer in another's name can be counted by hand, as people have several addresses. */
async function showOther(deps: Deps, trx: Trx, { mail, message, matched, sender }: WeighedAnswer): Promise<void> {
  const { visit, invitation, person, current } = matched;
  const { attendee } = sender;
  const isDelegate = sender.kind === 'delegate';
  const isNamed = attendee !== undefined && current.has(attendee.address);
  const delegates = isDelegate && attendee ? [{ name: attendee.name ?? '', address: attendee.address }] : [];
  await showMail(deps, trx, visit, mail, {
    kind: isDelegate ? 'delegation' : 'stranger',
    personId: isDelegate || isNamed ? person?.id : undefined,
    invitationId: invitation.id,
    details: { ...detailsOf(mail, message, attendee), delegates: delegates.map(harmless) },
  });
}

async function takeReply(
  deps: Deps,
  trx: Trx,
  weighed: WeighedAnswer,
  sender: Extract<AnswerSender, { kind: 'invited' | 'unknown-assistant' }>,
): Promise<void> {
  const { mail, message, matched, isOutdated } = weighed;
  const { visit, invitation, person } = matched;
  const details = detailsOf(mail, message, sender.attendee);
  const show = (kind: IncomingMailKind, more: Partial<IncomingDetails> = {}) => {
    const shown = { kind, personId: person?.id, invitationId: invitation.id, details: { ...details, ...more } };
    return showMail(deps, trx, visit, mail, shown);
  };
  const { partstat, delegatedTo } = sender.attendee;
  const answer = answers[partstat];
  if (partstat === 'DELEGATED') {
    await show('delegation', { delegates: delegatedTo.slice(0, 5).map((address) => harmless({ name: '', address })) });
    return;
  }
  if (answer === undefined) {
    const isSilent = partstat === 'NEEDS-ACTION' && !details.reason && !details.text;
    if (!isSilent) await show('message');
    return;
  }
  if (mail.authentication === 'failed' || sender.kind === 'unknown-assistant') {
    await show('unverified');
    return;
  }
  if (await isAnsweredSince(trx, weighed)) return;
  if (person) {
    await saveReply(deps, trx, visit, person, {
      answer,
      reason: reasonWith(details.reason ?? null, sender.assistant, visit.language),
      via: 'mail',
      givenAt: mail.receivedAt,
      invitation: {
        id: invitation.id,
        // A calendar that counts further than we do must not block the answers after it.
        sequence: Math.min(message.sequence, invitation.sequence),
        stampedAt: message.stampedAt ?? null,
        isOutdated,
      },
    });
  }
  if (isOutdated || !person) await show('outdated');
}

function detailsOf(
  mail: IncomingMail,
  message: CalendarMessage,
  attendee: CalendarAttendee | undefined,
): Partial<IncomingDetails> {
  const reason = brief(attendee?.comment ?? message.comment ?? '', longestReason);
  const isCounter = message.method === 'COUNTER';
  return {
    text: mail.text,
    answer: isCounter ? null : (answers[attendee?.partstat ?? ''] ?? null),
    reason: reason === '' ? null : reason,
    stampedAt: message.stampedAt ?? null,
    ...(isCounter ? { start: message.start ?? null, end: message.end ?? null } : {}),
  };
}

/** Whoever reads the answer shall know whose hand it was. */
function reasonWith(reason: string | null, assistant: string | undefined, language: 'de' | 'en'): string | null {
  if (assistant === undefined) return reason;
  const note = texts(language).inbox.answeredBy(brief(assistant, 100));
  return reason === null ? note : `${brief(reason, longestReason - note.length - 3)} (${note})`;
}

function harmless({ name, address }: { name: string; address: string }) {
  return { name: brief(name, 100), address: brief(address, 254) };
}
