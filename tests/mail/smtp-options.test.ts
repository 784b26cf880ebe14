import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smtpOptions } from '../../src/mail/smtp-options.ts';

describe('the way to the mail server', () => {
  it('speaks TLS or not at all outside loopback', () => {
    const hosts = ['mail.example.org', '10.0.0.5', '127.example.org', 'localhost.example.org', '[2001:db8::1]'];
    for (const host of hosts) {
      const { secure, requireTLS, ignoreTLS, port } = smtpOptions(`smtp://${host}`);
      assert.deepEqual(
        { secure, requireTLS, ignoreTLS, port },
        { secure: false, requireTLS: true, ignoreTLS: false, port: 587 },
      );
    }
    const { secure, port, tls } = smtpOptions('smtps://mail.example.org');
    assert.deepEqual({ secure, port, tls }, { secure: true, port: 465, tls: undefined });
  });

  it('needs no TLS on loopback', () => {
    for (const host of ['localhost', '127.0.0.1', '127.0.1.1', '[::1]']) {
      const { requireTLS, ignoreTLS, port } = smtpOptions(`smtp://${host}:2525`);
      assert.deepEqual({ requireTLS, ignoreTLS, port }, { requireTLS: false, ignoreTLS: true, port: 2525 });
    }
    assert.equal(smtpOptions('smtp://[::1]').host, '::1');
  });

  it('takes nothing but host, port and login from the address', () => {
    const plain = smtpOptions('smtp://mail.example.org');
    const options = smtpOptions(
      'smtp://mail.example.org/x?requireTLS=false&disableFileAccess=false&tls.rejectUnauthorized=false',
    );
    assert.deepEqual(options, plain);
    assert.deepEqual(smtpOptions('smtp://besuche%40lkos.de:p%2Fw%3A%C3%A4@mail.example.org').auth, {
      user: 'besuche@lkos.de',
      pass: 'p/w:ä',
    });
    assert.equal('auth' in plain, false);
  });

  it('opens no file and no address named in a mail, waits 10 seconds, and never sends again by itself', () => {
    const {
      disableFileAccess,
      disableUrlAccess,
      connectionTimeout,
      greetingTimeout,
      socketTimeout,
      dnsTimeout,
      maxRequeues,
    } = smtpOptions('smtp://mail.example.org');
    assert.deepEqual([disableFileAccess, disableUrlAccess, maxRequeues], [true, true, 0]);
    assert.deepEqual([connectionTimeout, greetingTimeout, socketTimeout, dnsTimeout], [10_000, 10_000, 10_000, 10_000]);
  });

  it('refuses another kind of address without repeating the password', () => {
    for (const url of [
      '',
      'mail.example.org',
      'http://u:secret@mail.example.org',
      'smtp://',
      'smtp://u:secret%@mail.example.org',
    ]) {
      assert.throws(
        () => smtpOptions(url),
        (error) => error instanceof TypeError && !error.message.includes('secret'),
      );
    }
  });
});
