import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { type Mail, openMailer } from '../../src/mail/transport.ts';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';

const receivedAt = new Date('2027-03-12T13:10:00Z');

async function open(t: TestContext, onMail?: (subject: string) => void) {
  const catcher = await startMailCatcher({ now: () => receivedAt, onMail: ({ subject }) => onMail?.(subject) });
  t.after(() => catcher.close());
  const mailer = openMailer({
    smtpUrl: catcher.url.replace('//', '//anyone:any%20password@'),
    from: { name: 'Besuche', address: 'besuche@example.org' },
    now: () => receivedAt,
  });
  t.after(() => mailer.close());
  const send = (address: string, change: Partial<Mail> = {}) =>
    mailer.send({
      messageId: 'a@example.org',
      to: { name: '', address },
      subject: 'Das Programm',
      text: 'Grüße\n',
      html: '<p>Grüße</p>',
      ...change,
    });
  return { catcher, send };
}

/** Speaks plain SMTP, each line after the answer to the one before, and gives all that the server said. */
async function speak(catcher: MailCatcher, lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1');
  let said = '';
  for (const line of lines) {
    do {
      const [chunk] = await once(socket, 'data');
      said += String(chunk);
    } while (!/^\d{3} .*\r\n$/m.test(said));
    socket.write(`${line}\r\n`);
  }
  for await (const chunk of socket) said += String(chunk);
  return said;
}

describe('the local mailbox', () => {
  it('keeps what it gets, and tells whoever listens', async (t) => {
    const told: string[] = [];
    const { catcher, send } = await open(t, (subject) => told.push(subject));
    const arrived = catcher.until(() => catcher.mails[0], 'a mail');
    assert.equal((await send('katja@example.com')).sent, true);
    const { raw, headers, ...mail } = await arrived;
    assert.deepEqual(mail, {
      id: 'mail-1',
      receivedAt,
      envelope: { from: 'besuche@example.org', to: ['katja@example.com'] },
      subject: 'Das Programm',
      from: [{ name: 'Besuche', address: 'besuche@example.org' }],
      to: [{ name: '', address: 'katja@example.com' }],
      text: 'Grüße\n',
      html: '<p>Grüße</p>',
      messageId: '<a@example.org>',
      attachments: [],
    });
    assert.equal(headers.get('subject'), 'Das Programm');
    assert.match(raw, /^Auto-Submitted: auto-generated\r\n/);
    assert.deepEqual(told, ['Das Programm']);
  });

  it('says what it waited for in vain', async (t) => {
    const { catcher } = await open(t);
    await assert.rejects(
      catcher.until(() => catcher.mails[0], 'the invitation', 5),
      /waited 5 ms in vain for the invitation/,
    );
  });

  it('stops telling when asked to', async (t) => {
    const { catcher, send } = await open(t);
    let calls = 0;
    const stop = catcher.onChange(() => {
      calls += 1;
    });
    await send('a@example.com');
    stop();
    await send('b@example.com');
    assert.deepEqual([calls, catcher.mails.length], [1, 2]);
  });

  it('makes a fault as often as ordered, for the address it was ordered for', async (t) => {
    const { catcher, send } = await open(t);
    catcher.order({ kind: 'refuse-recipient-550', times: 2, address: 'gone@example.com' });
    const sent: boolean[] = [];
    for (const name of ['katja', 'gone', 'gone', 'gone']) sent.push((await send(`${name}@example.com`)).sent);
    assert.deepEqual(sent, [true, false, false, true]);
    assert.deepEqual(catcher.faults, []);
  });

  it('is there on loopback only, and offers no TLS', async (t) => {
    const { catcher } = await open(t);
    assert.match(catcher.url, /^smtp:\/\/127\.0\.0\.1:\d+$/);
    const said = await speak(catcher, ['EHLO test', 'QUIT']);
    assert.match(said, /^250[ -]AUTH/m);
    assert.doesNotMatch(said, /STARTTLS/);
  });

  it('closes at once though clients are still there, even one that waits for its answer', async (t) => {
    const { catcher, send } = await open(t);
    catcher.order({ kind: 'delay', times: 1, delayMilliseconds: 30_000 });
    const waiting = send('katja@example.com');
    const idle = connect(Number(new URL(catcher.url).port), '127.0.0.1');
    await once(idle, 'data');
    await catcher.until(() => catcher.faults.length === 0, 'the answer to be held back');
    const gone = once(idle, 'close');
    await catcher.close();
    await gone;
    assert.equal((await waiting).sent, false);
  });
});
