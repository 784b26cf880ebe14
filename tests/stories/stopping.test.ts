import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { countPosted } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';

/** Contract: 10 s for everything; waiting for what hangs is only a part of it, and the start comes on top here. */
const longest = 6000;

/** A mail server that takes a connection and says nothing. */
async function silentServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

describe('The end of the bot', () => {
  it('does not wait for a Slack and a mail server that hang, and what they hold up comes after the next start', async () => {
    const { server, port } = await silentServer();
    try {
      await using w = await worldWithVisit({ config: { smtpUrl: `smtp://127.0.0.1:${port}` } });
      await w.visit('member add goetz.ulrich@blk.example side=guest');
      await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
      w.slack.order({ method: 'chat.postMessage', kind: 'delay', times: 1, delayMilliseconds: 20_000 });
      await w.visit('publish now');
      await w.visit('invite send now');
      const isSending = () =>
        w.bot.deps.db.selectFrom('outbox').select('kind').where('status', '=', 'sending').orderBy('kind').execute();
      while ((await isSending()).length < 2) await new Promise((resolve) => setImmediate(resolve));
      const begun = performance.now();
      await w.restart();
      const milliseconds = performance.now() - begun;
      assert.ok(milliseconds < longest, `${milliseconds} ms`);
      await w.slack.until(() => countPosted(w, 'Das Programm von') === 1, 'the note after the restart');
    } finally {
      server.close();
    }
  });
});
