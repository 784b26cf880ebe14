import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anna, ben, everyScope, openSlack } from './workspace.ts';

describe('messages in the local Slack', () => {
  it('takes long text, cuts it at 40 000, and says that Slack may split it', async () => {
    await using test = await openSlack();
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x'.repeat(4000) });
    assert.equal(test.slack.exchanges.at(-1)?.broken, undefined);
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x'.repeat(40_001) });
    assert.match(test.slack.exchanges.at(-1)?.broken ?? '', /may split or cut/);
    assert.equal(test.slack.messages('C0ALL').at(-1)?.text.length, 40_000);
  });

  it('updates the bot’s own message in place, at most 4000 characters, a text alone in place of the blocks', async () => {
    await using test = await openSlack();
    const posted = await test.call('chat.postMessage', {
      channel: 'C0ALL',
      text: 'old',
      blocks: [{ type: 'divider' }],
    });
    const [message] = test.slack.messages('C0ALL');
    const at = { channel: 'C0ALL', ts: posted.ts };
    assert.equal((await test.call('chat.update', { ...at, text: 'ü'.repeat(4001) })).error, 'msg_too_long');
    assert.equal(message?.blocks.length, 1);
    assert.equal((await test.call('chat.update', at)).error, 'no_text');
    const metadata = { event_type: 'topic', event_payload: { id: '7' } };
    assert.equal((await test.call('chat.update', { ...at, metadata })).ok, true);
    assert.deepEqual([message?.text, message?.blocks.length], ['old', 1]);
    assert.equal((await test.call('chat.update', { ...at, text: 'ü'.repeat(4000) })).ok, true);
    assert.equal(message?.blocks.length, 0);
    assert.equal((await test.call('chat.update', { ...at, text: 'new', blocks: [] })).ok, true);
    assert.deepEqual([message?.text, message?.blocks.length], ['new', 0]);
    assert.ok(message?.edited);
    const said = test.slack.as(anna.id).say('C0ALL', 'mine');
    assert.equal(
      (await test.call('chat.update', { channel: 'C0ALL', ts: said.ts, text: 'x' })).error,
      'cant_update_message',
    );
    assert.equal((await test.call('chat.delete', { channel: 'C0ALL', ts: said.ts })).error, 'cant_delete_message');
    assert.equal((await test.call('chat.delete', at)).ok, true);
    assert.deepEqual(test.slack.messages('C0ALL'), [said]);
  });

  it('keeps metadata until an update removes it', async () => {
    await using test = await openSlack();
    const metadata = { event_type: 'topic', event_payload: { id: '7' } };
    const { ts } = await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x', metadata });
    const [message] = test.slack.messages('C0ALL');
    await test.call('chat.update', { channel: 'C0ALL', ts, text: 'y' });
    assert.deepEqual(message?.metadata, metadata);
    await test.call('chat.update', { channel: 'C0ALL', ts, text: 'y', metadata: {} });
    assert.equal(message?.metadata, undefined);
    const bad = await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x', metadata: { event_type: 'topic' } });
    assert.equal(bad.error, 'invalid_metadata_format');
  });

  it('needs the D… id to update a direct message', async () => {
    await using test = await openSlack();
    const { channel, ts } = await test.call('chat.postMessage', { channel: anna.id, text: 'x' });
    assert.equal((await test.call('chat.update', { channel: anna.id, ts, text: 'y' })).error, 'channel_not_found');
    assert.equal((await test.call('chat.update', { channel, ts, text: 'y' })).ok, true);
  });

  it('shows an ephemeral message to one person, who must be in the channel, and never updates it', async () => {
    await using test = await openSlack({ channels: [] });
    const members = [anna.id, 'U0BOT'];
    test.slack.addChannel({ id: 'C0TWO', name: 'two', is_private: false, is_im: false, is_archived: false, members });
    const refused = await test.call('chat.postEphemeral', { channel: 'C0TWO', user: ben.id, text: 'x' });
    assert.equal(refused.error, 'user_not_in_channel');
    await test.slack.join('C0TWO', ben.id);
    const { message_ts: ts } = await test.call('chat.postEphemeral', { channel: 'C0TWO', user: ben.id, text: 'x' });
    assert.equal(test.slack.as(ben.id).sees('C0TWO').length, 1);
    assert.equal(test.slack.as(anna.id).sees('C0TWO').length, 0);
    assert.equal(test.slack.messages('C0TWO').length, 0);
    assert.equal((await test.call('chat.update', { channel: 'C0TWO', ts, text: 'y' })).error, 'message_not_found');
  });

  it('posts a scheduled message when its time has come, within Slack’s bounds', async () => {
    let now = new Date('2026-11-22T10:00:00Z');
    await using test = await openSlack({ now: () => now, tiers: { 3: 1000 } });
    const seconds = now.getTime() / 1000;
    const schedule = (post_at: number) =>
      test.call('chat.scheduleMessage', { channel: 'C0ALL', text: 'later', post_at });
    assert.equal((await schedule(seconds - 1)).error, 'time_in_past');
    assert.equal((await schedule(seconds + 121 * 86_400)).error, 'time_too_far');
    for (let n = 0; n < 30; n += 1) assert.equal((await schedule(seconds + 600 + n)).ok, true);
    assert.equal((await schedule(seconds + 700)).error, 'restricted_too_many');
    const { scheduled_messages: waiting } = await test.call('chat.scheduledMessages.list', { channel: 'C0ALL' });
    const [first] = waiting as { id: string }[];
    const deleted = await test.call('chat.deleteScheduledMessage', {
      channel: 'C0ALL',
      scheduled_message_id: first?.id,
    });
    assert.equal(deleted.ok, true);
    assert.equal(test.slack.messages('C0ALL').length, 0);
    now = new Date(now.getTime() + 605_000);
    assert.equal(test.slack.messages('C0ALL').length, 5);
  });

  it('uploads a file in three steps and shares it', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const content = 'BEGIN:VCALENDAR';
    const ticket = await test.call('files.getUploadURLExternal', { filename: 'invite.ics', length: content.length });
    const early = await test.call('files.completeUploadExternal', {
      files: [{ id: ticket.file_id }],
      channel_id: 'C0ALL',
    });
    assert.equal(early.error, 'file_not_found');
    const short = await fetch(String(ticket.upload_url), { method: 'POST', body: 'BEGIN' });
    assert.equal(short.status, 400);
    const whole = await fetch(String(ticket.upload_url), { method: 'POST', body: content });
    assert.equal(await whole.text(), 'OK');
    const files = [{ id: ticket.file_id, title: 'Invitation' }];
    assert.equal((await test.call('files.completeUploadExternal', { files, channel_id: 'C0ALL' })).ok, true);
    assert.equal(test.slack.messages('C0ALL')[0]?.files?.[0]?.title, 'Invitation');
    const { file } = (await test.call('files.info', { file: ticket.file_id })) as { file: { url_private: string } };
    const headers = { authorization: 'Bearer xoxb-test' };
    assert.equal(await (await fetch(file.url_private, { headers })).text(), content);
    assert.equal((await fetch(file.url_private)).status, 403);
  });
});
