import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { EffectHandler } from '../../src/jobs/effect.ts';
import { invitationMail } from '../../src/jobs/invitation-mail.ts';
import { createMailDoor } from '../../src/mail/door.ts';
import { openMailer } from '../../src/mail/transport.ts';
import type { CaughtMail } from '../../src/sandbox/caught-mail.ts';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { instantOf, parseEvent, textOf } from '../calendar/sample-event.ts';
import type { InvitationWorld } from '../domain/invitation-world.ts';

/** Invitation mails through a mail server. */
export interface Post {
  catcher: MailCatcher;
  handler: EffectHandler;
  /** Delivers every invitation mail queued since the last time. @returns what arrived */
  deliver: () => Promise<CaughtMail[]>;
}

export async function post(t: TestContext, w: InvitationWorld): Promise<Post> {
  const { now, db, config } = w.deps;
  const catcher = await startMailCatcher({ now });
  const mailer = openMailer({ smtpUrl: catcher.url, from: { name: 'Besuche', address: 'besuche@example.org' }, now });
  const door = createMailDoor(mailer, { perMinute: 60_000 });
  t.after(async () => {
    await door.close();
    await mailer.close();
    await catcher.close();
  });
  const handler = invitationMail({ db, door, from: mailer.from, config });
  let delivered = 0;
  return {
    catcher,
    handler,
    async deliver() {
      const arrived = catcher.mails.length;
      const rows = (await w.mails()).slice(delivered);
      for (const row of rows) await handler.deliver(row);
      delivered += rows.length;
      return catcher.mails.slice(arrived);
    },
  };
}

/** Of the calendar object in the mail. */
export function read(mail: CaughtMail | undefined) {
  assert.ok(mail?.calendar, 'a mail with a calendar object');
  const { event } = parseEvent(mail.calendar.content);
  return {
    method: mail.calendar.contentTypeMethod,
    uid: textOf(event, 'uid'),
    sequence: Number(textOf(event, 'sequence')),
    status: textOf(event, 'status'),
    attendee: textOf(event, 'attendee').toLowerCase(),
    start: instantOf(event, 'dtstart').toISOString(),
    stamp: instantOf(event, 'dtstamp').getTime(),
  };
}
