/** Calendar programs as the bot meets them: an address from Slack, and requests over HTTP. */

import ICAL from 'ical.js';
import type { World } from '../support/world.ts';

/** The addresses that an answer of `invite feed` shows, path and all, in their order. */
export function addressesIn(answer: string): string[] {
  return [...answer.matchAll(/^https:\S+(\/calendar\/\S+\.ics)$/gm)].map(([, path = '']) => path);
}

/** The last of the addresses: the visit's. */
export async function visitFeed(w: World, as?: string): Promise<string> {
  const address = addressesIn(await w.visit('invite feed', as)).at(-1);
  if (address === undefined) throw new Error('No address was shown');
  return address;
}

/** The first of two addresses: that of whoever asks. */
export async function ownFeed(w: World, as: string): Promise<string> {
  const [own, visit] = addressesIn(await w.visit('invite feed', as));
  if (own === undefined || visit === undefined) throw new Error('There are no two addresses');
  return own;
}

export function ask(w: World, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(`http://127.0.0.1:${w.bot.port}${path}`, { method, headers });
}

export async function readFeed(w: World, path: string): Promise<{ name: string; events: FoundEvent[] }> {
  const response = await ask(w, path);
  if (response.status !== 200) throw new Error(`Answered with ${response.status}`);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
    return {
      uid: value('uid'),
      summary: value('summary'),
      description: value('description'),
      location: value('location'),
      start: value('dtstart'),
      sequence: Number(value('sequence')),
      stamp: value('dtstamp'),
      status: value('status'),
    };
  });
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events };
}

export interface FoundEvent {
  uid: string;
  summary: string;
  description: string;
  location: string;
  start: string;
  sequence: number;
  stamp: string;
  status: string;
}
