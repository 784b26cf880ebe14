import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type ImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { sendAnswer } from '../../src/sandbox/mail-program.ts';
import { freePort } from '../support/free-port.ts';
import { deliver, rawMail } from '../support/raw-mail.ts';
import { worldWithVisit } from '../support/visits.ts';
import type { World, WorldOptions } from '../support/world.ts';
import { bot, until } from './mailbox-world.ts';

const sabine = 's.krause@blk.example';

/** The whole bot, with Sabine invited; its mailbox comes up only after the bot. */
async function invited(t: TestContext, config: WorldOptions['config'] = {}) {
  const port = await freePort();
  const w = await worldWithVisit({ config: { imapUrl: `imap://bot:sandbox@127.0.0.1:${port}`, ...config } });
  let server: ImapServer | undefined;
  t.after(async () => {
    await w[Symbol.asyncDispose]();
    await server?.close();
  });
  await w.besuch('top fest "Begrüßung" tag=1 um=9:00 dauer=60m raum=2050');
  await w.besuch(`mitglied neu ${sabine} name="Sabine Krause" seite=gast`);
  await w.besuch('veröffentlichen jetzt');
  await w.besuch('einladung senden jetzt');
  await w.settle();
  const invitation = await w.mail.until(() => w.mail.mails.find(({ calendar }) => calendar), 'the invitation');
  server = await startImapServer(w.mail, bot, { port });
  const values = {
    from: sabine,
    organizer: bot,
    uid: /^UID:(.*)\r$/m.exec(invitation.calendar?.content.replace(/\r\n /g, '') ?? '')?.[1] ?? '',
    messageId: invitation.messageId,
  };
  return { w, server, invitation, values };
}

async function answersIn({ bot: { deps } }: World): Promise<string[]> {
  const rows = await deps.db.selectFrom('reply').select('answer').orderBy('created_at').execute();
  return rows.map(({ answer }) => answer);
}

function flagsIn(server: ImapServer): string[][] {
  return (server.folders.get('INBOX') ?? []).map(({ flags }) => [...flags]);
}

describe('answers by mail, from the calendar to the coordinators', () => {
  it('count as soon as they arrive, though the mailbox was out of reach at first', async (t) => {
    const { w, server, invitation } = await invited(t);
    const sender = { name: 'Sabine Krause', address: sabine, language: 'de' as const };
    await sendAnswer(w.mail.url, invitation, { sender, answer: 'ACCEPTED', now: w.bot.deps.now() });
    await until(() => flagsIn(server)[0]?.includes('$Gegenbesuch'), 'the flag');
    assert.deepEqual(await answersIn(w), ['yes']);
    assert.match(await w.besuch('einladung status'), /Sabine Krause/);
    const metrics = await (await fetch(`http://127.0.0.1:${w.bot.port}/metrics`)).text();
    assert.match(metrics, /last_run_timestamp_seconds\{part="mailbox"\} \d/);
  });

  it('count once across a restart in between, and lie in the folder for them', async (t) => {
    const { w, server, values } = await invited(t, { imapDoneFolder: 'Erledigt' });
    const done = () => server.folders.get('Erledigt') ?? [];
    await deliver(w.mail.url, rawMail('exchange-accept', values), { from: sabine, to: bot });
    await until(() => done().length === 1, 'the mail to be moved');
    // As if the bot had ended between taking the mail and moving it.
    await w.restart();
    await deliver(w.mail.url, Buffer.from(done()[0]?.mail.raw ?? '', 'latin1'), { from: sabine, to: bot });
    await until(() => done().length === 2, 'the copy to be moved');
    assert.deepEqual(await answersIn(w), ['yes']);
    const stamp = new Date('2027-06-11T08:00:00Z');
    await deliver(w.mail.url, rawMail('outlook-decline', { ...values, stamp }), { from: sabine, to: bot });
    await until(() => done().length === 3, 'the second answer to be moved');
    assert.deepEqual(await answersIn(w), ['yes', 'no']);
    assert.deepEqual(flagsIn(server), []);
  });

  it('leave what is nobody’s answer in the mailbox, as it is', async (t) => {
    const { w, server, values } = await invited(t);
    await deliver(w.mail.url, rawMail('newsletter', values), { from: 'redaktion@news.example', to: bot });
    await deliver(w.mail.url, rawMail('apple-accept', values), { from: sabine, to: bot });
    await until(() => flagsIn(server)[1]?.includes('$Gegenbesuch'), 'the flag');
    assert.deepEqual(flagsIn(server), [[], ['$Gegenbesuch']]);
    assert.deepEqual(await answersIn(w), ['yes']);
  });
});
