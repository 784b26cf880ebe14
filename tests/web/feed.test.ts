import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { createFeedListener } from '../../src/web/feed.ts';
import { createWebServer } from '../../src/web/server.ts';
import { createSite } from '../../src/web/site.ts';
import { collectedLog } from '../slack/bot.ts';
import { worldWithBothSides, worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';
import { ask, ownFeed, readFeed, visitFeed } from './feed-world.ts';

async function publishedWorld(): Promise<World> {
  const w = await worldWithBothSides();
  await w.visit('agenda fix Welcome day=1 at=9:00 length=30m room=2050');
  await w.visit('agenda fix Debriefing day=1 at=16:00 length=30m kind=internal for=host');
  await publish(w);
  return w;
}

async function publish(w: World): Promise<void> {
  await w.visit('publish now');
  await w.settle();
}

const summaries = async (w: World, path: string) => (await readFeed(w, path)).events.map(({ summary }) => summary);

describe('A feed over HTTP', () => {
  it('is answered with the headers that calendar programs and data protection ask for', async () => {
    await using w = await publishedWorld();
    const response = await ask(w, await visitFeed(w), { 'accept-encoding': 'gzip, br' });
    const body = Buffer.from(await response.arrayBuffer());
    assert.equal(response.status, 200);
    const {
      date: _,
      connection: __,
      'keep-alive': ___,
      etag,
      'last-modified': at,
      ...rest
    } = Object.fromEntries(response.headers);
    assert.deepEqual(rest, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': String(body.length),
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    assert.match(etag ?? '', /^"[\w-]{43}"$/);
    assert.equal(at, 'Mon, 03 May 2027 08:00:00 GMT');
  });

  it('answers HEAD as GET without the body', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const [head, get] = [await ask(w, path, {}, 'HEAD'), await ask(w, path)];
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    for (const name of ['etag', 'content-length', 'content-type', 'last-modified']) {
      assert.equal(head.headers.get(name), get.headers.get(name), name);
    }
    const etag = get.headers.get('etag') ?? '';
    assert.equal((await ask(w, path, { 'if-none-match': etag }, 'HEAD')).status, 304);
  });

  it('is not sent again to whoever has it, however the tag is written', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const etag = (await ask(w, path)).headers.get('etag') ?? '';
    const known = [etag, `W/${etag}`, `"other", ${etag}`, `"a","b" , W/${etag}`, '*', ' * '];
    for (const tags of known) {
      const response = await ask(w, path, { 'if-none-match': tags });
      assert.deepEqual([response.status, await response.text(), response.headers.get('etag')], [304, '', etag], tags);
      assert.equal(response.headers.get('cache-control'), 'private, max-age=300');
    }
    for (const tags of ['"other"', etag.replaceAll('"', ''), `"${etag.slice(1, 5)}"`, '', '"*"']) {
      assert.equal((await ask(w, path, { 'if-none-match': tags })).status, 200, tags);
    }
  });

  it('looks at dates only where there is no tag', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const at = (await ask(w, path)).headers.get('last-modified') ?? '';
    const status = async (headers: Record<string, string>) => (await ask(w, path, headers)).status;
    assert.equal(await status({ 'if-modified-since': at }), 304);
    assert.equal(await status({ 'if-modified-since': 'Tue, 04 May 2027 08:00:00 GMT' }), 304);
    assert.equal(await status({ 'if-modified-since': 'Mon, 03 May 2027 07:59:59 GMT' }), 200);
    assert.equal(await status({ 'if-modified-since': 'yesterday' }), 200);
    assert.equal(await status({ 'if-modified-since': at, 'if-none-match': '"other"' }), 200);
  });

  it('has the same tag as long as nothing changes, even over a restart, and another after publishing', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const get = async () => {
      const response = await ask(w, path);
      return { etag: response.headers.get('etag'), body: await response.text() };
    };
    const first = await get();
    await w.moveClock('2027-05-20T08:00:00.000Z');
    await w.visit('agenda fix Lunch day=1 at=12:00 length=1h kind=meal');
    assert.deepEqual(await get(), first);
    await w.restart();
    assert.deepEqual(await get(), first);
    await publish(w);
    const second = await get();
    assert.notEqual(second.etag, first.etag);
    assert.match(second.body, /SUMMARY:Lunch/);
    assert.match(second.body, /DTSTAMP:20270520T080000Z/);
    assert.equal((await ask(w, path, { 'if-none-match': first.etag ?? '' })).status, 200);
  });

  it('raises SEQUENCE with each published change, and tells for four weeks what is gone', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const [before] = (await readFeed(w, path)).events;
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await w.visit('agenda move 1 day=1 at=10:00');
    await publish(w);
    const [moved] = (await readFeed(w, path)).events;
    assert.deepEqual([moved?.uid, moved?.sequence, moved?.start], [before?.uid, 1, '2027-06-15T10:00:00']);
    await w.moveClock('2027-05-05T08:00:00.000Z');
    await w.visit('agenda unschedule 1');
    await w.visit('agenda remove 1 anyway=yes');
    await w.visit('agenda fix Lunch day=1 at=12:00 length=1h kind=meal');
    await publish(w);
    const gone = (await readFeed(w, path)).events.find(({ uid }) => uid === before?.uid);
    assert.deepEqual([gone?.sequence, gone?.status, gone?.stamp], [2, 'CANCELLED', '2027-05-05T08:00:00Z']);
    const { etag } = Object.fromEntries((await ask(w, path)).headers);
    await w.moveClock('2027-06-02T08:00:00.000Z');
    assert.deepEqual(await summaries(w, path), ['Lunch']);
    assert.equal((await ask(w, path, { 'if-none-match': etag ?? '' })).status, 200);
  });

  it('shows the visit to everyone as guests read it, and to each person what concerns that person', async () => {
    await using w = await publishedWorld();
    await w.visit('member add @anja.meyer side=guest', people.coordinator);
    assert.deepEqual(await summaries(w, await visitFeed(w)), ['Welcome']);
    assert.deepEqual(await summaries(w, await ownFeed(w, people.presenter)), ['Welcome', 'Debriefing']);
  });

  it('follows a person’s days at once: who arrives later has no morning in the calendar', async () => {
    await using w = await publishedWorld();
    const path = await ownFeed(w, people.presenter);
    const before = (await ask(w, path)).headers.get('etag') ?? '';
    await w.visit('member edit @katja.bielefeld arrives="day 1 12:00"');
    assert.deepEqual(await summaries(w, path), ['Debriefing']);
    await w.visit('member edit @katja.bielefeld arrives= absent="day 1 15:00-18:00"');
    assert.deepEqual(await summaries(w, path), ['Welcome']);
    await w.visit('member edit @katja.bielefeld absent=');
    assert.equal((await ask(w, path, { 'if-none-match': before })).status, 304);
  });

  it('says only that there is something, when and where, if the visit wants no more', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    await w.visit('settings feeds=minimal');
    const body = await (await ask(w, path)).text();
    assert.doesNotMatch(body, /Welcome|2050|Katja|^DESCRIPTION:./m);
    const { events } = await readFeed(w, path);
    assert.deepEqual(
      events.map(({ summary, location, start }) => [summary, location, start]),
      [['Working visit', 'Kreishaus Osnabrück', '2027-06-15T09:00:00']],
    );
  });

  it('speaks the language of the person, and that of the visit to all others', async () => {
    await using w = await publishedWorld();
    const path = await ownFeed(w, people.presenter);
    assert.match((await readFeed(w, path)).events[0]?.description ?? '', /09:00 bis 09:30\u00a0Uhr/);
    await w.visit('member edit @katja.bielefeld language=english');
    assert.match((await readFeed(w, path)).events[0]?.description ?? '', /09:00 to 09:30/);
  });

  it('has a new tag and date when the visit gets another title', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const former = (await ask(w, path)).headers;
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await w.visit('edit title="Zu Gast; in Osnabrück"');
    const response = await ask(w, path, { 'if-modified-since': former.get('last-modified') ?? '' });
    assert.equal(response.status, 200);
    assert.notEqual(response.headers.get('etag'), former.get('etag'));
    assert.match(await response.text(), /^X-WR-CALNAME:Zu Gast\\; in Osnabrück\r$/m);
  });

  it('is empty and valid before anything is published', async () => {
    await using w = await worldWithVisit();
    const { name, events } = await readFeed(w, await visitFeed(w));
    assert.deepEqual([name, events], ['Working visit', []]);
  });

  it('stays when the visit is closed', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    await w.visit('close now');
    assert.deepEqual(await summaries(w, path), ['Welcome']);
  });

  it('says that all is called off once nobody is to come any more', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    await w.bot.deps.db.updateTable('visit').set({ invitations_cancelled_at: '2027-05-03T09:00:00.000Z' }).execute();
    const [event] = (await readFeed(w, path)).events;
    assert.deepEqual([event?.status, event?.sequence, event?.stamp], ['CANCELLED', 1, '2027-05-03T09:00:00Z']);
  });

  it('answers alike whatever leads nowhere: renewed, revoked, of somebody removed, of another kind, made up, malformed', async () => {
    await using w = await publishedWorld();
    const renewed = await visitFeed(w);
    await w.visit('invite feed visit renew now');
    const revoked = await visitFeed(w);
    await w.visit('invite feed visit revoke now');
    const removed = await ownFeed(w, people.presenter);
    await ask(w, removed);
    await w.visit('member remove @katja.bielefeld');
    const paths = [
      renewed,
      revoked,
      removed,
      `/calendar/${'A'.repeat(43)}.ics`,
      '/calendar/',
      '/calendar//',
      '/calendar/x.ics',
      '/calendar/%ff.ics',
      `/calendar/${'A'.repeat(9000)}.ics`,
      removed.replace('.ics', ''),
      removed.replace('.ics', '.ICS'),
      `${removed}/`,
    ];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await ask(w, path);
        const { date: _, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    for (const [index, answer] of answers.entries()) assert.deepEqual(answer, answers[0], paths[index]);
    assert.equal(answers[0]?.status, 404);
    assert.equal(answers[0].headers['cache-control'], 'no-store');
  });

  it('may only be read', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    for (const method of ['POST', 'PUT', 'DELETE', 'PROPFIND', 'OPTIONS']) {
      const response = await ask(w, path, {}, method);
      assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, HEAD'], method);
    }
    assert.equal((await ask(w, `/calendar/${'A'.repeat(43)}.ics`, {}, 'POST')).status, 405);
    assert.equal((await ask(w, `${path}?nocache=1`)).status, 200);
  });

  it('notes once a day that it was used, and nothing more', async () => {
    await using w = await publishedWorld();
    const path = await visitFeed(w);
    const usedOn = async () =>
      (await w.bot.deps.db.selectFrom('access_link').select('used_on').where('purpose', '=', 'feed').execute()).map(
        (link) => link.used_on,
      );
    await Promise.all([1, 2, 3].map(() => ask(w, path)));
    assert.deepEqual(await usedOn(), ['2027-05-03']);
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await ask(w, path);
    await ask(w, path);
    assert.deepEqual(await usedOn(), ['2027-05-04']);
  });

  it('fails without telling the address, and says when to come again', async () => {
    const { log, lines } = collectedLog();
    const words = () => ({ title: 'Nothing', text: 'here' });
    const calendars = createFeedListener({
      shelf: { find: () => Promise.reject(new Error('the database is gone')), distrust: () => undefined },
      words,
      defaultLanguage: 'en',
      log,
    });
    const site = createSite({ pages: new Hono(), missing: () => [], words, defaultLanguage: 'en', log });
    const server = createWebServer({ host: '127.0.0.1', port: 0, site, calendars, log });
    const port = await server.start();
    const token = 'SECRET'.padEnd(43, 'x');
    const response = await fetch(`http://127.0.0.1:${port}/calendar/${token}.ics`);
    await server.stop(100);
    assert.deepEqual([response.status, response.headers.get('retry-after'), await response.text()], [503, '300', '']);
    assert.match(lines.join(''), /the database is gone/);
    assert.doesNotMatch(lines.join(''), /SECRET/);
  });
});
