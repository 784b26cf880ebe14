import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CalendarServer } from '../caldav/calendar-server.ts';
import { held, keptCalendar, publish, twoSessions } from '../caldav/kept-calendar.ts';
import { parseEvent, textOf } from '../calendar/sample-event.ts';
import { worldWithVisit } from '../support/visits.ts';

const methods = ({ requests }: CalendarServer) => requests.map((request) => request.split(' ')[0]);

describe('the programme in a shared calendar', () => {
  it('stands there as events that invite nobody, under names and UIDs that stay', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    assert.deepEqual(held(calendar), twoSessions);
    for (const [name, { text }] of calendar.entries) {
      const { calendar: object, event } = parseEvent(text);
      assert.equal(name, `${textOf(event, 'uid')}.ics`);
      assert.equal(object.getFirstProperty('method'), null);
      assert.deepEqual([event.getAllProperties('attendee'), event.getAllProperties('organizer')], [[], []]);
      assert.match(text, /^DTSTART;TZID=Europe\/Berlin:20270615T/m);
      assert.match(text, /^BEGIN:VTIMEZONE\r$/m);
    }
    const names = [...calendar.entries.keys()];
    await w.visit('agenda move 1 at=9:30');
    await publish(w);
    assert.deepEqual([...calendar.entries.keys()], names);
  });

  it('costs a request for each session that changed, and none for the others', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.requests = [];
    await w.visit('agenda move 1 at=9:30');
    await publish(w);
    assert.deepEqual(methods(calendar), ['PUT']);
    await w.visit('agenda unschedule 2');
    await publish(w);
    assert.deepEqual(methods(calendar), ['PUT', 'DELETE']);
    await w.restart();
    await w.settle();
    assert.equal(calendar.requests.length, 2, 'after a restart everything is still in step');
    assert.deepEqual(held(calendar), ['2027-06-15T07:30 Welcome']);
  });

  it('has nothing of what is internal, and no mail address', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    await w.visit('member add katja.bielefeld@lkos.example name="Katja Bielefeld" side=host');
    await w.visit('agenda add "Adult education" by="Katja Bielefeld" length=45m');
    await w.visit('agenda move 3 day=1 at=10:00 room=2050');
    await w.visit('agenda fix "Internal talk" day=1 at=15:00 length=30m kind=internal');
    await publish(w);
    assert.deepEqual(held(calendar), [twoSessions[0], '2027-06-15T08:00 Adult education', twoSessions[1]]);
    const texts = [...calendar.entries.values()].map(({ text }) => text.replaceAll('\r\n ', '')).join();
    assert.match(texts, /Katja Bielefeld/);
    assert.doesNotMatch(texts, /@lkos/);
  });

  it('follows the visit’s title and place at once, as they need no publication', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    await w.visit('edit title="Besuch der Kreisspitze" place="Schloss Iburg"');
    await w.settle();
    for (const { text } of calendar.entries.values()) {
      assert.match(textOf(parseEvent(text).event, 'description'), /^Besuch der Kreisspitze/);
      assert.match(textOf(parseEvent(text).event, 'location'), /Schloss Iburg$/);
    }
  });

  it('stays as it is when the visit is closed', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    await w.visit('close now');
    await w.settle();
    await w.restart();
    await w.settle();
    assert.deepEqual(held(calendar), twoSessions);
  });

  it('loses what is called off, and gets it back with new invitations', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    await w.visit('member add goetz.ulrich@blk.example side=guest');
    await w.visit('invite send now');
    await w.visit('invite cancel now');
    await w.settle();
    assert.deepEqual(held(calendar), []);
    await w.visit('invite send now');
    await w.settle();
    assert.deepEqual(held(calendar), twoSessions);
  });

  it('says times only where that is the setting', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    await w.visit('settings edit feeds=minimal');
    await w.settle();
    assert.deepEqual(held(calendar), ['2027-06-15T07:00 Working visit', '2027-06-15T10:30 Working visit']);
    for (const { text } of calendar.entries.values()) assert.doesNotMatch(text, /Welcome|Lunch|2050/);
  });

  it('is forgotten, and no trouble any more, once the setting is taken away', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.orders.push({ status: 403 });
    await w.visit('agenda move 1 at=9:30');
    await publish(w);
    assert.match(await w.visit('show'), /gemeinsamen Kalender/);
    w.config.caldavUrl = undefined;
    await w.restart();
    await w.visit('retry');
    await w.settle();
    assert.doesNotMatch(await w.visit('show'), /gemeinsamen Kalender/);
    assert.deepEqual(held(calendar), twoSessions);
  });

  it('is nobody’s business where no calendar is set up', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
    await publish(w);
    assert.doesNotMatch(await w.visit('show'), /Kalender/);
  });
});
