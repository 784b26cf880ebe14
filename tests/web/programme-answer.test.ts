import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { listInvitations } from '../../src/db/invitation.ts';
import { listReplies } from '../../src/db/reply.ts';
import { findVisitById, updateVisit } from '../../src/db/visit.ts';
import { saveReply } from '../../src/domain/reply.ts';
import { people, type World } from '../support/world.ts';
import { pageOf, personNamed, publishedWorld } from './programme-world.ts';

/** Sends the form as a browser does. */
function send(url: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) {
  return fetch(`${url}/answer`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'de', ...headers },
  });
}

/** @returns what came back until the connection was closed */
async function sendRaw(w: World, lines: string[]): Promise<string> {
  const socket = connect(w.bot.port, '127.0.0.1');
  socket.write(lines.join('\r\n'));
  return text(socket);
}

async function repliesOf(w: World, name: string) {
  const { id, visit_id } = await personNamed(w, name);
  return (await listReplies(w.bot.deps.db, visit_id, { personId: id })).map(({ answer, reason, via }) => ({
    answer,
    reason,
    via,
  }));
}

const read = async (url: string) => (await fetch(url, { headers: { 'accept-language': 'de' } })).text();

describe('an answer on the page of a programme', () => {
  it('is noted once, said on the page, and shown to the coordinators', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    const response = await send(url, { answer: 'yes', note: '  Ich komme\r\n mit dem Zug.\u202e ' });
    assert.equal(response.status, 303);
    const target = new URL(response.headers.get('location') ?? '', `${url}/answer`).href;
    assert.equal(target, `${url}#answer`);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), [
      { answer: 'yes', reason: 'Ich komme mit dem Zug.', via: 'page' },
    ]);
    const page = await read(target);
    assert.match(page, /Ihre Zusage ist notiert\.<\/p><p class="soft">03\.05\.2027, 10:00\sUhr, auf der Seite</);
    assert.match(page, /Dazu notiert: „Ich komme mit dem Zug\.“/);
    assert.match(page, /Es zählt die neueste Antwort/);
    assert.match(page, /<details><summary>Antwort ändern/);
    assert.match(await w.besuch('einladung stand'), /Götz Ulrich.*auf der Seite/);
  });

  it('can be changed, and the newest counts', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    await send(url, { answer: 'yes' });
    await w.moveClock('2027-05-03T09:30:00.000Z');
    await send(url, { answer: 'no', note: 'Krank' });
    await w.settle();
    const page = await read(url);
    assert.match(page, /Ihre Absage ist notiert\.<\/p><p class="soft">03\.05\.2027, 11:30\sUhr/);
    assert.doesNotMatch(page, /Ihre Zusage/);
    await send(url, { answer: 'maybe' });
    assert.match(await read(url), /Es ist notiert, dass Sie vielleicht kommen\./);
    assert.equal((await repliesOf(w, 'Götz Ulrich')).length, 3);
  });

  it('counts once when it is sent twice in a moment', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    for (const note of ['Krank', 'Krank', 'Verreist']) await send(url, { answer: 'no', note });
    assert.deepEqual(
      (await repliesOf(w, 'Götz Ulrich')).map(({ reason }) => reason),
      ['Krank', 'Verreist'],
    );
    await w.moveClock('2027-05-03T08:00:10.001Z');
    await send(url, { answer: 'no', note: 'Verreist' });
    assert.equal((await repliesOf(w, 'Götz Ulrich')).length, 3);
  });

  it('proposed by a link of a mail stands beside what is noted already', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    await send(url, { answer: 'yes' });
    const page = await read(`${url}?answer=no`);
    assert.match(page, /Ihre Zusage ist notiert/);
    assert.match(page, /Noch ist nichts gesendet/);
    assert.match(page, /value="no" required checked/);
    assert.doesNotMatch(page, /<details/);
    assert.deepEqual(
      (await repliesOf(w, 'Götz Ulrich')).map(({ answer }) => answer),
      ['yes'],
    );
  });

  it('is that person’s alone, whatever else the form holds', async () => {
    await using w = await publishedWorld();
    const { id } = await personNamed(w, 'Götz Ulrich');
    await send(await pageOf(w, 'Sabine Krause'), {
      answer: 'no',
      person: id,
      personId: id,
      via: 'coordinator',
      reason: 'x',
    });
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
    assert.deepEqual(await repliesOf(w, 'Sabine Krause'), [{ answer: 'no', reason: null, via: 'page' }]);
    assert.doesNotMatch(await read(await pageOf(w, 'Götz Ulrich')), /notiert\./);
  });

  it('cannot be given on the visit’s page', async () => {
    await using w = await publishedWorld();
    assert.equal((await send(await pageOf(w), { answer: 'yes' })).status, 404);
  });

  it('comes back with words at the field where something is missing or wrong', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    for (const answer of ['', 'YES', 'delete', 'yes,no']) {
      const response = await send(url, { answer, note: 'bleibt <b>stehen</b>' });
      assert.equal(response.status, 422);
      const page = await response.text();
      assert.match(page, /<p class="wrong" id="wrong-answer" role="alert">Bitte wählen Sie eine der drei Antworten\./);
      assert.match(page, /aria-invalid="true" aria-describedby="wrong-answer"/);
      assert.match(page, />bleibt &lt;b&gt;stehen&lt;\/b&gt;<\/textarea>/);
      assert.match(page, /action="answer"/, 'relative to where the form was sent');
    }
    const long = await send(url, { answer: 'maybe', note: '😀'.repeat(301) });
    assert.equal(long.status, 422);
    const page = await long.text();
    assert.match(page, /id="wrong-note" role="alert">Eine Mitteilung darf 300 Zeichen lang sein; diese hat 301\./);
    assert.match(page, /value="maybe" required checked/);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
    assert.equal(
      (await send(url, { answer: 'maybe', note: '😀'.repeat(300) })).status,
      303,
      'fits in the largest form',
    );
  });

  it('is refused from another website, in words', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://besuche.lkos.example' },
      { origin: 'https://evil.example' },
      { origin: 'nonsense' },
    ]) {
      const response = await send(url, { answer: 'yes' }, headers);
      assert.equal(response.status, 403);
      assert.match(await response.text(), /kam von einer anderen Website und ist nicht notiert/);
    }
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { origin: 'null' },
      { origin: 'https://besuche.lkos.example' },
      { origin: new URL(url).origin },
    ]) {
      assert.equal((await send(url, { answer: 'yes' }, headers)).status, 303);
    }
  });

  it('is refused in words where it is too large or no form', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    const large = await send(url, { answer: 'yes', note: 'x'.repeat(5000) });
    assert.equal(large.status, 413);
    assert.match(await large.text(), /ließ sich nicht lesen und ist nicht notiert/);
    const json = await send(url, { answer: 'yes' }, { 'content-type': 'application/json' });
    assert.equal(json.status, 415);
    assert.equal((await send(url, '%ff%&&==&answer=yes%')).status, 422);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
  });

  it('may come in pieces, without anything, or break off: each gets its answer, and no log is filled', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    const { pathname } = new URL(url);
    const head = [`POST ${pathname}/answer HTTP/1.1`, 'Host: localhost', 'Connection: close'];
    const form = 'Content-Type: application/x-www-form-urlencoded';
    assert.match(await sendRaw(w, [...head, '', '']), /^HTTP\/1\.1 415 /);
    assert.match(await sendRaw(w, [...head, form, '', '']), /^HTTP\/1\.1 422 /);
    const chunked = [...head, form, 'Transfer-Encoding: chunked', ''];
    const endless = [...chunked, ...Array.from({ length: 10 }, () => ['400', 'x'.repeat(1024)]).flat(), '0', '', ''];
    assert.match(await sendRaw(w, endless), /^HTTP\/1\.1 413 /);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
    assert.match(await sendRaw(w, [...chunked, '6', 'answer', '3', '=no', '0', '', '']), /^HTTP\/1\.1 303 /);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), [{ answer: 'no', reason: null, via: 'page' }]);
  });

  it('is taken thirty times an hour from one page, and then later again', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    for (let count = 0; count < 30; count++) {
      assert.equal((await send(url, { answer: count % 2 === 0 ? 'no' : 'yes' })).status, 303);
    }
    const refused = await send(url, { answer: 'no' });
    assert.equal(refused.status, 429);
    assert.match(await refused.text(), /innerhalb einer Stunde zu viele Antworten/);
    assert.equal((await send(await pageOf(w, 'Sabine Krause'), { answer: 'no' })).status, 303, 'another’s page');
    await w.moveClock('2027-05-03T09:00:01.000Z');
    assert.equal((await send(url, { answer: 'no' })).status, 303);
    assert.equal((await repliesOf(w, 'Götz Ulrich')).length, 31);
  });

  it('is not taken any more once the visit is over or closed, and the page says why', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    await w.moveClock('2027-06-16T21:59:00.000Z');
    assert.match(await read(url), /<form/, 'it is still the last day');
    await w.moveClock('2027-06-16T22:00:00.000Z');
    const late = await send(url, { answer: 'yes' });
    assert.equal(late.status, 409);
    assert.match(await late.text(), /Der Besuch ist vorbei; eine Antwort ist nicht mehr nötig\./);
    await w.besuch('abschließen', people.coordinator);
    const page = await read(url);
    assert.match(page, /Der Besuch ist (abgeschlossen|vorbei)/);
    assert.doesNotMatch(page, /<form/);
    assert.deepEqual(await repliesOf(w, 'Götz Ulrich'), []);
  });

  it('is not asked for any more once the invitations are withdrawn', async () => {
    await using w = await publishedWorld();
    const url = await pageOf(w, 'Götz Ulrich');
    const { visit_id } = await personNamed(w, 'Götz Ulrich');
    await w.bot.deps.db
      .transaction()
      .execute((trx) => updateVisit(trx, visit_id, { invitations_cancelled_at: '2027-05-03T08:00:00.000Z' }));
    const page = await read(url);
    assert.match(page, /Die Einladungen zu diesem Besuch sind zurückgezogen; eine Antwort ist nicht nötig\./);
    assert.doesNotMatch(page, /<form/);
    assert.equal((await send(url, { answer: 'yes' })).status, 409);
  });

  it('stands beside other answers to single days, until the whole visit is answered', async () => {
    await using w = await publishedWorld();
    await w.besuch('einladung senden jetzt');
    await w.settle();
    const { deps } = w.bot;
    const person = await personNamed(w, 'Götz Ulrich');
    const visit = await findVisitById(deps.db, person.visit_id);
    assert.ok(visit);
    const known = (await listInvitations(deps.db, visit.id)).filter(({ person_id }) => person_id === person.id);
    const secondDay = known.find(({ scope }) => scope === 'day:2027-06-16');
    assert.ok(secondDay);
    const url = await pageOf(w, 'Götz Ulrich');
    await send(url, { answer: 'yes' });
    assert.match(await read(url), /Das gilt für beide Termine, zu denen Sie eingeladen sind: Tag 1 und Tag 2\./);
    const invitation = { id: secondDay.id, sequence: secondDay.sequence, stampedAt: null, isOutdated: false };
    await deps.db
      .transaction()
      .execute((trx) => saveReply(deps, trx, visit, person, { answer: 'no', reason: null, via: 'mail', invitation }));
    const mixed = await read(url);
    assert.match(mixed, /Ihre Rückmeldungen: Tag 1: ja, Tag 2: nein/);
    assert.doesNotMatch(mixed, /Ihre Zusage ist notiert/);
    await send(url, { answer: 'maybe' });
    assert.match(await read(url), /Es ist notiert, dass Sie vielleicht kommen\./);
  });
});
