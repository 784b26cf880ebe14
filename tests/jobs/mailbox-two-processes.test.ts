import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takeMail } from '../../src/domain/take-mail.ts';
import { attendeeOf, invited, mailOf, messageOf, repliesIn } from '../domain/incoming-sample.ts';
import { invitationWorld } from '../domain/invitation-world.ts';
import { engines } from '../support/databases.ts';
import { mailboxWorld, until } from './mailbox-world.ts';

for (const engine of engines) {
  describe(`two processes that read one mailbox, on ${engine}`, () => {
    it('count an answer once, tell of it once, and move its mail once', async (t) => {
      await using w = await invitationWorld(engine);
      const { first } = await invited(w);
      const box = await mailboxWorld(t);
      await box.send('declined');
      const message = messageOf(first.uid, { attendees: [attendeeOf({ partstat: 'DECLINED' })] });
      const mail = mailOf({ calendarMessages: [message] });
      const bothHaveRead = Promise.withResolvers<void>();
      let readers = 0;
      const reading = {
        doneFolder: 'Processed',
        async read() {
          readers += 1;
          if (readers === 2) bothHaveRead.resolve();
          await bothHaveRead.promise;
          return mail;
        },
        take: () => takeMail(w.deps, mail),
      };
      const jobs = [box.start(reading), box.start(reading)];
      await until(() => jobs.every(({ lastRun }) => lastRun !== undefined), 'both to be done');
      assert.equal(readers, 2);
      assert.deepEqual(
        (await repliesIn(w)).map(({ answer }) => answer),
        ['no'],
      );
      const { db } = w.deps;
      assert.equal((await db.selectFrom('outbox').selectAll().where('kind', '=', 'reply-note').execute()).length, 1);
      assert.deepEqual([box.inFolder('INBOX'), box.inFolder('Processed')], [[], ['declined']]);
      assert.deepEqual(box.log, []);
    });
  });
}
