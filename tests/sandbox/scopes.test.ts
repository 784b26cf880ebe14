import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methods } from '../../src/sandbox/web-api/methods.ts';
import { neededScopes } from '../../src/slack/manifest.ts';
import { anna, ben, botUser, channel, everyScope, openSlack } from './workspace.ts';

const inPrivate = channel('G0PRIVATE', 'private', { is_private: true });

describe('the scopes of the local Slack’s bot token', () => {
  for (const [name, { token, scopes }] of methods) {
    if (token !== 'bot') continue;
    const rule = scopes.length === 0 ? 'asks for none' : `asks for ${scopes.join(' or ')}`;
    it(`${name} ${rule}`, async () => {
      await using test = await openSlack({ botScopes: ['commands'] });
      const refused = await test.call(name);
      assert.equal(refused.error === 'missing_scope', scopes.length > 0);
      if (scopes.length === 0) return;
      assert.deepEqual([refused.needed, refused.provided], [scopes.join(','), 'commands']);
      assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /scopes/);
      for (const scope of scopes) {
        await using allowed = await openSlack({ botScopes: [scope] });
        const { needed } = await allowed.call(name);
        // The kind of the conversation is known only from the arguments.
        assert.ok(needed === undefined || scopes.length > 1, `${scope}: ${String(needed)}`);
      }
    });
  }

  const cases: [method: string, args: Record<string, unknown>, scope: string][] = [
    ['conversations.info', { channel: 'C0ALL' }, 'channels:read'],
    ['conversations.info', { channel: 'G0PRIVATE' }, 'groups:read'],
    ['conversations.members', { channel: 'C0ALL' }, 'channels:read'],
    ['conversations.members', { channel: 'G0PRIVATE' }, 'groups:read'],
    ['conversations.list', {}, 'channels:read'],
    ['conversations.list', { types: 'private_channel' }, 'groups:read'],
    ['users.conversations', { types: 'im' }, 'im:read'],
    ['conversations.history', { channel: 'G0PRIVATE' }, 'groups:history'],
    ['conversations.replies', { channel: 'C0ALL', ts: '1.1' }, 'channels:history'],
    ['conversations.open', { users: anna.id }, 'im:write'],
    ['conversations.open', { users: `${anna.id},${ben.id}` }, 'mpim:write'],
  ];
  for (const [method, args, scope] of cases) {
    it(`${method} ${JSON.stringify(args)} asks for ${scope}`, async () => {
      const channels = [channel('C0ALL', 'all'), inPrivate];
      await using without = await openSlack({ channels, botScopes: everyScope.filter((each) => each !== scope) });
      const refused = await without.call(method, args);
      assert.deepEqual([refused.error, refused.needed], ['missing_scope', scope]);
      await using having = await openSlack({ channels, botScopes: [scope] });
      assert.notEqual((await having.call(method, args)).error, 'missing_scope');
    });
  }

  it('hide addresses without users:read.email', async () => {
    const emailWith = async (botScopes: string[]) => {
      await using test = await openSlack({ botScopes });
      const { user } = await test.call('users.info', { user: anna.id });
      return (user as { profile: { email?: string } }).profile.email;
    };
    assert.equal(await emailWith(['users:read']), undefined);
    assert.equal(await emailWith(['users:read', 'users:read.email']), anna.email);
  });

  it('are those of the manifest unless told, and do not allow what our bot has no use for', async () => {
    await using test = await openSlack();
    const refused = await test.call('pins.add', { channel: 'C0ALL', timestamp: '1.1' });
    assert.deepEqual([refused.error, refused.provided], ['missing_scope', neededScopes().join(',')]);
    assert.equal((await test.call('conversations.info', { channel: 'C0ALL' })).ok, true);
    assert.equal((await test.call('users.info', { user: botUser })).ok, true);
  });
});
