import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { classifyMailError } from '../../src/mail/failure.ts';

const refused = { code: 'EENVELOPE', command: 'RCPT TO' };

describe('what became of a mail', () => {
  it('is settled when the server refuses it for good, and open when it asks to come again', () => {
    assert.deepEqual(
      classifyMailError({ ...refused, responseCode: 550, response: '550 5.1.1 <katja@example.org> unknown' }),
      {
        kind: 'permanent',
        reason: 'SMTP 550, 5.1.1, RCPT TO',
      },
    );
    assert.deepEqual(
      classifyMailError({ code: 'EMESSAGE', command: 'DATA', responseCode: 452, response: '452 full' }),
      {
        kind: 'transient',
        reason: 'SMTP 452, DATA',
        retryAfterMinutes: 30,
      },
    );
    assert.equal(classifyMailError({ ...refused, responseCode: 421 }).kind, 'transient');
  });

  it('is not settled by a refusal of our login or connection: no recipient is to blame', () => {
    assert.equal(classifyMailError({ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }).kind, 'transient');
    assert.equal(classifyMailError({ code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }).kind, 'transient');
  });

  it('is unknown whenever there was no answer', () => {
    assert.deepEqual(classifyMailError({ code: 'ECONNECTION', command: 'CONN' }), {
      kind: 'unknown',
      reason: 'no SMTP reply, ECONNECTION, CONN',
    });
    for (const error of [undefined, null, 'boom', new Error('boom'), { responseCode: '550' }, { responseCode: 250 }]) {
      assert.equal(classifyMailError(error).kind, 'unknown');
    }
  });

  it('is told in codes only, whatever the server said', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('550 5.1.1 <katja@example.org>', 'RCPT TO:<katja@example.org>', 'EAUTH', 'DATA'),
    );
    const error = fc.record({
      code: word,
      command: word,
      response: word,
      message: word,
      responseCode: fc.integer({ min: 200, max: 600 }),
    });
    fc.assert(
      fc.property(error, (thrown) => {
        assert.match(
          classifyMailError(thrown).reason,
          /^(SMTP \d{3}(, \d\.\d{1,3}\.\d{1,3})?|no SMTP reply)(, [A-Z0-9_ ]+){0,2}$/,
        );
      }),
    );
  });
});
