/**
 * Measures the bot's two most frequent commands next to the parts that it is made of. Each server is a process of its own, the
 * load is this one, and the Slacks to which the bots post are others: on two cores, one serves and one asks.
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { judgeCalendars, measureCalendars, printCalendars } from './calendar-bench.ts';
import { type Contestant, contestants, proposedTopics } from './contestants.ts';
import { judgeFeeds, measureFeeds, printFeeds } from './feed-bench.ts';
import { type Question, runLoad } from './load.ts';
import { type Measured, medianOf } from './measured.ts';
import { judgePlanner, measurePlanner, printPlanner } from './planner-bench.ts';
import { judge, printAims, printTable, type Results } from './report.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { measureStart } from './start-time.ts';

const connections = [1, 10, 100];
const rounds = 5;
const seconds = 1.2;

interface Racer extends Contestant {
  server: ServerProcess;
  folder: string;
  /** Requests a second in the last round, by connections. */
  pace: Map<number, number>;
}

/** Questions are made before the clock runs, as far as can be foreseen. */
function stock({ question, server }: Racer, count: number): () => Question {
  const ready = Array.from({ length: Math.ceil(count) }, () => question(server.port)).reverse();
  return () => ready.pop() ?? question(server.port);
}

async function race(racer: Racer, count: number, lasting: number): Promise<Measured> {
  const foreseen = (racer.pace.get(count) ?? 2000) * lasting * 1.2 + count;
  const load = { port: racer.server.port, connections: count, seconds: lasting, next: stock(racer, foreseen) };
  const measured = await runLoad(load).catch((error: unknown) => {
    throw new Error(`(${racer.letter}) ${racer.name}: ${error instanceof Error ? error.message : String(error)}`);
  });
  racer.pace.set(count, measured.perSecond);
  return measured;
}

async function startRacer(contestant: Contestant, base: string, apiUrl: string): Promise<Racer> {
  const folder = join(base, contestant.letter);
  await mkdir(folder);
  return { ...contestant, folder, server: await startServer(contestant.file, folder, apiUrl), pace: new Map() };
}

/** What was acknowledged is in the database, once each. */
function checkStored(racers: Racer[]): void {
  const folder = racers.find(({ letter }) => letter === 'd')?.folder ?? '';
  const sqlite = new Sqlite(join(folder, 'bot.db'), { readonly: true });
  const count = (from: string) => sqlite.prepare<[], number>(`select count(*) from ${from}`).pluck().get();
  const topics = count("topic where title like 'Vorschlag %'");
  const cards = count("outbox where kind = 'topic-card'");
  const all = count('topic');
  sqlite.close();
  if (topics !== proposedTopics() || cards !== all) {
    throw new Error(
      `(d) answered for ${proposedTopics()} topics, but stored ${topics}, with ${cards} cards for ${all}`,
    );
  }
}

const say = (text: string) => process.stdout.write(text);
const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-bench-'));
const slacks = await Promise.all([1, 2].map(() => startServer('server-slack.ts')));
const apiUrls = slacks.map(({ port }) => `http://127.0.0.1:${port}/api/`);
const racers: Racer[] = [];
try {
  for (const contestant of contestants) {
    racers.push(await startRacer(contestant, folder, apiUrls[contestant.letter === 'e' ? 1 : 0] ?? ''));
  }
  for (const racer of racers) {
    for (const count of connections) await race(racer, count, 0.4);
  }
  const found = new Map(racers.map(({ letter }) => [letter, new Map(connections.map((c) => [c, [] as Measured[]]))]));
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}\n`);
    for (const count of connections) {
      for (const racer of racers)
        found
          .get(racer.letter)
          ?.get(count)
          ?.push(await race(racer, count, seconds));
    }
  }
  for (const { server } of racers) await server.stop();
  checkStored(racers);
  say('starting and ending\n');
  const start = await measureStart(folder, apiUrls[0] ?? '');
  const results = Object.fromEntries(
    [...found].map(([letter, by]) => [letter, new Map([...by].map(([count, all]) => [count, medianOf(all)]))]),
  ) as Results;
  say(printTable(contestants, connections, results));
  say('planning\n');
  const planned = await measurePlanner();
  say(printPlanner(planned));
  say('building calendars\n');
  const calendars = measureCalendars();
  say(printCalendars(calendars));
  say('polling feeds\n');
  const feeds = await measureFeeds(folder, apiUrls[0] ?? '');
  say(printFeeds(feeds));
  const aims = [
    ...judge(connections, results, start),
    ...judgePlanner(planned),
    ...judgeFeeds(feeds),
    ...judgeCalendars(calendars),
  ];
  say(printAims(aims));
  process.exitCode = aims.every(({ met }) => met) ? 0 : 2;
} finally {
  for (const slack of slacks) await slack.stop();
  await rm(folder, { recursive: true, force: true });
}
