/** What the mails of other programs, as they write them, come to. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takeMail } from '../../src/domain/take-mail.ts';
import { readIncoming } from '../../src/mail/read-incoming.ts';
import { rawMail, rawMailNames } from '../support/raw-mail.ts';
import { inboxOf, invited, repliesIn } from './incoming-sample.ts';
import { invitationWorld } from './invitation-world.ts';

const reinhard = 'r.bauer@blk.example';
const answers = { yes: ['yes'], no: ['no'], maybe: ['maybe'], nothing: [] } as const;

/** What is counted, and what coordinators have to look at. */
const expected: Record<string, ['taken' | 'left', keyof typeof answers, ...string[]]> = {
  'apple-accept': ['taken', 'yes'],
  'bounce-exchange': ['taken', 'nothing', 'bounce'],
  'bounce-google': ['taken', 'nothing', 'bounce'],
  'bounce-headers-only': ['taken', 'nothing', 'bounce'],
  'bounce-postfix': ['taken', 'nothing', 'bounce'],
  'bounce-qmail': ['taken', 'nothing', 'bounce'],
  'broken-calendar': ['taken', 'nothing', 'unreadable'],
  delayed: ['taken', 'nothing'],
  'delegate-accept': ['taken', 'nothing', 'delegation'],
  delegated: ['taken', 'nothing', 'delegation'],
  'exchange-accept': ['taken', 'yes'],
  forged: ['taken', 'nothing', 'stranger'],
  'google-accept': ['taken', 'yes'],
  'google-counter': ['taken', 'nothing', 'counter'],
  'human-fits': ['taken', 'nothing', 'message'],
  'method-missing': ['taken', 'yes'],
  newsletter: ['left', 'nothing'],
  'nextcloud-mail-accept': ['taken', 'yes'],
  // It comes from the server's own address, as anybody's mail could.
  'nextcloud-server-accept': ['taken', 'nothing', 'stranger'],
  'on-behalf': ['taken', 'yes'],
  'open-xchange-tentative': ['taken', 'maybe'],
  'out-of-office': ['taken', 'nothing'],
  'out-of-office-old': ['taken', 'nothing'],
  'outlook-counter': ['taken', 'nothing', 'counter'],
  'outlook-decline': ['taken', 'no'],
  'outlook-tentative': ['taken', 'maybe'],
  'party-crasher': ['taken', 'nothing', 'stranger'],
  'sent-by-assistant': ['taken', 'yes'],
  'several-attendees': ['taken', 'no'],
  'thunderbird-accept': ['taken', 'yes'],
  winmail: ['taken', 'nothing', 'unreadable'],
};

describe('the mail of another program', () => {
  it('is there for each of these expectations', () => {
    assert.deepEqual(rawMailNames(), Object.keys(expected).toSorted());
  });

  for (const [name, [outcome, answer, ...kinds]] of Object.entries(expected)) {
    it(`${name}: counts ${answer}, shows ${kinds[0] ?? 'nothing'}`, async () => {
      await using w = await invitationWorld('sqlite');
      const { first } = await invited(w, reinhard);
      const revision = await w.deps.db
        .selectFrom('invitation_revision')
        .select('message_id')
        .where('invitation_id', '=', first.id)
        .executeTakeFirstOrThrow();
      const raw = rawMail(name, {
        from: reinhard,
        organizer: 'besuche@example.org',
        uid: first.uid,
        messageId: revision.message_id,
        stamp: w.deps.now(),
      });
      const mail = await readIncoming(raw, {
        receivedAt: w.deps.now().toISOString(),
        isWhole: true,
        zone: 'Europe/Berlin',
      });
      assert.equal(await takeMail(w.deps, mail), outcome);
      assert.equal(await takeMail(w.deps, mail), outcome);
      const replies = await repliesIn(w);
      assert.deepEqual(
        replies.map((reply) => reply.answer),
        answers[answer],
      );
      const shown = await inboxOf(w);
      assert.deepEqual(
        shown.map(({ kind }) => kind),
        kinds,
      );
      const bounced = await w.deps.db
        .selectFrom('invitation_revision')
        .select('sequence')
        .where('bounced_at', 'is not', null)
        .execute();
      assert.equal(bounced.length, kinds[0] === 'bounce' ? 1 : 0);
    });
  }
});
