import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('the draft and the published programme', () => {
  it('are two: staff see a change only when it is published', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('publish'), /Entwurf ist leer/);
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    assert.match(await w.visit('today 1', people.english), /not published yet/);
    await w.visit('publish now');
    await w.visit('agenda move 1 at=13:00');
    assert.match(await w.visit('today 1', people.english), /12:30–13:30 {2}#1 Lunch/);
    assert.match(await w.visit('show'), /Änderungen, die noch nicht veröffentlicht sind/);
    assert.doesNotMatch(await w.visit('publish'), /erste/);
    await w.visit('publish now');
    assert.match(await w.visit('today 1', people.english), /13:00–14:00 {2}#1 Lunch/);
    assert.match(await w.visit('publish'), /nichts geändert/);
  });

  it('say which line brings calendars up to date where only a place or an address has changed', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add goetz.ulrich@blk.example side=guest');
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    await w.visit('publish now');
    await w.visit('invite send now');
    assert.match(await w.visit('publish'), /nichts geändert\.$/);
    await w.visit('edit place="Schloss Iburg"');
    for (const line of ['publish', 'publish now']) {
      assert.match(await w.visit(line), /nicht mehr auf dem Stand.*\/visit einladung senden$/s, line);
    }
    await w.visit('invite send now');
    assert.match(await w.visit('publish'), /nichts geändert\.$/);
  });

  it('shows the day of the visit that is asked for, in whatever way', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda fix Lunch day=2 at=12:30 length=1h kind=meal');
    await w.visit('publish now');
    for (const day of ['2', 'day 2', 'Tag 2', '2027-06-16', '16.06.2027', '16.6.', 'Wednesday', 'Mittwoch']) {
      assert.match(await w.visit(`today ${day}`, people.english), /^Wednesday, 16 June 2027\n.*#1 Lunch/, day);
    }
    assert.match(await w.visit('today 1', people.english), /Tuesday, 15 June 2027\nNothing is planned on this day/);
    assert.match(await w.visit('today', people.english), /Monday, 3 May 2027 is not part of “Working visit”/);
    assert.match(
      await press(w, people.english, w.lastAnswer(people.english), 'First day'),
      /^Tuesday, 15 June 2027\nNothing is planned/,
    );
  });

  it('says to who is not registered how to be, with one click', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('me', people.english), /You are not registered/);
    assert.match(
      await press(w, people.english, w.lastAnswer(people.english), 'Register a member'),
      /Emily Carter is registered/,
    );
    assert.match(await w.visit('me', people.english), /You take part: 15 June 2027 to 16 June 2027/);
  });
});

describe('help', () => {
  it('is short, in the language of the caller, with the command as it was typed', async () => {
    await using w = await worldWithVisit();
    const german = await w.visit('hilfe', people.staff);
    assert.match(german, /^Was ich verstehe/);
    assert.match(german, /• \/visit tagesordnung neu/);
    assert.match(await w.besuch('help topics', people.english), /• \/besuch agenda decline 3 reason=/);
    assert.ok(german.split('\n').length <= 26);
  });

  it('is there for someone who is part of no visit', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('?', people.outsider, 'C0ALLES'), /Was ich verstehe/);
    await w.visit('', people.outsider, 'C0ALLES');
    const buttons = buttonsOf(w.lastAnswer(people.outsider, 'C0ALLES')).map(({ text }) => text.text);
    assert.deepEqual(buttons, ['Besuch anlegen']);
  });
});
