import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedUrl } from '../../src/domain/access-link.ts';
import { isReachableFromOutside, subscriptionLinks } from '../../src/domain/feed.ts';
import { buttonsOf, press } from '../support/screen.ts';
import { worldWithBothSides, worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';
import { addressesIn, ask, ownFeed, visitFeed } from '../web/feed-world.ts';

const status = async (w: World, path: string) => (await ask(w, path)).status;
const labels = (w: World, as: string) => buttonsOf(w.lastAnswer(as)).map(({ text }) => text.text);

describe('invite feed', () => {
  it('gives a member an own address and the visit’s, with links for Google and Outlook', async () => {
    await using w = await worldWithBothSides();
    const answer = await w.besuch('einladung abo', people.presenter);
    assert.match(answer, /^Programm abonnieren\n.*alle 8 bis 24 Stunden.*\n.*auch ohne Konto.*eigenen Rechnern/);
    assert.match(answer, /Ihr eigenes Programm – [\s\S]*Das Programm des Besuchs – /);
    const addresses = addressesIn(answer);
    assert.deepEqual([addresses.length, new Set(addresses).size], [2, 2]);
    for (const path of addresses) assert.ok(answer.includes(`webcal://besuche.lkos.example${path}`));
    const shown = JSON.stringify(w.lastAnswer(people.presenter).blocks);
    const encoded = encodeURIComponent(`besuche.lkos.example${addresses[0]}`);
    assert.ok(shown.includes(`https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F${encoded}`));
    assert.ok(
      shown.includes(
        `https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2F${encoded}&name=Working%20visit`,
      ),
    );
    for (const path of addresses) assert.equal(await status(w, path), 200);
  });

  it('gives the same addresses each time', async () => {
    await using w = await worldWithBothSides();
    const first = addressesIn(await w.visit('invite feed', people.presenter));
    assert.deepEqual(addressesIn(await w.besuch('einladung abonnement', people.presenter)), first);
    assert.equal(await visitFeed(w), first[1]);
  });

  it('gives only the visit’s address to whoever is in the channel and not registered', async () => {
    await using w = await worldWithVisit();
    assert.equal(addressesIn(await w.visit('invite feed', people.staff)).length, 1);
    assert.deepEqual(labels(w, people.staff), []);
    const answer = await w.visit('invite feed renew', people.staff);
    assert.match(answer, /kein eigenes Programm|no programme of your own/);
  });

  it('says that nothing is published yet, and later no more', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('einladung abo'), /Veröffentlicht ist noch nichts\./);
    await w.visit('agenda fix Welcome day=1 at=9:00 length=30m');
    await w.visit('publish now');
    assert.doesNotMatch(await w.besuch('einladung abo'), /Veröffentlicht ist noch nichts\./);
  });

  it('says that calendars elsewhere cannot reach a bot on its own computer', async () => {
    await using w = await worldWithVisit({ config: { publicUrl: 'http://127.0.0.1:3000' } });
    assert.match(await w.besuch('einladung abo'), /Kalender anderswo erreichen diese Adressen noch nicht/);
  });

  it('renews a person’s address after a question; the former one leads nowhere, the visit’s stays', async () => {
    await using w = await worldWithBothSides();
    const [own, visit] = [await ownFeed(w, people.presenter), await visitFeed(w)];
    const question = await press(w, people.presenter, await shown(w, people.presenter), 'Neue Adresse für mich');
    assert.match(question, /gilt die bisherige Ihres eigenen Programms nicht mehr/);
    assert.equal(await status(w, own), 200);
    const answer = await press(w, people.presenter, w.lastAnswer(people.presenter), 'Neue Adresse erzeugen');
    assert.match(answer, /Die bisherige Adresse .* gilt nicht mehr/);
    assert.deepEqual([await status(w, own), await status(w, visit)], [404, 200]);
    const [renewed] = addressesIn(answer);
    assert.notEqual(renewed, own);
    assert.equal(await status(w, renewed ?? ''), 200);
  });

  it('ends an address; whoever asks again gets a new one', async () => {
    await using w = await worldWithBothSides();
    const own = await ownFeed(w, people.presenter);
    assert.match(await w.besuch('einladung abo beenden', people.presenter), /nicht mehr nachsehen/);
    assert.equal(await status(w, own), 200);
    assert.match(
      await w.besuch('einladung abo beenden jetzt', people.presenter),
      /gilt nicht mehr\. [\s\S]*\/besuch einladung abo/,
    );
    assert.equal(await status(w, own), 404);
    assert.notEqual(await ownFeed(w, people.presenter), own);
    assert.equal(await status(w, own), 404);
  });

  it('lets coordinators alone renew and end the visit’s address', async () => {
    await using w = await worldWithBothSides();
    const visit = await visitFeed(w);
    assert.deepEqual(labels(w, people.coordinator), ['Neue Adresse für den Besuch', 'Abo des Besuchs beenden']);
    for (const line of [
      'invite feed visit renew',
      'invite feed renew visit now',
      'einladung abo besuch beenden jetzt',
    ]) {
      assert.match(await w.visit(line, people.presenter), /Heike/, line);
    }
    assert.equal(await status(w, visit), 200);
    assert.match(await w.besuch('einladung abo besuch neu'), /für alle/);
    assert.equal(await status(w, visit), 200);
    await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Neue Adresse erzeugen');
    assert.equal(await status(w, visit), 404);
    const renewed = await visitFeed(w);
    await w.visit('invite feed visit revoke now');
    assert.equal(await status(w, renewed), 404);
  });

  it('refuses words that it does not know, and says which there are', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('einladung abo kündigen'), /erneuern oder beenden/);
  });

  it('can still be renewed when the visit is closed', async () => {
    await using w = await worldWithVisit();
    const visit = await visitFeed(w);
    await w.visit('close now');
    await w.visit('invite feed visit renew now');
    assert.equal(await status(w, visit), 404);
  });

  it('tells nobody outside of the visit that there is one', async () => {
    await using w = await worldWithVisit();
    const answer = await w.visit('invite feed in=LKOS-BLK-27', people.outsider, 'C0ALLES');
    assert.deepEqual(addressesIn(answer), []);
  });
});

describe('the addresses of a subscription', () => {
  const config = { publicUrl: 'https://besuche.lkos.example/gegenbesuch' };

  it('carry any name of a calendar as a part of the address', () => {
    const { feed, webcal, outlook } = subscriptionLinks(config, 'TOKEN', 'A&B + C?=„Ä“ \ud800');
    assert.equal(feed, feedUrl(config, 'TOKEN'));
    assert.equal(webcal, 'webcal://besuche.lkos.example/gegenbesuch/calendar/TOKEN.ics');
    const { searchParams } = new URL(outlook);
    assert.deepEqual(
      [...searchParams],
      [
        ['url', feed],
        ['name', 'A&B + C?=„Ä“ \ufffd'],
      ],
    );
  });

  it('are reachable from elsewhere under https only, and not on this computer', () => {
    const reachable = (publicUrl: string) => isReachableFromOutside({ publicUrl });
    for (const url of [
      'https://localhost',
      'https://127.0.0.1:3',
      'https://[::1]:3',
      'http://a.example',
      'https://x.localhost',
    ]) {
      assert.equal(reachable(url), false, url);
    }
    for (const url of ['https://a.example', 'https://127.example', 'https://a.example:8443/x'])
      assert.ok(reachable(url), url);
  });
});

async function shown(w: World, as: string) {
  await w.besuch('einladung abo', as);
  return w.lastAnswer(as);
}
