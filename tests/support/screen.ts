/** What people do with what they see on their screens: buttons by what they read, modals, mails with their events. */

import ICAL from 'ical.js';
import type { CaughtMail } from '../../src/sandbox/caught-mail.ts';
import type { Outcome, SlackMessage, SlackView } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { channel, type World } from './world.ts';

interface Button {
  action_id: string;
  value: string;
  text: { text: string };
}

/** The buttons of a message, in reading order. */
export function buttonsOf({ blocks }: Pick<SlackMessage, 'blocks'>): Button[] {
  return buttonsIn(blocks);
}

function buttonsIn(part: unknown): Button[] {
  if (typeof part !== 'object' || part === null) return [];
  if (isButton(part)) return [part];
  return Object.values(part).flatMap(buttonsIn);
}

function isButton(part: object): part is Button {
  return 'type' in part && part.type === 'button';
}

interface Menu {
  action_id: string;
  options: { text: { text: string }; value: string }[];
}

/** The menus behind three dots, in reading order. */
export function menusOf({ blocks }: { blocks: unknown[] }): Menu[] {
  return menusIn(blocks);
}

function menusIn(part: unknown): Menu[] {
  if (typeof part !== 'object' || part === null) return [];
  if (isMenu(part)) return [part];
  return Object.values(part).flatMap(menusIn);
}

function isMenu(part: object): part is Menu {
  return 'type' in part && part.type === 'overflow';
}

/** Picks what reads so from the menu of the topic with this number. @returns what the person alone then sees */
export function pickFor(w: World, as: string, message: SlackMessage, number: number, label: string): Promise<string> {
  const menu = menusOf(message).find(({ action_id }) => action_id.endsWith(` ${number}`));
  const option = menu?.options.find(({ text }) => text.text === label);
  if (!menu || !option) throw new Error(`No menu of #${number} offers “${label}”`);
  return answerTo(w, as, message.channel, () => w.slack.as(as).click(message, menu.action_id, option.value));
}

/** Presses the button that reads so, perhaps with a number behind; what comes of it, if anything, is still on its way. */
export function click(w: World, as: string, message: SlackMessage, label: string): Promise<Outcome> {
  const buttons = buttonsOf(message);
  const button = buttons.find(({ text }) => text.text.replace(/ \(\d+\)$/, '') === label);
  if (!button) throw new Error(`No button reads “${label}”, but: ${buttons.map(({ text }) => text.text).join(', ')}`);
  return w.slack.as(as).click(message, button.action_id, button.value);
}

/** Presses the button that reads so. @returns what the person alone then sees: a new answer, or one in place of the old */
export function press(w: World, as: string, message: SlackMessage, label: string): Promise<string> {
  return answerTo(w, as, message.channel, () => click(w, as, message, label));
}

/** Fills the modal on top and submits it. @returns what the person alone then sees in the channel */
export function submit(w: World, as: string, values: Record<string, string>, where = channel): Promise<string> {
  const modal = w.modal(as);
  w.slack.as(as).fill(modal, values);
  return answerTo(w, as, where, async () => {
    const { body } = await w.slack.as(as).submit(modal);
    if (w.slack.as(as).views.includes(modal)) throw new Error(`The modal stays open: ${JSON.stringify(body)}`);
  });
}

async function answerTo(w: World, as: string, where: string, act: () => Promise<unknown>): Promise<string> {
  const before = new Map(privateTo(w, as, where).map(({ ts, text }) => [ts, text]));
  await act();
  const news = () => privateTo(w, as, where).find(({ ts, text }) => before.get(ts) !== text);
  return textOf((await w.slack.until(news, 'an answer')).blocks);
}

function privateTo(w: World, as: string, where: string): SlackMessage[] {
  return w.slack
    .as(as)
    .sees(where)
    .filter(({ ephemeral_to }) => ephemeral_to === as);
}

/** Types a line that opens a modal. @returns the modal */
export async function openModal(w: World, line: string, as: string, where = channel): Promise<SlackView> {
  const before = w.slack.as(as).views.length;
  await w.slack.as(as).command(where, line);
  return w.slack.until(() => w.slack.as(as).views[before], `the modal of ${line}`);
}

/** What a modal shows at first, by block. */
export function filled({ state }: SlackView): Record<string, string> {
  const values = Object.entries(state.values).flatMap(([block, actions]) =>
    Object.values(actions).map((value): [string, string | null | undefined] => [
      block,
      value.value ?? value.selected_date ?? value.selected_user ?? value.selected_option?.value,
    ]),
  );
  return Object.fromEntries(values.flatMap(([block, value]) => (value ? [[block, value]] : [])));
}

/** The channel's message that has these words in it, the newest. @throws when there is none */
export function posted(w: World, words: string, where = channel): SlackMessage {
  const message = w.slack.messages(where).findLast(({ blocks }) => textOf(blocks).includes(words));
  if (!message) throw new Error(`Nobody posted “${words}” in ${where}`);
  return message;
}

/** How many of the channel's messages have these words in them. */
export function countPosted(w: World, words: string, where = channel): number {
  return w.slack.messages(where).filter(({ blocks }) => textOf(blocks).includes(words)).length;
}

/** The mails to an address, oldest first. */
export function mailsTo(w: World, address: string): CaughtMail[] {
  return w.mail.mails.filter(({ envelope }) => envelope.to.includes(address));
}

/** The one event of an invitation, as a calendar reads it. */
export function eventOf(mail: CaughtMail | undefined) {
  if (!mail?.calendar) throw new Error('There is no calendar object in this mail');
  const calendar = new ICAL.Component(ICAL.parse(mail.calendar.content));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component || calendar.getAllSubcomponents('vevent').length !== 1) throw new Error('There is not one event');
  const zone = calendar.getFirstSubcomponent('vtimezone');
  const event = new ICAL.Event(component);
  const moment = (time: ICAL.Time) => ({ at: time.toString(), zone: time.zone?.tzid ?? '' });
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
    description: event.description,
    status: String(component.getFirstPropertyValue('status')),
    start: moment(event.startDate),
    end: moment(event.endDate),
    zoneDefined: zone ? String(zone.getFirstPropertyValue('tzid')) : '',
    organizer: String(component.getFirstPropertyValue('organizer')).toLowerCase(),
    attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase()),
  };
}

/** Where the links of a message lead, by what they read. */
export function linksIn(part: unknown): [text: string, url: string][] {
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'link' && 'url' in part && 'text' in part)
    return [[String(part.text), String(part.url)]];
  return Object.values(part).flatMap(linksIn);
}
