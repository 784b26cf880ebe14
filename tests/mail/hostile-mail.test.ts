/** Mails that are made to keep us busy: whoever knows the address of the mailbox can send them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mail, read } from './incoming-sample.ts';

/** A header field that is folded into so many lines of 900 characters. */
const folded = (name: string, character: string, lines: number) =>
  `${name}: ${Array.from({ length: lines }, () => character.repeat(900)).join('\r\n ')}`;

const dashes = '-'.repeat(50_000);
const underscores = `${'_'.repeat(990)}\r\n`.repeat(100);
const results = Array.from({ length: 20 }, () => `Authentication-Results: mx; ${'a'.repeat(9900)}`);

const observance = [
  'BEGIN:STANDARD',
  'DTSTART:00010101T000000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1,2,3,4,5,6,7',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:STANDARD',
];
const event = ['BEGIN:VEVENT', 'UID:x', 'DTSTART;TZID=Ours:20270615T090000', 'END:VEVENT'];
const zones = ['BEGIN:VTIMEZONE', 'TZID:Ours', ...Array.from({ length: 8 }, () => observance).flat(), 'END:VTIMEZONE'];
const calendar = ['BEGIN:VCALENDAR', 'METHOD:REPLY', ...zones, ...event, 'END:VCALENDAR'].join('\r\n');

const hostile: [string, string][] = [
  ['a report of nothing but dashes', mail(['Return-Path: <>'], dashes)],
  ['brackets that never close', mail([folded('Auto-Submitted', '(', 120)], 'x')],
  ['lines of underscores', mail([], `${underscores}x`)],
  ['findings of a mail server without an end', mail(results, 'x')],
  [
    'failed recipients without an end',
    mail(['Return-Path: <>', folded('X-Failed-Recipients', 'a.', 120)], 'unknown user'),
  ],
  ['a time zone since the year 1', mail(['Content-Type: text/calendar; method=REPLY'], calendar)],
  [
    'parts within parts',
    mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(3000),
    ),
  ],
  ['null bytes', mail([], '\0'.repeat(200_000))],
];

describe('a mail that is made to keep us busy', () => {
  for (const [name, raw] of hostile) {
    it(`is read at once: ${name}`, async () => {
      const began = performance.now();
      const { key } = await read(raw);
      assert.equal(key, '<1@blk.example>');
      assert.ok(performance.now() - began < 900, `${Math.round(performance.now() - began)} ms`);
    });
  }

  it('keeps an event of a hundred zones from being counted again and again', async () => {
    const part = (number: number) => {
      const events = Array.from({ length: 50 }, (_, each) =>
        event.map((line) => line.replace('UID:x', `UID:${number}-${each}`)),
      );
      const lines = ['BEGIN:VCALENDAR', 'METHOD:REPLY', ...zones, ...events.flat(), 'END:VCALENDAR'];
      return ['--b', 'Content-Type: text/calendar; method=REPLY', '', ...lines].join('\r\n');
    };
    const parts = Array.from({ length: 10 }, (_, number) => part(number));
    const began = performance.now();
    await read(mail(['Content-Type: multipart/mixed; boundary=b'], `${parts.join('\r\n')}\r\n--b--`));
    assert.ok(performance.now() - began < 3000, `${Math.round(performance.now() - began)} ms`);
  });
});

describe('a mail with several people in From', () => {
  it('is doubted, whatever the mail server says of one of them', async () => {
    const from = 'From: Sabine <s.krause@blk.example>, x@evil.example';
    const raw = [from, 'Message-ID: <2@evil.example>', '', 'x'].join('\r\n');
    const verdict = 'Authentication-Results: mx; dmarc=pass header.from=blk.example\r\n';
    assert.equal((await read(Buffer.from(verdict + raw))).authentication, 'failed');
    const twice = raw.replace('x@evil.example', 'S.Krause@blk.example');
    assert.equal((await read(Buffer.from(verdict + twice))).authentication, 'passed');
  });
});

describe('an address that only looks like another', () => {
  it('is none, where other characters would turn into plain letters', async () => {
    const fromOf = async (from: string) =>
      (await read(Buffer.from(`From: ${from}\r\nMessage-ID: <3@evil.example>\r\n\r\nx`))).from?.address;
    for (const disguised of ['x@b\u217ck.example', 'x@bl\u212a.example', '\u212a@blk.example', 'x@blk\uff0eexample']) {
      assert.equal(await fromOf(disguised), undefined, disguised);
    }
    assert.equal(await fromOf('x@b\u043bk.example'), 'x@xn--bk-5lc.example', 'another alphabet is another domain');
    assert.equal(await fromOf('x@m\u00fcller.example'), 'x@xn--mller-kva.example');
  });
});

describe('hostile mails', () => {
  it('never throw, and what comes back is within bounds', async () => {
    const pieces = fc.constantFrom(
      'From: a@b.example',
      'From: <<<>>>;;;:@',
      'Sender: :;',
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Type: text/calendar; charset="\u0000"; method=',
      'Content-Type: message/rfc822',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      'Content-Type: message/delivery-status',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      'Authentication-Results: x; dmarc=pass ((((((',
      'References: <<<<<<>>>>',
      'Final-Recipient: rfc822;',
      '--x',
      '--x--',
      '',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      '<div><div><table><!--',
      'Am x schrieb y:',
      '> quoted',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 40 }),
        fc.boolean(),
        async (lines, isWhole) => {
          const { text, subject, references, key } = await read(lines.join('\r\n'), isWhole);
          assert.ok(text.length <= 1000 && subject.length <= 300 && references.length <= 50 && key.length <= 250);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a thousand parts still say whose they are', async () => {
    const parts = '--x\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(1000);
    const many = await read(mail(['Content-Type: multipart/mixed; boundary=x', 'Subject: many'], `${parts}--x--\r\n`));
    assert.deepEqual([many.from?.address, many.subject, many.unreadable], ['katja@blk.example', 'many', 'calendar']);
  });

  it('of a mebibyte are read in a moment', async () => {
    const bodies = ['<div>'.repeat(200_000), '('.repeat(1_000_000), 'Am '.repeat(330_000), '> \n'.repeat(330_000)];
    for (const body of bodies) {
      const began = performance.now();
      await read(mail([`Content-Type: text/${body.startsWith('<') ? 'html' : 'plain'}`], body));
      assert.ok(performance.now() - began < 3000, body.slice(0, 10));
    }
  });
});
