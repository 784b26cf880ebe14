import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { countPosted, eventOf, mailsTo } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, prepared, type World } from '../support/world.ts';

const guest = people.guestCoordinator;
const goetz = 'goetz.ulrich@blk.example';
const jens = 'jens.maler@lkos.example';

/** Anja is registered as a guest; a welcome for all and a meeting of the hosts are published. */
async function worldWithMeeting(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit(`member add <@${guest}> side=guest`);
    await w.visit(`member add ${goetz} name="Götz Ulrich" side=guest`);
    await w.visit(`member add ${jens} name="Jens Maler" side=host`);
    await w.besuch('top fest Begrüßung tag=1 um=9:00 dauer=30m art=begrüßung');
    await w.besuch('top fest Vorbesprechung tag=1 um=8:00 dauer=30m art=intern');
    await w.visit('publish now');
    await w.settle();
  });
}

const inChannel = (w: World) =>
  w.slack
    .messages(channel)
    .filter(({ ephemeral_to }) => !ephemeral_to)
    .map(({ blocks, text }) => `${textOf(blocks)}\n${text}`)
    .join('\n');

describe('what is internal', () => {
  it('is read by coordinators and the county’s own people, not by guests', async () => {
    await using w = await worldWithMeeting();
    for (const who of [people.coordinator, people.english]) {
      assert.match(await w.visit('today 1', who), /#2 Vorbesprechung/);
      assert.match(await w.visit('agenda show 2', who), /^#2 Vorbesprechung/);
    }
    assert.match(await w.visit('today 1', guest), /#1 Begrüßung/);
    assert.doesNotMatch(await w.visit('today 1', guest), /Vorbesprechung/);
    assert.match(await w.besuch('top zeige 2', guest), /gibt es kein Thema #2/);
    assert.doesNotMatch(await w.visit('me', guest), /Vorbesprechung/);
  });

  it('is not read by people of another workspace, nor by those of whom Slack tells nothing', async () => {
    await using w = await worldWithMeeting();
    await w.visit('today 1', people.english);
    await w.bot.deps.db
      .updateTable('slack_user')
      .set({ is_external: 1 })
      .where('user_id', '=', people.english)
      .execute();
    assert.doesNotMatch(await w.visit('today 1', people.english), /Vorbesprechung/);
    assert.match(await w.visit('agenda show 2', people.english), /no topic #2/);
  });

  it('is in no post of the channel, the evening before or on the day', async () => {
    await using w = await worldWithMeeting();
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(countPosted(w, 'Begrüßung'), 3);
    assert.doesNotMatch(inChannel(w), /Vorbesprechung/);
  });

  it('has no day’s post where there is nothing else', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest tag=1 um=8:00 dauer=30m art=intern');
    await w.visit('publish now');
    await w.settle();
    const before = inChannel(w);
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(inChannel(w), before);
    assert.doesNotMatch(before, /veröffentlicht|Interne/);
  });

  it('is published without a word in the channel where nothing else changes', async () => {
    await using w = await worldWithMeeting();
    const before = inChannel(w);
    await w.besuch('top verschieben 2 um=8:15');
    const preview = await w.besuch('veröffentlichen');
    assert.match(preview, /#2 Vorbesprechung/);
    assert.match(preview, /Im Kanal erscheint nichts: Es ändert sich nur Internes\./);
    await w.visit('publish now');
    await w.settle();
    assert.equal(inChannel(w), before);
    assert.match(await w.visit('today 1', people.english), /08:15–08:45 {2}#2 Vorbesprechung/);
  });

  it('is told as gone where guests knew of it, and as new once they may', async () => {
    await using w = await worldWithMeeting();
    await w.besuch('top ändern 1 sichtbar=intern');
    await w.visit('publish now');
    await w.settle();
    assert.match(inChannel(w), /hat sich geändert\nEntfallen\n.*#1 Begrüßung/);
    await w.besuch('top ändern 2 sichtbar=gast');
    await w.visit('publish now');
    await w.settle();
    assert.match(inChannel(w), /#2 Vorbesprechung/);
  });

  it('is in the invitations of the hosts alone, and a guest’s is called off when it becomes internal', async () => {
    await using w = await worldWithMeeting();
    await w.visit('invite send now');
    await w.settle();
    const described = (address: string) => eventOf(mailsTo(w, address).at(-1)).description;
    assert.match(described(jens), /Vorbesprechung/);
    assert.doesNotMatch(described(goetz), /Vorbesprechung/);
    await w.besuch('top ändern 1 sichtbar=intern');
    await w.visit('publish now');
    await w.settle();
    const last = mailsTo(w, goetz).at(-1);
    assert.equal(eventOf(last).method, 'CANCEL');
    assert.match(last?.text ?? '', /entfällt/);
  });

  it('keeps an internal topic out of the channel, the list and what guests may ask for', async () => {
    await using w = await worldWithMeeting();
    await w.besuch('top neu Sparliste');
    await w.besuch('top ändern 3 sichtbar=intern');
    await w.settle();
    assert.doesNotMatch(inChannel(w), /Sparliste/);
    assert.match(await w.visit('agenda list', people.english), /Sparliste/);
    assert.doesNotMatch(await w.visit('agenda list', guest), /Sparliste/);
    for (const line of ['zeige 3', 'stimme 3', 'ändern 3']) {
      assert.match(await w.besuch(`top ${line}`, guest), /gibt es kein Thema #3/, line);
    }
  });
});
