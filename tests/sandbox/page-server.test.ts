import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { createPage } from '../../src/sandbox/page-server.ts';
import { anna, openSlack } from './workspace.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function openServer() {
  const test = await openSlack();
  const page = createPage({
    slack: test.slack,
    mail: undefined,
    now: () => new Date(),
    baseUrl: () => `http://127.0.0.1:${port}`,
    log: quiet,
  });
  const server = createServer((req, res) => {
    if (!page.request(req, res)) res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  /** With `fetch`, Host and Origin could not be chosen. */
  const ask = async (path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string; policy: string }>();
    const sent = request({
      port,
      host: '127.0.0.1',
      path,
      method,
      headers: { 'content-length': Buffer.byteLength(body), ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (res) => {
      readText(res).then((text) => {
        resolve({ status: res.statusCode ?? 0, text, policy: String(res.headers['content-security-policy'] ?? '') });
      }, reject);
    });
    sent.end(body);
    return promise;
  };
  return {
    slack: test.slack,
    port,
    ask,
    async [Symbol.asyncDispose]() {
      page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await test[Symbol.asyncDispose]();
    },
  };
}

const json = { 'content-type': 'application/json' };
const hello = JSON.stringify({ as: anna.id, channel: 'C0ALL', text: 'hello' });

describe('the server of the sandbox’s page', () => {
  it('serves the page under a policy that allows only its own scripts, and leaves other paths alone', async () => {
    await using server = await openServer();
    const page = await server.ask('/');
    assert.equal(page.status, 200);
    assert.match(page.policy, /script-src 'self'/);
    assert.doesNotMatch(page.policy, /unsafe/);
    assert.doesNotMatch(page.text, /<script(?![^>]* src=)|\son\w+=|<style/);
    assert.equal((await server.ask('/sandbox/app.js')).status, 200);
    for (const path of [
      '/sandbox/../page-server.ts',
      '/sandbox/%2e%2e/page-server.ts',
      '/sandbox/..%2fpage-server.ts',
    ]) {
      assert.notEqual((await server.ask(path)).status, 200, path);
    }
    assert.equal((await server.ask('/healthz')).status, 418);
  });

  it('refuses other hosts and other origins, and nothing happens', async () => {
    await using server = await openServer();
    const own = `127.0.0.1:${server.port}`;
    const foreign: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: `evil.example:${server.port}` },
      { host: '127.0.0.1:1' },
      { host: own, origin: 'https://evil.example' },
      { host: own, origin: 'null' },
      { host: own, origin: `http://localhost:${server.port + 1}` },
      { host: own, 'sec-fetch-site': 'cross-site' },
      { host: own, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await server.ask('/sandbox/say', {
        method: 'POST',
        headers: { ...json, ...headers },
        body: hello,
      });
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal((await server.ask('/sandbox/people', { headers })).status, 403, JSON.stringify(headers));
    }
    assert.equal(server.slack.messages('C0ALL').length, 0);
    for (const host of [own, `localhost:${server.port}`, `[::1]:${server.port}`]) {
      const headers = { ...json, host, origin: `http://${host}` };
      assert.equal((await server.ask('/sandbox/say', { method: 'POST', headers, body: hello })).status, 200);
    }
    assert.equal(server.slack.messages('C0ALL').length, 3);
  });

  it('refuses what a form of another site could send, and says in words what nobody could do', async () => {
    await using server = await openServer();
    const post = (path: string, headers: Record<string, string>, body: string) =>
      server.ask(path, { method: 'POST', headers, body });
    assert.equal((await post('/sandbox/say', { 'content-type': 'text/plain' }, hello)).status, 415);
    assert.equal((await post('/sandbox/say', json, 'no json')).status, 400);
    assert.equal((await post('/sandbox/unknown', json, hello)).status, 404);
    assert.equal((await post('/sandbox/toString', json, hello)).status, 404);
    const nobody = await post('/sandbox/say', json, JSON.stringify({ as: 'U0NOBODY', channel: 'C0ALL', text: 'x' }));
    assert.equal(nobody.status, 409);
    assert.match(nobody.text, /no person U0NOBODY/);
    assert.equal((await server.ask('/', { method: 'DELETE' })).status, 405);
  });
});
