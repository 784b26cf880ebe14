import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeInput } from '../../src/sandbox/escape-input.ts';
import { anna, ben, channel } from './workspace.ts';

const channels = [channel('C0ALL', 'all'), channel('C0SECRET', 'secret', { is_private: true })];
const escaped = (text: string) => escapeInput(text, [anna, ben], channels);

describe('what somebody types after a command', () => {
  const cases: [typed: string, sent: string][] = [
    ['member add @ben', 'member add <@U0BEN>'],
    ['@anna.meier, @ben.', '<@U0ANNA>, <@U0BEN>.'],
    ['@benno @nobody', '@benno @nobody'],
    ['#all #secret #none', '<#C0ALL|all> <#C0SECRET|> #none'],
    ['@here', '<!here>'],
    ['by=@ben', 'by=<@U0BEN>'],
    ['see https://example.org/a?b=1&c=2.', 'see <https://example.org/a?b=1&amp;c=2>.'],
    ['invite anna@example.org', 'invite <mailto:anna@example.org|anna@example.org>'],
    ['R&D <b>', 'R&amp;D &lt;b&gt;'],
    ['<@U0BEN> <@U0BEN|ben> <#C0ALL|all>', '<@U0BEN> <@U0BEN|ben> <#C0ALL|all>'],
    ['<!channel>', '<!channel>'],
    ['„Begrüßung“ -- 9:00', '„Begrüßung“ -- 9:00'],
  ];
  for (const [typed, sent] of cases) {
    it(`is sent as ${sent} for ${typed}`, () => assert.equal(escaped(typed), sent));
  }

  it('loses nothing: plain words come back when the entities are decoded', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ß', '&', '<', '>', ' ', '.', '-', '"') });
    fc.assert(
      fc.property(words, (text) => {
        const decoded = escaped(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        assert.equal(decoded, text);
      }),
    );
  });
});
