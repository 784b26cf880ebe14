import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkMailbox } from '../../src/cli/check-mailbox.ts';
import { readConfig } from '../../src/config.ts';
import type { ImapManners } from '../../src/sandbox/imap-manners.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { freePort } from '../support/free-port.ts';

const bot = 'besuche@lkos.example';
const smtp = { SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: bot };

async function says(manners: Partial<ImapManners>, more: Record<string, string> = {}, folder = 'INBOX') {
  const catcher = await startMailCatcher({ now: () => new Date() });
  const server = await startImapServer(catcher, bot, { manners });
  try {
    const config = readConfig({ ...smtp, IMAP_URL: server.url.replace(/INBOX$/, folder), ...more });
    const { verdict, says: words } = await checkMailbox(config, 500);
    assert.deepEqual([...server.folders.keys()], ['INBOX', 'Processed'], 'it changes nothing');
    return `${verdict}: ${words}`;
  } finally {
    await server.close();
    await catcher.close();
  }
}

describe('the doctor, of the mailbox', () => {
  it('says what will become of mails that were dealt with', async () => {
    assert.match(await says({}), /^right: .* stay in it and are flagged \$Gegenbesuch\.$/);
    assert.match(await says({ permanentFlags: '\\Seen' }), /^right: .* stay in it and are marked as read\.$/);
    assert.match(await says({}, { IMAP_DONE_FOLDER: 'Processed' }), /^right: .* go to the folder Processed\.$/);
    assert.match(await says({}, { IMAP_DONE_FOLDER: 'Besuche' }), /^right: .* Besuche, which the bot will make\.$/);
    assert.match(await says({ canMove: false }, { IMAP_DONE_FOLDER: 'Processed' }), /^note: .* cannot move mails/);
    assert.match(await says({}, { IMAP_DONE_FOLDER: 'inbox' }), /^wrong: IMAP_DONE_FOLDER is the folder that is read/);
    assert.match(await says({ permanentFlags: '' }), /^wrong: .*Give this user the right to change it\.$/);
  });

  it('says what is wrong and what to do, in codes and without what was said', async () => {
    assert.match(
      await says({ refusedLogins: 1 }),
      /^wrong: The mail server refuses user or password\..*\(AUTHENTICATIONFAILED, NO\)$/,
    );
    assert.match(
      await says({}, {}, 'Besuche'),
      /^wrong: The mail server has no folder of the name .*\(NONEXISTENT, NO\)$/,
    );
    assert.match(await says({ isSilent: true }), /^wrong: The mail server does not answer\./);
    const nobody = readConfig({ ...smtp, IMAP_URL: `imap://u:p@127.0.0.1:${await freePort()}` });
    assert.match((await checkMailbox(nobody)).says, /^The mail server does not answer\..*\(ECONNREFUSED\)$/);
  });

  it('notes that nothing is read where there is no address', async () => {
    assert.deepEqual(await checkMailbox(readConfig(smtp)), {
      about: 'Mailbox',
      verdict: 'note',
      says: 'No IMAP_URL: answers from calendars, and mails that could not be delivered, are not noticed.',
    });
    assert.match((await checkMailbox(readConfig({}))).says, /^The sandbox reads a mailbox of its own\.$/);
  });
});
