/** Programmes that no message holds: Slack takes 50 blocks and about 13,200 characters. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, posted, press } from '../support/screen.ts';
import { channel, people, preparedWorld, type World } from '../support/world.ts';

const title = (number: number) => `Punkt ${number} `.padEnd(140, 'und mehr ');

/** 14 days, and 70 fixed points over the first so many of them. */
function longVisit(days: number): Promise<World> {
  return preparedWorld({}, async (w) => {
    await w.visit('new A host=Kreis guest=Gast place=Ort from=2027-06-01 to=2027-06-14 lang=de');
    for (let number = 1; number <= 70; number += 1) {
      const minute = 6 * 60 + Math.floor((number - 1) / days) * 12;
      const at = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
      await w.visit(
        `agenda fix "${title(number)}" day=${1 + (number % days)} at=${at} length=12m room="${'Saal '.repeat(12)}"`,
      );
    }
  });
}

const labels = (w: World, as: string) => buttonsOf(w.lastAnswer(as)).map(({ text }) => text.text);
const numbersIn = (text: string) => [...text.matchAll(/ #(\d+) Punkt/g)].map(([, number]) => Number(number));
const all = Array.from({ length: 70 }, (_, index) => index + 1);

describe('a programme of 14 full days', () => {
  it('is shown by day where not all days fit: nothing is lost', async () => {
    await using w = await longVisit(14);
    const draft = await w.visit('draft', people.coordinator);
    const others = labels(w, people.coordinator).filter((label) => label.endsWith(' 2027'));
    assert.ok(others.length > 0 && others.length < 14);
    const seen = new Set(numbersIn(draft));
    const first = w.lastAnswer(people.coordinator);
    for (const other of others) {
      for (const number of numbersIn(await press(w, people.coordinator, first, other))) seen.add(number);
    }
    assert.deepEqual(
      [...seen].sort((a, b) => a - b),
      all,
    );
    assert.ok(labels(w, people.coordinator).includes('Veröffentlichen'));

    const preview = await w.visit('publish');
    assert.match(preview, /und \d+ weitere[\s\S]*Es ist mehr, als in eine Nachricht passt.*\/visit entwurf/);
    assert.ok(labels(w, people.coordinator).includes('Jetzt veröffentlichen'));

    await w.visit('publish now');
    await w.settle();
    const note = posted(w, 'ist veröffentlicht');
    assert.match(textOf(note.blocks), /• Tag 14: Montag, 14\. Juni 2027 · 5 Programmpunkte/);
    assert.match(textOf(note.blocks), /Stand: /);
    const day = await press(w, people.english, note, 'Dienstag, 1. Juni 2027');
    assert.equal(numbersIn(day).length, 5);

    for (const number of all) await w.visit(`agenda move ${number} length=10m`);
    await w.visit('publish now');
    await w.settle();
    const changed = posted(w, 'hat sich geändert');
    assert.match(textOf(changed.blocks), /• Dienstag, 1\. Juni 2027 · 5 Programmpunkte/);
    assert.equal(buttonsOf(changed).length, 14);
  });
});

describe('a day of 70 entries', () => {
  it('is shown in parts, in the channel, too', async () => {
    await using w = await longVisit(1);
    const draft = await w.visit('draft');
    assert.match(draft, /Teil 1 von 2/);
    await w.visit('publish now');
    await w.settle();
    await w.moveClock('2027-06-01T05:30:00.000Z');
    const post = posted(w, 'Heute, Dienstag');
    const rest = await press(w, people.english, post, 'Teil 2');
    assert.match(rest, /^Tuesday, 1 June 2027[\s\S]*Part 2 of 2/);
    assert.deepEqual(
      [...numbersIn(textOf(post.blocks)), ...numbersIn(rest)].sort((a, b) => a - b),
      all,
    );
    assert.match(await w.visit('today day 1 part=9', people.english), /Part 2 of 2/);
    assert.match(await w.besuch('entwurf Tag 1 teil=2'), /Teil 2 von 2/);
    assert.equal(w.slack.exchanges.filter(({ broken }) => broken).length, 0);
    assert.deepEqual(await w.bot.deps.db.selectFrom('outbox').selectAll().where('status', '!=', 'sent').execute(), []);
    assert.ok(w.slack.as(people.english).sees(channel).length > 0);
  });
});
