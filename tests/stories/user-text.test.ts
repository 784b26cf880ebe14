/** What people write is shown as they wrote it, and nothing of it is obeyed. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { texts } from '../../src/i18n/index.ts';
import type { SlackMessage } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, type World } from '../support/world.ts';

/** Elements of blocks that Slack would parse, notify from or link; ours hold plain_text and rich text of type `text` only. */
function parsedParts(part: unknown): unknown[] {
  if (Array.isArray(part)) return part.flatMap(parsedParts);
  if (typeof part !== 'object' || part === null) return [];
  const type = 'type' in part ? part.type : undefined;
  const own = ['mrkdwn', 'user', 'usergroup', 'broadcast', 'link', 'channel', 'emoji', 'markdown'].includes(
    String(type),
  )
    ? [part]
    : [];
  const emoji = type === 'plain_text' && !('emoji' in part && part.emoji === false) ? [part] : [];
  return [...own, ...emoji, ...Object.values(part).flatMap(parsedParts)];
}

/** The page of the programme, in our words and nobody else's. */
function isOwnLink(part: unknown): boolean {
  const { type, text, url } = Object(part);
  const words = [texts('de'), texts('en')].map(({ programmePage }) => programmePage.open);
  return (
    type === 'link' && words.includes(text) && /^https:\/\/besuche\.lkos\.example\/programme\/[\w-]{43}$/.test(url)
  );
}

/** In mrkdwn, what stands in angle brackets is a mention or a link, and a mark next to a word formats. */
const obeyed = /<|>|&(?!(?:amp|lt|gt);)|(?<!\u2060)[*_~`]|[*_~`](?!\u2060)/;

function checkAll(w: World): number {
  const seen = [...w.slack.channels.values()].flatMap(({ id, members }) =>
    members.filter((member) => member !== w.slack.options.bot.userId).flatMap((person) => w.slack.as(person).sees(id)),
  );
  const ours = new Map(
    seen.filter(({ user }) => user === 'U0BESUCHE').map((message): [string, SlackMessage] => [message.ts, message]),
  );
  for (const { text, blocks } of ours.values()) {
    assert.doesNotMatch(text, obeyed);
    assert.deepEqual(
      parsedParts(blocks).filter((part) => !isOwnLink(part)),
      [],
    );
  }
  return ours.size;
}

const nasty = fc
  .array(
    fc.constantFrom(
      '<!channel>',
      '<!here>',
      '@everyone',
      '<@U0JONAS>',
      '<#C0ALLES|allgemein>',
      '<https://evil.example|click>',
      'https://evil.example',
      '*bold*',
      '_it_',
      '~gone~',
      '`code`',
      '```',
      '&lt;!channel&gt;',
      '&amp;',
      ':tada:',
      '\u202e',
      'Jugendhilfe',
      'ä',
      '#1',
      "it's",
      '>quote',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '));

describe('what people write', () => {
  it('never mentions, notifies, links or formats, in whatever message of ours it appears', async () => {
    await using w = await worldWithVisit();
    await w.visit(`edit title="<!channel> *Visit*" place="<https://evil.example|here>"`);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (text, other) => {
        const said = await w.visit(
          `agenda add "${text}" room="${other}" field="${other}" by="Anna ${other.replaceAll(/[,;]/g, '')} X"`,
        );
        if (/^Thema #(\d+)/.test(said)) {
          number = Number(/^Thema #(\d+)/.exec(said)?.[1]);
          await w.visit(
            `agenda move ${number} day=1 at=${String(8 + Math.floor(number / 60)).padStart(2, '0')}:${String(number % 60).padStart(2, '0')} length=1m`,
          );
          await w.visit(`agenda show ${number}`);
        }
        await w.visit(`member add "Karl ${other}" function="${text}" unit="${other}"`);
        await w.visit(`agenda ${text}`);
        await w.visit(`maybe ${text}`);
        await w.visit(`agenda add x length="${text}" ${other}=1`);
      }),
      { numRuns: 8 },
    );
    for (const line of [
      'agenda list',
      'member list',
      'draft',
      'publish',
      'publish now',
      'show',
      'invite status',
      'today 1',
      'list',
      'agenda decline 1 reason="<!here> *no*"',
      'member show "<!channel>"',
      '<!channel> *x*',
    ]) {
      await w.visit(line);
    }
    await w.settle();
    assert.ok(number > 3);
    assert.ok(checkAll(w) > 40);
  });

  it('is shown letter by letter, however it was meant', async () => {
    await using w = await worldWithVisit();
    for (const title of [
      '<!channel> *bold* _it_ `code` &lt;!here&gt; :tada:',
      'https://evil.example & <b>Söhne</b>',
      'x'.repeat(150),
    ]) {
      await openModal(w, '/visit agenda add', people.english);
      assert.ok((await submit(w, people.english, { title })).includes(`“${title}”`), title);
    }
    await openModal(w, '/visit agenda add', people.english);
    const said = await submit(w, people.english, { title: '\u202eab\u200bcd\u2066ef\u200fgh' });
    assert.match(said, /“ab cdefgh”/);
    await w.settle();
    assert.ok(w.slack.messages(channel).some(({ blocks }) => textOf(blocks).includes('#1 <!channel> *bold* _it_')));
    assert.ok(checkAll(w) > 4);
  });

  it('is refused in words where it is very long, wherever it is typed', async () => {
    await using w = await worldWithVisit();
    await w.visit('new Second host=A guest=B from=1.7.2027 to=2.7.2027 place=C', people.coordinator, 'C0ALLES');
    const elsewhere = { id: 'C0ANDERS', name: 'anders', is_private: false, is_im: false, is_archived: false };
    w.slack.addChannel({ ...elsewhere, members: [people.coordinator, w.slack.options.bot.userId] });
    for (const line of [
      'agenda add',
      'agenda',
      'member add',
      'maybe',
      'agenda add x room=',
      'agenda decline 1',
      'in=',
    ]) {
      for (const long of ['x'.repeat(7900), '*<@U0JONAS> '.repeat(600)]) {
        assert.notEqual(await w.visit(`${line}${line.endsWith('=') ? '' : ' '}${long}`, people.coordinator), '', line);
        assert.notEqual(await w.visit(`${line} ${long}`, people.coordinator, elsewhere.id), '', line);
      }
    }
    assert.ok(checkAll(w) > 20);
  });
});
