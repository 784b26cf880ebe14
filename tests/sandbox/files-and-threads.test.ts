import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandHelp } from '../../src/sandbox/command-help.ts';
import { contentDisposition } from '../../src/sandbox/page-files.ts';
import { anna, ben, everyScope, openSlack } from './workspace.ts';

describe('files and threads of the local Slack', () => {
  it('keeps what people reply in the thread of the first message, also when they reply to a reply', async () => {
    await using test = await openSlack();
    const first = test.slack.as(anna.id).say('C0ALL', 'first');
    const reply = test.slack.as(ben.id).say('C0ALL', 'reply', { threadTs: first.ts });
    const again = test.slack.as(anna.id).say('C0ALL', 'again', { threadTs: reply.ts });
    assert.deepEqual([reply.thread_ts, again.thread_ts], [first.ts, first.ts]);
  });

  it('lets nobody send the file of another, and opens a file to those who see its message', async () => {
    await using test = await openSlack();
    const [annas, bens] = [test.slack.as(anna.id), test.slack.as(ben.id)];
    const id = annas.attach('list.csv', 'a;b');
    assert.throws(() => bens.say('C0ALL', 'mine', { files: [id] }), /no file/);
    assert.equal(bens.file(id), undefined);
    annas.say('C0ALL', 'ours', { files: [id] });
    assert.equal(bens.file(id)?.content.toString(), 'a;b');
  });

  it('tells the bot where to get a file that somebody sent, and gives it with the token only', async () => {
    await using test = await openSlack({ botScopes: everyScope });
    const id = test.slack.as(anna.id).attach('list.csv', 'a;b');
    test.slack.as(anna.id).say('C0ALL', '', { files: [id] });
    const { messages } = await test.call('conversations.history', { channel: 'C0ALL' });
    const [message] = messages as { files: { url_private_download: string; size: number }[] }[];
    const address = message?.files[0]?.url_private_download ?? '';
    assert.equal((await fetch(address)).status, 403);
    assert.equal(await (await fetch(address, { headers: { authorization: 'Bearer xoxb-test' } })).text(), 'a;b');
  });

  it('names a download so that no header and no folder can be made of the name', () => {
    const header = contentDisposition('a"\r\nx: y/../ü.csv');
    assert.match(header, /^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w.%-]+$/);
    assert.ok(header.endsWith("UTF-8''a%22%0D%0Ax%3A%20y%2F..%2F%C3%BC.csv"));
    assert.doesNotThrow(() => contentDisposition('\ud800.csv'));
  });
});

describe('the help for suggestions', () => {
  it('has every verb once, in the words of the language, with nouns in front of theirs', () => {
    const lines = commandHelp('de').map((one) => one.line);
    assert.equal(new Set(lines).size, lines.length);
    assert.ok(lines.indexOf('tagesordnung') < lines.indexOf('tagesordnung neu'));
    assert.ok(lines.includes('veröffentlichen'));
    assert.ok(commandHelp('en').some((one) => one.line === 'agenda add' && one.verbs?.includes('hinzufuegen')));
  });
});
