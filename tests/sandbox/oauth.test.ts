import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalSlackOptions } from '../../src/sandbox/types.ts';
import { openSlack } from './workspace.ts';

const redirectUri = 'https://bot.example/back';
const client = { client_id: '12.34', client_secret: 'client-secret', redirect_uri: redirectUri };

/** A workspace in which the app can be installed, and somebody who does it. */
async function openInstallable(more: Partial<LocalSlackOptions> = {}) {
  const test = await openSlack({ oauth: { clientId: '12.34', clientSecret: 'client-secret' }, ...more });
  const authorize = (query: Record<string, string> = {}) => {
    const all = { client_id: '12.34', scope: 'chat:write,commands', redirect_uri: redirectUri, state: 's', ...query };
    const page = new URL('../oauth/v2/authorize', test.slack.apiUrl);
    page.search = new URLSearchParams(all).toString();
    return fetch(page, { redirect: 'manual' });
  };
  const back = async () => new URL((await authorize()).headers.get('location') ?? '').searchParams;
  return { ...test, authorize, back, code: async () => (await back()).get('code') ?? '' };
}

describe('installing in the local Slack', () => {
  it('gives a code once for a token', async () => {
    await using test = await openInstallable();
    const query = await test.back();
    assert.equal(query.get('state'), 's');
    const code = query.get('code') ?? '';
    const answer = await test.call('oauth.v2.access', { ...client, code }, '');
    assert.equal(answer.access_token, 'xoxb-test');
    assert.equal(answer.scope, 'chat:write,commands');
    assert.deepEqual(answer.team, { id: 'T0TEAM', name: 'Kreis' });
    assert.equal((await test.call('oauth.v2.access', { ...client, code }, '')).error, 'invalid_code');
  });

  it('takes a code for ten minutes', async () => {
    let milliseconds = 0;
    await using test = await openInstallable({ monotonic: () => milliseconds });
    const [first, second] = [await test.code(), await test.code()];
    milliseconds = 600_000;
    assert.equal((await test.call('oauth.v2.access', { ...client, code: first }, '')).ok, true);
    milliseconds = 600_001;
    assert.equal((await test.call('oauth.v2.access', { ...client, code: second }, '')).error, 'invalid_code');
  });

  it('takes it from the app itself only, at the address where it sent it', async () => {
    await using test = await openInstallable();
    const wrong: [Record<string, string>, string][] = [
      [{ client_id: '1' }, 'invalid_client_id'],
      [{ client_secret: 'x' }, 'bad_client_secret'],
      [{ redirect_uri: 'https://other.example/' }, 'bad_redirect_uri'],
    ];
    for (const [change, error] of wrong) {
      const code = await test.code();
      assert.equal((await test.call('oauth.v2.access', { ...client, code, ...change }, '')).error, error);
    }
    assert.equal((await test.authorize({ client_id: '1' })).status, 400);
    assert.equal((await test.authorize({ scope: '' })).status, 400);
  });

  it('sends an error back where one is ordered', async () => {
    await using test = await openInstallable();
    test.slack.order({ method: 'oauth/v2/authorize', kind: 'error', error: 'access_denied', times: 1 });
    const query = await test.back();
    assert.equal(query.get('error'), 'access_denied');
    assert.equal(query.has('code'), false);
    assert.equal((await test.back()).has('code'), true);
  });

  it('takes the token away when the app is removed, and gives a new one when it comes back', async () => {
    await using test = await openInstallable({ eventRetryDelays: [] });
    await test.slack.uninstall();
    assert.equal((await test.call('auth.test')).error, 'invalid_auth');
    const { access_token: token } = await test.call('oauth.v2.access', { ...client, code: await test.code() }, '');
    assert.notEqual(token, 'xoxb-test');
    assert.equal((await test.call('auth.test', {}, String(token))).ok, true);
    assert.equal((await test.call('auth.test')).error, 'invalid_auth');
  });
});
