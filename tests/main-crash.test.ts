import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Sqlite from 'better-sqlite3';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import type { LocalSlack } from '../src/sandbox/types.ts';
import { slackSecrets } from '../src/sandbox/workspace.ts';
import { textOf } from '../src/views/message.ts';
import { type MainProcess, slackFor, startMain, temporaryFolder } from './support/main-process.ts';
import { answerOf, people } from './support/world.ts';

interface Topic {
  number: number;
  title: string;
}

const deaths = 10;

/** A channel in which somebody starts a visit, and then several people propose topics until nobody answers any more. */
async function useBot(slack: LocalSlack, name: string, answered: (topic: Topic) => void): Promise<void> {
  const members = Object.values(people);
  const about = { name: name.toLowerCase(), is_private: false, is_im: false, is_archived: false };
  slack.addChannel({ id: name, ...about, members: [...members, slack.options.bot.userId] });
  const sides = 'host=Osnabrück guest=Burgenlandkreis from=2027-06-15 to=2027-06-16 place=Kreishaus';
  const started = await slack.as(people.coordinator).command(name, `/visit new "${name}" ${sides}`);
  assert.match(answerOf(started), /is started|ist angelegt/);
  const typists = members.map(async (person) => {
    for (let count = 1; count <= 20; count += 1) {
      const title = `${name} ${person} ${count}`;
      const outcome = await slack.as(person).command(name, `/visit agenda add "${title}"`);
      if (!outcome.acknowledged || outcome.error) return;
      const [, number] = /#(\d+) /.exec(answerOf(outcome)) ?? [];
      assert.ok(number, answerOf(outcome));
      answered({ number: Number(number), title });
    }
  });
  await Promise.all(typists);
}

/** What a database that nobody may have closed holds. */
function stored(path: string): { topics: Topic[]; cards: number; integrity: unknown } {
  const sqlite = new Sqlite(path);
  try {
    return {
      integrity: sqlite.pragma('integrity_check', { simple: true }),
      topics: sqlite.prepare<[], Topic>('select number, title from topic order by title').all(),
      cards: sqlite.prepare(`select 1 from topic join outbox on outbox.key = 'topic-card:' || topic.id`).all().length,
    };
  } finally {
    sqlite.close();
  }
}

/** The workspace, and the settings of a bot with a database in a folder of its own. */
async function prepare(t: TestContext) {
  const folder = temporaryFolder();
  const { slack, slackPort, env } = await slackFor('http');
  await slack.listen(slackPort);
  t.after(async () => {
    await slack.close();
    folder[Symbol.dispose]();
  });
  const file = join(folder.path, 'visits.db');
  const settings = { ...env, DATABASE_URL: `sqlite:${file}` };
  return { slack, file, settings, start: () => startMain(settings, folder.path) };
}

/** By turns after some answer, and at the moment when a card has just appeared, which the process then does not know. */
async function killAmidst(slack: LocalSlack, main: MainProcess, death: number): Promise<Topic[]> {
  const name = `C0DEATH${death}`;
  const enough = randomInt(1, 40);
  const acknowledged: Topic[] = [];
  let killed: ReturnType<MainProcess['end']> | undefined;
  const stopWatching = slack.onChange(() => {
    if (death % 2 === 0 && slack.channels.has(name) && isAnsweredAndPosted(slack, name)) killed ??= main.end('SIGKILL');
  });
  await useBot(slack, name, (topic) => {
    acknowledged.push(topic);
    if (acknowledged.length >= enough) killed ??= main.end('SIGKILL');
  });
  stopWatching();
  assert.equal((await killed)?.signal, 'SIGKILL');
  return acknowledged;
}

/** Who started the visit has the answer, and its card stands in the channel. */
function isAnsweredAndPosted(slack: LocalSlack, name: string): boolean {
  const seen = slack.as(people.coordinator).sees(name);
  return seen.some((message) => message.ephemeral_to) && seen.some((message) => !message.ephemeral_to);
}

/** What a bot posts that goes on with this database: without the second between messages, and an hour later for what waits for its next try. */
async function deliverRest(settings: Record<string, string>): Promise<void> {
  let ahead = 0;
  const bot = await startBot({
    config: readConfig({ ...settings, PORT: '0' }),
    slack: { mode: 'http', ...slackSecrets },
    log: createLog('error'),
    now: () => new Date(Date.now() + ahead),
    pace: { messagesPerSecond: Infinity, messagesPerMinute: Infinity, updatesPerMinute: Infinity, mailsPerMinute: 1 },
  });
  await bot.connect();
  await bot.outbox.idle();
  ahead = 3_600_000;
  await bot.outbox.idle();
  await bot.stop();
}

describe('A process that is killed', () => {
  it('loses nothing acknowledged and no card, and posts at most one card twice for each death', async (t) => {
    const { slack, file, settings, start } = await prepare(t);
    const acknowledged: Topic[] = [];
    for (let death = 1; death <= deaths; death += 1) {
      await using main = start();
      await main.says('"Ready."');
      acknowledged.push(...(await killAmidst(slack, main, death)));
      const { topics, cards, integrity } = stored(file);
      assert.equal(integrity, 'ok');
      const numbers = new Map(topics.map(({ number, title }) => [title, number]));
      for (const { number, title } of acknowledged)
        assert.equal(numbers.get(title), number, `death ${death}: ${title}`);
      assert.equal(cards, topics.length);
    }
    assert.ok(acknowledged.length >= deaths, `${acknowledged.length} answers`);

    await deliverRest(settings);
    const { topics } = stored(file);
    const posted = [...slack.channels.keys()].flatMap((channel) => slack.messages(channel));
    const firstLines = posted.map(({ blocks }) => textOf(blocks).split('\n')[0] ?? '');
    const wanted = [
      ...topics.map(({ number, title }) => `#${number} ${title}`),
      ...Array.from({ length: deaths }, (_, death) => `C0DEATH${death + 1}`),
    ];
    assert.deepEqual(
      wanted.filter((line) => !firstLines.includes(line)),
      [],
    );
    assert.ok(firstLines.length <= wanted.length + deaths, `${firstLines.length} cards, not ${wanted.length}`);
  });
});

describe('A process that is told to end', () => {
  it('has stored all that it answered, and answers all that it stored', async (t) => {
    const { slack, file, start } = await prepare(t);
    await using main = start();
    await main.says('"Ready."');
    const acknowledged: Topic[] = [];
    let ended: ReturnType<MainProcess['end']> | undefined;
    await useBot(slack, 'C0END', (topic) => {
      acknowledged.push(topic);
      if (acknowledged.length === 20) ended = main.end('SIGTERM');
    });
    const end = await ended;
    assert.deepEqual([end?.code, end?.err], [0, '']);
    assert.ok((end?.milliseconds ?? Infinity) < 5000, `${end?.milliseconds} ms`);
    // Whoever is not answered types again, and must not find a topic that was made all the same.
    const titles = (topics: Topic[]) => topics.map(({ number, title }) => `${title} #${number}`).sort();
    assert.deepEqual(titles(stored(file).topics), titles(acknowledged));
  });
});
