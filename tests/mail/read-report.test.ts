import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from './incoming-sample.ts';

describe('reports in plain words', () => {
  const report = async (headers: string[], body: string) =>
    (await read(['To: besuche@lkos.example', 'Message-ID: <2@mx.example>', ...headers, '', body].join('\r\n'))).report
      ?.recipients;

  it('are understood when a mail server says them', async () => {
    const unknown = [{ address: 'goetz@blk.example', action: 'failed', status: '5.1.1' }];
    const body = 'The following address had permanent errors:\r\n\r\n<Goetz@blk.example>\r\n550 5.1.1 User unknown\r\n';
    assert.deepEqual(await report(['From: MAILER-DAEMON@mx.example', 'Subject: Returned mail'], body), unknown);
    assert.deepEqual(await report(['Return-Path: <>', 'From: server@mx.example', 'Subject: x'], body), unknown);
    assert.deepEqual(
      await report(
        ['From: Postmaster <postmaster@mx.example>', 'Subject: Unzustellbar: Einladung'],
        'Ihre Nachricht an goetz@blk.example von besuche@lkos.example konnte nicht zugestellt werden.',
      ),
      [{ address: 'goetz@blk.example', action: 'failed', status: undefined }],
    );
    assert.deepEqual(
      await report(
        ['From: mailer-daemon@mx.example', 'X-Failed-Recipients: goetz@blk.example', 'Subject: Mail delivery failed'],
        'A message that you sent could not be delivered; ask help@mx.example.',
      ),
      [{ address: 'goetz@blk.example', action: 'failed', status: undefined }],
    );
    assert.deepEqual(
      await report(['From: postmaster@mx.example', 'Subject: Warning'], 'goetz@blk.example: still being retried'),
      [{ address: 'goetz@blk.example', action: 'delayed', status: undefined }],
    );
  });

  it('are not, when a person says them, or a server says something else', async () => {
    const body = 'User unknown: goetz@blk.example';
    assert.equal(await report(['From: Katja <katja@blk.example>', 'Subject: Undelivered'], body), undefined);
    assert.equal(await report(['From: postmaster@mx.example', 'Subject: Quota'], 'Ask goetz@blk.example'), undefined);
  });

  it('of a server that names an address in its own form', async () => {
    const status = (fields: string[]) =>
      report(
        ['From: mailer-daemon@mx.example', 'Content-Type: multipart/report; report-type=delivery-status; boundary=x'],
        [
          '--x',
          'Content-Type: message/global-delivery-status',
          '',
          'Reporting-MTA: dns; mx',
          '',
          ...fields,
          '',
          '--x--',
          '',
        ].join('\r\n'),
      );
    assert.deepEqual(
      await status([
        'Original-Recipient: rfc822;Goetz+2Bvisit@BLK.example',
        'Final-Recipient: rfc822; other@elsewhere.example',
        'Action: failed (no such user)',
        'Status: 5.1.1 (unknown)',
      ]),
      [{ address: 'goetz+visit@blk.example', action: 'failed', status: '5.1.1' }],
    );
    assert.deepEqual(await status(['Final-Recipient: utf-8; <goetz@blk.example>', 'Action: relayed']), [
      { address: 'goetz@blk.example', action: 'other', status: undefined },
    ]);
  });
});
