import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

async function worldWithKatja(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.besuch('mitglied neu @katja.bielefeld');
    await w.besuch('mitglied neu @heike.brandt');
  });
}

/** What is noted last, and for whom. */
async function noted(w: World) {
  const { db } = w.bot.deps;
  const [reply] = await db.selectFrom('reply').selectAll().orderBy('created_at', 'desc').execute();
  const person = await db
    .selectFrom('person')
    .select('name')
    .where('id', '=', reply?.person_id ?? '')
    .executeTakeFirst();
  return [person?.name, reply?.answer, reply?.reason];
}

describe('a reply for someone else', () => {
  const forms: [line: string, answer: string, reason: string | null][] = [
    ['nein für @katja.bielefeld', 'no', null],
    ['nein für @katja.bielefeld krank', 'no', 'krank'],
    ['nein krank für @katja.bielefeld', 'no', 'krank'],
    ['nein für @katja.bielefeld, krank für zwei Tage', 'no', 'krank für zwei Tage'],
    ['nein krank für zwei Tage für @katja.bielefeld', 'no', 'krank für zwei Tage'],
    ['nein krank für zwei Tage für=@katja.bielefeld', 'no', 'krank für zwei Tage'],
    ['nein für: @katja.bielefeld krank', 'no', 'krank'],
    ['nein für@katja.bielefeld krank', 'no', 'krank'],
    ['nein für Katja Bielefeld', 'no', null],
    ['nein für katja.bielefeld@lkos.example krank', 'no', 'krank'],
    ['vielleicht für @katja.bielefeld', 'maybe', null],
    ['vielleicht für @katja.bielefeld für einen Tag', 'maybe', 'für einen Tag'],
    ['ja für @katja.bielefeld', 'yes', null],
    ['no for @katja.bielefeld', 'no', null],
    ['no for @katja.bielefeld ill for two days', 'no', 'ill for two days'],
    ['no ill for @katja.bielefeld', 'no', 'ill'],
    ['maybe for @katja.bielefeld', 'maybe', null],
  ];

  it('is noted for that person with the reason alone, wherever the name stands', async () => {
    await using w = await worldWithKatja();
    for (const [line, answer, reason] of forms) {
      await w.besuch(line);
      assert.deepEqual(await noted(w), ['Katja Bielefeld', answer, reason], line);
    }
  });

  it('asks for whom where nobody is named, and notes nothing', async () => {
    await using w = await worldWithKatja();
    assert.match(await w.besuch('nein für'), /^Für wen\? .*\n.*\n\/besuch nein für @katja$/);
    assert.match(await w.besuch('vielleicht FÜR'), /\/besuch vielleicht für @katja$/);
    assert.deepEqual(await noted(w), [undefined, undefined, undefined]);
  });
});

describe('a reply of someone who is not registered', () => {
  it('says in words what to do, and works after that', async () => {
    await using w = await worldWithVisit();
    assert.match(
      await w.besuch('ja', people.staff),
      /noch nicht angemeldet\. Wählen Sie sich im Formular dieses Befehls unter „Person in Slack“ aus, .*\n\/besuch mitglied neu$/s,
    );
    await openModal(w, '/besuch mitglied neu', people.staff);
    assert.match(await submit(w, people.staff, { user: people.staff }), /angemeldet/);
    assert.match(await w.besuch('ja', people.staff), /^Vielen Dank\. Ihre Zusage/);
  });
});
