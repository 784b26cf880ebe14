import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SlackMessage } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, countPosted, filled, posted, press } from '../support/screen.ts';
import { channel, people, type World, world } from '../support/world.ts';

const title = 'So geht es los';

/** As Slack tells the bot that somebody took it into the channel. */
async function takeIn(w: World, inviter?: string): Promise<void> {
  await w.slack.sendEvent({
    type: 'member_joined_channel',
    user: w.slack.options.bot.userId,
    channel,
    channel_type: 'C',
    team: w.slack.options.teamId,
    ...(inviter ? { inviter } : {}),
  });
  await w.settle();
}

async function startVisit(w: World, more = ''): Promise<void> {
  const about = 'gastgeber="Landkreis Osnabrück" gast=Burgenlandkreis von=2027-06-15 bis=2027-06-16 ort=Kreishaus';
  await w.besuch(`neu "Arbeitsbesuch" ${about} ${more}`);
  await w.settle();
}

const labels = (message: SlackMessage) => buttonsOf(message).map(({ text }) => text.text);

/** The lines to type that a message shows. */
function linesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { style, text } = part as { style?: { code?: boolean }; text?: unknown };
  return style?.code && typeof text === 'string' ? [text] : Object.values(part).flatMap(linesIn);
}

describe('the welcome in a channel', () => {
  it('says once how to start a visit, whoever takes the bot in again', async () => {
    await using w = await world();
    await takeIn(w, people.coordinator);
    await takeIn(w, people.staff);
    assert.equal(countPosted(w, title), 1);
    assert.match(textOf(posted(w, title).blocks), /noch keinen Besuch.*\n\/besuch neu "Arbeitsbesuch"/);
    assert.deepEqual(labels(posted(w, title)), ['Besuch anlegen', 'Alle Befehle', 'Ausblenden']);
  });

  it('shows all commands when asked', async () => {
    await using w = await world();
    await takeIn(w, people.coordinator);
    assert.match(await press(w, people.coordinator, posted(w, title), 'Alle Befehle'), /^Was ich verstehe/);
  });

  it('says nothing when somebody else comes into the channel', async () => {
    await using w = await world();
    await w.slack.join(channel, people.outsider, people.coordinator);
    await w.settle();
    assert.equal(countPosted(w, title), 0);
  });

  it('becomes the first steps of the visit when one is started, and is the old one again when it is closed', async () => {
    await using w = await world();
    await takeIn(w, people.coordinator);
    const { ts } = posted(w, title);
    await startVisit(w);
    await w.settle();
    assert.equal(posted(w, title).ts, ts);
    assert.match(textOf(posted(w, title).blocks), /^3\. Ein Thema einplanen: \/besuch tagesordnung verschieben 1 /m);
    await w.besuch('abschließen jetzt');
    await w.settle();
    assert.match(textOf(posted(w, title).blocks), /noch keinen Besuch/);
    assert.equal(countPosted(w, title), 1);
  });

  it('shows lines that can be typed one after the other, from a topic to the invitations', async () => {
    await using w = await world();
    await startVisit(w);
    await w.besuch('mitglied neu goetz.ulrich@blk.example name="Götz Ulrich" seite=gast');
    await takeIn(w, people.coordinator);
    const lines = linesIn(posted(w, title).blocks).map((line) => line.replace('/besuch ', ''));
    assert.equal(lines.length, 5);
    const [propose = '', place = '', plan = '', publish = '', invite = ''] = lines;
    assert.match(await w.besuch(propose), /Thema #1 „Abfallwirtschaft“ ist vorgeschlagen/);
    assert.match(await w.besuch(place), /ist eingeplant: 15\.06\.2027, 09:00 bis 09:45/);
    assert.match(await w.besuch(plan), /Das eine Thema hat einen Platz/);
    assert.match(await w.besuch(publish), /Das ist die erste veröffentlichte Fassung/);
    await w.besuch(`${publish} jetzt`);
    assert.match(await w.besuch(invite), /1 Person bekommt E-Mail/);
  });

  it('names the topic that is first in rank and has no time yet', async () => {
    await using w = await world();
    await startVisit(w);
    for (const topic of ['Eins', 'Zwei', 'Drei']) await w.besuch(`top neu ${topic}`);
    await w.besuch('top stimme 2', people.staff);
    await w.besuch('top stimme 3', people.staff);
    await w.besuch('top verschieben 2 tag=1 um=9:00');
    assert.match(await w.visit('welcome', people.english), /^3\. Give a topic its time: \/visit agenda move 3 /m);
  });

  it('opens the form of a topic, filled in with what is usual', async () => {
    await using w = await world();
    await startVisit(w);
    await takeIn(w, people.coordinator);
    await click(w, people.staff, posted(w, title), 'Thema vorschlagen');
    const modal = await w.slack.until(() => w.slack.as(people.staff).views.at(-1), 'the form');
    assert.deepEqual(filled(modal), { length: '45m', stance: 'show', kind: 'talk' });
  });

  it('speaks the language of the visit', async () => {
    await using w = await world();
    await startVisit(w, 'lang=en');
    await takeIn(w, people.coordinator);
    assert.match(
      textOf(posted(w, 'How to begin').blocks),
      /^1\. Propose a topic: \/visit agenda add "Waste management"/m,
    );
  });

  it('is dismissed for all by a coordinator, for ever, and by nobody else', async () => {
    await using w = await world();
    await startVisit(w);
    await takeIn(w);
    const refused = await press(w, people.staff, posted(w, title), 'Ausblenden');
    assert.equal(refused, 'Das kann nur die Koordination dieses Besuchs. Bitte wenden Sie sich an Heike Brandt.');
    await click(w, people.coordinator, posted(w, title), 'Ausblenden');
    await w.settle();
    assert.equal(countPosted(w, title), 0);
    await takeIn(w);
    await w.besuch('ändern ort=Rathaus');
    await w.settle();
    assert.equal(countPosted(w, title), 0);
    assert.match(await w.besuch('willkommen ausblenden'), /\/besuch willkommen zeigt sie Ihnen/);
    assert.match(await w.besuch('willkommen'), /^So geht es los/);
    assert.deepEqual(labels(w.lastAnswer(people.coordinator)), ['Thema vorschlagen', 'Alle Befehle']);
  });

  it('is dismissed where there is no visit by who took the bot in, or by anyone where Slack does not say who that was', async () => {
    await using w = await world();
    await takeIn(w, people.staff);
    assert.match(
      await press(w, people.landrat, posted(w, title), 'Ausblenden'),
      /hierher geholt hat\. Bitte wenden Sie sich an Jonas Wessel/,
    );
    await click(w, people.staff, posted(w, title), 'Ausblenden');
    await w.settle();
    assert.equal(countPosted(w, title), 0);

    await using other = await world();
    await takeIn(other);
    await click(other, people.landrat, posted(other, title), 'Ausblenden');
    await other.settle();
    assert.equal(countPosted(other, title), 0);
  });

  it('has nothing to dismiss where the bot was never taken in', async () => {
    await using w = await world();
    assert.equal(await w.visit('welcome dismiss', people.english), 'There is nothing to dismiss here.');
  });
});

describe('each step leads to the next', () => {
  it('for coordinators, and without buttons for everyone else', async () => {
    await using w = await world();
    await startVisit(w);
    const after = async (line: string, as?: string) => {
      await w.besuch(line, as);
      return labels(w.lastAnswer(as ?? people.coordinator));
    };
    assert.deepEqual(await after('top neu "Jugendhilfe"'), ['Annehmen', 'Einplanen']);
    assert.deepEqual(await after('top neu "Bildung"', people.staff), []);
    assert.deepEqual(await after('top stimme 1'), ['Annehmen', 'Einplanen']);
    assert.deepEqual(await after('top stimme 1', people.staff), []);
    await w.besuch('top annehmen 2');
    assert.deepEqual(await after('top stimme 2'), ['Einplanen']);
    assert.deepEqual(await after('top verschieben 1 tag=1 um=9:00'), ['Entwurf zeigen', 'Veröffentlichen']);
    await w.besuch('top stimme 1');
    assert.deepEqual(await after('top stimme 1'), []);
  });
});
