import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { noRadicale, type Radicale, startRadicale } from '../support/radicale.ts';
import { worldWithVisit } from '../support/visits.ts';
import type { World } from '../support/world.ts';

const dentist = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Somebody//EN',
  'BEGIN:VEVENT',
  'UID:dentist@example.org',
  'DTSTAMP:20270101T080000Z',
  'DTSTART:20270615T060000Z',
  'DTEND:20270615T070000Z',
  'SUMMARY:Zahnarzt',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** What stands in the calendar, in the order of time. */
async function eventsOf(radicale: Radicale, url?: string) {
  const calendar = new ICAL.Component(ICAL.parse(await radicale.read(url)));
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => {
      const { uid, summary, startDate, endDate, location } = new ICAL.Event(component);
      const zone = startDate.zone?.tzid;
      const times = `${startDate.toJSDate().toISOString()}/${endDate.toJSDate().toISOString()}`;
      const people = [...component.getAllProperties('attendee'), ...component.getAllProperties('organizer')];
      return { uid, summary, zone, local: String(startDate), times, location, people: people.length };
    })
    .sort((a, b) => (a.times < b.times ? -1 : 1));
}

const titlesOf = async (radicale: Radicale, url?: string) =>
  (await eventsOf(radicale, url)).map(({ summary, local }) => `${local.slice(5, 16)} ${summary}`);

async function planDays(w: World): Promise<void> {
  await w.visit('agenda fix "Begrüßung, Landrätin" day=1 at=9:00 length=30m kind=talk room=2050');
  await w.visit('agenda fix Mittagessen day=1 at=12:30 length=1h kind=meal');
  await w.visit('agenda fix Abschied day=2 at=15:00 length=30m kind=talk room=2050');
}

describe('a calendar on a real server (Radicale)', { skip: noRadicale }, () => {
  it('holds the published programme at the right times, and stays in step through changes and restarts', async () => {
    await using radicale = await startRadicale();
    await radicale.ask('PUT', 'dentist.ics', dentist);
    await using w = await worldWithVisit({ config: { caldavUrl: radicale.url } });
    await planDays(w);
    await w.settle();
    assert.deepEqual(await titlesOf(radicale), ['06-15T06:00 Zahnarzt'], 'a draft is nobody else’s business');
    await w.visit('publish now');
    await w.settle();
    const [, first, , last] = await eventsOf(radicale);
    assert.deepEqual(await titlesOf(radicale), [
      '06-15T06:00 Zahnarzt',
      '06-15T09:00 Begrüßung, Landrätin',
      '06-15T12:30 Mittagessen',
      '06-16T15:00 Abschied',
    ]);
    assert.equal(first?.times, '2027-06-15T07:00:00.000Z/2027-06-15T07:30:00.000Z');
    assert.equal(first?.zone, 'Europe/Berlin');
    assert.equal(first?.location, 'Raum 2050, Kreishaus Osnabrück');
    assert.equal(first?.people, 0);

    await w.restart();
    await w.visit('agenda move 3 at=16:00');
    await w.visit('agenda unschedule 2');
    await w.visit('publish now');
    await w.settle();
    const after = await eventsOf(radicale);
    assert.deepEqual(
      after.map(({ summary, local }) => `${local.slice(5, 16)} ${summary}`),
      ['06-15T06:00 Zahnarzt', '06-15T09:00 Begrüßung, Landrätin', '06-16T16:00 Abschied'],
    );
    assert.equal(after[2]?.uid, last?.uid, 'what is moved stays the same event');

    await w.visit('close');
    await w.settle();
    assert.equal((await eventsOf(radicale)).length, 3, 'what has been stays');
  });

  it('gets over what people do in it', async () => {
    await using radicale = await startRadicale();
    await using w = await worldWithVisit({ config: { caldavUrl: radicale.url } });
    await planDays(w);
    await w.visit('publish now');
    await w.settle();
    const [welcome, lunch, farewell] = await eventsOf(radicale);
    const changed = (await (await radicale.ask('GET', `${welcome?.uid}.ics`)).text()).replace('Landrätin', 'Landrat');
    assert.equal((await radicale.ask('PUT', `${welcome?.uid}.ics`, changed)).status, 201);
    for (const event of [lunch, farewell]) await radicale.ask('DELETE', `${event?.uid}.ics`);
    await w.visit('agenda move 1 at=9:30');
    await w.visit('agenda move 2 at=13:00');
    await w.visit('agenda unschedule 3');
    await w.visit('publish now');
    await w.settle();
    assert.deepEqual(await titlesOf(radicale), ['06-15T09:30 Begrüßung, Landrätin', '06-15T13:00 Mittagessen']);
  });

  it('may be another one after a restart: then everything stands there, too', async () => {
    await using radicale = await startRadicale();
    await using w = await worldWithVisit({ config: { caldavUrl: radicale.url } });
    await planDays(w);
    await w.visit('publish now');
    await w.settle();
    const other = await radicale.addCalendar('rooms');
    w.config.caldavUrl = other;
    await w.restart();
    await w.settle();
    assert.deepEqual(await titlesOf(radicale, other), await titlesOf(radicale));
  });

  it('that refuses the password is the coordinators’ business, until it is mended', async () => {
    await using radicale = await startRadicale();
    const wrong = radicale.url.replace(':geheim@', ':falsch@');
    await using w = await worldWithVisit({ config: { caldavUrl: wrong } });
    await planDays(w);
    await w.visit('publish now');
    await w.settle();
    assert.match(
      await w.visit('show'),
      /das Programm im gemeinsamen Kalender: Der gemeinsame Kalender lässt mich nicht/,
    );
    w.config.caldavUrl = radicale.url;
    await w.restart();
    await w.settle();
    assert.equal((await eventsOf(radicale)).length, 3);
    assert.doesNotMatch(await w.visit('show'), /gemeinsamen Kalender/);
  });
});
