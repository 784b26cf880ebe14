import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { holds, imapString, nextCommand, readCommand } from '../../src/sandbox/imap-syntax.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { sendAnswer } from '../../src/sandbox/mail-program.ts';
import { bot, katja, mailOf } from './calendar-mails.ts';

const now = new Date('2027-03-02T08:15:30Z');

async function open(t: TestContext) {
  const catcher = await startMailCatcher({ now: () => now });
  const server = await startImapServer(catcher, bot);
  const transport = createTransport(catcher.url);
  const { hostname, port, username, password } = new URL(server.url);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    auth: { user: username, pass: password },
    logger: false,
  });
  t.after(async () => {
    await client.logout();
    transport.close();
    await server.close();
    await catcher.close();
  });
  const reply = (name = 'Katja Bielefeld') =>
    sendAnswer(catcher.url, mailOf('mail-1', {}), {
      sender: { name, address: katja, language: 'de' },
      answer: 'ACCEPTED',
      now,
    });
  return { catcher, server, client, transport, reply };
}

describe('the bot’s mailbox over IMAP', () => {
  it('gives imapflow each reply with its structure and its calendar part', async (t) => {
    const { client, reply, transport } = await open(t);
    await transport.sendMail({ from: bot, to: 'katja@blk.example', subject: 'not for the bot', text: 'x' });
    await reply('Jürgen Groß');
    await client.connect();
    const box = await client.mailboxOpen('INBOX');
    assert.deepEqual([box.exists, box.uidNext], [1, 2]);
    const [mail, ...more] = await client.fetchAll('1:*', {
      uid: true,
      flags: true,
      envelope: true,
      bodyStructure: true,
      source: true,
      internalDate: true,
      headers: ['in-reply-to'],
    });
    assert.equal(more.length, 0);
    assert.equal(mail?.envelope?.subject, 'Zugesagt: Begrüßung, Tag 1');
    assert.deepEqual(mail?.envelope?.from, [{ name: 'Jürgen Groß', address: katja }]);
    assert.deepEqual(mail?.internalDate, now);
    assert.equal(String(mail?.headers).trim(), 'In-Reply-To: <mail-1@lkos.example>');
    assert.match(String(mail?.source), /^From: /);
    const leaves = (mail?.bodyStructure?.childNodes ?? []).flatMap((one) => one.childNodes ?? [one]);
    const part = leaves.find((one) => one.type === 'text/calendar');
    assert.equal(part?.parameters?.method, 'REPLY');
    const { content: stream } = await client.download('1', part?.part ?? '');
    let content = '';
    for await (const chunk of stream ?? []) content += String(chunk);
    assert.match(content, /^BEGIN:VCALENDAR\r\n[\s\S]*PARTSTAT=ACCEPTED/);
  });

  it('remembers flags, moves what was dealt with, and tells an idling program of new mail', async (t) => {
    const { client, reply } = await open(t);
    await reply();
    await reply();
    await client.connect();
    await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd('1', ['$VisitProcessed'], { uid: true });
    assert.deepEqual(await client.search({ unKeyword: '$VisitProcessed' }, { uid: true }), [2]);
    const moved = await client.messageMove('1', 'Processed', { uid: true });
    assert.deepEqual(Object(moved).uidMap, new Map([[1, 1]]));
    assert.deepEqual(
      (await client.fetchAll('1:*', { uid: true })).map(({ uid }) => uid),
      [2],
    );
    const told = new Promise<number>((resolve) => client.once('exists', ({ count }) => resolve(count)));
    const idling = client.idle();
    await reply();
    assert.equal(await told, 2);
    await client.noop();
    await idling;
    assert.equal(Object(await client.status('Processed', { messages: true })).messages, 1);
    assert.deepEqual(
      (await client.list()).map(({ path }) => path),
      ['INBOX', 'Processed'],
    );
  });
});

describe('what can go wrong with the bot’s mailbox', () => {
  it('is to be had to order: refused logins, refused and breaking mails, servers that take no keyword', async (t) => {
    const { server, client, reply } = await open(t);
    for (const _ of [1, 2]) await reply();
    Object.assign(server.manners, {
      refusedLogins: 1,
      refusesToShow: new Set([1]),
      breaksAt: new Set([2]),
      permanentFlags: '\\Seen',
      uidValidity: 7,
    });
    const login = () => new ImapFlow({ ...client.options });
    await assert.rejects(login().connect(), { authenticationFailed: true });
    const second = login();
    await second.connect();
    const box = await second.mailboxOpen('INBOX');
    assert.deepEqual([box.uidValidity, box.permanentFlags], [7n, new Set(['\\Seen'])]);
    await second.messageFlagsAdd('1', ['$VisitProcessed', '\\Seen'], { uid: true });
    assert.deepEqual([...(server.folders.get('INBOX')?.[0]?.flags ?? [])], ['\\Seen']);
    await assert.rejects(second.fetchOne('1', { source: true }, { uid: true }), { responseStatus: 'NO' });
    await assert.rejects(second.fetchOne('2', { source: true }, { uid: true }), { code: 'NoConnection' });
    await client.connect();
  });

  it('goes away and comes back on the same port, with its mails and their flags', async (t) => {
    const { server, client, reply } = await open(t);
    await reply();
    const first = new ImapFlow({ ...client.options });
    await first.connect();
    await first.mailboxOpen('INBOX');
    await first.messageFlagsAdd('1', ['\\Flagged'], { uid: true });
    await server.goAway();
    await assert.rejects(new ImapFlow({ ...client.options }).connect(), { code: 'ECONNREFUSED' });
    await server.comeBack();
    await client.connect();
    await client.mailboxOpen('INBOX');
    assert.deepEqual(await client.search({ all: true }, { uid: true }), [1]);
    assert.deepEqual([...(server.folders.get('INBOX')?.[0]?.flags ?? [])], ['\\Flagged']);
  });
});

describe('the syntax of IMAP', () => {
  it('reads back every string that it writes, wherever the network cuts it', () => {
    const text = fc.uint8Array({ maxLength: 30 }).map((one) => Buffer.from(one).toString('latin1'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(), (texts, at) => {
        const command = `a1 UID STORE (${texts.map((one) => imapString(one)).join(' ')}) x`;
        const whole = `${command}\r\na2 NOOP\r\n`;
        const next = nextCommand(whole);
        assert.deepEqual(next, { line: command, rest: 'a2 NOOP\r\n' });
        assert.deepEqual(readCommand(command), { tag: 'a1', name: 'UID STORE', values: [texts, 'x'] });
        const half = nextCommand(whole.slice(0, at % (command.length + 2)));
        assert.ok(half === undefined || 'ask' in half);
      }),
    );
  });

  it('keeps what BODY asks for in one piece, and knows sets', () => {
    const line = 'a1 FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS (FROM TO)] BODY.PEEK[1.2]<0.100>)';
    assert.deepEqual(readCommand(line).values, [
      '1:*',
      ['UID', 'BODY.PEEK[HEADER.FIELDS (FROM TO)]', 'BODY.PEEK[1.2]<0.100>'],
    ]);
    const inside = [1, 2, 3, 4, 5, 9].filter((number) => holds('1:2,4,9:*', number, 9));
    assert.deepEqual(inside, [1, 2, 4, 9]);
    assert.throws(() => readCommand('nonsense'), SyntaxError);
  });
});
