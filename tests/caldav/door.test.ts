import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { EntryRefused } from '../../src/caldav/answer.ts';
import { openCalendar } from '../../src/caldav/door.ts';
import type { Order } from './calendar-server.ts';
import { entry, faultOf, name, open, place } from './open-door.ts';

describe('the door to a shared calendar', () => {
  it('creates, changes and deletes an entry, each only as it is known', async () => {
    await using w = await open();
    const first = await w.door.put(place(undefined), entry('A'));
    assert.equal(first, '"1"');
    const second = await w.door.put(place(first), entry('B'));
    assert.equal(w.server.entries.get(name)?.text, entry('B'));
    await w.door.remove(place(second));
    assert.deepEqual(w.server.requests, [
      `PUT ${name} if-none-match *`,
      `PUT ${name} if-match "1"`,
      `DELETE ${name} if-match "2"`,
    ]);
    assert.equal(w.server.entries.size, 0);
  });

  it('takes over an entry of ours that it did not know of, as after a crash', async () => {
    await using w = await open();
    w.server.edit(name, entry('A'));
    assert.equal(await w.door.put(place(undefined), entry('B')), '"2"');
    assert.equal(w.server.entries.get(name)?.text, entry('B'));
  });

  it('never writes over nor deletes what has another UID', async () => {
    await using w = await open();
    const strange = entry('Zahnarzt', 'other@example.org');
    w.server.edit(name, strange);
    for (const etag of [undefined, '"0"', null]) {
      const fault = await faultOf(w.door.put(place(etag), entry('B')));
      assert.ok(fault instanceof EntryRefused);
      assert.equal(fault.reason, 'CalDAV name taken');
      if (etag !== undefined) await w.door.remove(place(etag));
    }
    assert.equal(w.server.entries.get(name)?.text, strange);
  });

  it('overwrites what somebody has changed in the calendar, and creates anew what somebody has deleted', async () => {
    await using w = await open();
    const etag = await w.door.put(place(undefined), entry('A'));
    w.server.edit(name, entry('Von Hand'));
    const next = await w.door.put(place(etag), entry('B'));
    assert.equal(w.server.entries.get(name)?.text, entry('B'));
    w.server.entries.delete(name);
    await w.door.put(place(next), entry('C'));
    assert.equal(w.server.entries.get(name)?.text, entry('C'));
    assert.equal(w.server.requests.at(-1), `PUT ${name} if-none-match *`);
  });

  it('creates anew where the server says 404 or 410 to a change', async () => {
    for (const status of [404, 410]) {
      await using w = await open();
      w.server.orders.push({ status });
      await w.door.put(place('"9"'), entry('A'));
      assert.equal(w.server.entries.get(name)?.text, entry('A'));
    }
  });

  it('deletes what somebody has changed in the calendar, and is content with what is gone', async () => {
    await using w = await open();
    const etag = await w.door.put(place(undefined), entry('A'));
    w.server.edit(name, entry('Von Hand'));
    await w.door.remove(place(etag));
    assert.equal(w.server.entries.size, 0);
    for (const known of [etag, null]) await w.door.remove(place(known));
    w.server.orders.push({ status: 404 }, { status: 410 });
    await w.door.remove(place(etag));
    await w.door.remove(place(etag));
  });

  it('reads the ETag where the answer to a PUT tells none', async () => {
    await using w = await open();
    w.server.etags = 'on reading only';
    assert.equal(await w.door.put(place(undefined), entry('A')), '"1"');
    assert.deepEqual(w.server.requests, [`PUT ${name} if-none-match *`, `GET ${name}`]);
  });

  it('works without ETags that can be compared', async () => {
    await using w = await open();
    w.server.etags = 'weak';
    assert.equal(await w.door.put(place(undefined), entry('A')), null);
    assert.equal(await w.door.put(place(null), entry('B')), null);
    assert.equal(w.server.entries.get(name)?.text, entry('B'));
    await w.door.remove(place(null));
    assert.equal(w.server.entries.size, 0);
  });

  it('believes no page that says yes and keeps nothing', async () => {
    await using w = await open();
    w.server.orders.push({ status: 200, body: '<html>Please log in</html>' }, { status: 200, body: '<html></html>' });
    const fault = await faultOf(w.door.put(place(undefined), entry('A')));
    assert.deepEqual([fault.kind, fault.reason], ['permanent', 'CalDAV 404']);
  });

  it('follows redirects on its own server, and takes the password nowhere else', async () => {
    await using w = await open();
    const asked: string[] = [];
    const elsewhere = createServer((req, res) => {
      asked.push(req.url ?? '');
      res.writeHead(201).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    w.server.orders.push({ status: 308, headers: { location: `/calendars/county/visits/${name}` } });
    assert.equal(await w.door.put(place(undefined), entry('A')), '"1"');
    w.server.orders.push({ status: 307, headers: { location: `http://127.0.0.1:${port}/${name}` } });
    const fault = await faultOf(w.door.put(place('"1"'), entry('B')));
    assert.deepEqual([fault.kind, fault.reason], ['permanent', 'CalDAV redirect']);
    assert.deepEqual(asked, []);
    w.server.orders.push(...Array<Order>(4).fill({ status: 302, headers: { location: name } }));
    assert.equal((await faultOf(w.door.put(place('"1"'), entry('B')))).reason, 'CalDAV redirect');
    elsewhere.closeAllConnections();
    elsewhere.close();
  });

  it('names a calendar by its address, whoever logs in', () => {
    const nameOf = (caldavUrl: string) => openCalendar({ caldavUrl }).calendar;
    const known = nameOf('https://a:b@cloud.example.org/visits/');
    assert.equal(nameOf('https://c:d@cloud.example.org/visits'), known);
    assert.notEqual(nameOf('https://a:b@cloud.example.org/rooms/'), known);
    assert.doesNotMatch(known, /cloud|a:b/);
  });
});
