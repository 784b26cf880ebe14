import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryError } from '../../src/jobs/effect.ts';
import { createMailDoor } from '../../src/mail/door.ts';
import type { Mail, MailResult } from '../../src/mail/transport.ts';

function mailTo(address: string): Mail {
  return { messageId: 'a@example.org', to: { name: '', address }, subject: 's', text: 't', html: '<p>t</p>' };
}

describe('the door for mail', () => {
  it('lets so many go at once to one domain and no domain wait for another', async () => {
    const open = Promise.withResolvers<void>();
    const threeUnderWay = Promise.withResolvers<void>();
    const underWay: string[] = [];
    const door = createMailDoor(
      {
        async send({ to }): Promise<MailResult> {
          underWay.push(to.address);
          if (underWay.length === 3) threeUnderWay.resolve();
          await open.promise;
          return { sent: true, messageId: 'a@example.org' };
        },
      },
      { perMinute: 60_000, concurrent: 2 },
    );
    const mails = ['1@one.de', '2@ONE.de', '3@one.de', '1@two.de'].map((address) => door.send(mailTo(address)));
    await threeUnderWay.promise;
    assert.deepEqual(underWay.toSorted(), ['1@one.de', '1@two.de', '2@ONE.de']);
    open.resolve();
    await Promise.all(mails);
    assert.equal(underWay.length, 4);
    await door.close();
  });

  it('says what the server said, and when to come again', async () => {
    const failure = { kind: 'transient', reason: 'SMTP 450', retryAfterMinutes: 30 } as const;
    const door = createMailDoor({ send: async () => ({ sent: false, failure }) });
    await assert.rejects(door.send(mailTo('1@one.de')), (error) => {
      assert.ok(error instanceof DeliveryError);
      assert.deepEqual([error.kind, error.reason, error.retryAfterSeconds], ['transient', 'SMTP 450', 1800]);
      return true;
    });
    await door.close();
  });
});
