import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { folderNames, imapOptions } from '../../src/mail/imap-options.ts';

describe('the address of a mailbox', () => {
  it('gives host, port, login and folder, with defaults for port and folder', () => {
    const { options, folder } = imapOptions('imaps://visits%40example.org:p%3As%2Fw@mail.example.org');
    assert.deepEqual(
      [options.host, options.port, options.secure, options.auth, folder],
      ['mail.example.org', 993, true, { user: 'visits@example.org', pass: 'p:s/w' }, ['INBOX']],
    );
    const plain = imapOptions('imap://u:p@mail.example.org:1143/INBOX/Besuche%20%26%20Reisen/');
    assert.deepEqual([plain.options.port, plain.folder], [1143, ['INBOX', 'Besuche & Reisen']]);
    assert.equal(imapOptions('imap://u:p@mail.example.org').options.port, 143);
    assert.deepEqual(imapOptions('imap://u:p@h/Besuche%2F2027').folder, ['Besuche/2027']);
  });

  it('says nothing without TLS, except on this machine', () => {
    assert.equal(imapOptions('imap://u:p@mail.example.org').options.doSTARTTLS, true);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      assert.equal(imapOptions(`imap://u:p@${host}`).options.doSTARTTLS, false, host);
    }
    assert.equal(imapOptions('imap://u:p@[::1]:1143').options.host, '::1');
    assert.equal(imapOptions('imap://u:p@127.0.0.1.example.org').options.doSTARTTLS, true);
  });

  it('logs nothing of what goes over the line', () => {
    assert.equal(imapOptions('imap://u:p@h').options.logger, false);
  });

  it('is refused without being repeated when it is of another form', () => {
    for (const url of [
      '',
      'mail.example.org',
      'https://u:secret@h',
      'imap://',
      'imap://u%zz:secret@h',
      'imap://u:p@h/%zz-secret',
    ]) {
      assert.throws(
        () => imapOptions(url),
        (error) => error instanceof TypeError && !error.message.includes('secret'),
        url,
      );
    }
  });

  it('takes a folder apart at its slashes, for the server’s own separator to go between', () => {
    assert.deepEqual(folderNames('Besuche/Erledigt'), ['Besuche', 'Erledigt']);
    assert.deepEqual(folderNames('/Processed/'), ['Processed']);
  });
});
