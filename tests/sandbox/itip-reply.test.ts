import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCalendarMessage } from '../../src/sandbox/calendar-message.ts';
import { answers, composeReply } from '../../src/sandbox/itip-reply.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { sendAnswer } from '../../src/sandbox/mail-program.ts';
import { bot, katja, mailOf, objectOf } from './calendar-mails.ts';

const now = new Date('2027-03-02T08:15:30Z');

function unfolded(content: string): string[] {
  return content.replace(/\r\n[ \t]/g, '').split('\r\n');
}

describe('the answer to an invitation', () => {
  it('names the one who answers, the organiser, the event and its version, and the time of the answer', () => {
    const request = objectOf({ sequence: 4 }).replace(
      'END:VEVENT',
      [
        'ATTENDEE;CN="Other":mailto:other@blk.example',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT15M',
        'DESCRIPTION:x',
        'END:VALARM',
        'END:VEVENT',
      ].join('\r\n'),
    );
    const { content, organizer, summary } = composeReply(request, 'KATJA@blk.example', 'ACCEPTED', now);
    assert.deepEqual([organizer, summary], [{ name: 'Besuche', address: bot }, 'Begrüßung, Tag 1']);
    const lines = unfolded(content);
    for (const line of ['METHOD:REPLY', 'UID:item-1@lkos.example', 'SEQUENCE:4', 'DTSTAMP:20270302T081530Z']) {
      assert.equal(lines.filter((one) => one === line).length, 1, line);
    }
    assert.deepEqual(
      lines.filter((one) => /^(ATTENDEE|ORGANIZER)/.test(one)),
      [`ORGANIZER;CN=Besuche:mailto:${bot}`, `ATTENDEE;CN=Katja;PARTSTAT=ACCEPTED:MAILTO:${katja}`],
    );
    assert.doesNotMatch(content, /RECURRENCE-ID|VALARM|RSVP/);
    assert.match(content, /BEGIN:VTIMEZONE\r\n/);
    assert.match(content, /END:VCALENDAR\r\n$/);
  });

  it('is refused where there is nothing to answer', () => {
    const compose = (request: string, attendee = katja) => composeReply(request, attendee, 'DECLINED', now);
    assert.throws(() => compose(objectOf({ method: 'CANCEL' })), TypeError);
    assert.throws(() => compose(objectOf({ lines: [] })), TypeError);
    assert.throws(() => compose(objectOf({}), 'jonas@lkos.example'), /does not ask jonas@lkos.example/);
  });

  it('can be read back by a calendar, whatever is written in the invitation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.nat(),
        fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => !/\p{Cc}/u.test(text)),
        (answer, sequence, title) => {
          const summary = title.replace(/[\\;,]/g, (mark) => `\\${mark}`);
          const reply = composeReply(objectOf({ sequence, summary }), katja, answer, now);
          for (const line of reply.content.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 76, line);
          const part = { method: 'REPLY', contentTypeMethod: 'REPLY', content: reply.content };
          const message = readCalendarMessage({ ...mailOf('mail-1', {}), calendar: part }, 'UTC');
          assert.deepEqual(
            [message?.method, message?.uid, message?.sequence, message?.stamp, message?.attendees, message?.organizer],
            ['REPLY', 'item-1@lkos.example', sequence, now.getTime(), [{ address: katja, partstat: answer }], bot],
          );
          assert.equal(message?.details.summary, title);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('goes by mail from the one who answers to the organiser', async (t) => {
    const catcher = await startMailCatcher({ now: () => now });
    t.after(() => catcher.close());
    const sender = { name: 'Katja Bielefeld', address: katja, language: 'de' as const };
    await sendAnswer(catcher.url, mailOf('mail-1', {}), { sender, answer: 'TENTATIVE', now });
    const [mail] = catcher.mails;
    assert.deepEqual(mail?.envelope, { from: katja, to: [bot] });
    assert.deepEqual(mail?.from, [{ name: 'Katja Bielefeld', address: katja }]);
    assert.equal(mail?.subject, 'Vorläufig zugesagt: Begrüßung, Tag 1');
    assert.equal(mail?.text, 'Katja Bielefeld hat für „Begrüßung, Tag 1“ vorläufig zugesagt.\n');
    assert.equal(mail?.headers.get('in-reply-to'), '<mail-1@lkos.example>');
    assert.equal(mail?.headers.has('auto-submitted'), false);
    assert.equal(mail?.calendar?.contentTypeMethod, 'REPLY');
    assert.match(mail?.calendar?.content ?? '', /PARTSTAT=TENTATIVE/);
    assert.deepEqual(
      mail?.attachments.map(({ filename, contentType }) => [filename, contentType]),
      [['invite.ics', 'application/ics']],
    );
    await sendAnswer(catcher.url, mailOf('mail-1', {}), {
      sender: { ...sender, language: 'en' },
      answer: 'ACCEPTED',
      now,
    });
    assert.equal(catcher.mails[1]?.subject, 'Accepted: Begrüßung, Tag 1');
    catcher.order({ kind: 'refuse-recipient-550', times: 1 });
    await assert.rejects(sendAnswer(catcher.url, mailOf('mail-1', {}), { sender, answer: 'DECLINED', now }), /550/);
  });
});
