/** Mails without a calendar's answer: who wrote about what, and what is nobody's business. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IncomingMail } from '../../src/domain/incoming-mail.ts';
import { removePerson } from '../../src/domain/person.ts';
import { takeMail } from '../../src/domain/take-mail.ts';
import { createVisit } from '../../src/domain/visit.ts';
import { engines } from '../support/databases.ts';
import { inboxOf, invited, mailOf, messageOf, notesIn, repliesIn, sabine } from './incoming-sample.ts';
import { coordinator, type InvitationWorld, invitationWorld } from './invitation-world.ts';

const stranger = { name: 'Max Müller', address: 'max@elsewhere.example' };

async function firstMessageId({ deps }: InvitationWorld): Promise<string> {
  const { message_id } = await deps.db.selectFrom('invitation_revision').select('message_id').executeTakeFirstOrThrow();
  return message_id;
}

function take(w: InvitationWorld, mail: Partial<IncomingMail>) {
  return takeMail(w.deps, mailOf(mail));
}

for (const engine of engines) {
  describe(`a written answer on ${engine}`, () => {
    it('to a mail of ours is shown with whose invitation it is, whoever wrote it', async () => {
      await using w = await invitationWorld(engine);
      const { person } = await invited(w);
      const references = ['<someone@else.example>', await firstMessageId(w)];
      assert.equal(await take(w, { references, text: 'passt', from: stranger }), 'taken');
      const [shown] = await inboxOf(w);
      assert.deepEqual(
        [shown?.kind, shown?.person_id, shown?.from_name, shown?.details.text, shown?.invitation_id !== null],
        ['message', person.id, 'Max Müller', 'passt', true],
      );
      assert.equal((await notesIn(w)).length, 1);
      assert.deepEqual(await repliesIn(w), []);
    });

    it('of somebody who is registered is shown in the visit where that is, and in no other', async () => {
      await using w = await invitationWorld(engine);
      const { person } = await invited(w);
      await createVisit(w.deps, { ...coordinator, channelId: 'C2' }, { ...w.visit, ...visitDays(w) });
      assert.equal(await take(w, { text: 'Ich komme gern.' }), 'taken');
      assert.deepEqual(
        (await inboxOf(w)).map(({ visit_id, person_id }) => [visit_id, person_id]),
        [[w.visit.id, person.id]],
      );
    });

    it('counts mails within a visit, and tells each coordinator', async () => {
      await using w = await invitationWorld(engine);
      await invited(w);
      await w.deps.db
        .insertInto('coordinator')
        .values({ visit_id: w.visit.id, user_id: 'U2', created_at: w.deps.now().toISOString() })
        .execute();
      await take(w, { text: 'eins' });
      await take(w, { text: 'zwei' });
      assert.deepEqual(
        (await inboxOf(w)).map(({ number, details }) => [number, details.text]),
        [
          [1, 'eins'],
          [2, 'zwei'],
        ],
      );
      assert.equal((await notesIn(w)).length, 4);
    });

    it('never gets a number that another had: old messages have buttons with it', async () => {
      await using w = await invitationWorld(engine);
      await invited(w);
      await take(w, { text: 'eins' });
      await removePerson(w.deps, coordinator, w.visit.id, { kind: 'email', address: sabine });
      assert.deepEqual(await inboxOf(w), []);
      await w.member(stranger.address);
      await take(w, { from: stranger, text: 'zwei' });
      assert.deepEqual(
        (await inboxOf(w)).map(({ number }) => number),
        [2],
      );
    });
  });
}

function visitDays({ visit }: InvitationWorld) {
  return {
    firstDay: visit.first_day,
    lastDay: visit.last_day,
    hours: { start: visit.day_start, end: visit.day_end },
    timeZone: visit.time_zone,
  };
}

describe('a mail', () => {
  it('of a stranger about nothing of ours, and one of our own, stay in the mailbox', async () => {
    await using w = await invitationWorld('sqlite');
    const { first } = await invited(w);
    assert.equal(await take(w, { from: stranger, text: 'Angebot' }), 'left');
    assert.equal(await take(w, { from: undefined, text: 'Angebot' }), 'left');
    const own = { name: 'Besuche', address: 'Besuche@example.org' };
    assert.equal(await take(w, { from: own, calendarMessages: [messageOf(first.uid)] }), 'left');
    assert.deepEqual([await inboxOf(w), await repliesIn(w)], [[], []]);
  });

  it('that a program made is taken without a word where it answers ours, and else left', async () => {
    await using w = await invitationWorld('sqlite');
    const { person } = await invited(w);
    const references = [await firstMessageId(w)];
    assert.equal(await take(w, { isAutomatic: true, references, text: 'Ich bin bis Juli nicht da.' }), 'taken');
    const reminder = [`<reminder.5.${person.id}@example.org>`];
    assert.equal(await take(w, { isAutomatic: true, references: reminder }), 'taken');
    assert.equal(await take(w, { isAutomatic: true, text: 'Newsletter' }), 'left');
    assert.deepEqual([await inboxOf(w), await notesIn(w)], [[], []]);
  });

  it('that answers a reminder is shown with who was reminded', async () => {
    await using w = await invitationWorld('sqlite');
    const { person } = await invited(w);
    await take(w, { from: stranger, references: [`<reminder.5.${person.id}@example.org>`], text: 'kommt' });
    assert.deepEqual(
      (await inboxOf(w)).map(({ kind, person_id, invitation_id }) => [kind, person_id, invitation_id]),
      [['message', person.id, null]],
    );
  });

  it('whose answer cannot be read is shown as such', async () => {
    await using w = await invitationWorld('sqlite');
    await invited(w);
    await take(w, { unreadable: 'winmail.dat' });
    const [shown] = await inboxOf(w);
    assert.deepEqual([shown?.kind, shown?.details.unreadable], ['unreadable', 'winmail.dat']);
  });

  it('is kept short and harmless', async () => {
    await using w = await invitationWorld('sqlite');
    await invited(w);
    const subject = `Re:\r\nBcc: x@y.example \u202e${'x'.repeat(500)}`;
    await take(w, { subject, text: `a\u0000b\n\n${'y'.repeat(900)}` });
    const [shown] = await inboxOf(w);
    assert.match(shown?.subject ?? '', /^Re: Bcc: x@y\.example x+…$/);
    assert.equal([...(shown?.subject ?? '')].length, 150);
    assert.match(shown?.details.text, /^ab y+…$/);
    assert.equal([...(shown?.details.text ?? '')].length, 300);
  });
});
