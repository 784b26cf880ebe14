import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, openModal, posted, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, world } from '../support/world.ts';

const everywhere = 'C0ALLES';
const sides = 'host="Landkreis Osnabrück" guest=Burgenlandkreis place=Kreishaus';

describe('starting a visit', () => {
  it('names the public holidays in its days, and the Länder that keep them', async () => {
    await using w = await world();
    const said = await w.besuch(`neu A ${sides} von=26.05.2027 bis=27.05.2027`);
    assert.match(said, /27\.05\.2027 ist in .*Nordrhein-Westfalen.* ein Feiertag \(Fronleichnam\)/);
    const english = await w.visit(`new B ${sides} from=2027-10-02 to=2027-10-03`, people.english, everywhere);
    assert.match(english, /3 October 2027 is a public holiday \(/);
  });

  it('refuses a second open visit in one channel, and a last day before the first', async () => {
    await using w = await worldWithVisit();
    const again = `new B ${sides} from=2027-07-01 to=2027-07-02`;
    assert.match(await w.visit(again, people.english), /already has an open visit: “Working visit” \(LKOS-BLK-27\)/);
    const backwards = `new B ${sides} from=2027-07-02 to=2027-07-01`;
    assert.match(await w.visit(backwards, people.english, everywhere), /last day is before the first/);
    assert.match(await w.visit(again, people.english, everywhere), /LKOS-BLK-27-2/);
  });
});

describe('changing a visit', () => {
  it('fills its modal with what is stored, and edits the card', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/visit edit', people.coordinator);
    assert.equal(modal.state.values.place?.place?.value, 'Kreishaus Osnabrück');
    assert.match(await submit(w, people.coordinator, { place: 'Schloss Iburg' }), /ist geändert/);
    await w.settle();
    assert.match(textOf(posted(w, 'Working visit').blocks), /Schloss Iburg/);
  });

  it('says how many entries of the draft lie outside its new days', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    assert.match(await w.visit('edit from=2027-06-16 to=2027-06-17'), /1 Programmpunkt liegt jetzt außerhalb/);
  });

  it('keeps its time zone as long as anything has a time in it', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    assert.match(await w.visit('edit tz=Europe/Lisbon'), /schon Zeiten in Europe\/Berlin/);
    await w.visit('publish now');
    await w.visit('agenda unschedule 1');
    assert.match(await w.visit('edit tz=Europe/Lisbon'), /schon Zeiten in Europe\/Berlin/);
    assert.match(await w.visit('today 1', people.english), /12:30–13:30/);
    await w.visit('publish now');
    assert.match(await w.visit('edit tz=Europe/Lisbon'), /ist geändert/);
    assert.match(await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal'), /12:30 bis 13:30/);
  });

  it('ends when it is closed: then nothing changes any more', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare', people.staff);
    await w.visit('close');
    assert.match(
      await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Besuch abschließen'),
      /abgeschlossen/,
    );
    const lines = [
      'agenda add X',
      'agenda vote 1',
      'agenda accept 1',
      'edit place=X',
      'publish',
      'invite send',
      'close now',
    ];
    for (const line of lines) assert.match(await w.visit(line), /„Working visit“ ist abgeschlossen/, line);
    assert.match(await w.visit('agenda list'), /Youth welfare/);
  });
});

describe('the visit that is meant', () => {
  it('is the one named, the one of the channel, or the only open one', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('show', people.english), /^Working visit\n• Burgenlandkreis visits Landkreis Osnabrück/);
    assert.match(await w.visit('show', people.english, everywhere), /^Working visit/);
    await w.visit(`new Other ${sides} from=2027-07-01 to=2027-07-02`, people.staff, everywhere);
    assert.match(await w.visit('show', people.english, everywhere), /^Other/);
    assert.match(await w.visit('show in=lkos-blk-27', people.english, everywhere), /^Working visit/);
    assert.match(await w.besuch('top neu Jugendhilfe besuch=LKOS-BLK-27', people.staff, everywhere), /Thema #1/);
    await w.settle();
    assert.equal(posted(w, '#1 Jugendhilfe').channel, 'C0BESUCH');
  });

  it('is asked for with a button each, which do what was typed, where several are open', async () => {
    await using w = await worldWithVisit();
    w.slack.addChannel({
      id: 'C0DRITT',
      name: 'dritt',
      is_private: false,
      is_im: false,
      is_archived: false,
      members: [people.staff],
    });
    await w.visit(`new Other ${sides} from=2027-07-01 to=2027-07-02`, people.staff, everywhere);
    await w.settle();
    assert.equal(
      await w.visit('agenda add Youth welfare length=1h', people.staff, 'C0DRITT'),
      'Welchen Besuch meinen Sie?',
    );
    const question = w.lastAnswer(people.staff, 'C0DRITT');
    assert.deepEqual(
      buttonsOf(question).map(({ text }) => text.text),
      ['Other (LKOS-BLK-27-2)', 'Working visit (LKOS-BLK-27)'],
    );
    assert.match(await press(w, people.staff, question, 'Other (LKOS-BLK-27-2)'), /Thema #1 „Youth welfare“/);
  });

  it('is invisible to an outsider, in whatever way they ask', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    const outsider = people.outsider;
    assert.match(await w.visit('list', outsider, everywhere), /Sie gehören noch zu keinem Besuch/);
    assert.match(await w.visit('show', outsider, everywhere), /Hier gibt es noch keinen Besuch/);
    for (const line of [
      'show',
      'agenda list',
      'agenda vote 1',
      'member list',
      'today 1',
      'me',
      'yes',
      'publish',
      'invite status',
    ]) {
      assert.match(await w.visit(`${line} in=LKOS-BLK-27`, outsider, everywhere), /Ich kenne keinen Besuch/, line);
    }
    assert.equal(
      await w.visit('show in=NIE-DA-27', outsider, everywhere),
      await w
        .visit('show in=LKOS-BLK-27', outsider, everywhere)
        .then((said) => said.replace('LKOS-BLK-27', 'NIE-DA-27')),
    );
    await w.slack.as(outsider).openHome();
    assert.doesNotMatch(JSON.stringify(w.slack.as(outsider).home?.blocks ?? ''), /Working visit/);
  });
});
