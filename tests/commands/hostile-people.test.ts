/** Guests who try what is not theirs, people who click twice, and who is gone. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, posted } from '../support/screen.ts';
import { worldWithBothSides } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

/** Clicks the button that reads so twice in the caller's last answer, as fast as it goes. @returns what is then read there */
async function clickTwice(w: World, label: string): Promise<string> {
  const me = w.slack.as(people.coordinator);
  const answer = w.lastAnswer(people.coordinator);
  const button = buttonsOf(answer).find(({ text }) => text.text === label);
  assert.ok(
    button,
    buttonsOf(answer)
      .map(({ text }) => text.text)
      .join(', '),
  );
  const said = textOf(answer.blocks);
  const news = () => textOf(w.lastAnswer(people.coordinator).blocks) !== said || undefined;
  const click = () => me.click(answer, button.action_id, button.value);
  await Promise.all([click(), click()]);
  await w.slack.until(news, 'an answer');
  await w.settle();
  return textOf(w.lastAnswer(people.coordinator).blocks);
}

describe('a double click', () => {
  it('proposes one topic, although there is a similar one', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top neu Jugendhilfe');
    assert.match(await clickTwice(w, 'Trotzdem vorschlagen'), /Thema #2 „Jugendhilfe“ ist vorgeschlagen/);
    assert.equal((await w.bot.deps.db.selectFrom('topic').selectAll().execute()).length, 2);
  });

  it('sets one fixed point in spite of a conflict', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top fest Begrüßung tag=1 um=9:00 dauer=1h raum=2050');
    await w.besuch('top fest Führung tag=1 um=9:30 dauer=1h raum=2050');
    assert.match(await clickTwice(w, 'Trotzdem einplanen'), /#2 „Führung“ ist eingeplant/);
    assert.equal((await w.bot.deps.db.selectFrom('session').selectAll().execute()).length, 2);
  });

  it('takes a decision back once, and says so', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top annehmen 1');
    assert.match(await clickTwice(w, 'Zurücknehmen'), /^Die Entscheidung ist zurückgenommen/);
  });
});

describe('what is internal', () => {
  const guest = people.guestCoordinator;

  async function worldWithSecret(): Promise<World> {
    return prepared(await worldWithBothSides(), async (w) => {
      await w.visit('member add @anja.richter side=guest');
      await w.visit('agenda add Open');
      await w.visit('agenda add "Secret merger" visibility=internal by="Katja Bielefeld"');
      await w.visit('agenda add Other by="Katja Bielefeld"');
      await w.settle();
    });
  }

  it('is not there for guests, however they ask', async () => {
    await using w = await worldWithSecret();
    const nothing = (await w.visit('agenda show 99', guest)).replaceAll('#99', '#2');
    for (const line of ['show 2', 'vote 2', 'edit 2 title=Mine', 'edit 2 to=Halle', 'edit 2 press=yes', 'remove 2']) {
      assert.equal(await w.visit(`agenda ${line}`, guest), nothing, line);
    }
  });

  it('is counted neither among what someone presents nor in the ranks that guests read', async () => {
    await using w = await worldWithSecret();
    assert.match(await w.visit('member show Katja', guest), /: #3$/m);
    assert.match(await w.visit('agenda show 3', guest), /(?:Rang 2 von 2|Rank 2 of 2)/);
    assert.match(await w.visit('agenda show 3'), /(?:Rang 3 von 3|Rank 3 of 3)/);
  });
});

describe('who is taken out of the visit', () => {
  it('is named on no card any more: not as presenter, counterpart or among those it is for', async () => {
    await using w = await worldWithBothSides();
    await w.visit('agenda add Alpha by="Sabine Krause"');
    await w.visit('agenda add Beta counterpart="Sabine Krause"');
    await w.visit('agenda add Gamma audience="Sabine Krause, Katja Bielefeld"');
    await w.settle();
    const cards = () => ['#1 Alpha', '#2 Beta', '#3 Gamma'].map((title) => textOf(posted(w, title).blocks));
    for (const card of cards()) assert.match(card, /Krause/);
    await w.visit('member edit Krause name="Sabine Neumann"');
    await w.settle();
    for (const card of cards()) assert.match(card, /Sabine Neumann/);
    await w.visit('member remove Neumann');
    await w.settle();
    for (const card of cards()) assert.doesNotMatch(card, /Sabine/);
  });
});
