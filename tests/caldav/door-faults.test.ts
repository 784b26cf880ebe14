import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EntryRefused } from '../../src/caldav/answer.ts';
import type { Order } from './calendar-server.ts';
import { entry, faultOf, open, place } from './open-door.ts';

describe('the door to a shared calendar that fails', () => {
  const faults: [Order, string, string, number?][] = [
    [{ status: 401 }, 'permanent', 'CalDAV 401'],
    [{ status: 403 }, 'permanent', 'CalDAV 403'],
    [{ status: 404 }, 'permanent', 'CalDAV 404'],
    [{ status: 409 }, 'permanent', 'CalDAV 409'],
    [{ status: 415 }, 'permanent', 'CalDAV 415'],
    [{ status: 423 }, 'transient', 'CalDAV 423'],
    [{ status: 429, headers: { 'retry-after': '120' } }, 'rate-limited', 'CalDAV 429', 120],
    [{ status: 503, headers: { 'retry-after': '60' } }, 'transient', 'CalDAV 503', 60],
    [
      {
        status: 503,
        headers: { date: 'Tue, 15 Jun 2027 08:00:00 GMT', 'retry-after': 'Tue, 15 Jun 2027 08:02:00 GMT' },
      },
      'transient',
      'CalDAV 503',
      120,
    ],
    [{ status: 503, headers: { 'retry-after': 'soon' } }, 'unknown', 'CalDAV 503'],
    [{ status: 500 }, 'unknown', 'CalDAV 500'],
    [{ status: 507 }, 'permanent', 'CalDAV 507'],
    ['hang', 'unknown', 'CalDAV no answer: ETIMEDOUT'],
    ['drop', 'unknown', 'CalDAV no answer: UND_ERR_SOCKET'],
  ];
  for (const [order, kind, reason, retryAfterSeconds] of faults) {
    const what = typeof order === 'string' ? order : JSON.stringify(order);
    it(`takes ${what} for ${kind}`, async () => {
      await using w = await open();
      w.server.orders.push(order);
      const fault = await faultOf(w.door.put(place(undefined), entry('A')));
      assert.deepEqual([fault.kind, fault.reason, fault.retryAfterSeconds], [kind, reason, retryAfterSeconds]);
    });
  }

  it('tells apart a UID that stands under another name from a calendar that is not there', async () => {
    await using w = await open();
    w.server.orders.push({ status: 409, body: '<error xmlns="DAV:"><C:no-uid-conflict/></error>' });
    const fault = await faultOf(w.door.put(place(undefined), entry('A')));
    assert.ok(fault instanceof EntryRefused);
    assert.equal(fault.reason, 'CalDAV no-uid-conflict');
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const w = await open();
    await w.server[Symbol.asyncDispose]();
    const fault = await faultOf(w.door.put(place(undefined), entry('A')));
    assert.deepEqual([fault.kind, fault.reason], ['transient', 'CalDAV no answer: ECONNREFUSED']);
    await w.door.close();
  });
});
