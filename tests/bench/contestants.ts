import { slashCommand } from './command.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { Question } from './load.ts';
import { firstDay } from './seed.ts';

export type Letter = 'a' | 'b' | 'c' | 'd' | 'e';

export interface Contestant {
  letter: Letter;
  name: string;
  /** The server's file. */
  file: string;
  /** Posts to a Slack. */
  isBot: boolean;
  question: (port: number) => Question;
}

/** Numbers that the bot has given to topics: none comes twice. */
const given = new Set<string>();
let proposed = 0;

/** How many topics were proposed and answered for, in the whole run. */
export function proposedTopics(): number {
  return given.size;
}

function nextTitle(): string {
  proposed += 1;
  return `Vorschlag ${proposed} für den Gegenbesuch`;
}

const isBareAck = ({ status, body }: HttpAnswer): boolean => status === 200 && body === '';

function propose(port: number, isRight: (answer: HttpAnswer, title: string) => boolean): Question {
  const title = nextTitle();
  return { bytes: slashCommand(port, `agenda add "${title}"`), isRight: (answer) => isRight(answer, title) };
}

function isProposed({ status, body }: HttpAnswer, title: string): boolean {
  const number = /"text":"Thema #(\d+) „([^“]+)“ ist vorgeschlagen\./.exec(body);
  if (status !== 200 || !number?.[1] || number[2] !== title || given.has(number[1])) return false;
  given.add(number[1]);
  return true;
}

const schedule = firstDay().map(({ number, title, time }) => ({ time: `• ${time}–`, what: `  #${number} ${title}` }));

function isToday({ status, body }: HttpAnswer): boolean {
  let at = 0;
  for (const part of schedule.flatMap(({ time, what }) => [time, what])) {
    at = body.indexOf(part, at);
    if (at < 0) return false;
  }
  return status === 200;
}

export const contestants: Contestant[] = [
  {
    letter: 'a',
    name: 'node:http, signature checked',
    file: 'server-node-http.ts',
    isBot: false,
    question: (port) => propose(port, isBareAck),
  },
  {
    letter: 'b',
    name: 'bare Bolt, ack() only',
    file: 'server-bolt.ts',
    isBot: false,
    question: (port) => propose(port, isBareAck),
  },
  {
    letter: 'c',
    name: 'bare Bolt, SELECT + INSERT',
    file: 'server-bolt-sqlite.ts',
    isBot: false,
    question: (port) => propose(port, isBareAck),
  },
  {
    letter: 'd',
    name: 'ours: /visit agenda add',
    file: 'server-bot.ts',
    isBot: true,
    question: (port) => propose(port, isProposed),
  },
  {
    letter: 'e',
    name: 'ours: /visit today',
    file: 'server-bot.ts',
    isBot: true,
    question: (port) => ({ bytes: slashCommand(port, 'today'), isRight: isToday }),
  },
];
