import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type RawData, WebSocket } from 'ws';
import type { LocalSlack } from '../../src/sandbox/types.ts';
import { anna, openSlack, startBot, type TestSlack } from './workspace.ts';

interface Client {
  socket: WebSocket;
  messages: Record<string, unknown>[];
}

/** Connects as a Socket Mode client does and waits for `hello`. */
async function connect(test: TestSlack, acknowledge = true): Promise<Client> {
  const { url } = await test.call('apps.connections.open', {}, 'xapp-test');
  const socket = new WebSocket(String(url));
  const messages: Record<string, unknown>[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: RawData) => {
      const message = JSON.parse((data as Buffer).toString()) as Record<string, unknown>;
      messages.push(message);
      if (message.type === 'hello') resolve();
      else if (acknowledge) socket.send(JSON.stringify({ envelope_id: message.envelope_id, payload: { text: 'hi' } }));
    });
  });
  return { socket, messages };
}

const command = (slack: LocalSlack) => slack.as(anna.id).command('C0ALL', '/visit');

describe('Socket Mode of the local Slack', () => {
  it('spreads payloads over the connections and takes the answer of the one that got it', async () => {
    await using test = await openSlack();
    const clients = [await connect(test), await connect(test)];
    assert.equal(test.slack.socketConnections, 2);
    for (let n = 0; n < 4; n += 1) assert.equal((await command(test.slack)).message?.text, 'hi');
    for (const { messages } of clients) {
      assert.deepEqual(
        messages.map((one) => one.type),
        ['hello', 'slash_commands', 'slash_commands'],
      );
      assert.equal(messages[1]?.accepts_response_payload, true);
    }
  });

  it('gives a ticket for one connection, and for ten at most', async () => {
    await using test = await openSlack();
    const { url } = await test.call('apps.connections.open', {}, 'xapp-test');
    for (let n = 0; n < 10; n += 1) await connect(test);
    const eleventh = await test.call('apps.connections.open', {}, 'xapp-test');
    assert.equal(eleventh.error, 'too_many_websockets');
    const reused = String(url).replace(/ticket=[^&]+/, 'ticket=made-up');
    await assert.rejects(
      new Promise((resolve, reject) => {
        new WebSocket(reused).on('open', resolve).on('error', reject);
      }),
      /408/,
    );
  });

  it('marks events with their retries', async () => {
    await using test = await openSlack({ eventRetryDelays: [0] });
    const quiet = await connect(test, false);
    const sent = test.slack.sendEvent({ type: 'user_change' });
    await new Promise((resolve) => {
      quiet.socket.once('message', resolve);
    });
    quiet.socket.terminate();
    assert.equal((await sent).acknowledged, false);
    const [, first] = quiet.messages;
    assert.deepEqual([first?.type, first?.retry_attempt, first?.accepts_response_payload], ['events_api', 0, false]);
  });

  it('asks one connection or all to reconnect, and sends nothing more to those', async () => {
    await using test = await openSlack();
    const [old, young] = [await connect(test), await connect(test)];
    test.slack.refreshSockets('refresh_requested', 1);
    for (let n = 0; n < 2; n += 1) assert.equal((await command(test.slack)).acknowledged, true);
    assert.deepEqual(
      old?.messages.map((one) => one.type),
      ['hello', 'disconnect'],
    );
    assert.equal(young?.messages.length, 3);
  });

  it('has a Bolt app back after a refresh', async () => {
    await using test = await openSlack();
    await using _bot = await startBot(test.slack, 'socket', (app) => {
      app.command('/visit', async ({ ack }) => ack('back'));
    });
    test.slack.refreshSockets('warning');
    await test.slack.until(() => test.slack.socketConnections === 0, 'the socket is gone');
    await test.slack.until(() => test.slack.socketConnections === 1, 'the socket is back', 10_000);
    assert.equal((await command(test.slack)).message?.text, 'back');
  });
});
