import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isMailAddress, readMailbox } from '../../src/domain/mail-address.ts';

describe('the door for mail addresses', () => {
  it('lets ordinary addresses in', () => {
    const good = ['katja@example.org', 'k.mueller-l+visit@post.lkos.de', "o'hara_1@a.b-c.museum", 'x@xn--mller-kva.de'];
    for (const address of good) assert.equal(isMailAddress(address), true, address);
    assert.equal(isMailAddress(`${'a'.repeat(64)}@example.org`), true);
  });

  it('refuses what is doubtful', () => {
    const bad = [
      '',
      '@',
      'katja',
      'katja@',
      '@example.org',
      'katja@localhost',
      'a@b@example.org',
      '"h@x.de Bcc: evil"@x.de',
      'a b@example.org',
      '.a@example.org',
      'a.@example.org',
      'a..b@example.org',
      'käthe@example.org',
      'a@müller.de',
      'a@-x.de',
      'a@x-.de',
      'a@x..de',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@example.org\n',
      'a@example.org\r\nRCPT TO:<b@example.org>',
      '<a@example.org>',
      'a@example.org,b@example.org',
      `${'a'.repeat(65)}@example.org`,
      `a@${'b'.repeat(64)}.org`,
      `a@${'b.'.repeat(130)}org`,
    ];
    for (const address of bad) assert.equal(isMailAddress(address), false, JSON.stringify(address));
  });

  it('answers quickly and never lets a character in that SMTP or a header could trip over', () => {
    const near = fc.stringMatching(/^[ -~\r\n]{0,20}@[ -~\r\n]{0,20}\.[a-z]{0,3}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' }), fc.emailAddress()), (address) => {
        if (isMailAddress(address)) assert.match(address, /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[a-zA-Z0-9.-]{3,253}$/u);
      }),
    );
    assert.equal(isMailAddress(`${'a.'.repeat(100_000)}@example.org`), false);
  });
});

describe('a mailbox in the settings', () => {
  it('is read with a name, with a quoted name, or bare', () => {
    const address = 'besuche@lkos.de';
    assert.deepEqual(readMailbox('Besuche <besuche@lkos.de>'), { name: 'Besuche', address });
    assert.deepEqual(readMailbox(' "Besuche, Landkreis Osnabrück" <besuche@lkos.de> '), {
      name: 'Besuche, Landkreis Osnabrück',
      address,
    });
    assert.deepEqual(readMailbox('besuche@lkos.de'), { name: '', address });
    assert.deepEqual(readMailbox('<besuche@lkos.de>'), { name: '', address });
  });

  it('is refused when its address is not deliverable', () => {
    for (const text of [
      '',
      'Besuche',
      'Besuche <besuche>',
      'a@b.de, c@d.de',
      'A <a@b.de> <c@d.de>',
      'A <a@b.de>\r\nBcc: x@y.de',
    ]) {
      assert.equal(readMailbox(text), undefined, text);
    }
  });
});
