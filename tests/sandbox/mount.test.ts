import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import { openSlack, startBot } from './workspace.ts';

describe('the local Slack on somebody else’s server', () => {
  it('answers its own paths below the base address and leaves the others', async () => {
    await using test = await openSlack();
    const server = createServer((req, res) => {
      if (!mounted.request(req, res)) res.end('mine');
    });
    server.on('upgrade', (req, socket, head) => {
      if (!mounted.upgrade(req, socket, head)) socket.destroy();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const mounted = test.slack.mount(`${base}/local/`);
    try {
      assert.equal(test.slack.apiUrl, `${base}/local/api/`);
      assert.equal((await test.call('auth.test')).ok, true);
      for (const path of ['/', '/api/auth.test', '/localapi/auth.test', '/local/', '/local/else/x']) {
        assert.equal(await (await fetch(base + path)).text(), 'mine', path);
      }
      await using _bot = await startBot(test.slack, 'socket', () => undefined);
      assert.equal(test.slack.socketConnections, 1);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('has no address before it listens', async () => {
    await using test = await openSlack();
    const other = createLocalSlack(test.slack.options);
    assert.throws(() => other.apiUrl, /no address/);
    await other.close();
  });
});
