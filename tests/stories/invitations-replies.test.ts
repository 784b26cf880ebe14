/** The answers of other programs, from their bytes to what the coordinators see: by real SMTP and real IMAP. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerWith, invitationOf, untilRead, worldWithMailbox } from '../support/mailbox.ts';
import { rawMailNames } from '../support/raw-mail.ts';
import type { World } from '../support/world.ts';

/** What becomes of each mail: an answer that counts, something for the coordinators to decide on, or nothing. */
const outcomes: Record<string, string> = {
  'apple-accept': 'yes',
  'bounce-exchange': 'bounce 5.1.10',
  'bounce-google': 'bounce 5.1.1',
  'bounce-headers-only': 'bounce 5.1.1',
  'bounce-postfix': 'bounce 5.1.1',
  'bounce-qmail': 'bounce 5.1.1',
  'broken-calendar': 'unreadable',
  delayed: 'nothing',
  'delegate-accept': 'delegation',
  delegated: 'delegation',
  'exchange-accept': 'yes',
  forged: 'stranger',
  'google-accept': 'yes',
  'google-counter': 'counter',
  'human-fits': 'message',
  'method-missing': 'yes',
  newsletter: 'nothing',
  'nextcloud-mail-accept': 'yes',
  // The server's own address stands in From, which anybody could have written.
  'nextcloud-server-accept': 'stranger',
  'on-behalf': 'yes',
  'open-xchange-tentative': 'maybe',
  'out-of-office': 'nothing',
  'out-of-office-old': 'nothing',
  'outlook-counter': 'counter',
  'outlook-decline': 'no',
  'outlook-tentative': 'maybe',
  neugierig: 'stranger',
  'party-crasher': 'nothing',
  'sent-by-assistant': 'yes',
  'several-attendees': 'no',
  'thunderbird-accept': 'yes',
  winmail: 'unreadable',
};

const addressOf = (file: string) => `${file}@blk.example`;

async function outcomesIn(w: World): Promise<Record<string, string>> {
  const { db } = w.bot.deps;
  const people = await db.selectFrom('person').selectAll().execute();
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? 'nobody';
  const replies = await db.selectFrom('reply').selectAll().execute();
  const shown = await db.selectFrom('incoming_mail').selectAll().execute();
  const bounced = await db
    .selectFrom('invitation_revision')
    .innerJoin('invitation', 'invitation.id', 'invitation_revision.invitation_id')
    .select(['person_id', 'bounce_status'])
    .where('bounced_at', 'is not', null)
    .execute();
  const found = [
    ...replies.map(({ person_id, answer }) => [nameOf(person_id), answer] as const),
    ...shown
      .filter(({ kind }) => kind !== 'bounce')
      .map(
        ({ person_id, from_name, kind }) =>
          [person_id === null ? from_name.toLowerCase() : nameOf(person_id), kind] as const,
      ),
    ...bounced.map(({ person_id, bounce_status }) => [nameOf(person_id), `bounce ${bounce_status}`] as const),
  ];
  const byName = Map.groupBy(found, ([name]) => name);
  const names = new Set([...people.map(({ name }) => name), ...byName.keys()]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      byName
        .get(name)
        ?.map(([, outcome]) => outcome)
        .join(' and ') ?? 'nothing',
    ]),
  );
}

describe('the mail of other programs', () => {
  it('is counted, shown to the coordinators or left alone, as it says, and twice is once', async () => {
    const files = rawMailNames();
    await using world = await worldWithMailbox([...files, 'last'].map(addressOf));
    const { w, imap } = world;
    await w.visit('invite send now');
    await w.settle();
    const expected = { ...outcomes, last: 'yes' };
    for (const time of ['first', 'second']) {
      for (const file of files) await answerWith(w, file, invitationOf(w, addressOf(file)));
      await answerWith(w, 'thunderbird-accept', { ...invitationOf(w, addressOf('last')), id: time });
      await untilRead(world);
      assert.deepEqual(await outcomesIn(w), expected, time);
    }
    assert.equal(imap.folders.get('INBOX')?.length, 2 * (files.length + 1), 'nothing is deleted');
    assert.equal(
      w.mail.mails.filter(({ envelope }) => envelope.from === 'besuche@lkos.example').length,
      files.length + 1,
    );
  });
});
