import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { texts } from '../../src/i18n/index.ts';
import { blockMistakes, textLength } from '../../src/sandbox/validate-blocks.ts';
import type { Block } from '../../src/slack/block-kit.ts';
import { buttons, code, divider, heading, list, note, paragraph, rich } from '../../src/views/blocks.ts';
import { fits } from '../../src/views/fit.ts';
import { message, textOf } from '../../src/views/message.ts';

const words = { t: texts('en'), command: '/visit' };
const long = fc.string({ minLength: 1, maxLength: 4000, unit: fc.constantFrom('a', 'ü', ' ', '😀') });
const button = buttons({ text: 'Publish', line: 'programme publish' });

const buttonNumber = (index: number) => buttons({ text: 'Show', line: `agenda show${index}` });

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  long.map(heading),
  long.map(paragraph),
  long.map(note),
  long.map((text) => code(text)),
  long.map((text) => rich({ text, bold: true })),
  long.map((text) => rich('a', text)),
  fc.array(long, { minLength: 1, maxLength: 80 }).map((items) => list(items.map((item) => [item]))),
  fc.constant(divider),
  fc.constant(button),
);

describe('a message', () => {
  it('stays as it is where it fits, and else is what Slack takes, and says so', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 70 }), (any) => {
        const blocks = any.map((block, index) => (block === button ? buttonNumber(index) : block));
        const sent = message(blocks, words, ['draft']).blocks;
        assert.deepEqual(blockMistakes(sent, 'message', '/blocks'), []);
        assert.ok(sent.length <= 50 && textLength(sent) <= 12_000, `${sent.length} blocks, ${textLength(sent)}`);
        if (fits(blocks)) assert.equal(sent, blocks);
        else assert.match(textOf(sent), /left out here\. See it with \/visit draft\./);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps headings, buttons and small print, and counts what is missing of each list', () => {
    const items = (name: string) =>
      list(Array.from({ length: 40 }, (_, index) => [`${name}${index} ${'x'.repeat(240)}`]));
    const blocks = [heading('One'), items('a'), heading('Two'), items('b'), note('As of today'), button];
    const said = textOf(message(blocks, words).blocks).split('\n');
    const shown = said.filter((line) => /^• [ab]\d/.test(line)).length;
    assert.ok(shown > 40 && shown < 50, `${shown}`);
    assert.equal(
      said.find((line) => line.includes('more')),
      `• and ${80 - shown} more`,
    );
    assert.deepEqual(said.filter((line) => /^(One|Two|As of|There is)/.test(line)).length, 4);
    assert.equal(message(blocks, words).blocks.at(-1), button);
    assert.match(message(blocks, { t: texts('de'), command: '/besuch' }).text, /^One/);
    assert.match(textOf(message(blocks, { t: texts('de'), command: '/besuch' }).blocks), /und \d+ weitere\n/);
  });

  it('is not longer in its fallback than an edit of it may be', () => {
    for (const sign of ['&', '*', 'x', '😀']) {
      const { text } = message([paragraph(sign.repeat(3000))], words);
      assert.ok([...text].length <= 4000 && text.length > 1000, `${sign}: ${text.length}`);
      assert.doesNotMatch(text, /&(?!amp;)/);
    }
  });
});
