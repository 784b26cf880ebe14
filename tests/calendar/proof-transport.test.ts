import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { ImapFlow, type MessageStructureObject } from 'imapflow';
import type { InvitationContent } from '../../src/domain/invitation-content.ts';
import { texts } from '../../src/i18n/index.ts';
import { composeInvitation } from '../../src/mail/invitation-message.ts';
import { type Mail, openMailer } from '../../src/mail/transport.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';

const from = { name: 'Besuche', address: 'besuche@example.org' };
const katja = { name: 'Dr. Katja Müller-Lüdenscheidt, „KML“', address: 'katja@example.com' };
const now = () => new Date('2027-03-12T13:10:00Z');

/** A mailbox that the bot's mails go to, and a mail program that reads it. */
async function open(t: TestContext) {
  const catcher = await startMailCatcher({ now });
  const mailbox = await startImapServer(catcher, katja.address);
  const mailer = openMailer({ smtpUrl: catcher.url, from, now });
  const { hostname, port, username, password } = new URL(mailbox.url);
  const auth = { user: username, pass: password };
  const program = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false });
  t.after(async () => {
    await program.logout();
    await mailer.close();
    await mailbox.close();
    await catcher.close();
  });
  return { mailer, program };
}

const content: InvitationContent = {
  start: '2027-10-30T23:30:00.000Z',
  end: '2027-10-31T02:30:00.000Z',
  zone: 'Europe/Berlin',
  summary: 'Führung durch die Nacht der Zeitumstellung; 🏛️ „Kreishaus“, mit einem langen Titel',
  location: 'Kreishaus Osnabrück, Raum 2050',
  description: `Zeile mit Punkt am Anfang:\n.\n..zwei\n${'lang '.repeat(300)}\nFrom hier`,
  attendee: katja,
  language: 'de',
  visit: 'Arbeitsbesuch 2027',
  rows: [['01:30 bis 03:30 Uhr', 'Führung', '.Raum 2050']],
  why: null,
};

const messages: { what: string; method: 'REQUEST' | 'CANCEL'; change: Partial<InvitationContent>; sequence: number }[] =
  [
    { what: 'an invitation', method: 'REQUEST', change: {}, sequence: 0 },
    { what: 'an update', method: 'REQUEST', change: { location: 'Großer Saal' }, sequence: 1 },
    { what: 'a cancellation of an event that is off', method: 'CANCEL', change: { why: 'called-off' }, sequence: 2 },
    { what: 'a cancellation for one person', method: 'CANCEL', change: { why: 'uninvited' }, sequence: 3 },
  ];

function mailOf({ method, change, sequence }: (typeof messages)[number]): Mail {
  return composeInvitation(
    {
      uid: 'item-17@besuche.example.org',
      sequence,
      method,
      content: { ...content, ...change },
      before: method === 'REQUEST' && sequence > 0 ? content : undefined,
      programme: 'https://besuche.example.org/p/AbCdEf0123456789',
      messageId: `item-17-${sequence}@besuche.example.org`,
      references: undefined,
      invitedAt: now(),
      stampedAt: now(),
    },
    from,
    texts('de').invite,
  );
}

function leavesOf(part: MessageStructureObject): MessageStructureObject[] {
  return part.childNodes ? part.childNodes.flatMap(leavesOf) : [part];
}

describe('a message that went through a real SMTP server and out of a real IMAP server', () => {
  for (const message of messages) {
    it(`is, as ${message.what}, byte for byte what was sent`, async (t) => {
      const { mailer, program } = await open(t);
      const mail = mailOf(message);
      assert.deepEqual(await mailer.send(mail), { sent: true, messageId: `<${mail.messageId}>` });
      await program.connect();
      await program.mailboxOpen('INBOX');
      const [fetched, ...more] = await program.fetchAll('1:*', { uid: true, envelope: true, bodyStructure: true });
      assert.equal(more.length, 0);
      assert.ok(fetched?.bodyStructure && fetched.envelope);
      assert.equal(fetched.envelope.subject, mail.subject);
      assert.deepEqual(fetched.envelope.to, [katja]);
      assert.deepEqual(fetched.envelope.from, [from]);
      const parts = leavesOf(fetched.bodyStructure);
      assert.deepEqual(
        parts.map(({ type }) => type),
        ['text/plain', 'text/html', 'text/calendar', 'application/ics'],
      );
      assert.equal(parts[2]?.parameters?.method, message.method);
      assert.equal(parts[2]?.parameters?.charset?.toLowerCase(), 'utf-8');
      const object = mail.calendar?.content ?? assert.fail('no calendar');
      const sent = [asLines(mail.text), asLines(mail.html), object, object];
      for (const [index, { part, type }] of parts.entries()) {
        const { content: stream } = await program.download(String(fetched.uid), part, { uid: true });
        assert.ok(stream && (await buffer(stream)).equals(Buffer.from(sent[index] ?? '')), type);
      }
    });
  }
});

/** In a mail, lines of text end with CRLF (RFC 5322 §2.3). */
function asLines(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
