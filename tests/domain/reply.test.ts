import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReplyWords } from '../../commands/reply.ts';
import { listReplies } from '../../src/db/reply.ts';
import { closeVisit } from '../../src/domain/close-visit.ts';
import { invitationStatus } from '../../src/domain/invitation-status.ts';
import { registerMember } from '../../src/domain/person.ts';
import { replyFromPage, replyToVisit } from '../../src/domain/reply.ts';
import { UserError } from '../../src/errors.ts';
import { texts } from '../../src/i18n/index.ts';
import { engines } from '../support/databases.ts';
import { coordinator, invitationWorld } from './invitation-world.ts';

const katja = { ...coordinator, userId: 'U2' };
const saysIn = (words: RegExp) => (error: unknown) => error instanceof UserError && words.test(error.say(texts('en')));

for (const engine of engines) {
  describe(`replies on ${engine}`, () => {
    it('counts the newest answer, even within one millisecond, and keeps the others', async () => {
      await using w = await invitationWorld(engine);
      const person = await registerMember(w.deps, katja, w.visit.id, { kind: 'user', userId: 'U2' }, {});
      await replyToVisit(w.deps, katja, w.visit.id, { answer: 'yes' });
      await replyToVisit(w.deps, katja, w.visit.id, { answer: 'maybe' });
      const saved = await replyToVisit(w.deps, katja, w.visit.id, { answer: 'no', reason: 'Urlaub' });
      assert.deepEqual([saved.person.id, saved.isOwn], [person.id, true]);
      const latest = (await listReplies(w.deps.db, w.visit.id, { personId: person.id })).at(-1);
      assert.deepEqual([latest?.answer, latest?.reason, latest?.via], ['no', 'Urlaub', 'slack']);
      const kept = await w.deps.db.selectFrom('reply').selectAll().execute();
      assert.equal(kept.length, 3);
      const [status] = await invitationStatus(w.deps.db, w.visit, w.deps.now());
      assert.equal(status?.overall.kind, 'no');
    });

    it('lets coordinators answer for others, and writes down who did', async () => {
      await using w = await invitationWorld(engine);
      const person = await w.member('goetz@blk.example.org');
      await replyToVisit(w.deps, coordinator, w.visit.id, {
        answer: 'yes',
        for: { kind: 'email', address: 'goetz@blk.example.org' },
      });
      const latest = (await listReplies(w.deps.db, w.visit.id, { personId: person.id })).at(-1);
      assert.deepEqual([latest?.via, latest?.recorded_by], ['coordinator', 'U1']);
    });

    it('lets nobody else do so', async () => {
      await using w = await invitationWorld(engine);
      const person = await w.member('goetz@blk.example.org');
      const who = { kind: 'name' as const, name: person.name };
      await assert.rejects(
        replyToVisit(w.deps, katja, w.visit.id, { answer: 'no', for: who }),
        saysIn(/Only coordinators/),
      );
      assert.deepEqual(await listReplies(w.deps.db, w.visit.id, { personId: person.id }), []);
    });

    it('takes an answer of the page until the visit is over, with what was written to it', async () => {
      await using w = await invitationWorld(engine);
      const person = await w.member('goetz@blk.example.org');
      const saved = await replyFromPage(w.deps, person.id, { answer: 'no', reason: 'Kreistag' });
      assert.equal(saved.answers.overall.kind, 'no');
      const latest = (await listReplies(w.deps.db, w.visit.id, { personId: person.id })).at(-1);
      assert.deepEqual(
        [latest?.answer, latest?.reason, latest?.via, latest?.recorded_by],
        ['no', 'Kreistag', 'page', null],
      );
      const note = await w.deps.db.selectFrom('outbox').select('lane').where('kind', '=', 'reply-note').execute();
      assert.deepEqual(note, [{ lane: 'slack:T1:U1' }]);
      // From 1 March, 9:00, to 17 June in Osnabrück, after midnight.
      w.pass(60 * (24 * 108 - 10));
      await assert.rejects(replyFromPage(w.deps, person.id, { answer: 'yes' }), saysIn(/is over/));
      await assert.rejects(replyFromPage(w.deps, 'nobody', { answer: 'yes' }), UserError);
    });

    it('takes no answer of the page to a closed visit', async () => {
      await using w = await invitationWorld(engine);
      const person = await w.member('goetz@blk.example.org');
      await closeVisit(w.deps, coordinator, w.visit.id);
      await assert.rejects(replyFromPage(w.deps, person.id, { answer: 'yes' }), saysIn(/closed/));
      assert.deepEqual(await listReplies(w.deps.db, w.visit.id, { personId: person.id }), []);
    });

    it('tells who is not registered how to register', async () => {
      await using w = await invitationWorld(engine);
      await assert.rejects(
        replyToVisit(w.deps, katja, w.visit.id, { answer: 'yes' }),
        (error) => error instanceof UserError && error.instead?.(texts('de')) === 'mitglied neu',
      );
    });
  });
}

describe('the words behind yes, no and maybe', () => {
  const cases: [words: string, given: ReturnType<typeof readReplyWords>][] = [
    ['im Urlaub', { reason: 'im Urlaub' }],
    ['für <@U2|katja>', { for: '<@U2|katja>' }],
    ['Für Katja Bielefeld', { for: 'Katja Bielefeld' }],
    ['on leave for <@U2>', { reason: 'on leave', for: '<@U2>' }],
    ['für katja@lkos.example.org, sie ist krank', { for: 'katja@lkos.example.org', reason: 'sie ist krank' }],
    ['no room for me for Götz Ulrich', { reason: 'no room for me', for: 'Götz Ulrich' }],
    ['für <@U2> krank für zwei Tage', { for: '<@U2>', reason: 'krank für zwei Tage' }],
    ['krank für zwei Tage für <@U2>', { for: '<@U2>', reason: 'krank für zwei Tage' }],
    ['für: <@U2>: krank', { for: '<@U2>', reason: 'krank' }],
    ['für: Katja Bielefeld', { for: 'Katja Bielefeld' }],
    ['für @Katja Bielefeld', { for: '@Katja Bielefeld' }],
    ['for<@U2> ill', { for: '<@U2>', reason: 'ill' }],
    ['wofür', { reason: 'wofür' }],
    ['nothing to wait for', { reason: 'nothing to wait for' }],
  ];
  for (const [words, given] of cases) {
    it(`reads “${words}”`, () => assert.deepEqual(readReplyWords(words), given));
    it(`takes “${words}” for a reason where the person is an option`, () => {
      assert.deepEqual(readReplyWords(words, { for: '<@U3>' }), { reason: words });
    });
  }
});
