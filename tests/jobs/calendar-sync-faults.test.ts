import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../caldav/calendar-server.ts';
import { held, keptCalendar, publish, twoSessions } from '../caldav/kept-calendar.ts';

describe('the programme in a shared calendar that fails', () => {
  it('waits for no more than the newest version where the server was away', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.orders.push({ status: 500 }, 'drop', { status: 503, headers: { 'retry-after': '30' } });
    await w.visit('agenda move 1 at=9:30');
    await publish(w);
    await w.visit('agenda move 1 at=10:00');
    await publish(w);
    assert.deepEqual(held(calendar), twoSessions, 'nothing got through yet');
    for (const minute of ['05', '15', '30', '45']) await w.moveClock(`2027-05-03T09:${minute}:00.000Z`);
    assert.deepEqual(held(calendar), ['2027-06-15T08:00 Welcome', '2027-06-15T10:30 Lunch']);
    assert.doesNotMatch(await w.visit('show'), /gemeinsamen Kalender/);
  });

  it('comes again when the server says, where it is asked too often', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.orders.push({ status: 429, headers: { 'retry-after': '90' } });
    await w.visit('agenda move 1 at=9:30');
    await publish(w);
    await w.moveClock('2027-05-03T08:01:29.000Z');
    assert.deepEqual(held(calendar), twoSessions);
    await w.moveClock('2027-05-03T08:01:31.000Z');
    assert.deepEqual(held(calendar), ['2027-06-15T07:30 Welcome', '2027-06-15T10:30 Lunch']);
  });

  for (const order of ['drop', 'serve and drop'] satisfies Order[]) {
    it(`is right after a try that ended in the middle (${order}), without a second copy`, async () => {
      await using kept = await keptCalendar();
      const { w, calendar } = kept;
      await w.visit('agenda unschedule 2');
      await w.visit('agenda fix Coffee day=1 at=15:00 length=30m kind=break');
      calendar.orders.push(order);
      await publish(w);
      await w.moveClock('2027-05-03T08:10:00.000Z');
      await w.visit('agenda move 1 at=9:30');
      calendar.orders.push(order);
      await publish(w);
      await w.moveClock('2027-05-03T08:20:00.000Z');
      await w.visit('agenda fix Farewell day=1 at=16:00 length=30m kind=talk');
      calendar.orders.push(order);
      await publish(w);
      await w.moveClock('2027-05-03T08:30:00.000Z');
      assert.deepEqual(held(calendar), [
        '2027-06-15T07:30 Welcome',
        '2027-06-15T13:00 Coffee',
        '2027-06-15T14:00 Farewell',
      ]);
    });
  }

  it('tells coordinators what to do where it is refused, once and for all entries', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.requests = [];
    calendar.orders.push({ status: 403 });
    await w.visit('agenda move 1 at=9:30');
    await w.visit('agenda move 2 at=13:00');
    await publish(w);
    assert.equal(calendar.requests.length, 1);
    assert.match(await w.visit('show'), /Kalender lässt mich nicht schreiben.*CALDAV_URL/s);
    await w.visit('retry');
    await w.settle();
    assert.deepEqual(held(calendar), ['2027-06-15T07:30 Welcome', '2027-06-15T11:00 Lunch']);
    assert.doesNotMatch(await w.visit('show'), /lässt mich nicht/);
  });

  it('lets one entry that is refused not keep out the others', async () => {
    await using kept = await keptCalendar();
    const { w, calendar } = kept;
    calendar.orders.push({ status: 415 });
    await w.visit('agenda move 1 at=9:30');
    await w.visit('agenda move 2 at=13:00');
    await publish(w);
    assert.deepEqual(held(calendar), ['2027-06-15T07:00 Welcome', '2027-06-15T11:00 Lunch']);
    assert.match(await w.visit('show'), /nimmt es nicht an \(CalDAV 415\)/);
  });
});
