import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anna, botUser, everyScope, modal, openSlack } from './workspace.ts';

describe('the Web API of the local Slack', () => {
  it('answers by Slack’s names when a call is refused', async () => {
    await using test = await openSlack({
      botScopes: everyScope,
      people: [anna, { ...anna, id: 'U0GONE', name: 'gone', deleted: true, email: 'gone@example.org' }],
    });
    await test.slack.archive('C0ALL');
    const cases: [method: string, args: Record<string, unknown>, error: string][] = [
      ['no.such', {}, 'unknown_method'],
      ['apps.connections.open', {}, 'not_allowed_token_type'],
      ['chat.postMessage', { text: 'x' }, 'channel_not_found'],
      ['chat.postMessage', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
      ['chat.postMessage', { channel: 'C0SECRET', text: 'x' }, 'channel_not_found'],
      ['chat.postMessage', { channel: 'C0OTHER', text: 'x' }, 'not_in_channel'],
      ['chat.postMessage', { channel: 'C0ALL', text: 'x' }, 'is_archived'],
      ['chat.postMessage', { channel: anna.id }, 'no_text'],
      ['chat.postMessage', { channel: anna.id, text: ' ' }, 'no_text'],
      ['chat.postMessage', { channel: anna.id, text: 'x', markdown_text: 'x' }, 'markdown_text_conflict'],
      ['chat.postMessage', { channel: anna.id, blocks: '{' }, 'invalid_blocks_format'],
      ['chat.postMessage', { channel: 'U0GONE', text: 'x' }, 'user_disabled'],
      ['chat.postMessage', { channel: botUser, text: 'x' }, 'cannot_dm_bot'],
      ['chat.update', { channel: 'C0ALL', ts: '1.1', text: 'x' }, 'message_not_found'],
      ['users.info', { user: 'U0NONE' }, 'user_not_found'],
      ['users.lookupByEmail', { email: 'none@example.org' }, 'users_not_found'],
      ['users.lookupByEmail', { email: 'gone@example.org' }, 'users_not_found'],
      ['users.list', { cursor: 'nonsense' }, 'invalid_cursor'],
      ['conversations.info', { channel: 'C0SECRET' }, 'channel_not_found'],
      ['conversations.history', { channel: 'C0OTHER' }, 'not_in_channel'],
      ['conversations.open', {}, 'users_list_not_supplied'],
      ['views.open', { trigger_id: 'made-up', view: modal() }, 'invalid_trigger_id'],
      ['views.update', { view_id: 'V0', view: {} }, 'not_found'],
      ['files.getUploadURLExternal', { filename: 'a.txt', length: 0 }, 'missing_argument'],
      ['pins.add', { channel: 'C0ALL' }, 'no_item_specified'],
      ['bookmarks.add', { channel_id: 'C0ALL', type: 'link', title: 'x', link: 'ftp://x' }, 'invalid_link'],
    ];
    for (const [method, args, error] of cases) {
      const answer = await test.call(method, args);
      assert.deepEqual(
        { ok: answer.ok, error: answer.error },
        { ok: false, error },
        `${method} ${JSON.stringify(args)}`,
      );
    }
    assert.equal((await test.call('auth.test', {}, 'xoxb-wrong')).error, 'invalid_auth');
    const bare = await fetch(`${test.slack.apiUrl}auth.test`, { method: 'POST' });
    assert.equal(((await bare.json()) as { error: string }).error, 'not_authed');
  });

  it('takes forms with nested JSON strings and JSON bodies alike', async () => {
    await using test = await openSlack();
    const blocks = [{ type: 'divider' }];
    const form = await fetch(`${test.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-test' },
      body: new URLSearchParams({ channel: 'C0ALL', text: 'form', blocks: JSON.stringify(blocks) }),
    });
    assert.equal(((await form.json()) as { ok: boolean }).ok, true);
    assert.equal((await test.call('chat.postMessage', { channel: 'C0ALL', text: 'json', blocks })).ok, true);
    const types = test.slack.messages('C0ALL').map((one) => [one.text, one.blocks[0]?.type]);
    assert.deepEqual(types, [
      ['form', 'divider'],
      ['json', 'divider'],
    ]);
    const ids = test.slack.messages('C0ALL').map((one) => one.blocks[0]?.block_id);
    assert.equal(
      ids.every((id) => typeof id === 'string' && id !== ''),
      true,
      'Slack makes up block ids',
    );
  });

  it('opens the direct message when a channel is a person', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const posted = await test.call('chat.postMessage', { channel: anna.id, text: 'hello' });
    const opened = await test.call('conversations.open', { users: anna.id });
    assert.match(String(posted.channel), /^D/);
    assert.deepEqual(opened.channel, { id: posted.channel });
    assert.equal(test.slack.messages(anna.id).length, 1);
  });

  it('pages through members with cursors', async () => {
    await using test = await openSlack();
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const answer = await test.call('conversations.members', {
        channel: 'C0ALL',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...(answer.members as unknown[]));
      cursor = (answer.response_metadata as { next_cursor: string }).next_cursor;
    } while (cursor);
    assert.deepEqual(seen, ['U0ANNA', 'U0BEN', botUser]);
  });

  it('gives locale and zone, the address only where there is one', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const { user } = (await test.call('users.info', { user: anna.id, include_locale: true })) as {
      user: Record<string, unknown>;
    };
    assert.deepEqual([user.locale, user.tz, typeof user.tz_offset], ['de-DE', 'Europe/Berlin', 'number']);
    const { profile } = (await test.call('users.profile.get', { user: 'U0BEN' })) as {
      profile: Record<string, unknown>;
    };
    assert.equal('email' in profile, false);
  });

  it('reads history newest first and threads apart, without what only one person sees', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const first = await test.call('chat.postMessage', { channel: 'C0ALL', text: 'one' });
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'reply', thread_ts: first.ts });
    await test.call('chat.postEphemeral', { channel: 'C0ALL', user: anna.id, text: 'secret' });
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'two' });
    const texts = (answer: Record<string, unknown>) => (answer.messages as { text: string }[]).map((one) => one.text);
    assert.deepEqual(texts(await test.call('conversations.history', { channel: 'C0ALL' })), ['two', 'one']);
    assert.deepEqual(texts(await test.call('conversations.replies', { channel: 'C0ALL', ts: first.ts })), [
      'one',
      'reply',
    ]);
  });

  it('pins once and keeps bookmarks', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const { ts } = await test.call('chat.postMessage', { channel: 'C0ALL', text: 'one' });
    assert.equal((await test.call('pins.add', { channel: 'C0ALL', timestamp: ts })).ok, true);
    assert.equal((await test.call('pins.add', { channel: 'C0ALL', timestamp: ts })).error, 'already_pinned');
    const link = { channel_id: 'C0ALL', type: 'link', title: 'Programme', link: 'https://example.org/' };
    assert.equal((await test.call('bookmarks.add', link)).ok, true);
  });
});
