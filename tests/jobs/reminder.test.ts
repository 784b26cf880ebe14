import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { replyByCalendar } from '../support/calendar-reply.ts';
import { firstDay, goetz, secondDay, worldWithInvited } from '../support/invited.ts';
import { buttonsOf, mailsTo } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

async function reminders(w: World, userId: string): Promise<string[]> {
  await w.settle();
  return w.slack
    .messages(userId)
    .map(({ blocks }) => textOf(blocks))
    .filter((text) => /^(Erinnerung|Reminder):/.test(text));
}

const reminderMails = (w: World) => mailsTo(w, goetz).filter(({ calendar }) => calendar === undefined);

describe('a reminder', () => {
  it('goes to those without an answer: in Slack to who is there, by mail to everyone else', async () => {
    await using w = await worldWithInvited();
    await w.besuch('ja', people.landrat);
    assert.match(
      await w.besuch('einladung erinnern'),
      /^3 Personen würden erinnert: 2 in Slack und 1 per E-Mail\.\n• Emily Carter – in Slack\n• Peter Klein – in Slack\n• Götz Ulrich – per E-Mail$/m,
    );
    assert.deepEqual(await reminders(w, people.english), []);
    assert.match(await w.besuch('einladung erinnern jetzt'), /^3 Personen bekommen eine Erinnerung\.$/m);
    const [english, ...more] = await reminders(w, people.english);
    assert.deepEqual(more, []);
    assert.match(
      english ?? '',
      /^You are invited to “Working visit”, and your answer is still missing\. Will you come\?$/m,
    );
    assert.match(english ?? '', /^Wednesday, 16 June 2027, 16:00 to 16:30$/m);
    assert.equal((await reminders(w, people.outsider)).length, 1);
    assert.deepEqual(await reminders(w, people.landrat), []);
    assert.equal(reminderMails(w).length, 1);
    const note = w.slack.messages(people.english).at(-1);
    assert.ok(note);
    assert.equal(buttonsOf(note)[0]?.value, 'reply yes in=LKOS-BLK-27');
  });

  it('by mail stands in the thread of the invitation, has the three answers as links, and is no calendar message', async () => {
    await using w = await worldWithInvited();
    await w.besuch('einladung erinnern jetzt');
    await w.settle();
    const [invitation] = mailsTo(w, goetz);
    const [mail] = reminderMails(w);
    assert.ok(mail && invitation);
    assert.equal(mail.subject, 'Erinnerung: Working visit');
    assert.match(mail.raw.toString(), new RegExp(`^References:\\s+${invitation.messageId}\\r?$`, 'm'));
    assert.match(mail.messageId ?? '', /^<reminder\..+@lkos\.example>$/);
    assert.doesNotMatch(mail.raw.toString(), /text\/calendar/);
    assert.match(mail.text ?? '', /^Guten Tag Götz Ulrich,\n\nSie sind zu „Working visit“ eingeladen/m);
    for (const answer of ['yes', 'maybe', 'no']) {
      const link = new RegExp(`https://besuche\\.lkos\\.example/programme/[\\w-]{43}\\?answer=${answer}#answer`);
      assert.match(mail.text ?? '', link);
      assert.match(mail.html ?? '', link);
    }
    assert.match(mail.text ?? '', /15\.06\.2027, 09:00 bis 09:30\sUhr \| .*Tag 1.* \| Kreishaus Osnabrück/);
  });

  it('asks only about what has no answer yet', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'yes');
    await w.besuch('einladung erinnern jetzt');
    await w.settle();
    const [mail] = reminderMails(w);
    assert.match(mail?.text ?? '', /Tag 2/);
    assert.doesNotMatch(mail?.text ?? '', /Tag 1/);
  });

  it('goes to nobody twice on one day, and names who had one; the next day it may go again', async () => {
    await using w = await worldWithInvited();
    await w.besuch('einladung erinnern jetzt');
    await w.settle();
    const again = await w.besuch('einladung erinnern jetzt');
    assert.match(again, /^Heute ist niemand mehr zu erinnern\.\nHeute schon erinnert \(4\)$/m);
    await w.settle();
    assert.equal((await reminders(w, people.landrat)).length, 1);
    assert.equal(reminderMails(w).length, 1);
    assert.match(await w.besuch('einladung status'), /ohne Antwort: 4/);
    // Half an hour after midnight in Osnabrück, and still the same day in UTC.
    await w.moveClock('2027-05-03T22:30:00.000Z');
    await w.besuch('einladung erinnern jetzt');
    assert.equal((await reminders(w, people.landrat)).length, 2);
    await w.settle();
    assert.equal(reminderMails(w).length, 2);
  });

  it('goes once where two coordinators remind at the same moment', async () => {
    await using w = await worldWithInvited();
    await w.visit('coordinator add @anja.richter');
    await Promise.all([w.visit('invite remind now'), w.visit('invite remind now', people.guestCoordinator)]);
    assert.equal((await reminders(w, people.landrat)).length, 1);
  });

  it('is not sent to whoever answers before it could leave', async () => {
    await using w = await worldWithInvited();
    w.slack.order({ method: 'chat.postMessage', kind: 'error', error: 'service_unavailable', times: 3 });
    await w.besuch('einladung erinnern jetzt');
    await w.besuch('nein', people.landrat);
    await w.settle();
    await w.moveClock('2027-05-03T09:00:00.000Z');
    assert.deepEqual(await reminders(w, people.landrat), []);
    assert.equal((await reminders(w, people.outsider)).length, 1);
  });

  it('asks again after the time has changed since an answer by calendar', async () => {
    await using w = await worldWithInvited();
    for (const day of [firstDay, secondDay]) await replyByCalendar(w.bot.deps, goetz, day, 'yes');
    assert.doesNotMatch(await w.besuch('einladung erinnern'), /Ulrich/);
    await w.visit('agenda move 2 day=2 at=15:00');
    await w.visit('publish now');
    assert.match(await w.besuch('einladung erinnern'), /Götz Ulrich – per E-Mail/);
  });

  it('does not go after the events, nor in a closed visit', async () => {
    await using w = await worldWithInvited();
    await w.moveClock('2027-06-16T15:00:00.000Z');
    assert.match(await w.besuch('einladung erinnern jetzt'), /^Niemand braucht eine Erinnerung/m);
    await w.visit('close now');
    assert.match(await w.besuch('einladung erinnern jetzt in=LKOS-BLK-27'), /geschlossen|abgeschlossen/);
  });

  it('names who cannot be reached: there is no account in Slack, and mail came back', async () => {
    await using w = await worldWithInvited();
    await w.bot.deps.db
      .updateTable('invitation_revision')
      .set({ bounced_at: '2027-05-03T08:00:00.000Z', bounce_status: '5.1.1' })
      .execute();
    const said = await w.besuch('einladung erinnern');
    assert.match(said, /^3 Personen würden erinnert: 3 in Slack\.$/m);
    assert.match(said, /^Nicht erreichbar \(1\)\n• Götz Ulrich\n/m);
  });

  it('goes to nobody where nobody is invited', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add @michael.luebbersmann side=host');
    assert.match(await w.besuch('einladung erinnern jetzt'), /^Niemand braucht eine Erinnerung/m);
    assert.deepEqual(await reminders(w, people.landrat), []);
  });
});
