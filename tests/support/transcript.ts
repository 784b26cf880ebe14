/** The conversations that our documents print, played again with the bot: what a document shows is what the bot says. */

import { textOf } from '../../src/views/message.ts';
import { channel, people, type World } from './world.ts';

export interface Exchange {
  /** `Jonas: /besuch …`, `The channel, 15 June 2027, 07:30:` or `The mailbox of goetz.ulrich@blk.example:`. */
  cue: string;
  shown: string;
}

const cast: Readonly<Record<string, string>> = {
  Heike: people.coordinator,
  Jonas: people.staff,
  Michael: people.landrat,
  Katja: people.presenter,
  Anja: people.guestCoordinator,
  Emily: people.english,
};

const command = /^(\w+): (\/(?:visit|besuch)(?: .*)?)$/;
/** Berlin's clock in summer, UTC+2. */
const channelAt =
  /^(?:The channel, (\d+) (?:May|June) (\d{4})|Der Kanal, (\d{2})\.(?:05|06)\.(\d{4})), (\d\d:\d\d)(?: Uhr)?:$/;
const mailbox = /^(?:The mailbox of|Das Postfach von) (\S+@\S+):$/;

export const transcriptBlock = /^```text\n.*?^```$/gms;

/** The exchanges in the ```text blocks of a document that hold such a conversation, in their order. */
export function readTranscript(markdown: string): Exchange[] {
  const blocks = (markdown.match(transcriptBlock) ?? []).map((block) => block.split('\n').slice(1, -1).join('\n'));
  return blocks.filter((block) => isCue(block.split('\n', 1)[0] ?? '')).flatMap(readBlock);
}

function readBlock(block: string): Exchange[] {
  const exchanges: { cue: string; lines: string[] }[] = [];
  for (const line of block.split('\n')) {
    if (isCue(line)) exchanges.push({ cue: line, lines: [] });
    else exchanges.at(-1)?.lines.push(line);
  }
  return exchanges.map(({ cue, lines }) => ({ cue, shown: tidy(lines.join('\n')) }));
}

function isCue(line: string): boolean {
  return command.test(line) || channelAt.test(line) || mailbox.test(line);
}

/** @returns what is said at that cue. @throws when nobody of that name takes part, or nothing was said at all */
export async function play(world: World, cue: string): Promise<string> {
  const typed = command.exec(cue);
  if (typed) return tidy(await type(world, typed[1] ?? '', typed[2] ?? ''));
  await world.settle();
  const address = mailbox.exec(cue)?.[1];
  if (address !== undefined) {
    const mail = world.mail.mails.findLast((each) => each.envelope.to.includes(address));
    if (!mail) throw new Error(`Nothing was sent to ${address}`);
    return tidy(`${mail.subject}\n\n${mail.text}`);
  }
  await world.moveClock(momentOf(cue));
  const last = world.slack
    .as(people.coordinator)
    .sees(channel)
    .findLast((message) => !message.ephemeral_to);
  if (!last) throw new Error('Nothing was posted');
  return tidy(textOf(last.blocks));
}

function type(world: World, name: string, line: string): Promise<string> {
  const as = cast[name];
  if (as === undefined) throw new Error(`Nobody is called ${name}`);
  const [, slash = '', text = ''] = /^\/(\w+) ?(.*)$/.exec(line) ?? [];
  return slash === 'visit' ? world.visit(text, as) : world.besuch(text, as);
}

function momentOf(cue: string): string {
  const [, english, englishYear, german, germanYear, time] = channelAt.exec(cue) ?? [];
  const day = (english ?? german ?? '').padStart(2, '0');
  const month = /May|\.05\./.test(cue) ? '05' : '06';
  return new Date(`${englishYear ?? germanYear}-${month}-${day}T${time}:01.000+02:00`).toISOString();
}

/** Without blanks at the ends of lines, with ordinary blanks for those that do not break, and one token for all links. */
function tidy(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/(\/(?:programme|calendar)\/)[\w-]{43}/g, '$1TOKEN')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
