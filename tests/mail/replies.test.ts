import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMail } from '../../src/sandbox/caught-mail.ts';
import { rawMail, rawMailNames } from '../support/raw-mail.ts';

const values = {
  from: 'r.bauer@blk.example',
  organizer: 'besuche@lkos.example',
  uid: 'item-0a8c6b7e-2f1d-4c3b-9a5e-6d7f8091a2b3-and-longer-than-a-line@besuche.lkos.example',
  messageId: '<invitation-1@lkos.example>',
  name: 'Jürgen Groß',
  summary: 'Besuch: Kreishaus, Bürgersaal',
};

describe('the mails of other programs that the tests answer with', () => {
  for (const name of rawMailNames()) {
    it(`${name}: is a whole mail in CRLF lines, every placeholder filled in`, async () => {
      const raw = rawMail(name, values);
      const text = raw.toString('utf8');
      assert.doesNotMatch(text, /\{\{|\}\}/);
      assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
      const mail = await readMail(raw, { id: name, receivedAt: new Date(0), envelope: { from: '', to: [] } });
      assert.notEqual(mail.messageId, '');
      assert.equal(mail.from.length, 1);
      if (!mail.calendar || name === 'broken-calendar') return;
      const unfolded = mail.calendar.content.replace(/\r\n /g, '');
      assert.match(unfolded, new RegExp(`^UID:${values.uid}$`, 'm'));
      for (const line of mail.calendar.content.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.equal(
        mail.calendar.contentTypeMethod,
        name === 'method-missing' ? '' : mail.calendar.method,
        'Content-Type and object name the same method',
      );
    });
  }

  it('puts no two mails under one Message-ID, and one mail always under the same', () => {
    const id = (name: string, sequence: number) =>
      /^Message-ID: (.*)$/im.exec(rawMail(name, { ...values, sequence }).toString('utf8'))?.[1];
    assert.equal(id('exchange-accept', 1), id('exchange-accept', 1));
    assert.notEqual(id('exchange-accept', 1), id('exchange-accept', 2));
  });
});
