import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';

const program = `
  import { openSlack } from ${JSON.stringify(new URL('./workspace.ts', import.meta.url).href)};
  import { WebSocket } from 'ws';
  const test = await openSlack();
  const { url } = await test.call('apps.connections.open', {}, 'xapp-test');
  const socket = new WebSocket(url);
  await new Promise((resolve) => socket.once('message', resolve));
  const event = test.slack.sendEvent({ type: 'user_change' });
  const command = test.slack.as('U0ANNA').command('C0ALL', '/visit');
  test.slack.order({ method: 'auth.test', kind: 'delay', times: 1, delayMilliseconds: 60000 });
  const call = test.call('auth.test').catch(() => undefined);
  await test.slack.until(() => test.slack.faults.length === 0, 'the delayed call');
  await test.slack.close();
  await Promise.all([event, command, call]);
`;

describe('a closed local Slack', () => {
  it('leaves nothing that keeps the process alive, whatever was under way', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: new URL('../..', import.meta.url),
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 10_000,
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.deepEqual([code, signal], [0, null]);
  });
});
