import { type Noun, verb } from '../src/command.ts';
import { fold } from '../src/domain/nearest.ts';
import { nounWords } from '../src/i18n/vocabulary.ts';
import { paragraph } from '../src/views/blocks.ts';
import { helpOnNoun, helpOverview } from '../src/views/help.ts';
import { line } from './fields.ts';

/** @param nouns all that can be explained */
export function createHelp(nouns: readonly Noun[]): Noun {
  return {
    name: 'help',
    bare: true,
    verbs: {
      show: verb({
        who: 'anyone',
        words: 'noun',
        fields: { noun: line(40) },
        async run(ctx, input) {
          const wanted = nouns.find((noun) => input.noun && means(noun, input.noun));
          if (wanted) return { blocks: helpOnNoun(wanted, ctx) };
          const unknown = input.noun ? [paragraph(ctx.t.errors.unknownWords(input.noun))] : [];
          return { blocks: [...unknown, ...helpOverview(nouns, ctx)] };
        },
      }),
    },
  };
}

function means(noun: Noun, typed: string): boolean {
  const { en, de } = nounWords[noun.name];
  return [...en, ...de].some((word) => fold(word) === fold(typed));
}
