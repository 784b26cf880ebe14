import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, filled, openModal, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const { coordinator, guestCoordinator, staff } = people;

/** #1 is in room 2050 on Tuesday from 9:00 to 10:30, with Katja Bielefeld; #2 and #3 have no time yet. */
async function worldWithSession(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('agenda add Integration by="Katja Bielefeld" length=90m');
    await w.visit('agenda add Migration by="Katja Bielefeld"');
    await w.visit('agenda add Youth welfare');
    await w.visit('agenda move 1 day=1 at=9:00 room=2050');
  });
}

const labels = (w: World, as: string = coordinator) => buttonsOf(w.lastAnswer(as)).map(({ text }) => text.text);

describe('moving something to where something else is', () => {
  it('offers the nearest free times, and places it there with the same length and room', async () => {
    await using w = await worldWithSession();
    const said = await w.visit('agenda move 2 day=1 at="ca. 10:00" length=1h room=2050');
    assert.equal(said, 'Raum 2050 ist dann belegt, und Katja Bielefeld hat schon etwas: Integration, 09:00 bis 10:30.');
    assert.deepEqual(labels(w), ['Di 10:30', 'Di 10:45', 'Di 11:00', 'Di 11:15', 'Trotzdem einplanen']);
    assert.match(
      await press(w, coordinator, w.lastAnswer(coordinator), 'Di 10:45'),
      /#2 „Migration“ ist eingeplant: 15\.06\.2027, ca\. 10:45 bis 11:45, Raum 2050/,
    );
  });

  it('says the same in English', async () => {
    await using w = await worldWithSession();
    await w.visit(`coordinator add <@${people.english}>`);
    assert.equal(
      await w.visit('agenda move 2 day=1 at=10:00 room=2050', people.english),
      'Room 2050 is taken then, and Katja Bielefeld is busy: Integration, 09:00 to 10:30.',
    );
    assert.deepEqual(labels(w, people.english), ['Tue 10:30', 'Tue 10:45', 'Tue 11:00', 'Tue 11:15', 'Place anyway']);
    await w.visit('agenda move 2 day=1 at=10:00 room=2050 anyway=yes', people.english);
    assert.match(
      await w.visit('show', people.english),
      /1 conflict in the draft\n• #2 Migration \(Tuesday, 10:00 to 10:45\): Room/,
    );
  });

  it('offers the other room where only the room is taken, and changing places where that solves it', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda fix Gastrunde day=1 at=14:00 length=30m room=2050 audience=guest');
    await w.visit('agenda fix Gastgeberrunde day=1 at=15:00 length=30m room=2050 audience=host');
    await w.visit('room add 2051');
    await w.visit('agenda move 5 day=1 at=14:00');
    assert.deepEqual(labels(w), [
      'Gleiche Zeit, Raum 2051',
      'Di 13:30',
      'Di 14:30',
      'Mit #4 tauschen',
      'Trotzdem einplanen',
    ]);
    const swapped = await press(w, coordinator, w.lastAnswer(coordinator), 'Mit #4 tauschen');
    assert.match(swapped, /#4 „Gastrunde“ ist eingeplant: 15\.06\.2027, 15:00 bis 15:30/);
    assert.match(swapped, /#5 „Gastgeberrunde“ ist eingeplant: 15\.06\.2027, 14:00 bis 14:30/);
  });

  it('is possible all the same, is marked, and stays listed until it is solved', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda move 3 day=1 at=10:00 room=2050');
    const conflict =
      /#3 Youth welfare \(Dienstag, 10:00 bis 10:45\): Raum 2050 ist dann belegt: Integration, 09:00 bis 10:30\./;
    const anyway = await press(w, coordinator, w.lastAnswer(coordinator), 'Trotzdem einplanen');
    assert.match(
      anyway,
      /^#3 „Youth welfare“ ist eingeplant: 15\.06\.2027, 10:00 bis 10:45.*\nEs ist trotzdem eingeplant/,
    );
    assert.match(anyway, conflict);
    assert.match(await w.visit('draft'), conflict);
    assert.match(await w.visit('draft day 1'), /#1 Integration.* · Konflikt\n.*#3 Youth welfare.* · Konflikt\n/);
    assert.match(await w.visit('publish'), conflict);
    assert.doesNotMatch(await w.visit('show', staff), /Konflikt/);
    assert.match(await w.visit('show'), conflict);
    // What is known to be in the way does not keep anyone from changing the room.
    assert.match(await w.visit('agenda move 3 room=1'), /10:00 bis 10:45, Raum 1/);
    await w.visit('show');
    const before = w.slack.as(coordinator).views.length;
    const message = w.lastAnswer(coordinator);
    const button = buttonsOf(message).find(({ text }) => text.text === '#3 verschieben');
    assert.ok(button);
    await w.slack.as(coordinator).click(message, button.action_id, button.value);
    await w.slack.until(() => w.slack.as(coordinator).views[before], 'the modal');
    assert.match(await submit(w, coordinator, { slot: '2027-06-15 10:30' }), /10:30 bis 11:15, Raum 1/);
    assert.doesNotMatch(await w.visit('show'), /Konflikt/);
  });

  it('is not for those who do not coordinate', async () => {
    await using w = await worldWithSession();
    assert.match(await w.visit('agenda move 3 day=1 at=10:00 anyway=yes', staff), /nur die Koordination/);
    assert.match(await w.visit('agenda swap 1 3', staff), /nur die Koordination/);
  });

  it('names who is away, and how long the way to the other building takes', async () => {
    await using w = await worldWithSession();
    await w.visit('member edit "Katja Bielefeld" leaves="day 1 11:00"');
    assert.equal(
      await w.visit('agenda move 2 day=1 at=10:30'),
      'Katja Bielefeld ist nur Dienstag bis 11:00\u00a0Uhr da.',
    );
    await w.visit('building add MaßArbeit minutes=15');
    await w.visit('agenda move 1 room=MaßArbeit');
    const said = await w.visit('agenda move 3 day=1 at=10:35 room=2050');
    assert.equal(
      said,
      'Zwischen MaßArbeit (Integration, bis 10:30) und Kreishaus Osnabrück liegen 15 Minuten Weg; es bleiben 5.',
    );
    assert.deepEqual(labels(w).slice(0, 2), ['Di 10:45', 'Di 11:00']);
  });

  it('keeps what a new fixed point was given', async () => {
    await using w = await worldWithSession();
    await w.besuch('top fest „Erste Pause“ tag=1 um=10:15 dauer=20m art=pause raum=Foyer');
    assert.match(
      await press(w, coordinator, w.lastAnswer(coordinator), 'Di 10:30'),
      /#4 „Erste Pause“ ist eingeplant: 15\.06\.2027, 10:30 bis 10:50, Foyer/,
    );
  });
});

describe('the modal for moving', () => {
  it('offers only times that are free, by day, beginning with where it is', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda move 3 day=1 at=11:00');
    const modal = await openModal(w, '/besuch top verschieben 3', coordinator);
    assert.equal(filled(modal).slot, '2027-06-15 11:00');
    const menu = JSON.stringify(modal.blocks);
    assert.match(menu, /"text":"Dienstag, 15\. Juni 2027"/);
    assert.match(menu, /"text":"Di, 15\.06\.: 10:30"/);
    assert.doesNotMatch(menu, /2027-06-15 10:15/);
    assert.match(menu, /2027-06-16 09:00/);
    assert.match(await submit(w, coordinator, { slot: '2027-06-16 09:00' }), /16\.06\.2027, 09:00 bis 09:45/);
  });

  it('says what is in the way where the length no longer fits, with other times', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda move 3 day=1 at=12:00');
    await openModal(w, '/visit agenda move 2', coordinator);
    const view = w.modal(coordinator);
    w.slack.as(coordinator).fill(view, { slot: '2027-06-15 11:00', length: '2h' });
    await w.slack.as(coordinator).submit(view);
    const answer = JSON.stringify(w.modal(coordinator).blocks);
    assert.match(answer, /Dann ist schon etwas geplant: Youth welfare/);
    assert.match(answer, /Di 12:45/);
  });

  it('does not open where nothing is free: it says why, and what to do', async () => {
    await using w = await worldWithSession();
    assert.match(
      await w.visit('agenda move 3 length=9h'),
      /Für #3 „Youth welfare“ \(9 h\) ist keine Zeit frei\. Das ist länger als die Besuchszeiten, 09:00 bis 17:00 Uhr\./,
    );
    assert.deepEqual(labels(w), ['Nur 8 h', 'Entwurf zeigen']);
  });

  it('asks for day and time where it does not know yet what to move', async () => {
    await using w = await worldWithSession();
    await openModal(w, '/visit agenda move', coordinator);
    assert.match(
      await submit(w, coordinator, { number: '3', day: '2027-06-16', at: '9:00' }),
      /#3 „Youth welfare“ ist eingeplant: 16\.06\.2027, 09:00/,
    );
  });
});

describe('changing places', () => {
  it('keeps each as long as it is, and the time they take together where they would run into each other', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda move 3 day=1 at=10:45 room=1');
    const said = await w.besuch('top tauschen 1 3');
    assert.match(said, /^#1 „Integration“ und #3 „Youth welfare“ haben die Plätze getauscht\./);
    assert.match(said, /#1 „Integration“ ist eingeplant: 15\.06\.2027, 10:45 bis 12:15, Raum 1\./);
    assert.match(said, /#3 „Youth welfare“ ist eingeplant: 15\.06\.2027, 09:00 bis 09:45, Raum 2050\./);
    await w.visit('agenda move 1 at=10:00');
    const again = await w.visit('agenda swap #3 #1');
    assert.match(again, /#1 „Integration“ ist eingeplant: 15\.06\.2027, 09:00 bis 10:30, Raum 2050\./);
    assert.match(again, /#3 „Youth welfare“ ist eingeplant: 15\.06\.2027, 10:45 bis 11:30, Raum 1\./);
  });

  it('leaves a wished room to the topic that wishes for it', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda add Werkstatt room=Halle');
    await w.visit('agenda move 4 day=2 at=9:00');
    const said = await w.visit('agenda swap 1 4');
    assert.match(said, /#4 „Werkstatt“ ist eingeplant: 15\.06\.2027, 09:00 bis 09:45, Halle/);
    assert.match(said, /#1 „Integration“ ist eingeplant: 16\.06\.2027, 09:00 bis 10:30, Raum 2050/);
  });

  it('is not offered where a wished room, which stays with its topic, is taken then', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Integration for=host room=2050');
    await w.visit('agenda move 1 day=1 at=9:00 length=45m');
    await w.visit('agenda fix Vorgespräch day=1 at=11:00 length=45m room=1.01 for=host');
    assert.match(await w.visit('agenda move 1 at=11:00 room=1.02'), /Vorgespräch/);
    assert.ok(labels(w).includes('Mit #2 tauschen'));
    await w.visit('agenda fix Rundgang day=1 at=11:00 length=45m room=2050 for=guest');
    assert.match(await w.visit('agenda move 1 at=11:00 room=1.02'), /Vorgespräch/);
    assert.ok(!labels(w).includes('Mit #2 tauschen'));
  });

  it('names what is in the way then, and does it all the same where that is wanted', async () => {
    await using w = await worldWithSession();
    await w.visit('agenda move 3 day=2 at=9:00');
    await w.visit('agenda fix Pause day=2 at=10:00 length=30m kind=break');
    assert.equal(await w.visit('agenda swap 1 3'), 'Dann ist schon etwas geplant: Pause, 10:00 bis 10:30.');
    assert.match(await w.visit('draft'), /09:00–10:30 {2}#1 Integration/);
    assert.match(await press(w, coordinator, w.lastAnswer(coordinator), 'Veröffentlichen'), /Programm veröffentlichen/);
    await w.visit('agenda swap 1 3');
    assert.match(
      await press(w, coordinator, w.lastAnswer(coordinator), 'Trotzdem tauschen'),
      /getauscht\.[\s\S]*#1 Integration \(Mittwoch, 09:00 bis 10:30\): Dann ist schon etwas geplant: Pause/,
    );
  });

  it('needs two that have a time', async () => {
    await using w = await worldWithSession();
    assert.match(await w.visit('agenda swap 1 3'), /#3 hat noch keine Zeit/);
    assert.match(await w.visit('agenda swap 1'), /die zwei, die tauschen sollen/);
    assert.match(await w.visit('agenda swap 1 1'), /die zwei, die tauschen sollen/);
    assert.match(await w.visit('agenda swap 1 9'), /kein Thema #9/);
    assert.match(await w.visit('draft'), /09:00–10:30 {2}#1 Integration/);
  });
});

describe('publishing what somebody else has changed since it was shown', () => {
  it('publishes nothing, and shows how it is now', async () => {
    await using w = await worldWithSession();
    await w.visit(`coordinator add <@${guestCoordinator}>`);
    await w.visit('publish');
    const shown = w.lastAnswer(coordinator);
    await w.visit('agenda move 1 at=9:15', guestCoordinator);
    const again = await press(w, coordinator, shown, 'Jetzt veröffentlichen');
    assert.match(
      again,
      /^Der Entwurf hat sich geändert.*\nProgramm veröffentlichen\n[\s\S]*09:15–10:45 {2}#1 Integration/,
    );
    assert.match(await w.visit('today 1', staff), /noch nicht veröffentlicht/);
    assert.match(
      await press(w, coordinator, w.lastAnswer(coordinator), 'Jetzt veröffentlichen'),
      /veröffentlicht \(Fassung 1\)/,
    );
    assert.match(await w.visit('today 1', staff), /09:15–10:45 {2}#1 Integration/);
    await w.visit('agenda move 1 at=9:00');
    assert.match(await w.visit('publish now'), /Fassung 2/);
  });
});
