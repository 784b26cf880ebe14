import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listPeople } from '../../src/db/person.ts';
import { renewAccessLink } from '../../src/domain/access-link.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';
import { pageOf, personNamed, publish, publishedWorld } from './programme-world.ts';

async function read(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What a reader reads: no styles, no tags, one blank between words. */
function words(text: string): string {
  return text
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

const countOf = async (w: World) => (await w.bot.deps.db.selectFrom('reply').selectAll().execute()).length;

describe('the page of a programme', () => {
  let w: World;
  before(async () => {
    w = await publishedWorld();
  });
  after(() => w[Symbol.asyncDispose]());

  it('shows the visit’s programme to whoever has the address, without what is internal', async () => {
    const { status, text } = await read(await pageOf(w), { 'accept-language': 'de' });
    assert.equal(status, 200);
    const said = words(text);
    assert.match(said, /Besuchsprogramm Arbeitsbesuch Burgenlandkreis Zeitraum 15\.06\.2027 bis 16\.06\.2027/);
    assert.match(said, /Tag 1: Dienstag, 15\. Juni 2027 09:00–09:30 Uhr Ankunft und Begrüßung Raum 2050/);
    assert.match(said, /anschl\. 09:30–10:00 Uhr Vorstellungsrunde/);
    assert.match(
      said,
      /Arbeitsvermittlung Sabine Ostendorf, Vorstand der MaßArbeit MaßArbeit, Am Schölerberg 1, 49082 Osnabrück · Eingang B/,
    );
    assert.match(said, /Fahrt zur MaßArbeit Ab Kreishaus, an MaßArbeit 13:45 · Bus/);
    assert.match(said, /ca\. 12:00–12:15 Uhr Gruppenfoto Foyer Nur Bildtermin/);
    assert.match(said, /Gleichzeitig 10:15–11:30 Uhr Führung .* 10:15–11:00 Uhr Gespräch der Landräte/);
    assert.match(said, /Stand: 03\.05\.2027, 10:00 Uhr · Alle Zeiten sind Ortszeiten/);
    assert.doesNotMatch(said, /Nachbesprechung|Ihre Rückmeldung|Sie nehmen/);
    assert.doesNotMatch(text, /<form|<script|<link|<img/);
  });

  it('reads what is internal to the hosts only, and marks what is the reader’s own', async () => {
    const host = words((await read(await pageOf(w, 'Michael Lübbersmann'))).text);
    assert.match(host, /Für Michael Lübbersmann/);
    assert.match(host, /Nachbesprechung Raum 2050 Nur Gastgeber: Landkreis Osnabrück · intern Sie nehmen teil/);
    assert.doesNotMatch(host, /Migrationszentrum Nur Gäste: Burgenlandkreis Sie nehmen teil/);
    const guest = words((await read(await pageOf(w, 'Götz Ulrich'))).text);
    assert.doesNotMatch(guest, /Nachbesprechung/);
    assert.match(guest, /Alles, was hier steht, gehört zu Ihrem Programm\./);
    const presenter = words((await read(await pageOf(w, 'Sabine Ostendorf'))).text);
    assert.match(presenter, /Eingang B Ihr Programmpunkt/);
    assert.doesNotMatch(presenter, /Nachbesprechung/, 'nobody knows whose presenter somebody without an account is');
  });

  it('speaks the person’s language, else the browser’s, else the visit’s', async () => {
    const languageOf = async (name: string | undefined, header?: string) =>
      /<html lang="(..)">/.exec((await read(await pageOf(w, name), { 'accept-language': header ?? 'fr' })).text)?.[1];
    assert.equal(await languageOf('Emma Green', 'de'), 'en');
    assert.equal(await languageOf('Götz Ulrich', 'en-GB'), 'en');
    assert.equal(await languageOf('Götz Ulrich'), 'de');
    assert.equal(await languageOf(undefined, 'en'), 'en');
    const { text } = await read(await pageOf(w, 'Emma Green'));
    assert.match(text, /<h1 lang="de">Arbeitsbesuch/, 'what people wrote is in the visit’s language');
    const english = words(text);
    assert.match(english, /Day 1: Tuesday, 15 June 2027 09:00–09:30 Ankunft und Begrüßung Room 2050 You take part/);
  });

  it('says in words that nothing is published yet', async () => {
    await using w = await worldWithVisit();
    const { status, text } = await read(await pageOf(w), { 'accept-language': 'de' });
    assert.equal(status, 200);
    assert.match(words(text), /Das Programm ist noch nicht veröffentlicht\. Sobald es so weit ist, steht es hier\./);
    assert.match(words((await read(await pageOf(w), { 'accept-language': 'en' })).text), /is not published yet/);
  });

  it('changes with each publication', async () => {
    await using w = await publishedWorld();
    await w.besuch('top ändern 7 titel=„Essen im Ratskeller“ trotzdem=ja');
    assert.doesNotMatch((await read(await pageOf(w))).text, /Ratskeller/);
    await publish(w);
    assert.match((await read(await pageOf(w))).text, /Ratskeller/);
  });

  it('says on a day without anything that nothing is planned', async () => {
    await using w = await publishedWorld();
    await w.besuch('top entfernen 10');
    await w.besuch('top entfernen 11');
    await publish(w);
    const said = words((await read(await pageOf(w), { 'accept-language': 'de' })).text);
    assert.match(said, /Mittwoch, 16\. Juni 2027 (An diesem Tag|Für diesen Tag)/);
  });

  it('offers the reader’s own feed, and the visit’s to everyone else', async () => {
    const feeds = async (name?: string) => [
      ...new Set((await read(await pageOf(w, name))).text.match(/calendar\/[\w-]{43}\.ics/g)),
    ];
    const [own, visit] = [await feeds('Götz Ulrich'), await feeds()];
    assert.deepEqual([own.length, visit.length], [1, 1]);
    assert.notEqual(own[0], visit[0]);
    assert.deepEqual(await feeds('Götz Ulrich'), own, 'the same each time');
    const { text } = await read(await pageOf(w, 'Götz Ulrich'));
    assert.match(text, /href="webcal:\/\/besuche\.lkos\.example\/calendar\//);
    assert.match(text, /href="https:\/\/calendar\.google\.com\//);
    assert.match(text, /href="https:\/\/outlook\./);
    for (const path of [own[0], visit[0]]) {
      assert.equal((await fetch(`http://127.0.0.1:${w.bot.port}/${path}`)).status, 200);
    }
  });

  it('offers no calendars that could not come here', async () => {
    await using w = await publishedWorld({ config: { publicUrl: 'http://127.0.0.1:3000' } });
    const { text } = await read(await pageOf(w));
    assert.match(text, /href="webcal:/);
    assert.doesNotMatch(text, /google|outlook\./);
  });

  it('keeps private, loads nothing and sets no cookie', async () => {
    const { headers, text } = await read(await pageOf(w, 'Götz Ulrich'));
    assert.equal(headers.get('content-type'), 'text/html; charset=UTF-8');
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-robots-tag'), 'noindex, nofollow');
    assert.equal(headers.get('set-cookie'), null);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(
      policy,
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    assert.doesNotMatch(text, /<script|<link|<img|\sstyle=|\son\w+=/);
  });

  it('is not there for a token that never was, was renewed, or belongs to something else', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    const base = url.slice(0, url.lastIndexOf('/'));
    const { deps } = w.bot;
    const feed = /calendar\/([\w-]{43})\.ics/.exec((await read(url)).text)?.[1];
    for (const token of ['x', 'A'.repeat(43), 'a'.repeat(5000), '%00', '..%2f', `${feed}`, `${url.slice(-43)}x`]) {
      const { status, text } = await read(`${base}/${token}`, { 'accept-language': 'de' });
      assert.equal(status, 404, token);
      assert.match(text, /Hier ist nichts/);
    }
    const { id, visit_id } = await personNamed(w, 'Götz Ulrich');
    await renewAccessLink(deps, deps.db, { visitId: visit_id, personId: id, purpose: 'programme' });
    assert.equal((await read(url)).status, 404);
    assert.equal((await fetch(`${url}/answer`, { method: 'POST' })).status, 404);
  });

  it('goes with the person whose it was', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Sabine Krause');
    assert.equal((await read(url)).status, 200);
    await w.besuch('mitglied entfernen s.krause@blk.example');
    assert.deepEqual(
      (await listPeople(w.bot.deps.db, (await personNamed(w, 'Götz Ulrich')).visit_id)).filter(
        ({ name }) => name === 'Sabine Krause',
      ),
      [],
    );
    assert.equal((await read(url)).status, 404);
  });

  it('answers HEAD, and refuses what it does not do', async () => {
    const url = await pageOf(w, 'Götz Ulrich');
    const head = await fetch(url, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const refused = await fetch(url, { method });
      assert.equal(refused.status, 405, method);
      assert.equal(refused.headers.get('allow'), 'GET, HEAD');
    }
    const put = await fetch(`${url}/answer`, { method: 'PUT', body: 'answer=yes' });
    assert.equal(put.status, 405);
    assert.equal(await countOf(w), 0);
  });

  it('changes nothing by being read, whatever answer the link carries', async () => {
    const url = await pageOf(w, 'Götz Ulrich');
    for (const answer of ['yes', 'maybe', 'no', 'YES', 'ja', '', '<b>', 'a'.repeat(3000)]) {
      const { status, text } = await read(`${url}?answer=${encodeURIComponent(answer)}`);
      assert.equal(status, 200);
      const chosen = text.match(/value="(\w+)" required checked/)?.[1];
      assert.equal(chosen, ['yes', 'maybe', 'no'].includes(answer) ? answer : undefined);
      assert.equal(/Noch ist nichts gesendet/.test(text), chosen !== undefined);
      assert.equal(text.match(/<button/g)?.length, 1);
    }
    await fetch(`${url}/answer`);
    assert.equal(await countOf(w), 0);
  });

  it('shows what people wrote as they wrote it, and obeys nothing of it', async () => {
    await using w = await publishedWorld();
    await w.besuch(`top ändern 3 titel="<script>alert(1)</script> ' onload='x' &lt; ${'W'.repeat(60)}"`);
    await w.besuch('ändern titel="</title><img src=x>"');
    await publish(w);
    const { text } = await read(await pageOf(w, 'Götz Ulrich'));
    assert.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &#39; onload=/);
    assert.match(text, /<h1>&lt;\/title&gt;&lt;img src=x&gt;<\/h1>/);
    assert.doesNotMatch(text, /<script|<img|' onload/);
  });

  it('is found in Slack: one’s own under “me”, the visit’s where it was published', async () => {
    await using w = await publishedWorld();
    const linkIn = () =>
      /"url":"https:\/\/besuche\.lkos\.example(\/programme\/[\w-]{43})"/.exec(
        JSON.stringify(w.lastAnswer(people.coordinator).blocks),
      )?.[1];
    await w.besuch('mitglied neu @heike.brandt seite=gastgeber');
    assert.match(await w.besuch('ich'), /Ihr Programm als Seite, auch zum Antworten/);
    const own = await read(`http://127.0.0.1:${w.bot.port}${linkIn()}`);
    assert.match(own.text, /Für Heike Brandt/);
    await w.besuch('top ändern 3 titel=Willkommen trotzdem=ja');
    assert.match(await w.besuch('veröffentlichen jetzt'), /Das Programm als Seite, auch zum Drucken und Weitergeben/);
    const everyone = await read(`http://127.0.0.1:${w.bot.port}${linkIn()}`);
    assert.match(everyone.text, /Willkommen/);
    assert.doesNotMatch(everyone.text, /<form/);
  });
});
