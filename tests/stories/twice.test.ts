/** Slack delivers again what it thinks was not received: the second delivery changes nothing, also across a restart. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Exchange } from '../../src/sandbox/types.ts';
import { buttonsOf, click, mailsTo, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, prepared, type World, type WorldOptions } from '../support/world.ts';

/** Between the two deliveries: nothing, or the bot is started anew. */
const between = {
  'to the same bot': (w: World) => w.settle(),
  'across a restart': (w: World) => w.restart(),
} as const;

/** What Slack sent to the bot last, of this kind. */
function last(w: World, what: string): Exchange {
  const exchange = w.slack.exchanges.findLast((each) => each.direction === 'slack-to-bot' && each.what === what);
  if (!exchange) throw new Error(`Slack has sent no ${what}`);
  return exchange;
}

/** All that could have changed: every row, every message for everyone, every mail. */
async function everything(w: World): Promise<Record<string, unknown>> {
  await w.settle();
  const { db } = w.bot.deps;
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const rows = await Promise.all(
    tables.map(async (name) => [name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows] as const),
  );
  return {
    ...Object.fromEntries(rows),
    messages: w.slack.messages(channel).map(({ ts, text }) => [ts, text]),
    mails: w.mail.mails.map(({ id }) => id),
    modals: w.slack.as(people.coordinator).views.map(({ id }) => id),
  };
}

/** A visit with a topic, a fixed point, a member and a published programme. */
async function worldWithMuch(options?: WorldOptions): Promise<World> {
  return prepared(await worldWithVisit(options), async (w) => {
    await w.visit('agenda add Jugendhilfe', people.staff);
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('member add @michael.luebbersmann side=host');
    await w.visit('publish now');
    await w.settle();
  });
}

describe('a command that is delivered twice', () => {
  for (const [how, goOn] of Object.entries(between)) {
    it(`has one effect, whatever it does (${how})`, async () => {
      await using w = await worldWithMuch();
      for (const line of [
        'agenda add Volkshochschule',
        'agenda vote 1',
        'agenda accept 1',
        'agenda move 1 day=1 at=10:00',
        'agenda fix Mittagessen day=1 at=12:30 length=1h',
        'agenda edit 1 title=Jugend',
        'member add "Götz Ulrich" email=goetz.ulrich@blk.example side=guest',
        'member edit Ulrich function=Landrat',
        'coordinator add @anja.richter',
        'publish now',
        'invite send now',
        'agenda unschedule 4',
        'agenda remove 3',
        'close now',
      ]) {
        const before = await everything(w);
        await w.visit(line);
        const once = await everything(w);
        assert.notDeepEqual(once, before, `${line} does something`);
        const exchange = last(w, 'slash_command');
        await goOn(w);
        const { acknowledged, error } = await w.slack.redeliver(exchange);
        assert.deepEqual([acknowledged, error], [true, undefined], line);
        assert.deepEqual(await everything(w), once, line);
      }
      assert.equal(mailsTo(w, 'goetz.ulrich@blk.example').length, 1);
    });
  }

  it('starts one visit', async () => {
    await using w = await worldWithVisit();
    const once = await everything(w);
    await w.slack.redeliver(last(w, 'slash_command'));
    await w.restart();
    await w.slack.redeliver(last(w, 'slash_command'));
    assert.deepEqual(await everything(w), once);
  });

  it('has one effect over Socket Mode, too, and both deliveries at once get the same answer', async () => {
    await using w = await worldWithMuch({ mode: 'socket' });
    await w.visit('agenda add Volkshochschule');
    const exchange = last(w, 'slash_command');
    const once = await everything(w);
    const again = await Promise.all([w.slack.redeliver(exchange), w.slack.redeliver(exchange)]);
    for (const { body } of again) assert.deepEqual(body, exchange.answer);
    assert.deepEqual(await everything(w), once);
  });

  it('is told that it was done already when nobody remembers the answer', async () => {
    await using w = await worldWithMuch();
    await w.visit('agenda add Volkshochschule');
    await w.restart();
    const { body } = await w.slack.redeliver(last(w, 'slash_command'));
    assert.match(JSON.stringify(body), /Das ist schon erledigt/);
  });

  for (const [how, goOn] of Object.entries(between)) {
    it(`opens one modal, and says nothing about the second (${how})`, async () => {
      await using w = await worldWithMuch();
      await openModal(w, '/visit agenda add', people.coordinator);
      const seen = w.slack.as(people.coordinator).sees(channel).length;
      await goOn(w);
      await w.slack.redeliver(last(w, 'slash_command'));
      await w.settle();
      assert.equal(w.slack.as(people.coordinator).views.length, 1);
      assert.equal(w.slack.as(people.coordinator).sees(channel).length, seen);
    });
  }
});

describe('a click that is delivered twice', () => {
  for (const [how, goOn] of Object.entries(between)) {
    it(`counts one vote, and does not take it back (${how})`, async () => {
      await using w = await worldWithMuch();
      await click(w, people.landrat, posted(w, '#1 Jugendhilfe'), 'Abstimmen');
      const once = await everything(w);
      const exchange = last(w, 'block_actions');
      await goOn(w);
      await w.slack.redeliver(exchange);
      assert.deepEqual(await everything(w), once);
      assert.equal(buttonsOf(posted(w, '#1 Jugendhilfe'))[0]?.text.text, 'Abstimmen (1)');
      await w.moveClock('2027-05-03T08:00:05.000Z');
      await click(w, people.landrat, posted(w, '#1 Jugendhilfe'), 'Abstimmen');
      await w.settle();
      assert.equal(buttonsOf(posted(w, '#1 Jugendhilfe'))[0]?.text.text, 'Abstimmen');
    });

    it(`publishes one version and sends each invitation once (${how})`, async () => {
      await using w = await worldWithMuch();
      for (const [line, button] of [
        ['agenda fix Abschluss day=2 at=12:00 length=30m', undefined],
        ['publish', 'Jetzt veröffentlichen'],
        ['invite send', 'Jetzt senden'],
      ] as const) {
        await w.visit(line);
        if (button === undefined) continue;
        await click(w, people.coordinator, w.lastAnswer(people.coordinator), button);
        const once = await everything(w);
        await goOn(w);
        await w.slack.redeliver(last(w, 'block_actions'));
        assert.deepEqual(await everything(w), once);
      }
      assert.equal(mailsTo(w, 'michael.luebbersmann@lkos.example').length, 2);
    });
  }
});

describe('a modal whose submission is delivered twice', () => {
  for (const [how, goOn] of Object.entries(between)) {
    it(`proposes one topic (${how})`, async () => {
      await using w = await worldWithMuch();
      await openModal(w, '/visit agenda add', people.coordinator);
      await submit(w, people.coordinator, { title: 'Volkshochschule' });
      const once = await everything(w);
      await goOn(w);
      const { acknowledged } = await w.slack.redeliver(last(w, 'view_submission'));
      assert.equal(acknowledged, true);
      assert.deepEqual(await everything(w), once);
      assert.match(await w.visit('agenda list'), /#3 Volkshochschule/);
      assert.doesNotMatch(await w.visit('agenda list'), /#4/);
    });
  }

  it('is submitted anew, and not the same again, after an answer with errors', async () => {
    await using w = await worldWithMuch();
    const modal = await openModal(w, '/visit agenda add', people.coordinator);
    w.slack.as(people.coordinator).fill(modal, { title: 'Bildung', length: 'lange' });
    await w.slack.as(people.coordinator).submit(modal);
    assert.match(await submit(w, people.coordinator, { length: '30m' }), /#3 „Bildung“ ist vorgeschlagen/);
  });
});
