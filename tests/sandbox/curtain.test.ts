import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LatestEffect } from '../../src/db/outbox-latest.ts';
import { createCurtain } from '../../src/sandbox/curtain.ts';
import { isObject, type Json } from '../../src/sandbox/json-values.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { masked } from '../../src/sandbox/masked.ts';
import { startRawBot } from './raw-bot.ts';
import { anna, openSlack } from './workspace.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const message = { channel: 'C0ALL', text: 'hello' };

async function openCurtain(rows?: LatestEffect[]) {
  const test = await openSlack();
  const mail = await startMailCatcher({ now: () => new Date() });
  let [looks, hastened] = [0, 0];
  const outbox = rows && {
    list: async () => {
      looks += 1;
      return rows;
    },
    hasten: async () => {
      hastened += 1;
    },
  };
  const curtain = createCurtain({ slack: test.slack, mail, outbox, log: quiet });
  const parse = (json: string | undefined): Json => {
    const value: unknown = JSON.parse(json ?? 'null');
    return isObject(value) ? value : {};
  };
  return {
    ...test,
    mail,
    curtain,
    state: () => parse(curtain.parts().get('curtain')),
    list: (prefix: string) =>
      [...curtain.parts()].filter(([name]) => name.startsWith(prefix)).map(([, json]) => parse(json)),
    looks: () => looks,
    hastened: () => hastened,
    async [Symbol.asyncDispose]() {
      await mail.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

const effect: LatestEffect = {
  id: 7,
  kind: 'topic-card',
  lane: 'slack:T1:C1',
  status: 'pending',
  attempts: 1,
  due_at: '2027-06-14T08:00:00.000Z',
  sent_at: null,
  last_error: 'HTTP 500',
};

describe('behind the curtain', () => {
  it('every exchange has a line that says what went wrong, and its JSON only when asked', async () => {
    await using test = await openCurtain();
    await test.call('chat.postMessage', message);
    await test.call('chat.postMessage', { channel: 'C0ALL', text: 'x', blocks: [{ type: 'nonsense' }] });
    const [good, bad] = test.list('exchange ');
    assert.equal(good?.wrong, false);
    assert.deepEqual([good?.what, good?.direction, good?.about], ['chat.postMessage', 'bot-to-slack', 'C0ALL']);
    assert.equal(bad?.wrong, true);
    assert.equal(bad?.error, 'invalid_blocks');
    assert.match(String(bad?.broken), /nonsense|block/);
    assert.equal(JSON.stringify(test.list('exchange ')).includes('hello'), false);
    const whole = test.curtain.findExchange(Number(good?.id));
    assert.match(JSON.stringify(whole), /"text":"hello".*"ok":true/);
    assert.equal(test.curtain.findExchange(99), undefined);
  });

  it('shows the latest 200 exchanges, under the numbers that they had', async () => {
    await using test = await openCurtain();
    await test.call('auth.test');
    const [first] = test.slack.exchanges;
    assert.ok(first);
    assert.equal(test.list('exchange ')[0]?.id, 1);
    for (let n = 0; n < 200; n += 1) test.slack.exchanges.push({ ...first });
    const ids = test.list('exchange ').map(({ id }) => Number(id));
    assert.deepEqual([ids.length, ids[0], ids.at(-1)], [200, 2, 201]);
    assert.notEqual(test.curtain.findExchange(201), undefined);
  });

  it('no token, signing secret or response_url is shown', async () => {
    await using test = await openCurtain();
    await using bot = await startRawBot(test.slack);
    await test.slack.as(anna.id).command('C0ALL', '/visit');
    await test.call('chat.postMessage', { ...message, token: 'xoxb-test', text: 'xoxb-test and test-secret' });
    const all = test.list('exchange ').map(({ id }) => test.curtain.findExchange(Number(id)));
    const shown = JSON.stringify([all, test.list('exchange ')]);
    const responseUrl = new URL(String(bot.last('response_url'))).pathname.split('/').at(-1) ?? '';
    assert.ok(responseUrl.length > 10);
    for (const secret of ['xoxb-test', 'test-secret', responseUrl]) assert.equal(shown.includes(secret), false, secret);
    assert.match(shown, /"command":"\/visit"/);
  });

  it('faults reach Slack and the mail server, the last one ordered for each, until they are cleared', async () => {
    await using test = await openCurtain();
    const heard: string[] = [];
    const stop = test.curtain.onChange(() => heard.push('changed'));
    await test.curtain.act('fault', { name: 'slack-slow', times: null, seconds: 60 });
    await test.curtain.act('fault', { name: 'slack-limited', times: 1, seconds: 7 });
    await test.curtain.act('fault', { name: 'mail-later', times: null });
    assert.deepEqual(test.state().faults, [
      { name: 'slack-limited', times: 1, seconds: 7 },
      { name: 'mail-later', times: null },
    ]);
    const limited = await test.post('chat.postMessage', message);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    assert.equal((await test.post('chat.postMessage', message)).status, 200);
    assert.equal(test.mail.faults[0]?.kind, 'temporary-451');
    await test.curtain.act('clear-faults', {});
    assert.deepEqual([test.state().faults, test.mail.faults], [[], []]);
    assert.equal(heard.length, 4);
    stop();
  });

  it('refuses in words what cannot be ordered, and leaves other actions alone', async () => {
    await using test = await openCurtain();
    const wrong: Json[] = [
      { name: 'toString', times: 1 },
      { name: 'slack-error', times: 0 },
      { name: 'slack-error', times: 1.5 },
      { name: 'slack-error', times: '3' },
      { name: 'slack-slow', times: 1 },
      { name: 'slack-slow', times: 1, seconds: 3601 },
    ];
    for (const input of wrong) await assert.rejects(test.curtain.act('fault', input), /no such fault|whole number/);
    assert.deepEqual(test.slack.faults, []);
    assert.equal(await test.curtain.act('say', {}), undefined);
    const without = createCurtain({ slack: test.slack, mail: undefined, outbox: undefined, log: quiet });
    await assert.rejects(without.act('fault', { name: 'mail-down', times: 1 }), /no such fault/);
    assert.doesNotMatch(without.parts().get('curtain') ?? '', /mail/);
  });

  it('the outbox is read only while somebody looks, who hears when a row changes', async () => {
    const rows = [effect];
    await using test = await openCurtain(rows);
    assert.deepEqual(test.list('effect '), []);
    assert.equal(test.looks(), 0);
    const heard = () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = test.curtain.onChange(resolve);
      return promise.finally(stop);
    };
    await heard();
    assert.deepEqual(test.list('effect '), [effect]);
    rows.splice(0, 1, { ...effect, status: 'sent', last_error: null });
    await heard();
    assert.equal(test.list('effect ')[0]?.status, 'sent');
    rows.splice(0);
    await heard();
    assert.deepEqual(test.list('effect '), []);
    await test.curtain.act('hasten', {});
    assert.equal(test.hastened(), 1);
  });
});

describe('a masked copy', () => {
  it('holds no secret, wherever it stood', () => {
    const secret = 'S3cret-signing-9f';
    const token = 'xoxb-1234567890-abcDEF';
    const leaf = fc.oneof(
      fc.string(),
      fc.constantFrom(secret, token, `Bearer ${token}`, `x${secret}y`, JSON.stringify({ a: [token], b: secret })),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const shown = JSON.stringify(masked(value, [secret])) ?? '';
        return !shown.includes(secret) && !shown.includes(token.slice(5));
      }),
    );
  });

  it('leaves what is no secret as it is, and opens JSON that a form carried as text', () => {
    const plain = { text: '[1] yes', n: 1, none: null, list: ['C0ALL', true], code: 'LKOS-BLK-26', token_count: 3 };
    assert.deepEqual(masked(plain, []), plain);
    assert.deepEqual(masked({ view: '{"type":"modal","private_metadata":"{\\"a\\":1}"}' }, []), {
      view: { type: 'modal', private_metadata: { a: 1 } },
    });
    assert.deepEqual(masked({ text: '[1]', value: '{}' }, []), { text: '[1]', value: '{}' });
  });

  it('hides what only installing makes secret, and the addresses that let people in', () => {
    const asked = { code: 'T0.abc', client_secret: 'c', access_token: 'xoxb-1', scope: 'chat:write' };
    const hidden = { code: '•••', client_secret: '•••', access_token: '•••', scope: 'chat:write' };
    assert.deepEqual(masked(asked, [], true), hidden);
    assert.equal(masked('http://x/oauth?code=abc&state=q', []), 'http://x/oauth?code=•••&state=•••');
    assert.equal(masked('http://x/commands/T0TEAM/1a2b', []), 'http://x/commands/T0TEAM/•••');
    assert.equal(masked('ws://x/link/?ticket=1a-2b', []), 'ws://x/link/?ticket=•••');
    assert.equal(masked('http://x/upload/F0ABC', []), 'http://x/upload/•••');
  });
});
