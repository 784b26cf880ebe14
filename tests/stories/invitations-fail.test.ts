/** Mail servers fail while people are invited and answer: nothing is lost, and nobody has a day twice in the calendar. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { answerWith, invitationOf, untilRead, worldWithMailbox } from '../support/mailbox.ts';
import { eventOf, mailsTo } from '../support/screen.ts';
import type { World } from '../support/world.ts';
import { anna, bernd, historyOf, invite, pass } from './invited-people.ts';

describe('while mail cannot be sent', () => {
  for (const kind of ['temporary-451', 'drop-connection', 'drop-after-data'] as const) {
    it(`a change that comes meanwhile goes out after the invitation, under its UID (${kind})`, async () => {
      await using world = await worldWithMailbox([anna, bernd]);
      const { w } = world;
      w.mail.order({ kind, times: 2, address: anna });
      await invite(w);
      assert.deepEqual(historyOf(w, bernd), ['REQUEST 0']);
      await w.visit('agenda move 1 day=1 at=10:30');
      await w.visit('publish now');
      await w.settle();
      for (let time = 0; time < 8; time += 1) await pass(w, 60);
      const history = historyOf(w, anna);
      assert.deepEqual([...new Set(history)], ['REQUEST 0', 'REQUEST 1'], 'in order');
      assert.equal(history.length, kind === 'drop-after-data' ? 4 : 2);
      assert.deepEqual(historyOf(w, bernd), ['REQUEST 0', 'REQUEST 1']);
      assert.match(eventOf(mailsTo(w, anna).at(-1)).start.at, /T10:30/);
      assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
    });
  }

  it('for an hour, everything waits, and everybody gets it once when the server is back', async () => {
    await using world = await worldWithMailbox([anna, bernd]);
    const { w } = world;
    const port = Number(new URL(w.mail.url).port);
    await w.mail.close();
    await invite(w);
    for (let time = 0; time < 12; time += 1) await pass(w, 5);
    assert.match(await w.besuch('einladung status'), /anna – 1 Termin, noch nicht zugestellt, ich versuche es weiter/);
    await using back = await reopened(port, w);
    for (let time = 0; time < 6; time += 1) await pass(w, 60);
    for (const address of [anna, bernd]) {
      const mails = back.mails.filter(({ envelope }) => envelope.to.includes(address));
      assert.deepEqual(historyOf(w, address, mails), ['REQUEST 0'], address);
    }
    assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
  });

  it('and the bot is ended before it has written down what went out, the same mail goes again', async () => {
    await using world = await worldWithMailbox([anna]);
    const { w } = world;
    await invite(w);
    assert.deepEqual(historyOf(w, anna), ['REQUEST 0']);
    await w.bot.deps.db
      .updateTable('outbox')
      .set({ status: 'sending', sent_at: null, lease_until: w.bot.deps.now().toISOString() })
      .where('kind', '=', 'invitation-mail')
      .execute();
    await w.restart();
    await pass(w, 60);
    assert.deepEqual(historyOf(w, anna), ['REQUEST 0', 'REQUEST 0']);
    const [first, second] = mailsTo(w, anna);
    assert.equal(first?.messageId, second?.messageId);
  });

  it('to an address for good, the coordinators see it, and the right address gets the same event', async () => {
    await using world = await worldWithMailbox([anna, bernd]);
    const { w } = world;
    w.mail.order({ kind: 'refuse-recipient-550', times: 1, address: anna });
    await invite(w);
    assert.deepEqual(historyOf(w, bernd), ['REQUEST 0']);
    assert.match(await w.besuch('einladung status'), /Nicht zugestellt \(1\)[\s\S]*anna/);
    assert.match(await w.besuch('zeige'), /eine Einladung für den Kalender: Die Antwort war: SMTP 550/);
    await w.visit('member edit anna email=anna.neu@blk.example');
    await w.settle();
    await invite(w);
    const uids = await w.bot.deps.db.selectFrom('invitation').select(['person_id', 'scope']).execute();
    assert.equal(new Set(uids.map(({ person_id, scope }) => `${person_id} ${scope}`)).size, uids.length);
    assert.equal(historyOf(w, 'anna.neu@blk.example').length, 1);
    assert.doesNotMatch(await w.besuch('einladung status'), /Nicht zugestellt/);
  });

  it('which shows only later, the invitation counts as undelivered until another address has it', async () => {
    await using world = await worldWithMailbox([anna]);
    const { w } = world;
    await invite(w);
    const { uid } = eventOf(mailsTo(w, anna)[0]);
    await answerWith(w, 'delayed', invitationOf(w, anna));
    await answerWith(w, 'bounce-postfix', invitationOf(w, anna));
    await untilRead(world);
    assert.match(await w.besuch('einladung status'), /Kam zurück \(1\)\s+• anna – 1 Termin, kam zurück \(5\.1\.1\)/);
    await w.visit('member edit anna email=anna.neu@blk.example');
    await w.settle();
    await invite(w);
    const again = eventOf(mailsTo(w, 'anna.neu@blk.example')[0]);
    assert.deepEqual([again.method, again.uid], ['REQUEST', uid]);
    assert.ok(again.sequence > 0);
    assert.doesNotMatch(await w.besuch('einladung status'), /Kam zurück/);
  });
});

/** The mail server is there again, under the address that it had. */
async function reopened(port: number, w: World) {
  const catcher = await startMailCatcher({ port, now: w.bot.deps.now });
  return { mails: catcher.mails, [Symbol.asyncDispose]: () => catcher.close() };
}
