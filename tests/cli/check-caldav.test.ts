import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startCalendarServer } from '../caldav/calendar-server.ts';
import { noRadicale, startRadicale } from '../support/radicale.ts';
import { cliHere, place } from './command-line.ts';

async function says(caldavUrl: string): Promise<string> {
  await using p = place();
  await p.make();
  const { out } = await cliHere(['doctor'], { ...p.env, CALDAV_URL: caldavUrl });
  return /^Calendar .*$/m.exec(out)?.[0] ?? '';
}

/** What a server tells of a calendar (RFC 4918 §9.1). */
function multistatus(properties: string): { status: number; headers: Record<string, string>; body: string } {
  const body = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response>
<d:href>/calendars/county/visits/</d:href><d:propstat><d:prop>${properties}</d:prop>
<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`;
  return { status: 207, headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}

const calendar = '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>';
const rights = (...names: string[]) =>
  `<d:current-user-privilege-set>${names.map((name) => `<d:privilege><d:${name}/></d:privilege>`).join('')}</d:current-user-privilege-set>`;

describe('the doctor, on the shared calendar', () => {
  it('says nothing where none is kept', async () => {
    await using p = place();
    await p.make();
    assert.doesNotMatch((await cliHere(['doctor'], p.env)).out, /^Calendar/m);
  });

  it('is content with one that it may write to, or that says nothing of rights', async () => {
    for (const told of [
      calendar,
      calendar + rights('read', 'write'),
      calendar + rights('write-content'),
      calendar + rights('all'),
    ]) {
      await using server = await startCalendarServer();
      server.orders.push(multistatus(told));
      assert.match(await says(server.url), /^Calendar +right +The shared calendar is there, and we may write to it/);
      assert.deepEqual(
        server.requests.map((request) => request.split(' ')[0]),
        ['PROPFIND'],
      );
    }
  });

  const faults = [
    [{ status: 401 }, /refuses user or password.*\(HTTP 401\)/],
    [{ status: 404 }, /no calendar at this address.*\(HTTP 404\)/],
    [{ status: 500 }, /refuses to answer.*\(HTTP 500\)/],
    [{ status: 302, headers: { location: 'https://login.example.org/' } }, /no calendar at this address.*\(redirect\)/],
    [multistatus('<d:resourcetype><d:collection/></d:resourcetype>'), /no calendar at this address/],
    [multistatus(calendar + rights('read')), /may read the calendar, but not write to it/],
    [multistatus(calendar + rights('read', 'read-acl')), /may read the calendar, but not write to it/],
    ['drop', /does not answer.*\(UND_ERR_SOCKET\)/],
  ] as const;
  for (const [order, words] of faults) {
    it(`says what to do: ${words.source}`, async () => {
      await using server = await startCalendarServer();
      server.orders.push(order);
      const finding = await says(server.url);
      assert.match(finding, /^Calendar +wrong /);
      assert.match(finding, words);
      assert.doesNotMatch(finding, /county|geh/);
    });
  }

  it('agrees with a real server (Radicale)', { skip: noRadicale }, async () => {
    await using radicale = await startRadicale();
    assert.match(await says(radicale.url), /right/);
    assert.match(await says(radicale.url.replace(':geheim@', ':falsch@')), /refuses user or password/);
    assert.match(await says(radicale.url.replace('/visits/', '/none/')), /no calendar at this address/);
    assert.match(await says(radicale.url.replace('/visits/', '/')), /no calendar at this address/);
  });
});
