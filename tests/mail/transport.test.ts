import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { renderCancel, renderRequest } from '../../src/calendar/invitation.ts';
import { type Mail, type Mailer, openMailer } from '../../src/mail/transport.ts';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { parseEvent, sampleEvent, textOf } from '../calendar/sample-event.ts';

const now = () => new Date('2027-03-12T13:10:00Z');

async function open(t: TestContext): Promise<{ catcher: MailCatcher; mailer: Mailer }> {
  const catcher = await startMailCatcher({ now });
  const mailer = openMailer({ smtpUrl: catcher.url, from: { name: 'Besuche', address: 'besuche@example.org' }, now });
  t.after(async () => {
    await mailer.close();
    await catcher.close();
  });
  return { catcher, mailer };
}

function sampleMail(change: Partial<Mail> = {}): Mail {
  return {
    messageId: 'outbox-17@besuche.example.org',
    to: { name: 'Müller, Katja', address: 'katja@example.com' },
    subject: 'Einladung: Begrüßung, 15.06.2027',
    text: 'Guten Tag Frau Müller,\nwir laden Sie ein.\n',
    html: '<!doctype html><html lang="de"><body><p>Guten Tag Frau Müller,<br>wir laden Sie ein.</p></body></html>',
    calendar: { method: 'REQUEST', content: renderRequest(sampleEvent()) },
    ...change,
  };
}

/** The Content-Types of the parts in order, each opened multipart with its content in brackets. */
function structureOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const contentType = /^Content-Type: (.*)$/im.exec(head.replace(/\r\n(?=[ \t])/g, ''))?.[1] ?? '';
  const [type = ''] = contentType.split(';');
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1];
  if (boundary === undefined) return type;
  const parts = `\r\n${rest.join('\r\n\r\n')}`.split(`\r\n--${boundary}`).slice(1, -1);
  return `${type}(${parts.map((part) => structureOf(part.trimStart())).join(', ')})`;
}

describe('an invitation by mail', () => {
  it('arrives as text, HTML and calendar request, with the same bytes attached', async (t) => {
    const { catcher, mailer } = await open(t);
    const sent = sampleMail();
    assert.deepEqual(await mailer.send(sent), { sent: true, messageId: '<outbox-17@besuche.example.org>' });
    const [mail] = catcher.mails;
    assert.ok(mail?.calendar);
    assert.equal(
      structureOf(mail.raw),
      'multipart/mixed(multipart/alternative(text/plain, text/html, text/calendar), application/ics)',
    );
    assert.match(mail.raw, /^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/m);
    assert.equal(mail.calendar.content, sent.calendar?.content);
    assert.deepEqual(
      mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()]),
      [['invite.ics', 'application/ics', sent.calendar?.content]],
    );
    assert.equal(mail.text, sent.text);
    assert.equal(mail.html.trim(), sent.html);
    assert.equal(textOf(parseEvent(mail.calendar.content).event, 'attendee').toLowerCase(), 'mailto:katja@example.com');
  });

  it('has the same method in the object and in its Content-Type', async (t) => {
    const { catcher, mailer } = await open(t);
    await mailer.send(sampleMail());
    const cancel = renderCancel(sampleEvent({ sequence: 3 }), 'called-off');
    await mailer.send(sampleMail({ messageId: 'b@example.org', calendar: { method: 'CANCEL', content: cancel } }));
    assert.deepEqual(
      catcher.mails.map(({ calendar }) => [calendar?.method, calendar?.contentTypeMethod]),
      [
        ['REQUEST', 'REQUEST'],
        ['CANCEL', 'CANCEL'],
      ],
    );
    await assert.rejects(mailer.send(sampleMail({ calendar: { method: 'REQUEST', content: cancel } })), TypeError);
  });

  it('comes from the functional mailbox, says that a machine wrote it, and sends bounces where they are told', async (t) => {
    const { catcher, mailer } = await open(t);
    await mailer.send(sampleMail({ envelopeFrom: 'besuche+b.17@example.org', references: '<first@example.org>' }));
    const [mail] = catcher.mails;
    assert.deepEqual(mail?.envelope, { from: 'besuche+b.17@example.org', to: ['katja@example.com'] });
    assert.deepEqual(mail.from, [{ name: 'Besuche', address: 'besuche@example.org' }]);
    assert.deepEqual(mail.to, [{ name: 'Müller, Katja', address: 'katja@example.com' }]);
    assert.equal(mail.subject, 'Einladung: Begrüßung, 15.06.2027');
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
    assert.equal(mail.headers.get('x-auto-response-suppress'), 'OOF, AutoReply');
    assert.equal(mail.headers.get('references'), '<first@example.org>');
    assert.equal(mail.headers.get('date'), 'Fri, 12 Mar 2027 13:10:00 +0000');
    assert.equal(mail.headers.has('x-mailer'), false);
  });

  it('never gains a header, a recipient or a part, whatever the text', async (t) => {
    const { catcher, mailer } = await open(t);
    await mailer.send(sampleMail());
    const [plain] = catcher.mails;
    assert.ok(plain);
    const evil = fc.constantFrom(
      '\r\nBcc: evil@example.net',
      '\nX-Evil: 1',
      '\r\n\r\n',
      '<evil@example.net>',
      ',',
      '"',
      '=?utf-8?Q?=0AX:1?=',
      '--',
      '\0',
    );
    const text = fc.array(fc.oneof(evil, fc.string({ unit: 'grapheme' }))).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, subject, body) => {
        const to = { name, address: 'katja@example.com' };
        assert.equal(
          (await mailer.send(sampleMail({ to, subject: `An: ${subject}`, text: `Guten Tag ${body}` }))).sent,
          true,
        );
        const mail = catcher.mails.at(-1);
        assert.deepEqual([...(mail?.headers.keys() ?? [])].sort(), [...plain.headers.keys()].sort());
        assert.deepEqual(mail?.envelope, plain.envelope);
        assert.deepEqual(
          mail.to.map(({ address }) => address),
          ['katja@example.com'],
        );
        assert.equal(structureOf(mail.raw), structureOf(plain.raw));
      }),
      { numRuns: 15 },
    );
  });

  it('is not tried for an address that no server should see', async (t) => {
    const { catcher, mailer } = await open(t);
    const result = await mailer.send(sampleMail({ to: { name: '', address: '"h@x.de Bcc: evil"@x.de' } }));
    assert.deepEqual(result, { sent: false, failure: { kind: 'permanent', reason: 'not a deliverable address' } });
    await assert.rejects(mailer.send(sampleMail({ messageId: 'x\r\nBcc: evil@example.net' })), TypeError);
    assert.equal(catcher.mails.length, 0);
  });
});

describe('a mail that goes wrong', () => {
  const cases = [
    ['refuse-recipient-550', 'permanent', 'SMTP 550, 5.1.1, RCPT TO', 0],
    ['temporary-451', 'transient', 'SMTP 451, 4.7.1, RCPT TO', 0],
    ['drop-connection', 'unknown', undefined, 0],
    ['drop-after-data', 'unknown', undefined, 1],
  ] as const;
  for (const [kind, outcome, reason, delivered] of cases) {
    it(`is ${outcome} after ${kind}, without the address in the reason, and goes the next time`, async (t) => {
      const { catcher, mailer } = await open(t);
      catcher.order({ kind, times: 1 });
      const result = await mailer.send(sampleMail());
      assert.equal(result.sent, false);
      assert.equal(result.failure.kind, outcome);
      if (reason !== undefined) assert.equal(result.failure.reason, reason);
      assert.doesNotMatch(result.failure.reason, /katja|example/);
      assert.equal(catcher.mails.length, delivered);
      assert.equal((await mailer.send(sampleMail())).sent, true);
      assert.equal(new Set(catcher.mails.map(({ messageId }) => messageId)).size, 1);
    });
  }

  it('is unknown when the server is silent for too long, or not there', async (t) => {
    const { catcher } = await open(t);
    const impatient = openMailer({
      smtpUrl: catcher.url,
      from: { name: '', address: 'besuche@example.org' },
      now,
      timeoutMilliseconds: 50,
    });
    t.after(() => impatient.close());
    catcher.order({ kind: 'delay', times: 1, delayMilliseconds: 30_000 });
    const silent = await impatient.send(sampleMail());
    assert.equal(silent.sent ? 'sent' : silent.failure.kind, 'unknown');
    await catcher.close();
    const absent = await impatient.send(sampleMail());
    assert.equal(absent.sent ? 'sent' : absent.failure.kind, 'unknown');
  });
});

describe('closing the way out', () => {
  it('lets the mail under way arrive, and takes no more', async (t) => {
    const { catcher, mailer } = await open(t);
    catcher.order({ kind: 'delay', times: 1, delayMilliseconds: 50 });
    const sending = mailer.send(sampleMail());
    await catcher.until(() => catcher.faults.length === 0, 'the server to hold its answer back');
    await mailer.close();
    assert.equal((await sending).sent, true);
    assert.equal((await mailer.send(sampleMail())).sent, false);
  });

  it('cuts off what takes longer than the grace', async (t) => {
    const { catcher, mailer } = await open(t);
    catcher.order({ kind: 'delay', times: 1, delayMilliseconds: 30_000 });
    const sending = mailer.send(sampleMail());
    await catcher.until(() => catcher.faults.length === 0, 'the server to hold its answer back');
    await mailer.close(10);
    const result = await sending;
    assert.equal(result.sent ? 'sent' : result.failure.kind, 'unknown');
  });
});
