import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAuthentication } from '../../src/mail/read-authentication.ts';

function found(...fields: string[]) {
  const lines = fields.map((field) => {
    const colon = field.indexOf(': ');
    return { name: field.slice(0, colon).toLowerCase(), value: field.slice(colon + 2) };
  });
  return readAuthentication(lines, 'katja@blk.example');
}

const results = (value: string) => `Authentication-Results: ${value}`;

describe('what our mail server found out about the sender', () => {
  const cases: ['passed' | 'failed' | 'unknown', string][] = [
    ['passed', 'mx.lkos.example; dmarc=pass header.from=blk.example'],
    ['passed', 'mx.lkos.example 1; spf=fail smtp.mailfrom=x.example; dkim=pass header.d=blk.example'],
    ['passed', 'mx.lkos.example; dkim=pass (2048-bit key) header.i=@blk.example header.s=a'],
    ['passed', 'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=blk.example; dmarc=bestguesspass action=none'],
    [
      'failed',
      'mx.lkos.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example; dmarc=fail (p=NONE)',
    ],
    ['failed', 'mx.lkos.example; spf=softfail smtp.mailfrom=blk.example; dkim=none'],
    ['failed', 'mx.lkos.example; spf=none; dkim=fail header.d=blk.example'],
    // Of another From than ours.
    ['failed', 'mx.lkos.example; dkim=pass header.d=evil.example; dmarc=pass header.from=evil.example'],
    // Signed by somebody, who may be anybody.
    ['unknown', 'mx.lkos.example; dkim=pass header.d=evil.example'],
    ['unknown', 'mx.lkos.example; dkim=pass header.d=k.example'],
    ['unknown', 'mx.lkos.example; dkim=pass header.d=example'],
    ['unknown', 'mx.lkos.example; spf=none; dkim=none; dmarc=none'],
    ['unknown', 'mx.lkos.example; spf=fail smtp.mailfrom=blk.example'],
    ['unknown', 'mx.lkos.example; spf=temperror; dkim=temperror'],
    ['unknown', 'mx.lkos.example; none'],
    ['unknown', ''],
  ];
  for (const [verdict, value] of cases) {
    it(`is ${verdict}: ${value || 'nothing'}`, () => assert.equal(found(results(value)), verdict));
  }

  it('is unknown where it says nothing', () => assert.equal(found('Received: x'), 'unknown'));

  it('counts a signature of a domain above the sender’s', () => {
    const lines = [{ name: 'authentication-results', value: 'mx; dkim=pass header.d=blk.example' }];
    assert.equal(readAuthentication(lines, 'katja@mail.blk.example'), 'passed');
    assert.equal(readAuthentication(lines, 'katja@notblk.example'), 'unknown');
    assert.equal(readAuthentication(lines, undefined), 'unknown');
  });

  it('is not to be had from comments, quotes, or fields that others have written below', () => {
    assert.equal(found(results('mx.lkos.example; spf=none (dmarc=pass; dmarc=pass (really))')), 'unknown');
    assert.equal(found(results('mx.lkos.example; x="a; dmarc=pass"; spf=none')), 'unknown');
    assert.equal(found(results('mx.lkos.example; spf=none'), results('mx.lkos.example; dmarc=pass')), 'unknown');
    assert.equal(
      found(results('mx.lkos.example; spf=none'), 'Received: by evil', results('mx.lkos.example; dmarc=pass')),
      'unknown',
    );
  });

  it('may come from two programs on the same server, of which one speaks against the mail', () => {
    const dkim = results('mx.lkos.example; dkim=pass header.d=blk.example');
    assert.equal(found(dkim, results('mx.lkos.example; dmarc=fail header.from=blk.example')), 'failed');
    assert.equal(found(dkim, results('mx.elsewhere.example; dmarc=fail')), 'passed');
    assert.equal(found(dkim, 'Received: by mx.lkos.example', results('mx.lkos.example; dmarc=fail')), 'passed');
  });

  it('does not help a mail with two senders', () => {
    const twice = ['From: katja@blk.example', 'From: other@evil.example'];
    assert.equal(found(results('mx.lkos.example; dmarc=pass'), ...twice), 'failed');
  });
});
