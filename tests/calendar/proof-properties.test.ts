import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { commonName } from '../../src/calendar/property-values.ts';
import type { InvitationContent } from '../../src/domain/invitation-content.ts';
import { texts } from '../../src/i18n/index.ts';
import { composeInvitation } from '../../src/mail/invitation-message.ts';
import { plainText, singleLine } from '../../src/mail/plain-text.ts';
import { type Mailer, openMailer } from '../../src/mail/transport.ts';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { icalJs, nodeIcal, type ReadEvent } from '../support/calendar-readers.ts';
import { anyInvitations } from './any-visit.ts';
import { assertWellFormed, shapeOf, withoutBackslash } from './calendar-text.ts';

const programme = 'https://besuche.example.org/p/AbCdEf0123456789';
const from = { name: 'Besuche', address: 'besuche@example.org' };
const stampedAt = new Date('2027-01-02T03:04:05Z');
let made = 0;

function mailOf(content: InvitationContent, method: 'REQUEST' | 'CANCEL', before?: InvitationContent) {
  made += 1;
  const message = { content, method, before, programme, references: undefined, invitedAt: stampedAt, stampedAt };
  const revision = { uid: `any-${made}@example.org`, sequence: 1, messageId: `any-${made}@example.org` };
  return composeInvitation({ ...message, ...revision }, from, texts(content.language).invite);
}

function objectOf(content: InvitationContent, method: 'REQUEST' | 'CANCEL'): string {
  return mailOf(content, method).calendar?.content ?? assert.fail('no calendar');
}

/** It also cuts a name in quotation marks at the first semicolon. */
function unnamed(events: ReadEvent[]): ReadEvent[] {
  return events.map((event) => ({ ...event, attendeeName: '' }));
}

const anyMethod = fc.constantFrom('REQUEST' as const, 'CANCEL' as const);

describe('the invitations of any visit', () => {
  it('read as the same events in ical.js, and in node-ical as in ical.js', async () => {
    await fc.assert(
      fc.asyncProperty(anyInvitations, anyMethod, async (invitations, method) => {
        for (const { content } of invitations) {
          const text = objectOf(content, method);
          const [event] = await icalJs.read([text]);
          assert.ok(event);
          const link = `\n\n${texts(content.language).invite.mail.programme}:\n${programme}`;
          assert.equal(event.attendeeName, commonName(content.attendee));
          assert.deepEqual(
            [event.start, event.end, event.summary, event.location, event.description, event.attendee, event.organizer],
            [
              content.start,
              content.end,
              singleLine(content.summary),
              singleLine(content.location),
              plainText(`${content.description}${method === 'REQUEST' ? link : ''}`),
              content.attendee.address,
              from.address,
            ],
          );
          const plain = objectOf(withoutBackslash(content), method);
          assert.deepEqual(unnamed(await nodeIcal.read([plain])), unnamed(await icalJs.read([plain])));
        }
      }),
    );
  });

  it('are lines of at most 75 octets with CRLF, and the same properties whatever the texts are', () => {
    const plain = (method: 'REQUEST' | 'CANCEL', content: InvitationContent) =>
      shapeOf(
        objectOf(
          {
            ...content,
            summary: 'x',
            location: 'x',
            description: 'x',
            visit: 'x',
            attendee: { name: 'x', address: 'x@example.org' },
          },
          method,
        ),
      );
    fc.assert(
      fc.property(anyInvitations, anyMethod, (invitations, method) => {
        for (const { content } of invitations) {
          const text = objectOf(content, method);
          assertWellFormed(text);
          assert.deepEqual(shapeOf(text), plain(method, content));
        }
      }),
    );
  });
});

describe('the mail of any invitation', () => {
  let catcher: MailCatcher;
  let mailer: Mailer;
  before(async () => {
    catcher = await startMailCatcher({ now: () => stampedAt });
    mailer = openMailer({ smtpUrl: catcher.url, from, now: () => stampedAt });
  });
  after(async () => {
    await mailer.close();
    await catcher.close();
  });

  it('has the headers and recipients of any other, whatever the texts are', async () => {
    const [plain] = fc.sample(anyInvitations, 1)[0] ?? [];
    assert.ok(plain);
    const deliver = async (mail: ReturnType<typeof mailOf>) => {
      assert.equal((await mailer.send(mail)).sent, true);
      return catcher.mails.at(-1) ?? assert.fail('no mail');
    };
    const headersOf = (raw: string) =>
      raw
        .split('\r\n\r\n')[0]
        ?.replace(/\r\n[ \t]/g, '')
        .split('\r\n')
        .map((line) => line.split(':')[0]);
    const ordinary = { ...plain.content, summary: 'x', visit: 'x', attendee: { name: 'x', address: 'x@example.org' } };
    const expected = headersOf((await deliver(mailOf(ordinary, 'REQUEST'))).raw);
    await fc.assert(
      fc.asyncProperty(anyInvitations, anyMethod, async (invitations, method) => {
        const [first] = invitations;
        if (!first) return;
        const mail = mailOf(first.content, method);
        const caught = await deliver(mail);
        assert.deepEqual(headersOf(caught.raw), expected);
        assert.deepEqual(caught.envelope, { from: from.address, to: [first.content.attendee.address] });
        assert.deepEqual(
          caught.to.map(({ address }) => address),
          [first.content.attendee.address],
        );
        assert.deepEqual(caught.from, [from]);
        assert.equal(caught.calendar?.content, mail.calendar?.content);
        assert.equal(caught.calendar?.contentTypeMethod, method);
        assert.equal(caught.attachments.length, 1);
      }),
      { numRuns: 25 },
    );
  });
});
