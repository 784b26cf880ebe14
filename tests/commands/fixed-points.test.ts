import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { click, filled, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

async function worldWithLunch(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top fest Mittagesen tag=1 um="ca. 12:30" dauer=1h raum=Kantine');
  });
}

describe('a fixed point', () => {
  it('is shown by its number as drafted to coordinators, and to others once it is published', async () => {
    await using w = await worldWithLunch();
    assert.match(
      await w.besuch('top zeige 2'),
      /^#2 Mittagesen\n.*Sonstiges\n.*1 h\n.*im Entwurf: 15\.06\.2027, ca\. 12:30–13:30, Kantine/,
    );
    assert.match(await w.visit('agenda show 2', people.english), /has no topic #2/);
    await w.visit('publish now');
    await w.besuch('top ändern 2 um=13:00');
    assert.match(
      await w.visit('agenda show 2', people.english),
      /in the programme: 15 June 2027, approx\. 12:30–13:30, Kantine/,
    );
    assert.match(await w.besuch('top zeige 2'), /im Entwurf: 15\.06\.2027, 13:00–14:00, Kantine/);
  });

  it('changes its title, kind, length and room, and keeps what is not said', async () => {
    await using w = await worldWithLunch();
    const said = await w.besuch('top ändern 2 titel=Mittagessen art=essen dauer=90m raum=Ratskeller');
    assert.match(said, /^#2 „Mittagessen“ ist geändert\.\n.*15\.06\.2027, ca\. 12:30 bis 14:00, Ratskeller/);
    assert.match(await w.besuch('top zeige 2'), /^#2 Mittagessen\n.*Essen\n.*1 h 30 min/);
    await w.visit('agenda move 1 day=1 at=15:00');
    assert.match(await w.besuch('top ändern 2 dauer=3h'), /Dann ist schon etwas geplant: Jugendhilfe/);
    assert.match(await w.visit('agenda edit 2 room=', people.coordinator), /ca\. 12:30 bis 14:00\./);
  });

  it('is changed in a modal that shows it as it is', async () => {
    await using w = await worldWithLunch();
    const modal = await openModal(w, '/besuch top ändern 2', people.coordinator);
    assert.deepEqual(filled(modal), {
      title: 'Mittagesen',
      kind: 'other',
      length: '60m',
      day: '2027-06-15',
      at: 'ca. 12:30',
      room: 'Kantine',
      audience: 'alle',
    });
    assert.match(
      await submit(w, people.coordinator, { title: 'Mittagessen', kind: 'meal' }),
      /„Mittagessen“ ist geändert\.\n.*15\.06\.2027, ca\. 12:30 bis 13:30, Kantine/,
    );
  });

  it('has a button to change it', async () => {
    await using w = await worldWithLunch();
    await w.besuch('top zeige 2');
    await click(w, people.coordinator, w.lastAnswer(people.coordinator), 'Ändern');
    const modal = await w.slack.until(() => w.slack.as(people.coordinator).views[0], 'the modal of the button');
    assert.equal(filled(modal).title, 'Mittagesen');
  });

  it('says that only topics have presenters, and what can be typed', async () => {
    await using w = await worldWithLunch();
    const said = await w.besuch('top ändern 2 titel=Mittagessen von="Katja Bielefeld"');
    assert.match(said, /^#2 „Mittagesen“ ist ein fester Punkt\. Vortragende, Bereich und/);
    const [, line = ''] = /^\/besuch (.*)$/m.exec(said) ?? [];
    assert.match(await w.besuch(line), /^#2 „Mittagessen“ ist geändert/);
    assert.match(await w.visit('agenda edit 2 field=Food', people.coordinator), /fester Punkt/);
  });

  it('is changed by coordinators only; before it is published, nobody else learns that it is there', async () => {
    await using w = await worldWithLunch();
    const lines = ['edit 2', 'edit 2 title=Dinner', 'edit 2 vehicle=Bus', 'remove 2'].map((line) => `agenda ${line}`);
    const nothing = await w.visit('agenda remove 77', people.english);
    assert.match(nothing, /has no topic #77/);
    for (const line of lines) {
      assert.equal(await w.visit(line, people.english), nothing.replace('#77', '#2'), line);
    }
    await w.visit('publish now');
    for (const line of lines) {
      assert.match(await w.visit(line, people.english), /^Only coordinators of this visit can do that/, line);
    }
    assert.match(await w.besuch('top zeige 2'), /^#2 Mittagesen\n/);
  });
});

describe('the time that a topic is wished for', () => {
  it('keeps “ca.”, “ab” and “gegen”, and gives them to the programme', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe tag=1 um="ca. 9:00"');
    assert.match(await w.besuch('top zeige 1'), /Wunsch: 15\.06\.2027, ca\. 09:00/);
    assert.match(await w.visit('agenda show 1', people.english), /wish: 15 June 2027, approx\. 09:00/);
    await w.besuch('top ändern 1 um="ab 10:00"');
    assert.match(await w.besuch('top zeige 1'), /ab 10:00/);
    await w.besuch('top ändern 1 raum=2050');
    const modal = await openModal(w, '/besuch top ändern 1', people.coordinator);
    assert.equal(filled(modal).at, 'ab 10:00');
    await w.slack.as(people.coordinator).close(modal);
    assert.match(await w.besuch('top verschieben 1 raum=2050'), /15\.06\.2027, ab 10:00 bis 10:45/);
    await w.besuch('top ändern 1 um=11:00');
    const [topic] = await w.bot.deps.db.selectFrom('topic').selectAll().execute();
    assert.deepEqual([topic?.wished_time, topic?.wished_qualifier], ['11:00', null]);
  });

  it('stays as exact as it was when a modal changes something else', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe tag=1 um="gegen 9:00"');
    await w.besuch('top verschieben 1 raum=2050');
    assert.match(filled(await openModal(w, '/besuch top verschieben 1', people.coordinator)).slot ?? '', /09:00/);
    assert.match(await submit(w, people.coordinator, { room: '2051' }), /gegen 09:00 bis 09:45, Raum 2051/);
  });
});
