import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objectOf } from '../sandbox/calendar-mails.ts';
import { rawMail, rawMailNames } from '../support/raw-mail.ts';
import { mail, read } from './incoming-sample.ts';

const values = {
  from: 'r.bauer@blk.example',
  organizer: 'besuche@lkos.example',
  uid: 'item-0a8c6b7e@besuche.lkos.example',
  messageId: '<invitation-1@lkos.example>',
  name: 'Jürgen Groß',
  summary: 'Besuch: Kreishaus, Bürgersaal',
  stamp: new Date('2027-06-10T08:15:00Z'),
  start: new Date('2027-06-15T07:00:00Z'),
  end: new Date('2027-06-15T08:00:00Z'),
  proposedStart: new Date('2027-06-15T08:00:00Z'),
  proposedEnd: new Date('2027-06-15T09:00:00Z'),
  assistant: 'sekretariat@blk.example',
};

const program = (name: string) => read(rawMail(name, values));

function calendarMail(type: string, content: Buffer | string, more: string[] = []): string {
  const body = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return mail([`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more], body);
}

const reply = objectOf({ method: 'REPLY', partstat: 'ACCEPTED', summary: 'Begrüßung' });

describe('the mails of other programs', () => {
  const answers: [string, string, string][] = [
    ['apple-accept', 'REPLY', 'ACCEPTED'],
    ['exchange-accept', 'REPLY', 'ACCEPTED'],
    ['google-accept', 'REPLY', 'ACCEPTED'],
    ['google-counter', 'COUNTER', 'TENTATIVE'],
    ['method-missing', 'REPLY', 'ACCEPTED'],
    ['nextcloud-mail-accept', 'REPLY', 'ACCEPTED'],
    ['open-xchange-tentative', 'REPLY', 'TENTATIVE'],
    ['outlook-counter', 'COUNTER', 'TENTATIVE'],
    ['outlook-decline', 'REPLY', 'DECLINED'],
    ['outlook-tentative', 'REPLY', 'TENTATIVE'],
    ['thunderbird-accept', 'REPLY', 'ACCEPTED'],
  ];
  for (const [name, method, partstat] of answers) {
    it(`${name}: one answer, of the right person, to the right event`, async () => {
      const { calendarMessages, unreadable, report, from } = await program(name);
      assert.equal(calendarMessages.length, 1, 'the alternative and the attachment are the same answer');
      const [answer] = calendarMessages;
      assert.deepEqual([answer?.method, answer?.uid, unreadable, report], [method, values.uid, undefined, undefined]);
      assert.deepEqual(
        answer?.attendees.map((attendee) => [attendee.address, attendee.partstat]),
        [[values.from, partstat]],
      );
      assert.equal(answer?.start, (method === 'COUNTER' ? values.proposedStart : values.start).toISOString());
      assert.equal(from?.address, values.from);
    });
  }

  it('say who answers for whom', async () => {
    const [onBehalf, sentBy] = [await program('on-behalf'), await program('sent-by-assistant')];
    assert.deepEqual([onBehalf.from?.address, onBehalf.sender?.address], [values.from, values.assistant]);
    assert.equal(sentBy.from?.address, values.assistant);
    assert.equal(sentBy.calendarMessages[0]?.attendees[0]?.sentBy, values.assistant);
  });

  const bounces: [string, 'failed' | 'delayed', string, string | undefined][] = [
    ['bounce-exchange', 'failed', '5.1.10', values.uid],
    ['bounce-google', 'failed', '5.1.1', undefined],
    ['bounce-headers-only', 'failed', '5.1.1', undefined],
    ['bounce-postfix', 'failed', '5.1.1', values.uid],
    ['bounce-qmail', 'failed', '5.1.1', undefined],
    ['delayed', 'delayed', '4.4.1', values.uid],
  ];
  for (const [name, action, status, uid] of bounces) {
    it(`${name}: whom it did not reach, why, and which mail it was`, async () => {
      const { report, calendarMessages, isAutomatic } = await program(name);
      assert.deepEqual(report, {
        recipients: [{ address: values.from, action, status }],
        messageId: values.messageId,
        uid,
      });
      assert.deepEqual([calendarMessages, isAutomatic], [[], true]);
    });
  }

  it('say why an answer cannot be read', async () => {
    assert.equal((await program('winmail')).unreadable, 'winmail.dat');
    assert.equal((await program('broken-calendar')).unreadable, 'calendar');
  });

  it('are known as made by programs, or as written by people', async () => {
    for (const name of ['out-of-office', 'out-of-office-old', 'newsletter']) {
      assert.equal((await program(name)).isAutomatic, true, name);
    }
    const person = await program('human-fits');
    assert.deepEqual(
      [person.isAutomatic, person.text, person.references],
      [false, 'passt, danke für die Einladung', [values.messageId]],
    );
  });

  it('are read in every way without their placeholders’ traces, whoever wrote them', async () => {
    for (const name of rawMailNames()) {
      const { key, from, authentication } = await program(name);
      assert.match(key, /^<[^<>\s]+>$/, name);
      assert.ok(from, name);
      assert.equal(authentication, 'unknown', name);
    }
  });

  it('bear what our mail server found out about the sender', async () => {
    const found = async (authentication: 'pass' | 'fail') =>
      (await read(rawMail('thunderbird-accept', { ...values, authentication }))).authentication;
    assert.deepEqual([await found('pass'), await found('fail')], ['passed', 'failed']);
  });
});

describe('the fields of a mail', () => {
  it('are decoded, cleaned and put in small letters where they are addresses', async () => {
    const { from, sender, subject } = await read(
      [
        'From: =?utf-8?Q?Gro=C3=9F=2C_J=C3=BCrgen?= <J.Gross@BLK.example>',
        'Sender: "Desk" <desk@xn--mller-kva.example>',
        'Subject: =?iso-8859-1?Q?Gr=FC=DFe?= aus\u202e\r\n dem\tKreis',
        '',
        '',
      ].join('\r\n'),
    );
    assert.deepEqual(from, { name: 'Groß, Jürgen', address: 'j.gross@blk.example' });
    assert.deepEqual(sender, { name: 'Desk', address: 'desk@xn--mller-kva.example' });
    assert.equal(subject, 'Grüße aus dem Kreis');
  });

  it('name the mails it answers once each, of long threads the first and the last', async () => {
    const { references } = await read(
      mail(['In-Reply-To: <b@x.example> (yours)', 'References: <a@x.example>\r\n <b@x.example> rubbish <>']),
    );
    assert.deepEqual(references, ['<b@x.example>', '<a@x.example>']);
    const many = Array.from({ length: 300 }, (_, index) => `<${index}@x.example>`);
    const long = (await read(mail([`References: ${many.join('\r\n ')}`]))).references;
    assert.equal(long.length, 50);
    assert.deepEqual([long[0], long.at(-1)], ['<0@x.example>', '<299@x.example>']);
  });

  it('give each mail a key, the same for each copy, also without a Message-ID', async () => {
    assert.equal((await read(mail([]))).key, '<1@blk.example>');
    const without = await read('From: a@b.example\r\n\r\nHello');
    assert.match(without.key, /^sha256:[0-9a-f]{64}$/);
    assert.equal((await read('From: a@b.example\r\n\r\nHello')).key, without.key);
    assert.notEqual((await read('From: a@b.example\r\n\r\nHello you')).key, without.key);
    const endless = await read(`Message-ID: <${'x'.repeat(3000)}@b.example>\r\n\r\n`);
    assert.match(endless.key, /^sha256:/);
  });

  it('may be missing altogether', async () => {
    for (const raw of ['', '\r\n\r\n', 'From: nobody\r\n\r\n', 'nonsense']) {
      const { from, subject, references, calendarMessages, report, unreadable } = await read(raw);
      assert.deepEqual(
        [from, subject, references, calendarMessages, report, unreadable],
        [undefined, '', [], [], undefined, undefined],
      );
    }
  });

  it('say what a program has made by itself (RFC 3834), and not what people’s programs send too', async () => {
    const automatic = [
      'Auto-Submitted: auto-replied',
      'Auto-Submitted: auto-generated (by a rule); owner-email="a@b.example"',
      'Precedence: Auto_Reply',
      'Precedence: bulk',
      'Precedence: list',
      'Precedence: junk',
      'X-Autoreply: yes',
      'X-Autorespond: Re: x',
      'Return-Path: <>',
      'List-Unsubscribe: <mailto:x@y.example>',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=x',
    ];
    for (const header of automatic) assert.equal((await read(mail([header]))).isAutomatic, true, header);
    const personal = [
      'Auto-Submitted: no',
      'Auto-Submitted: (nothing) no',
      'X-Auto-Response-Suppress: All',
      'Precedence: first-class',
      'X-Autoreply: no',
      'Return-Path: <katja@blk.example>',
    ];
    for (const header of personal) assert.equal((await read(mail([header]))).isAutomatic, false, header);
  });
});

describe('calendar parts', () => {
  it('are found by type or by name, whatever their encoding and charset', async () => {
    const latin = Buffer.from(reply, 'latin1');
    const utf16 = Buffer.from(`\ufeff${reply}`, 'utf16le');
    const parts = [
      calendarMail('text/calendar; charset=utf-8; method=REPLY', reply),
      calendarMail('TEXT/Calendar', reply),
      calendarMail('application/ics; name=invite.ics', reply),
      calendarMail('application/octet-stream; name="Antwort.ICS"', reply),
      calendarMail('text/calendar; charset=iso-8859-1', latin),
      calendarMail('text/calendar; charset=iso-8859-1', reply),
      calendarMail('text/calendar; charset=utf-8', latin),
      calendarMail('text/calendar; charset=made-up', latin),
      calendarMail('text/calendar; charset=utf-16', utf16),
      calendarMail('text/calendar', Buffer.from(reply, 'utf16le')),
      mail(['Content-Type: text/plain; charset=utf-8'], reply),
    ];
    for (const part of parts) {
      const { calendarMessages, unreadable, text } = await read(part);
      assert.deepEqual(
        calendarMessages.map(({ method, uid }) => [method, uid]),
        [['REPLY', 'item-1@lkos.example']],
        part.slice(0, 200),
      );
      assert.deepEqual([unreadable, text], [undefined, '']);
    }
  });

  it('count once when the same stands in them twice, and twice when they differ', async () => {
    const both = (second: string) =>
      mail(
        ['Content-Type: multipart/mixed; boundary=x'],
        [
          '--x',
          'Content-Type: text/calendar; method=REPLY',
          '',
          objectOf({ method: 'REPLY' }).replace('METHOD:REPLY\r\n', ''),
          '--x',
          'Content-Type: application/ics; name=invite.ics',
          '',
          second,
          '--x--',
          '',
        ].join('\r\n'),
      );
    const same = await read(both(objectOf({ method: 'REPLY' }).replace('METHOD:REPLY\r\n', '')));
    assert.deepEqual(
      same.calendarMessages.map(({ method }) => method),
      ['REPLY'],
    );
    assert.equal((await read(both(objectOf({ method: 'REPLY', uid: 'item-2' })))).calendarMessages.length, 2);
  });

  it('that are too large, and mails of which only the beginning was fetched, say so', async () => {
    const large = objectOf({ method: 'REPLY', lines: [`COMMENT:${'x'.repeat(300_000)}`] });
    const part = await read(calendarMail('text/calendar; method=REPLY', large));
    assert.deepEqual([part.unreadable, part.calendarMessages], ['too-large', []]);
    const cut = await read(calendarMail('text/calendar; method=REPLY', reply, ['Subject: Zusage']), false);
    assert.deepEqual([cut.unreadable, cut.calendarMessages, cut.subject, cut.text], ['too-large', [], 'Zusage', '']);
  });

  it('are not those of a mail that came back, or that was passed on', async () => {
    const forwarded = mail(
      ['Content-Type: multipart/mixed; boundary=x'],
      ['--x', 'Content-Type: message/rfc822', '', calendarMail('text/calendar; method=REPLY', reply), '--x--', ''].join(
        '\r\n',
      ),
    );
    assert.deepEqual((await read(forwarded)).calendarMessages, []);
  });
});
