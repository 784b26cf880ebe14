import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

async function registered(w: World) {
  const rows = await w.bot.deps.db.selectFrom('person').select(['name', 'user_id', 'email', 'role']).execute();
  return rows.map(({ name, user_id, email, role }) => [name, user_id, email, role].join(' '));
}

const address = 'katja.bielefeld@lkos.example';

describe('a person who was registered by name', () => {
  const lines = [
    {
      line: 'agenda add Migration by=@katja.bielefeld',
      now: `Katja Bielefeld ${people.presenter} ${address} presenter`,
    },
    { line: `agenda edit 1 by=${address}`, now: `Katja Bielefeld  ${address} presenter` },
    { line: 'member add @katja.bielefeld', now: `Katja Bielefeld ${people.presenter} ${address} member` },
    { line: `member add ${address} name="Katja Bielefeld" role=head`, now: `Katja Bielefeld  ${address} head` },
    { line: `member add k.b@lkos.example name="katja  bielefeld"`, now: 'katja bielefeld  k.b@lkos.example member' },
  ];
  for (const { line, now } of lines) {
    it(`is the same in “${line}”`, async () => {
      await using w = await worldWithVisit();
      await w.visit('agenda add "Adult education" by="Katja Bielefeld"');
      await w.visit(line);
      assert.deepEqual(await registered(w), [now.replace('katja bielefeld', 'katja  bielefeld')]);
    });
  }

  it('is known by address, then by the Slack user of that address', async () => {
    await using w = await worldWithVisit();
    await w.visit(`member add ${address} name="Dr. Bielefeld"`);
    await w.visit('agenda add Migration by=@katja.bielefeld');
    assert.deepEqual(await registered(w), [`Dr. Bielefeld ${people.presenter} ${address} member`]);
  });

  it('as a member is not taken over by whoever bears that name in Slack', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add "Götz Ulrich" side=guest role=head');
    await w.slack.changePerson(people.staff, { real_name: 'Götz Ulrich' });
    await w.besuch('mitglied neu @jonas.wessel', people.staff);
    await w.besuch('top neu Migration von=goetz.ulrich@elsewhere.example', people.staff);
    assert.deepEqual(await registered(w), ['Götz Ulrich   head']);
    await w.visit('member add goetz.ulrich@blk.example');
    assert.deepEqual(await registered(w), ['Götz Ulrich  goetz.ulrich@blk.example head']);
  });

  it('is left alone where two bear the name', async () => {
    await using w = await worldWithVisit();
    const { db } = w.bot.deps;
    await w.visit('member add "Katja Bielefeld"');
    const one = await db.selectFrom('person').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('person')
      .values({ ...one, id: 'other' })
      .execute();
    await w.visit('member add @katja.bielefeld');
    assert.equal((await registered(w)).length, 3);
  });
});
