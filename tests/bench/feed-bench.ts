import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Question, runLoad } from './load.ts';
import { type Measured, medianOf } from './measured.ts';
import type { Aim } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface FeedResults {
  /** A thousand calendars, each with an address of its own, that ask whether something is new. */
  polled: Measured;
  /** Node itself, which answers the same. */
  bare: Measured;
}

const connections = 100;
const seconds = 1.2;
const rounds = 5;

/** @param folder for the database @param slackApiUrl of the Slack that the bot needs to start */
export async function measureFeeds(folder: string, slackApiUrl: string): Promise<FeedResults> {
  const own = join(folder, 'feed');
  await mkdir(own);
  const bot = await startServer('server-feed.ts', own, slackApiUrl);
  const plain = await startServer('server-not-modified.ts');
  try {
    const polls = await fetchPolls(bot, own);
    const compared = [poll(plain.port, '/', '"the one and only"')];
    for (const [server, questions] of [
      [bot, polls],
      [plain, compared],
    ] as const)
      await load(server, questions, 0.5);
    const polled: Measured[] = [];
    const bare: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      polled.push(await load(bot, polls, seconds));
      bare.push(await load(plain, compared, seconds));
    }
    return { polled: medianOf(polled), bare: medianOf(bare) };
  } finally {
    await bot.stop();
    await plain.stop();
  }
}

export function printFeeds({ polled, bare }: FeedResults): string {
  const row = (name: string, { perSecond, p50, p99 }: Measured) => {
    const cells = [perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2), (perSecond / bare.perSecond).toFixed(2)];
    return name.padEnd(34) + cells.map((cell) => cell.padStart(9)).join('');
  };
  const heads = ['req/s', 'p50 ms', 'p99 ms', '× bare'].map((head) => head.padStart(9));
  return [
    '',
    `1,000 feeds, ${connections} connections, 304`.padEnd(34) + heads.join(''),
    row('node:http, tag compared', bare),
    row('ours: GET /calendar/TOKEN.ics', polled),
    '',
  ].join('\n');
}

/** What issue 5 asks of feeds. */
export function judgeFeeds({ polled }: FeedResults): Aim[] {
  const what = 'at least 5,000 conditional requests of feeds a second on one core';
  return [{ what, got: polled.perSecond.toFixed(0), met: polled.perSecond >= 5000 }];
}

/** Each calendar has asked once. */
async function fetchPolls({ port }: ServerProcess, folder: string): Promise<Question[]> {
  const paths: unknown = JSON.parse(await readFile(join(folder, 'feeds.json'), 'utf8'));
  if (!Array.isArray(paths)) throw new Error('There are no feeds');
  const polls: Question[] = [];
  for (const path of paths.map(String)) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const body = await response.text();
    if (response.status !== 200 || !body.includes('BEGIN:VEVENT')) throw new Error('A feed is empty');
    polls.push(poll(port, path, response.headers.get('etag') ?? ''));
  }
  return polls;
}

function poll(port: number, path: string, etag: string): Question {
  const bytes = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nIf-None-Match: ${etag}\r\n\r\n`);
  return { bytes, isRight: ({ status, body }) => status === 304 && body === '' };
}

function load({ port }: ServerProcess, questions: Question[], lasting: number): Promise<Measured> {
  let asked = 0;
  const [first] = questions;
  if (!first) throw new Error('There is nothing to ask');
  const next = () => questions[asked++ % questions.length] ?? first;
  return runLoad({ port, connections, seconds: lasting, next });
}
