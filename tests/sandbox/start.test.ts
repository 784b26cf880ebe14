import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { openSandbox } from '../support/sandbox.ts';

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

describe('the sandbox', () => {
  it('leaves no server behind when its port is taken, so the process can end', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { port } = JSON.parse(JSON.stringify(other.address()));
      await assert.rejects(openSandbox({ PORT: String(port) }), { code: 'EADDRINUSE' });
      assert.equal(servers(), 1);
    } finally {
      other.close();
      await once(other, 'close');
    }
  });

  it('leaves none behind when it is stopped', async () => {
    const sandbox = await openSandbox();
    assert.ok(servers() > 1);
    await sandbox[Symbol.asyncDispose]();
    assert.equal(servers(), 0);
  });
});
