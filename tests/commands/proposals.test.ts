import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMessageLink } from '../../src/slack/links.ts';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, filled, linksIn, openModal, posted, press, submit } from '../support/screen.ts';
import { worldWithBothSides, worldWithVisit } from '../support/visits.ts';
import { channel, people, type World } from '../support/world.ts';

const card = (w: World, words: string) => posted(w, words).blocks;
const numbers = (w: World) => w.bot.deps.db.selectFrom('topic').select(['number', 'title']).orderBy('number').execute();

describe('the modal that proposes', () => {
  it('asks for the title first and for nothing that only the programme needs', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/besuch top neu', people.staff);
    const names = modal.blocks.map((block) => ('block_id' in block ? block.block_id : ''));
    assert.deepEqual(names.slice(0, 4), ['title', 'stance', 'by', 'length']);
    for (const name of ['audience', 'visibility', 'link', 'author', 'anyway']) assert.ok(!names.includes(name), name);
    for (const name of ['note', 'materials', 'counterpart', 'field']) assert.ok(names.includes(name), name);
  });

  it('proposes with everything in it from the App Home, too', async () => {
    await using w = await worldWithBothSides();
    await w.slack.as(people.coordinator).openHome();
    const home = await w.slack.until(() => w.slack.as(people.coordinator).home, 'the home');
    const button = buttonsOf(home).find(({ text }) => text.text === 'Thema vorschlagen');
    await w.slack.as(people.coordinator).clickInView(home, button?.action_id ?? '', button?.value);
    const modal = await w.slack.until(() => w.slack.as(people.coordinator).views[0], 'the modal');
    w.slack.as(people.coordinator).fill(modal, {
      title: 'Jugendhilfe',
      counterpart: 'Sabine Krause',
      materials: 'https://a.example/1, https://a.example/2',
      note: 'Erst fragen',
    });
    await w.slack.as(people.coordinator).submit(modal);
    await w.settle();
    assert.equal(linksIn(card(w, '#1 Jugendhilfe')).length, 2);
    assert.match(await w.besuch('top zeige 1'), /Gegenüber: Dr\. Sabine Krause.*Erst fragen/s);
  });
});

describe('a message made into a topic', () => {
  const link = (ts: string) => `https://landkreis-osnabrueck.slack.com/archives/${channel}/p${ts.replace('.', '')}`;

  it('keeps its link and its author', async () => {
    await using w = await worldWithVisit();
    const said = w.slack.as(people.presenter).say(channel, 'Was ist mit A &amp; B im Amt?');
    await w.slack.as(people.staff).shortcut('propose-topic', said);
    const modal = await w.slack.until(() => w.slack.as(people.staff).views[0], 'the modal');
    assert.equal(filled(modal).title, 'Was ist mit A & B im Amt?');
    await submit(w, people.staff, { title: 'Jugendhilfe' });
    await w.settle();
    const expected = [['Aus einer Nachricht von Katja Bielefeld', link(said.ts)]];
    assert.deepEqual(linksIn(card(w, '#1 Jugendhilfe')), expected);
    assert.match(textOf(card(w, '#1 Jugendhilfe')), /vorgeschlagen von Jonas Wessel · Diskussion im Thread/);
    await w.visit('agenda show 1', people.english);
    const shown = linksIn(w.lastAnswer(people.english).blocks);
    assert.deepEqual(shown, [['from a message by Katja Bielefeld', link(said.ts)]]);
    await w.besuch('top ändern 1 titel="Hilfe für Jugendliche"', people.staff);
    await w.settle();
    assert.deepEqual(linksIn(card(w, '#1 Hilfe für Jugendliche')), expected);
  });

  it('leads into the thread where the message was a reply', async () => {
    await using w = await worldWithVisit();
    const first = w.slack.as(people.staff).say(channel, 'Themen?');
    const reply = w.slack.as(people.presenter).say(channel, 'Jugendhilfe', { threadTs: first.ts });
    await w.slack.as(people.english).shortcut('propose-topic', reply);
    await w.slack.until(() => w.slack.as(people.english).views[0], 'the modal');
    await submit(w, people.english, {});
    await w.settle();
    const [source] = linksIn(card(w, '#1 Jugendhilfe'));
    assert.equal(source?.[1], `${link(reply.ts)}?thread_ts=${first.ts}&cid=${channel}`);
  });

  it('is never a link to anywhere but a message in Slack', () => {
    for (const bad of [
      'https://boese.example/archives/C1/p1',
      'https://slack.com.boese.example/archives/C1/p1',
      'https://lkos.slack.com@boese.example/archives/C1/p1',
      'http://lkos.slack.com/archives/C1/p1',
      'https://lkos.slack.com/oauth/authorize',
      'https://lkos.slack.com/archives/../signout',
    ]) {
      assert.equal(readMessageLink(bad), undefined, bad);
    }
    assert.ok(readMessageLink('https://lkos.slack.com/archives/C0BESUCH/p1750000000000000'));
  });
});

describe('a topic like one that is there', () => {
  it('is named before it is made, and can be shown, voted for, or proposed anyway', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Migrationskonzept', people.staff);
    await w.settle();
    const said = await w.visit('agenda add "Konzept Migration" length=30m by="Petra Neu"', people.english);
    assert.equal(said, 'There is something similar already: #1 “Migrationskonzept”.');
    const answer = w.lastAnswer(people.english);
    assert.deepEqual(
      buttonsOf(answer).map(({ text }) => text.text),
      ['Show #1', 'Vote for #1', 'Propose anyway'],
    );
    assert.match(await press(w, people.english, answer, 'Show #1'), /#1 Migrationskonzept/);
    assert.match(await press(w, people.english, answer, 'Vote for #1'), /Your vote for #1/);
    assert.match(await press(w, people.english, answer, 'Propose anyway'), /Topic #2 “Konzept Migration” is proposed/);
    assert.match(await w.besuch('top zeige 2'), /30 min.*mit Petra Neu/s);
  });

  it('is also found among what was declined or deferred, which is said', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top neu "Hilfe für die Jugend" trotzdem=ja');
    await w.besuch('top ablehnen 1 grund="Passt nicht"');
    await w.besuch('top vertagen 2');
    assert.equal(
      await w.besuch('top neu "Jugendhilfe im Landkreis"', people.staff),
      'Es gibt schon Ähnliches: #1 „Jugendhilfe“ (abgelehnt) und #2 „Hilfe für die Jugend“ (auf den Gegenbesuch vertagt).',
    );
    assert.deepEqual(
      buttonsOf(w.lastAnswer(people.staff)).map(({ text }) => text.text),
      ['#1 zeigen', '#2 zeigen', 'Für #2 stimmen', 'Trotzdem vorschlagen'],
    );
    assert.equal((await numbers(w)).length, 2);
    await w.besuch('top entfernen 1');
    assert.match(await w.besuch('top neu "Jugendhilfe im Landkreis"'), /^Es gibt schon Ähnliches: #2 „Hilfe/);
  });

  it('takes the place of the modal, and keeps all that was filled in', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe', people.coordinator);
    const said = w.slack.as(people.presenter).say(channel, 'Jugendhilfe?');
    await w.slack.as(people.staff).shortcut('propose-topic', said);
    const modal = await w.slack.until(() => w.slack.as(people.staff).views[0], 'the modal');
    w.slack.as(people.staff).fill(modal, {
      materials: 'https://a.example/1\nhttps://a.example/2',
      counterpart: 'Krause',
      note: 'Mit „Anführung“ und = Zeichen',
    });
    await w.slack.as(people.staff).submit(modal);
    const asked = w.modal(people.staff);
    assert.match(textOf(asked.blocks), /^Es gibt schon Ähnliches: #1 „Jugendhilfe“\.$/);
    const button = buttonsOf(asked).find(({ text }) => text.text === 'Trotzdem vorschlagen');
    await w.slack.as(people.staff).clickInView(asked, button?.action_id ?? '', button?.value);
    await w.settle();
    const blocks = card(w, '#2 Jugendhilfe?');
    assert.equal(linksIn(blocks).length, 3);
    assert.match(textOf(blocks), /Gegenüber: Dr\. Sabine Krause.*Aus einer Nachricht von Katja Bielefeld/s);
    assert.match(await w.besuch('top zeige 2'), /Mit 'Anführung' und = Zeichen/);
  });

  it('is no question when a title is changed', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top neu Kultur');
    assert.match(await w.besuch('top ändern 2 titel=Jugendhilfe'), /^#2 „Jugendhilfe“ ist geändert/);
  });
});

describe('the rank of a topic', () => {
  it('is its place by votes among those that are not declined', async () => {
    await using w = await worldWithVisit();
    for (const title of ['Jugendhilfe', 'Kultur', 'Verkehr']) await w.besuch(`top neu ${title}`);
    await w.besuch('top stimme 3', people.staff);
    assert.match(await w.besuch('top zeige 3'), /1 Stimme · Rang 1 von 3/);
    assert.match(await w.visit('agenda show 2', people.english), /0 votes · rank 3 of 3/);
    await w.besuch('top ablehnen 1 grund="Passt nicht"');
    assert.match(await w.besuch('top zeige 2'), /Rang 2 von 2/);
    assert.doesNotMatch(await w.besuch('top zeige 1'), /Rang/);
  });
});
