import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, openModal, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const ways = async (w: World) =>
  (await w.bot.deps.db.selectFrom('way').select('minutes').execute())
    .map(({ minutes }) => minutes)
    .sort((a, b) => a - b);
const labels = (w: World) => buttonsOf(w.lastAnswer(people.coordinator)).map(({ text }) => text.text);

describe('the buildings of a visit', () => {
  it('are added with address, note and minutes, and listed for everyone', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('gebäude', people.staff), /Kreishaus Osnabrück · der Ort des Besuchs/);
    assert.match(
      await w.besuch('gebäude neu „MaßArbeit“ anschrift=„Am Schölerberg 1“ notiz=„Eingang B“ minuten=15'),
      /Das Gebäude „MaßArbeit“ ist angelegt\.$/,
    );
    await w.besuch('raum neu 2050');
    await w.besuch('raum neu „Raum 3“ gebäude=maßarbeit notiz=„2. Stock“');
    const listed = await w.besuch('gebäude liste', people.staff);
    assert.match(listed, /Kreishaus Osnabrück · der Ort des Besuchs\n• Raum 2050\n/);
    assert.match(listed, /MaßArbeit · Am Schölerberg 1 · Eingang B\n• Raum 3 · 2\. Stock\n/);
    assert.match(listed, /Kreishaus Osnabrück – MaßArbeit: 15 min/);
    assert.match(await w.visit('room', people.english), /the place of the visit\n• Room 2050\n/);
    assert.deepEqual(buttonsOf(w.lastAnswer(people.staff)), []);
  });

  it('are asked about once: exactly the minutes that nobody has said, by a modal with one input', async () => {
    await using w = await worldWithVisit();
    const asked = await w.besuch('gebäude neu „MaßArbeit“');
    assert.match(asked, /Wie viele Minuten dauert der Weg Kreishaus Osnabrück – MaßArbeit\?/);
    await click(
      w,
      people.coordinator,
      w.lastAnswer(people.coordinator),
      'Weg Kreishaus Osnabrück – MaßArbeit eintragen',
    );
    const modal = await w.slack.until(() => w.slack.as(people.coordinator).views[0], 'the modal');
    assert.match(textOf(modal.blocks), /Kreishaus Osnabrück – MaßArbeit/);
    assert.deepEqual(Object.keys(modal.state.values), ['minutes']);
    const said = await submit(w, people.coordinator, { minutes: '3' });
    assert.match(said, /^Kreishaus Osnabrück – MaßArbeit: 3 min, in beide Richtungen\./);
    assert.doesNotMatch(said, /Wie viele Minuten/);

    const second = await w.visit('building add VHS minutes=10');
    assert.match(
      second,
      /Wie viele Minuten dauert der Weg MaßArbeit – VHS|How many minutes does the way between MaßArbeit – VHS/,
    );
    assert.match(await w.besuch('gebäude'), /MaßArbeit – VHS: Weg fehlt/);
    assert.ok(labels(w).includes('Weg MaßArbeit – VHS eintragen'));
    await w.besuch('gebäude weg vhs nach=maß minuten=„10 min“');
    assert.deepEqual(await ways(w), [3, 10, 10]);
    const listed = await w.besuch('gebäude');
    assert.match(listed, /MaßArbeit – VHS: 10 min|VHS – MaßArbeit: 10 min/);
    assert.doesNotMatch(listed, /fehlt/);
    await w.visit('building way MaßArbeit to=VHS minutes=12');
    assert.deepEqual(await ways(w), [3, 10, 12]);
  });

  it('are edited in a modal that shows what is stored, and keep their sessions when renamed', async () => {
    await using w = await worldWithVisit();
    await w.besuch('gebäude neu MaßArbeit minuten=15 notiz=„Eingang B“');
    await w.besuch('top fest „Führung“ tag=1 um=10 dauer=30m raum=MaßArbeit');
    await w.besuch('gebäude liste maß');
    await click(w, people.coordinator, w.lastAnswer(people.coordinator), 'Ändern');
    const modal = await w.slack.until(() => w.slack.as(people.coordinator).views[0], 'the modal');
    assert.equal(modal.state.values.minutes?.minutes?.value, '15');
    assert.match(
      await submit(w, people.coordinator, { name: 'MaßArbeit kAöR', note: '' }),
      /„MaßArbeit kAöR“ ist geändert/,
    );
    assert.doesNotMatch(await w.besuch('gebäude'), /Eingang B/);
    assert.match(await w.besuch('entwurf'), /MaßArbeit kAöR/);
    assert.deepEqual(await ways(w), [15]);
  });

  it('go with their rooms and ways, and the sessions that keep a room’s name are named', async () => {
    await using w = await worldWithVisit();
    await w.besuch('gebäude neu MaßArbeit minuten=15');
    await w.besuch('gebäude neu VHS minuten=10');
    await w.besuch('raum neu 12 gebäude=MaßArbeit');
    await w.besuch('top fest „Führung“ tag=1 um=10 dauer=30m raum=„Raum 12“');
    await w.besuch('gebäude liste MaßArbeit');
    const said = await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Entfernen');
    assert.match(said, /„MaßArbeit“ ist entfernt, mit seinen Räumen: Raum 12\./);
    assert.match(said, /#1 „Führung“ behält seinen Raum im Programm/);
    assert.deepEqual(await ways(w), [10]);
    assert.deepEqual(await w.bot.deps.db.selectFrom('room').selectAll().execute(), []);
  });
});

describe('the rooms of a visit', () => {
  it('are the same with and without the word, and move, get another name and go', async () => {
    await using w = await worldWithVisit();
    await w.besuch('gebäude neu MaßArbeit minuten=15');
    assert.match(await w.besuch('raum neu „Raum 2050“'), /^Raum 2050 ist angelegt: Kreishaus Osnabrück\./);
    await w.besuch('top fest „Führung“ tag=1 um=10 dauer=30m raum=2050');
    assert.match(
      await w.visit('room edit 2050 building=maßarbeit name=2051'),
      /2051 (ist geändert|is changed): MaßArbeit/,
    );
    assert.match(await w.besuch('entwurf'), /2051/);
    assert.match(await w.besuch('raum ändern 2051 gebäude='), /ist geändert: Kreishaus Osnabrück/);
    assert.match(await w.besuch('raum entfernen „raum 2051“'), /Raum 2051 ist entfernt\.\n#1 „Führung“ behält/);
  });

  it('say at the building that there is no such one', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/visit room add', people.coordinator);
    const heike = w.slack.as(people.coordinator);
    heike.fill(modal, { name: '1.01', building: 'Stadthalle' });
    await heike.submit(modal);
    const { errors } = modal;
    assert.deepEqual(Object.keys(errors), ['building']);
    assert.match(errors.building ?? '', /Stadthalle/);
  });

  it('need not be registered for a session to be in them; once some are, the answer offers to', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest „Führung“ tag=1 um=10 dauer=30m raum=2051');
    assert.ok(!labels(w).includes('Raum anlegen'));
    await w.besuch('raum neu 2050');
    await w.besuch('top fest „Foto“ tag=1 um=11 dauer=15m raum=„raum 2050“');
    assert.ok(!labels(w).includes('Raum anlegen'));
    assert.match(await w.besuch('top verschieben 1 tag=1 um=10:15'), /Raum 2051 steht noch nicht bei den Räumen/);
    assert.match(
      await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Raum anlegen'),
      /Raum 2051 ist angelegt/,
    );
  });
});

describe('a place', () => {
  const refused: [line: string, english: string, german: RegExp, said: RegExp][] = [
    [
      'gebäude neu MASSARBEIT',
      'building add MASSARBEIT',
      /Gebäude „MaßArbeit“ gibt es schon/,
      /a building “MaßArbeit” already/,
    ],
    [
      'gebäude neu „kreishaus osnabrück“',
      'building add "kreishaus osnabrück"',
      /ist der Ort des Besuchs/,
      /is the place of the visit/,
    ],
    ['gebäude neu 2050', 'building add 2050', /Raum 2050 gibt es schon/, /Room 2050 is there already/],
    ['raum neu maßarbeit', 'room add maßarbeit', /Gebäude „MaßArbeit“ gibt es schon/, /a building “MaßArbeit” already/],
    ['raum neu „raum 2050“', 'room add "room 2050"', /Raum 2050 gibt es schon/, /Room 2050 is there already/],
    [
      'raum neu 7 gebäude=Massarbiet',
      'room add 7 building=Massarbiet',
      /kenne ich nicht\. Meinten Sie „MaßArbeit“\?/,
      /Did you mean “MaßArbeit”\?/,
    ],
    [
      'gebäude entfernen Rathaus',
      'building remove Rathaus',
      /kenne ich nicht\. Es gibt: MaßArbeit/,
      /There are: MaßArbeit/,
    ],
    ['raum entfernen 9', 'room remove 9', /„9“ kenne ich nicht/, /I do not know “9”/],
    [
      'gebäude weg MaßArbeit nach=maß minuten=5',
      'building way MaßArbeit to=maß minutes=5',
      /ein und dasselbe/,
      /one and the same/,
    ],
    ['gebäude weg MaßArbeit minuten=bald', 'building way MaßArbeit minutes=soon', /„bald“ nicht/, /“soon”/],
    ['raum ändern 2050 name=MaßArbeit', 'room edit 2050 name=MaßArbeit', /gibt es schon/, /already/],
  ];
  for (const [line, english, german, said] of refused) {
    it(`is not changed by ${line}`, async () => {
      await using w = await worldWithVisit();
      await w.besuch('gebäude neu MaßArbeit minuten=15');
      await w.besuch('raum neu 2050');
      await w.besuch('koordination neu @emily.carter');
      const before = await w.besuch('gebäude');
      assert.match(await w.besuch(line), german);
      assert.match(await w.visit(english, people.english), said);
      assert.equal(await w.besuch('gebäude'), before);
    });
  }

  it('is for coordinators to change, and for everyone to read', async () => {
    await using w = await worldWithVisit();
    for (const line of ['gebäude neu VHS', 'raum neu 12', 'gebäude weg VHS minuten=1', 'raum entfernen 12']) {
      assert.match(await w.besuch(line, people.staff), /nur die Koordination/, line);
    }
    await w.besuch('gebäude neu VHS minuten=10');
    assert.match(await w.besuch('raum liste', people.staff), /VHS/);
    assert.match(await w.besuch('hilfe gebäude'), /gebäude weg/);
  });
});
