import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSignedBy, readSignature } from '../../src/slack/signature.ts';
import { openSlack } from '../sandbox/workspace.ts';
import { message, signed, startApp } from './bot.ts';

const form = 'application/x-www-form-urlencoded';
const command = new URLSearchParams({
  command: '/visit',
  text: 'smuggled',
  team_id: 'T0TEAM',
  user_id: 'U0ANNA',
  channel_id: 'C0ALL',
  trigger_id: '1.2.3',
  response_url: 'https://hooks.slack.com/commands/1',
}).toString();
const now = Math.floor(Date.now() / 1000);

interface Attempt {
  method?: string;
  path?: string;
  /** Names and values in turn, so that one can come twice. */
  headers: string[];
  body?: string;
  /** Without telling the length before. */
  chunked?: boolean;
}

/** @returns the status */
function send(port: number, attempt: Attempt): Promise<number> {
  const { method = 'POST', path = '/slack/events', headers, body = command, chunked = false } = attempt;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const length = chunked ? ['transfer-encoding', 'chunked'] : ['content-length', String(Buffer.byteLength(body))];
  const sent = request({ port, host: '127.0.0.1', method, path, headers: ['host', 'x', ...length, ...headers] });
  sent.on('response', (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function pairs(headers: Record<string, string>): string[] {
  return Object.entries(headers).flat();
}

/** A bot whose every handler counts. */
async function countingBot() {
  const test = await openSlack();
  let calls = 0;
  const count = async () => {
    calls += 1;
    return { kind: 'nothing' as const };
  };
  const bot = await startApp(test.slack, {
    mode: 'http',
    handlers: {
      command: count,
      action: count,
      shortcut: count,
      submission: async () => {
        calls += 1;
        return { kind: 'close' };
      },
      event: async () => {
        calls += 1;
      },
      home: async () => {
        calls += 1;
        return { type: 'home', blocks: message('x').blocks };
      },
    },
  });
  return {
    port: bot.port,
    calls: () => calls,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await test.slack.close();
    },
  };
}

const good = signed(command);
const type = ['content-type', form];
const refused: Record<string, Attempt> = {
  'no signature': { headers: type },
  'no timestamp': { headers: [...type, 'x-slack-signature', good['x-slack-signature']] },
  'no signature, but a timestamp': {
    headers: [...type, 'x-slack-request-timestamp', good['x-slack-request-timestamp']],
  },
  'another secret': { headers: [...type, ...pairs(signed(command, now, 'guessed'))] },
  'the signature of another body': { headers: [...type, ...pairs(signed('text=other'))] },
  'the signature of another time': {
    headers: [...type, ...pairs({ ...signed(command, now - 1), 'x-slack-request-timestamp': String(now) })],
  },
  'an old signature': { headers: [...type, ...pairs(signed(command, now - 301 - 5))] },
  'a signature of the future (P18)': { headers: [...type, ...pairs(signed(command, now + 3600))] },
  'a doubled signature': { headers: [...type, ...pairs(good), 'x-slack-signature', good['x-slack-signature']] },
  'a doubled timestamp': {
    headers: [...type, ...pairs(good), 'x-slack-request-timestamp', good['x-slack-request-timestamp']],
  },
  'a signature in capitals': {
    headers: [...type, ...pairs({ ...good, 'x-slack-signature': good['x-slack-signature'].toUpperCase() })],
  },
  'a longer signature': {
    headers: [...type, ...pairs({ ...good, 'x-slack-signature': `${good['x-slack-signature']}0` })],
  },
  'a timestamp that is no number': {
    headers: [...type, ...pairs({ ...good, 'x-slack-request-timestamp': 'NaN' })],
  },
  'a check of the certificate that smuggles a command (ssl_check)': { headers: type, body: `ssl_check=1&${command}` },
  'a handshake of the Events API': {
    headers: ['content-type', 'application/json'],
    body: JSON.stringify({ type: 'url_verification', challenge: 'x' }),
  },
  'an event': {
    headers: ['content-type', 'application/json'],
    body: JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: { type: 'team_join' } }),
  },
};

describe('a request that Slack did not sign', () => {
  it('never reaches the bot: 401', async () => {
    await using bot = await countingBot();
    for (const [what, attempt] of Object.entries(refused)) {
      assert.equal(await send(bot.port, attempt), 401, what);
    }
    assert.equal(bot.calls(), 0);
  });

  it('never reaches it by another path, method or type, even when it is signed', async () => {
    await using bot = await countingBot();
    const headers = [...type, ...pairs(good)];
    const attempts: [Attempt, number][] = [
      [{ headers, method: 'GET', body: '' }, 405],
      [{ headers, method: 'PUT' }, 405],
      [{ headers, path: '/slack/events/' }, 404],
      [{ headers, path: '/slack/Events' }, 404],
      [{ headers, path: '//slack/events' }, 404],
      [{ headers, path: '/slack/%65vents' }, 404],
      [{ headers, path: '/x/../slack/events' }, 404],
      [{ headers, path: '/' }, 404],
      [{ headers: ['content-type', 'text/plain', ...pairs(good)] }, 400],
      [{ headers: ['content-type', 'multipart/form-data', ...pairs(good)] }, 400],
      [{ headers: pairs(good) }, 400],
    ];
    for (const [attempt, status] of attempts) {
      assert.equal(await send(bot.port, attempt), status, `${attempt.method ?? 'POST'} ${attempt.path ?? ''}`);
    }
    assert.equal(bot.calls(), 0);
  });

  it('never reaches it however its headers are made up', async () => {
    await using bot = await countingBot();
    const header = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(header, fc.constant(String(now))),
        fc.oneof(header, fc.stringMatching(/^v0=[0-9a-f]{64}$/)),
        async (timestamp, signature) => {
          const headers = ['x-slack-request-timestamp', timestamp, 'x-slack-signature', signature];
          assert.equal(await send(bot.port, { headers: [...type, ...headers] }), 401);
        },
      ),
      { numRuns: 100 },
    );
    assert.equal(bot.calls(), 0);
  });
});

describe('a request that Slack signed', () => {
  it('reaches the bot within five minutes in either direction', async () => {
    await using bot = await countingBot();
    for (const seconds of [now, now - 290, now + 290]) {
      const body = `${command}&t=${seconds}`.replace('1.2.3', `1.2.${seconds}`);
      assert.equal(await send(bot.port, { headers: [...type, ...pairs(signed(body, seconds))], body }), 200);
    }
    assert.equal(bot.calls(), 3);
  });

  it('is refused when it is longer than 1 MB, announced or not', async () => {
    await using bot = await countingBot();
    const body = `${command}&more=${'x'.repeat(1024 * 1024)}`;
    assert.equal(await send(bot.port, { headers: [...type, ...pairs(signed(body))], body }), 413);
    const unannounced = { chunked: true, headers: [...type, ...pairs(signed(body))], body };
    assert.equal(await send(bot.port, unannounced), 413);
    assert.equal(bot.calls(), 0);
  });

  it('gets an answer and does no harm whatever stands in it', async () => {
    await using bot = await countingBot();
    const json = ['null', '5', '"x"', '[]', '{', '{}', '{"event":null}', '{"event":5}', '{"type":"block_actions"}'];
    json.push('{"type":"unknown"}', '{"type":"dialog_submission","user":{"id":"U"},"team":null}', '{"actions":[null]}');
    const answered = async (contentType: string, body: string) => {
      const status = await send(bot.port, { headers: ['content-type', contentType, ...pairs(signed(body))], body });
      assert.ok([200, 400].includes(status), `${status} for ${body}`);
    };
    for (const body of json) {
      await answered('application/json', body);
      await answered(form, new URLSearchParams({ payload: body }).toString());
      await answered(form, `p%61yload=${encodeURIComponent(body)}`);
    }
    await fc.assert(
      fc.asyncProperty(fc.json(), (body) => answered('application/json', body)),
      { numRuns: 50 },
    );
    const still = await send(bot.port, { headers: [...type, ...pairs(good)] });
    assert.equal(still, 200);
  });

  it('proves who Slack is: the challenge comes back', async () => {
    await using bot = await countingBot();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const response = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed(body) },
      body,
    });
    assert.deepEqual(await response.json(), { challenge: 'c-1' });
  });
});

describe('the signature', () => {
  it('is the one of the example in the documentation of Slack', () => {
    // https://docs.slack.dev/authentication/verifying-requests-from-slack
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    const headers = {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    };
    const signature = readSignature(headers, new Date(1531420618_000 + 299_000));
    assert.ok(signature);
    assert.equal(isSignedBy('8f742231b10e8888abcd99yyyzzz85a5', signature, Buffer.from(body)), true);
    assert.equal(isSignedBy('8f742231b10e8888abcd99yyyzzz85a6', signature, Buffer.from(body)), false);
    assert.equal(readSignature(headers, new Date(1531420618_000 + 301_000)), undefined);
    assert.equal(readSignature(headers, new Date(1531420618_000 - 301_000)), undefined);
  });
});
