/** Mail that a coordinator has to look at: what it says, and what can be done about it. */

import type { VisitContext } from '../command.ts';
import type { Answer, Visit } from '../db/schema.ts';
import { fullName } from '../domain/full-name.ts';
import { countsFor, type InboxMail } from '../domain/inbox.ts';
import type { Agreed } from '../domain/incoming-decide.ts';
import { isMailAddress } from '../domain/mail-address.ts';
import type { MailAbout } from '../i18n/en/inbox.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { quoted } from '../slack/typed-line.ts';
import { type ButtonSpec, buttons, heading, note, paragraph, rich } from './blocks.ts';
import { inPages, partButtons } from './pages.ts';

/** Each has about four blocks, of which a message takes 50. */
const mostInPage = { characters: 8000, items: 8 };
const answers: readonly Answer[] = ['yes', 'maybe', 'no'];

/** @param part from 1 */
export function inboxList(mails: readonly InboxMail[], ctx: VisitContext, part = 1): Block[] {
  const { t, visit } = ctx;
  if (mails.length === 0) return [paragraph(t.inbox.none), statusButton(ctx)];
  const lengthOf = (mail: InboxMail) => saysOf(mail, visit, t).join('').length;
  const pages = inPages(mails, lengthOf, mostInPage);
  const shown = Math.min(part, pages.length);
  return [
    heading(t.inbox.title(mails.length)),
    ...(pages[shown - 1] ?? []).flatMap((mail) => [
      rich({ text: t.inbox.heading(mail.row.number, mail.row.received_at, visit.time_zone), bold: true }),
      ...mailBlocks(mail, visit, t),
    ]),
    ...partButtons(shown, pages.length, t, (to) => ({
      text: t.programme.partButton(to),
      line: `invite inbox part=${to} in=${visit.code}`,
    })),
  ];
}

/** Directly to a coordinator, as it has come in. */
export function inboxNote(mail: InboxMail, visit: Visit, t: Texts): Block[] {
  return [paragraph(t.inbox.noteTitle(visit.title, visit.code)), ...mailBlocks(mail, visit, t)];
}

/** Where other mails wait, a button for them. */
export function inboxButton(open: number, { t, visit }: Pick<VisitContext, 't' | 'visit'>): Block[] {
  return open === 0 ? [] : [buttons({ text: `${t.inbox.showInbox} (${open})`, line: `invite inbox in=${visit.code}` })];
}

function statusButton({ t, visit }: VisitContext): Block {
  return buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` });
}

function mailBlocks(mail: InboxMail, visit: Visit, t: Texts): Block[] {
  const [said = '', ...more] = saysOf(mail, visit, t);
  return [
    paragraph(said),
    ...(more.length > 0 ? [note(more.join('\n'))] : []),
    buttons(...waysOf(mail, visit, t).map(({ line, ...spec }) => ({ ...spec, line: `${line} in=${visit.code}` }))),
  ];
}

/** The sentence first, then what stands in small print below it. */
function saysOf(mail: InboxMail, visit: Visit, t: Texts): string[] {
  const { row, details } = mail;
  const written = details.reason ?? details.text;
  const isBounce = row.kind === 'bounce';
  return [
    t.inbox.said[row.kind](aboutOf(mail, visit, t)),
    ...(details.isDoubtful ? [t.inbox.doubtful] : []),
    ...(isBounce || row.subject === '' ? [] : [t.inbox.subject(row.subject)]),
    ...(isBounce || written === '' ? [] : [t.inbox.wrote(written)]),
    ...(row.kind === 'counter' && !mail.suggestion ? [t.inbox.noAgree] : []),
  ];
}

function aboutOf({ row, details, person, event, content }: InboxMail, visit: Visit, t: Texts): MailAbout {
  const zone = visit.time_zone;
  const { start, end } = details;
  const called = ({ name, address }: { name: string; address: string }) =>
    name === '' || name === address ? address : `${name} (${address})`;
  const from = { name: row.from_name, address: row.from_address };
  return {
    from: from.address === '' ? t.inbox.nameless : called(from),
    person: person ? fullName(person) : null,
    event: event ? t.answers.event(event) : null,
    answer: details.answer,
    suggested: start !== null && end !== null ? { start, end, zone } : null,
    present: content ? { start: content.start, end: content.end, zone } : null,
    delegates: details.delegates.map(called),
    isInName: row.person_id !== null,
    isDelegate: details.delegates.some(({ address }) => address === row.from_address.toLowerCase()),
    unreadable: details.unreadable,
    failed: details.failed,
  };
}

/** Without `in=`. */
function waysOf(mail: InboxMail, visit: Visit, t: Texts): ButtonSpec[] {
  const { row, details, person, suggestion } = mail;
  const about = `mail=${row.number}`;
  const settle = { text: t.inbox.settle, line: `invite settle ${about}` };
  if (row.kind === 'bounce') {
    const name = person && quoted(fullName(person));
    if (name === undefined) return [settle];
    const resend = { text: t.inbox.resend, line: `invite resend ${name}` };
    return [{ text: t.inbox.correct, line: `member edit ${name}` }, resend, settle];
  }
  if (details.start !== null && row.kind !== 'stranger') {
    const agree: ButtonSpec = { text: t.inbox.agree, line: `invite agree ${about}`, style: 'primary' };
    const disagree = { text: t.inbox.disagree, line: `invite disagree ${about}` };
    return [...(suggestion ? [agree] : []), disagree, settle];
  }
  return [...countButtons(mail, about, t), ...registerButtons(mail, visit, t), settle];
}

function countButtons(mail: InboxMail, about: string, t: Texts): ButtonSpec[] {
  const { row, details } = mail;
  const person = countsFor(mail);
  if (!person || (row.kind === 'delegation' && !mail.sender)) return [];
  const isKnown = details.answer !== null && row.kind !== 'message';
  if (isKnown) {
    const text = row.kind === 'stranger' ? t.inbox.countFor(fullName(person)) : t.inbox.count;
    return [{ text, line: `invite count ${about}` }];
  }
  const textOf = (answer: Answer) =>
    row.kind === 'delegation' ? t.inbox.answerFor(fullName(person), answer) : t.inbox.answers[answer];
  return answers.map((answer) => ({ text: textOf(answer), line: `invite count ${about} answer=${answer}` }));
}

/** Of the side whose invitation was passed on, or of either where that is unknown. */
function registerButtons({ row, details, person, sender }: InboxMail, visit: Visit, t: Texts): ButtonSpec[] {
  const [delegate] = details.delegates;
  const who = row.kind === 'stranger' ? { name: row.from_name, address: row.from_address } : delegate;
  const isRegistered = sender !== undefined && sender.email?.toLowerCase() === who?.address.toLowerCase();
  if (!who || isRegistered || !isMailAddress(who.address)) return [];
  const name = who.name === '' ? '' : ` name=${quoted(who.name)}`;
  const sides = person ? [person.side] : (['guest', 'host'] as const);
  return sides.map((side) => ({
    text: t.inbox.register(side === 'host' ? visit.host : visit.guest),
    line: `member add ${who.address}${name} side=${side}`,
  }));
}

/** After somebody's suggestion to come later or to leave earlier was taken up. */
export function agreedForDay(
  { person, suggestion }: Extract<Agreed, { kind: 'day' }>,
  { t, visit }: VisitContext,
): Block[] {
  const { day, comes, goes } = suggestion;
  return [
    paragraph(t.inbox.present(fullName(person), day, comes, goes)),
    buttons({ text: t.invite.previewButton, line: `invite send in=${visit.code}` }),
  ];
}
