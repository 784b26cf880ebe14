import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SlackMessage } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const width = 16;

/** The pictures that someone has got directly, newest last, each with what it is called and the file itself. */
async function pictures(w: World, as: string) {
  await w.settle();
  const files = w.slack.messages(as).flatMap((message: SlackMessage) => message.files ?? []);
  return files.map((file) => ({ ...file, content: w.slack.as(as).file(file.id)?.content ?? Buffer.alloc(0) }));
}

function assertPng(content: Buffer): void {
  assert.equal(content.subarray(1, 4).toString(), 'PNG');
  const [wide, high] = [content.readUInt32BE(width), content.readUInt32BE(width + 4)];
  assert.ok(wide >= 400 && wide * high <= 12_100_000, `${wide} × ${high}`);
}

async function draft(w: World): Promise<void> {
  await w.visit('agenda add "Migrationskonzept" presenter="Katja Bielefeld"');
  await w.visit('agenda accept 1');
  await w.visit('agenda move 1 day=2027-06-15 at=09:30');
  await w.visit('agenda fix "Vorbesprechung" kind=internal day=2027-06-15 at=08:00 length=30m');
}

describe('the picture of a programme', () => {
  it('comes to a coordinator directly, of the draft, with words for who cannot see it', async () => {
    await using w = await worldWithVisit();
    await draft(w);
    assert.equal(await w.besuch('bild'), 'Das Bild kommt als Direktnachricht.');
    const [picture, more] = await pictures(w, people.coordinator);
    assert.ok(picture && !more);
    assertPng(picture.content);
    assert.match(picture.title, /^Programm von „Working visit“ \(Entwurf · Stand: 03\.05\.2027, 10:00\u00a0Uhr\)$/);
    assert.match(
      picture.altText ?? '',
      /^Zeitplan von „Working visit“\. Dienstag, 15\. Juni 2027: 08:00–08:30 Vorbesprechung; 09:30–.* Migrationskonzept\.$/,
    );
    assert.match(picture.name, /^programm-[\w-]+\.png$/);
  });

  it('is of the published programme for everyone else, and shows guests nothing internal', async () => {
    await using w = await worldWithVisit();
    await draft(w);
    await w.visit('member add <@U0ANJA> side=guest');
    assert.match(await w.visit('picture', people.english), /^The programme is not published yet\./);
    await w.visit('publish now');
    await w.visit('agenda fix "Secret dinner" day=2027-06-15 at=19:00 length=2h');
    assert.equal(await w.visit('picture', people.english), 'The picture is sent to you directly.');
    await w.visit('picture', people.guestCoordinator);
    const [english] = await pictures(w, people.english);
    assert.ok(english);
    assertPng(english.content);
    assert.match(english.title, /^Programme of “Working visit” \(as of /);
    assert.match(english.altText ?? '', /Migrationskonzept/);
    assert.doesNotMatch(english.altText ?? '', /Secret dinner/);
    const [guest] = await pictures(w, people.guestCoordinator);
    assert.match(guest?.altText ?? '', /Migrationskonzept/);
    assert.doesNotMatch(guest?.altText ?? '', /Vorbesprechung|Secret dinner/);
  });

  it('says so where there is nothing to draw, and sends nothing', async () => {
    await using w = await worldWithVisit();
    await w.visit('coordinator add <@U0EMILY>');
    assert.equal(
      await w.visit('picture', people.english),
      'There is nothing in the programme yet that a picture could show.',
    );
    assert.equal(await w.besuch('bild'), 'Im Programm steht noch nichts, was ein Bild zeigen könnte.');
    assert.deepEqual(await pictures(w, people.coordinator), []);
  });

  it('says so to a guest, too, where all that is published is internal', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add <@U0ANJA> side=guest');
    await w.visit('agenda fix "Vorbesprechung" kind=internal day=2027-06-15 at=08:00 length=30m');
    await w.visit('publish now');
    const nothing = 'Im Programm steht noch nichts, was ein Bild zeigen könnte.';
    assert.equal(await w.besuch('bild', people.guestCoordinator), nothing);
    assert.deepEqual(await pictures(w, people.guestCoordinator), []);
  });

  it('is of the proposal where its button is pressed, and changes nothing', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add "Migrationskonzept" presenter="Katja Bielefeld"');
    await w.visit('agenda accept 1');
    await w.besuch('tagesordnung planen');
    assert.match(await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Als Bild'), /Direktnachricht/);
    const [picture] = await pictures(w, people.coordinator);
    assert.match(picture?.title ?? '', /\(Vorschlag · Stand: /);
    assert.match(picture?.altText ?? '', /Migrationskonzept/);
    assert.match(await w.visit('draft'), /Der Entwurf ist leer/);
  });

  it('comes once where the upload breaks off before anybody could see it', async () => {
    await using w = await worldWithVisit();
    await draft(w);
    for (const method of ['conversations.open', 'files.getUploadURLExternal', 'upload']) {
      w.slack.order({ method, kind: 'drop-after', times: 1 });
    }
    await w.visit('picture');
    for (const hour of ['09', '10', '11', '12']) {
      await w.settle();
      await w.moveClock(`2027-05-03T${hour}:00:00.000Z`);
    }
    const got = await pictures(w, people.coordinator);
    assert.equal(got.length, 1);
    assert.deepEqual(w.slack.faults, []);
  });

  it('is missed in words where the app was installed without the right to send files', async () => {
    await using w = await worldWithVisit();
    await draft(w);
    w.slack.order({ method: 'files.getUploadURLExternal', kind: 'error', error: 'missing_scope', times: 1 });
    await w.visit('picture');
    await w.settle();
    await w.visit('coordinator add <@U0EMILY>');
    const told = w.slack.messages(people.coordinator).map(({ blocks }) => textOf(blocks));
    assert.deepEqual(told, ['Das Bild ließ sich nicht senden. Die Koordination erfährt, was fehlt.']);
    assert.match(
      await w.visit('show', people.english),
      /the picture of the programme: I lack a new permission.*install the app once more/,
    );
    assert.match(
      await w.besuch('zeige'),
      /das Bild des Programms: Mir fehlt dafür ein neues Recht.*noch einmal installieren/,
    );
  });
});
