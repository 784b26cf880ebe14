/** The mailbox fails while people answer: each answer counts, and once. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerWith, invitationOf, mailbox, untilRead, worldWithMailbox } from '../support/mailbox.ts';
import type { World } from '../support/world.ts';
import { anna, bernd, historyOf, invite, pass } from './invited-people.ts';

async function answersOf(w: World): Promise<string[]> {
  const { db } = w.bot.deps;
  const replies = await db
    .selectFrom('reply')
    .innerJoin('person', 'person.id', 'reply.person_id')
    .select(['name', 'answer'])
    .orderBy('reply.created_at')
    .execute();
  return replies.map(({ name, answer }) => `${name} ${answer}`);
}

describe('while the mailbox cannot be read', () => {
  it('answers wait in it, and count when the server is back', async () => {
    await using world = await worldWithMailbox([anna, bernd]);
    const { w, imap } = world;
    await invite(w);
    await imap.goAway();
    await answerWith(w, 'google-accept', invitationOf(w, anna));
    await answerWith(w, 'outlook-decline', invitationOf(w, bernd));
    assert.deepEqual(await answersOf(w), []);
    await imap.comeBack();
    await untilRead(world);
    assert.deepEqual(await answersOf(w), ['anna yes', 'bernd no']);
  });

  it('or an answer comes in two copies, or under another name of its mail, it counts once', async () => {
    await using world = await worldWithMailbox([anna]);
    const { w } = world;
    await invite(w);
    const values = invitationOf(w, anna);
    await answerWith(w, 'exchange-accept', values);
    await answerWith(w, 'exchange-accept', values);
    await answerWith(w, 'exchange-accept', { ...values, id: 'a-second-copy' });
    await untilRead(world);
    assert.deepEqual(await answersOf(w), ['anna yes']);
  });

  it('or the bot ends before it could mark what it has taken, the answer counts once', async () => {
    await using world = await worldWithMailbox([anna]);
    const { w, imap } = world;
    await invite(w);
    await answerWith(w, 'apple-accept', invitationOf(w, anna));
    await untilRead(world);
    assert.deepEqual(await answersOf(w), ['anna yes']);
    for (const { flags } of imap.folders.get('INBOX') ?? []) flags.clear();
    await w.restart();
    await untilRead(world);
    assert.deepEqual(await answersOf(w), ['anna yes']);
  });

  it('an answer to an older version, late, does not count for the new one', async () => {
    await using world = await worldWithMailbox([anna]);
    const { w, imap } = world;
    await invite(w);
    const old = invitationOf(w, anna);
    await imap.goAway();
    await answerWith(w, 'thunderbird-accept', old);
    await pass(w, 10);
    await w.visit('agenda move 1 day=1 at=14:00');
    await w.visit('publish now');
    await w.settle();
    assert.deepEqual(historyOf(w, anna), ['REQUEST 0', 'REQUEST 1']);
    await imap.comeBack();
    await untilRead(world);
    const replies = await w.bot.deps.db.selectFrom('reply').select(['sequence', 'is_outdated']).execute();
    assert.deepEqual(replies, [{ sequence: 0, is_outdated: 1 }]);
    await answerWith(w, 'thunderbird-accept', invitationOf(w, anna));
    await untilRead(world);
    assert.equal(w.mail.mails.filter(({ envelope }) => envelope.to.includes(mailbox)).length, 2);
    const now = await w.bot.deps.db
      .selectFrom('reply')
      .select(['sequence', 'is_outdated'])
      .orderBy('sequence')
      .execute();
    assert.deepEqual(now.at(-1), { sequence: 1, is_outdated: 0 });
  });
});
