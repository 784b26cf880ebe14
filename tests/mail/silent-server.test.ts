import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { renderRequest } from '../../src/calendar/invitation.ts';
import { openMailer } from '../../src/mail/transport.ts';
import { sampleEvent } from '../calendar/sample-event.ts';

/** An SMTP server that takes every mail, and says nothing any more after the first `silences` of them. */
async function startSilentServer(t: TestContext, silences: number) {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('220 silent.example\r\n');
    let pending = '';
    let inData = false;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      pending += chunk;
      if (inData) {
        const end = pending.indexOf('\r\n.\r\n');
        if (end < 0) return;
        mails.push(pending.slice(0, end));
        pending = '';
        inData = false;
        if (mails.length > silences) socket.write('250 taken\r\n');
        return;
      }
      for (const line of pending.split('\r\n').slice(0, -1)) {
        inData = line.toUpperCase() === 'DATA';
        socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
      }
      pending = '';
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { mails, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a mail server that takes a mail and then says nothing', () => {
  it('leaves open whether it did, and gets the very same mail again', async (t) => {
    const { mails, url } = await startSilentServer(t, 1);
    const now = () => new Date('2027-03-12T13:10:00Z');
    const from = { name: 'Besuche', address: 'besuche@example.org' };
    const mailer = openMailer({ smtpUrl: url, from, now, timeoutMilliseconds: 300 });
    t.after(() => mailer.close());
    const mail = {
      messageId: 'outbox-17@besuche.example.org',
      to: { name: 'Katja', address: 'katja@example.com' },
      subject: 'Einladung',
      text: 'Guten Tag',
      html: '<p>Guten Tag</p>',
      calendar: { method: 'REQUEST' as const, content: renderRequest(sampleEvent()) },
    };
    const first = await mailer.send(mail);
    assert.equal(first.sent, false);
    assert.equal(first.failure.kind, 'unknown');
    assert.deepEqual(await mailer.send(mail), { sent: true, messageId: '<outbox-17@besuche.example.org>' });
    const [one, two] = mails.map(sameParts);
    assert.equal(mails.length, 2);
    assert.deepEqual(one, two);
  });
});

/** Without the boundaries, which each making of a mail draws anew. */
function sameParts(raw: string): string {
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map((match) => match[1] ?? '');
  return boundaries.reduce((text, boundary, index) => text.replaceAll(boundary, `boundary ${index}`), raw);
}
