/** What the bot itself asks of Slack, from the first command to the day of the visit, to be asked again elsewhere. */

import { readSample } from '../../../src/sandbox/sample.ts';
import type { Exchange } from '../../../src/sandbox/types.ts';
import { click, openModal, posted, submit } from '../../support/screen.ts';
import { worldWithVisit } from '../../support/visits.ts';
import { channel, people } from '../../support/world.ts';
import { inside } from '../raw-bot.ts';
import type { Asker } from './asking.ts';
import type { Json } from './sides.ts';

/** Plays a visit: cards, a vote, modals, the programme, the App Home. @returns the calls of the Web API in their order */
export async function recordBot(): Promise<Exchange[]> {
  await using w = await worldWithVisit();
  await w.visit('agenda add "Youth welfare" length=45m', people.staff);
  await w.settle();
  await click(w, people.landrat, posted(w, '#1 Youth welfare'), 'Abstimmen');
  await openModal(w, '/visit agenda add', people.staff);
  await submit(w, people.staff, { title: 'Adult education' });
  await w.visit('agenda accept 1');
  await w.visit('agenda move 1 at="2027-06-15 10:00"');
  await w.visit('publish');
  await w.settle();
  await w.slack.as(people.staff).openHome();
  await w.slack.until(() => w.slack.as(people.staff).home, 'the App Home');
  await w.moveClock('2027-06-15T08:00:00.000Z');
  await w.settle();
  return w.slack.exchanges.filter(({ direction, what }) => direction === 'bot-to-slack' && what !== 'response_url');
}

/** Ids of the recording by the ids that the same things have on one side. */
export type Translation = Map<string, string>;

export function beginTranslation({ id }: Asker): Translation {
  const names = readSample().people.map((person) => [person.id, id(person.name)] as const);
  return new Map([...names, [channel, id('visit')], ['C0ALLES', id('visit')]]);
}

/** The arguments of a recorded call, with this side's ids and, where one is needed, a fresh trigger. */
export async function translateArguments(exchange: Exchange, asker: Asker, known: Translation): Promise<Json> {
  const args = exchange.request as Json;
  const translated: Json = {};
  for (const [name, value] of Object.entries(args)) translated[name] = known.get(String(value)) ?? value;
  if ('trigger_id' in args) translated.trigger_id = await asker.side.trigger(asker.id('heike.brandt'));
  return translated;
}

/** Learns what the made things are called on this side: messages, direct messages, views. */
export function learn(exchange: Exchange, answer: Json, known: Translation): void {
  for (const path of [['ts'], ['channel'], ['view', 'id'], ['view', 'hash']]) {
    const [recorded, here] = [inside(exchange.answer, ...path), inside(answer, ...path)];
    if (typeof recorded === 'string' && typeof here === 'string') known.set(recorded, here);
  }
}
