import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryError, type DeliveryFault } from '../../src/jobs/effect.ts';
import type { Fault, LocalSlackOptions } from '../../src/sandbox/types.ts';
import { createSlackDoor } from '../../src/slack/post.ts';
import { anna, openSlack } from '../sandbox/workspace.ts';

const team = 'T0TEAM';
const file = { name: 'programm.png', title: 'Programm <b>', altText: 'Zeitplan', bytes: new Uint8Array([1, 2, 3]) };

async function openDoor(more: Partial<LocalSlackOptions> = {}) {
  const test = await openSlack(more);
  const door = createSlackDoor({ tokenFor: () => 'xoxb-test', apiUrl: test.slack.apiUrl, timeoutMilliseconds: 500 });
  const asAnna = test.slack.as(anna.id);
  return {
    slack: test.slack,
    upload: () => door.upload(team, anna.id, file),
    /** The files that Anna sees in her conversation with the app. */
    files: () => test.slack.messages(anna.id).flatMap((message) => message.files ?? []),
    content: (id: string) => asAnna.file(id)?.content,
    async [Symbol.asyncDispose]() {
      await door.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

const isFault = (kind: DeliveryFault, reason?: string) => (error: unknown) => {
  assert.ok(error instanceof DeliveryError, String(error));
  assert.equal(error.kind, kind, error.reason);
  if (reason !== undefined) assert.equal(error.reason, reason);
  return true;
};

describe('a file through the door to Slack', () => {
  it('stands in the conversation with the app, with its title and its words for screen readers', async () => {
    await using world = await openDoor();
    await world.upload();
    const [shown, ...more] = world.files();
    assert.deepEqual(more, []);
    assert.equal(shown?.title, 'Programm <b>');
    assert.equal(shown?.altText, 'Zeitplan');
    assert.deepEqual(world.content(shown?.id ?? ''), Buffer.from([1, 2, 3]));
    const broken = world.slack.exchanges.filter((exchange) => exchange.broken !== undefined);
    assert.deepEqual(broken, []);
  });

  const steps = ['conversations.open', 'files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];
  const lost: Omit<Fault, 'method' | 'times'>[] = [
    { kind: 'drop-before' },
    { kind: 'drop-after' },
    { kind: 'http-500' },
  ];
  for (const method of steps) {
    const isLast = method === 'files.completeUploadExternal';
    it(`${isLast ? 'may have been seen' : 'was seen by nobody'} where ${method} breaks off`, async () => {
      for (const fault of lost) {
        await using world = await openDoor();
        world.slack.order({ method, times: 1, ...fault });
        await assert.rejects(world.upload(), isFault(isLast ? 'unknown' : 'transient'));
        assert.equal(world.files().length, isLast && fault.kind === 'drop-after' ? 1 : 0);
        if (isLast) continue;
        await world.upload();
        assert.equal(world.files().length, 1);
      }
    });
  }

  it('waits as long as Slack says', async () => {
    await using world = await openDoor();
    world.slack.order({ method: 'conversations.open', kind: 'rate-limited', retryAfterSeconds: 9, times: 1 });
    await assert.rejects(world.upload(), isFault('rate-limited', 'ratelimited'));
  });

  it('needs rights that an app installed earlier does not have', async () => {
    for (const botScopes of [
      ['chat:write', 'im:write'],
      ['chat:write', 'files:write'],
    ]) {
      await using world = await openDoor({ botScopes });
      await assert.rejects(world.upload(), isFault('permanent', 'missing_scope'));
    }
  });
});
