import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { buttonsOf, click, countPosted, eventOf, mailsTo, posted } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';

/** With invitations to both days, and closed at noon of the first. */
async function worldWithClosedVisit(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('agenda fix Abschluss day=2 at=12:00 length=30m');
    await w.visit(`member add ${ulrich} name="Götz Ulrich" side=guest`);
    await w.visit('member add @michael.luebbersmann side=host');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
    await w.moveClock('2027-06-15T10:00:00.000Z');
    await w.visit('close now');
    await w.settle();
  });
}

describe('a member of a closed visit', () => {
  it('is removed, and gets a cancellation for the days that are yet to come, and for no other', async () => {
    await using w = await worldWithClosedVisit();
    const before = mailsTo(w, ulrich).length;
    assert.match(await w.visit('member remove Ulrich'), /Götz Ulrich ist aus dem Besuch genommen/);
    await w.settle();
    const news = mailsTo(w, ulrich).slice(before).map(eventOf);
    assert.deepEqual(
      news.map(({ method, start }) => [method, start.at]),
      [['CANCEL', '2027-06-16T12:00:00']],
    );
    assert.doesNotMatch(await w.visit('member list'), /Ulrich/);
  });

  it('is removed by a click, also when everything is over, without mail', async () => {
    await using w = await worldWithClosedVisit();
    await w.moveClock('2027-07-01T08:00:00.000Z');
    const before = w.mail.mails.length;
    await w.visit('yes', people.landrat);
    await w.visit('member show Ulrich');
    const details = w.lastAnswer(people.coordinator);
    assert.deepEqual(
      buttonsOf(details).map(({ text }) => text.text),
      ['Entfernen'],
    );
    await click(w, people.coordinator, details, 'Entfernen');
    await w.settle();
    const left = await w.bot.deps.db.selectFrom('person').select('name').execute();
    assert.deepEqual(left, [{ name: 'Michael Lübbersmann' }]);
    assert.equal(w.mail.mails.length, before);
  });

  it('is not found in the database any more once the cancellation is sent, and others are', async () => {
    await using w = await worldWithClosedVisit();
    w.mail.order({ kind: 'temporary-451', times: 1 });
    await w.visit('member remove Ulrich');
    await w.moveClock('2027-06-15T11:00:01.000Z');
    await w.moveClock('2027-06-15T12:00:02.000Z');
    assert.equal(eventOf(mailsTo(w, ulrich).at(-1)).method, 'CANCEL');
    await w.moveClock('2027-06-15T14:00:00.000Z');
    const { db } = w.bot.deps;
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    const rows = await Promise.all(
      tables.map(async (name) => (await sql`select * from ${sql.table(name)}`.execute(db)).rows),
    );
    const stored = JSON.stringify(rows);
    assert.doesNotMatch(stored, /Ulrich|goetz/i);
    assert.match(stored, /mail:michael\.luebbersmann@lkos\.example/);
    assert.match(await w.visit('invite status'), /Michael Lübbersmann – 2 Termine, verschickt/);
  });

  it('may leave by their own hand, and is removed by no one else than coordinators', async () => {
    await using w = await worldWithClosedVisit();
    assert.match(await w.visit('member remove Ulrich', people.landrat), /nur die Koordination/);
    assert.match(await w.visit('member remove Lübbersmann', people.landrat), /Lübbersmann ist aus dem Besuch genommen/);
    assert.match(await w.visit('member edit Ulrich function=Landrat'), /„Working visit“ ist abgeschlossen/);
  });
});

describe('the cards of a closed visit', () => {
  it('show its topics, with nothing to vote on', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Jugendhilfe');
    await w.settle();
    const labels = () => buttonsOf(posted(w, '#1 Jugendhilfe')).map(({ text }) => text.text);
    assert.deepEqual(labels(), ['Abstimmen']);
    await w.visit('close now');
    await w.settle();
    assert.deepEqual(labels(), []);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
  });
});
