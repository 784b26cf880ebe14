/** What one person sees, cut into parts that are sent again only when they change. */

import type { Mailbox } from '../domain/mail-address.ts';
import type { CaughtMail } from './caught-mail.ts';
import type { Curtain } from './curtain.ts';
import type { MailCatcher } from './mail-catcher.ts';
import { calendarsFor } from './page-calendars.ts';
import type { PageClock } from './page-clock.ts';
import type { LocalSlack, SlackPerson, SlackView } from './types.ts';

/** A part's name, such as `people`, `views`, `message C0ALL 1718000000.000100` or `mail mail-3`, and its JSON. */
export type Parts = Map<string, string>;

export interface PartsSource {
  slack: LocalSlack;
  curtain: Curtain;
  clock?: PageClock | undefined;
  mail: MailCatcher | undefined;
  /** The bot's own mailbox, which the answers come to. */
  organizer?: Mailbox | undefined;
  /** What somebody does, in words of that language; empty when nothing is known. */
  roleOf: (personId: string, language: 'de' | 'en') => string;
  /** What can be typed behind a command, with what it does. */
  commandHelp: (language: 'de' | 'en') => readonly object[];
}

/** @throws {Error} when there is no such person */
export function partsFor(source: PartsSource, personId: string): Parts {
  const { slack, curtain, clock, mail, roleOf, commandHelp } = source;
  const persona = slack.as(personId);
  const { bot, commands, shortcuts, teamName } = slack.options;
  const parts: Parts = new Map();
  const put = (name: string, value: unknown) => parts.set(name, JSON.stringify(value));

  // Looking into the direct message with the bot opens it, so that it is in the list.
  persona.sees(bot.userId);
  const language = slack.people.get(personId)?.locale.startsWith('de') ? 'de' : 'en';
  put('team', { name: teamName, bot, commands, shortcuts, help: commandHelp(language) });
  put(
    'people',
    [...slack.people.values()].map((person) => ({ ...person, roles: roles(person, roleOf) })),
  );
  const channels = [...slack.channels.values()].filter(
    (channel) => channel.members.includes(personId) || (!channel.is_private && !channel.is_im),
  );
  put(
    'channels',
    channels.map(({ members, ...channel }) => ({
      ...channel,
      size: members.length,
      joined: members.includes(personId),
    })),
  );
  for (const channel of channels) {
    if (!channel.members.includes(personId)) continue;
    for (const message of persona.sees(channel.id)) put(`message ${channel.id} ${message.ts}`, message);
  }
  put('views', persona.views.map(shownView));
  put('home', persona.home ? shownView(persona.home) : null);
  if (clock) put('clock', clock.shown());
  const readable = readableMails(slack, mail, personId);
  for (const one of readable) put(`mail ${one.id}`, shownMail(one));
  if (mail && source.organizer) put('organizer', source.organizer);
  const person = slack.people.get(personId);
  const calendars = person && mail ? calendarsFor(slack, mail.mails, readable, person) : [];
  for (const one of calendars) put(`calendar ${one.address}`, one);
  for (const [name, json] of curtain.parts()) parts.set(name, json);
  return parts;
}

function roles(person: SlackPerson, roleOf: PartsSource['roleOf']) {
  return { de: roleOf(person.id, 'de'), en: roleOf(person.id, 'en') };
}

function shownView(view: SlackView) {
  const { id, type, hash, title, submit, close, blocks, state, errors } = view;
  return { id, type, hash, title, submit, close, blocks, state, errors };
}

/** The mails of a person, and of everybody who has no account in Slack: the guests' mailboxes are open to all. */
export function readableMails(slack: LocalSlack, mail: MailCatcher | undefined, personId: string): CaughtMail[] {
  const others = new Set<string>();
  for (const person of slack.people.values()) {
    if (person.id !== personId && person.email) others.add(person.email.toLowerCase());
  }
  return (mail?.mails ?? []).filter((one) => one.envelope.to.some((address) => !others.has(address.toLowerCase())));
}

function shownMail(mail: CaughtMail) {
  const { id, receivedAt, envelope, subject, from, to, text, calendar } = mail;
  const attachments = mail.attachments.map(({ filename, contentType, content }) => ({
    filename,
    contentType,
    size: content.length,
  }));
  return { id, receivedAt, envelope, subject, from, to, text, calendar, attachments, hasHtml: mail.html !== '' };
}

/** What has to be sent so that `before` becomes `after`: values by name, null for what is gone. */
export function difference(before: Parts, after: Parts): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, json] of after) if (before.get(name) !== json) changed[name] = JSON.parse(json);
  for (const name of before.keys()) if (!after.has(name)) changed[name] = null;
  return changed;
}
