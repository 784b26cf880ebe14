import type { Context, Noun, VerbPath } from '../command.ts';
import { nounWords } from '../i18n/vocabulary.ts';
import type { Block } from '../slack/block-kit.ts';
import { heading, list, note, paragraph, type Span } from './blocks.ts';

/** Everything that can be typed, a line for each noun or bare verb. */
export function helpOverview(nouns: readonly Noun[], ctx: Context): Block[] {
  const { t, command } = ctx;
  const lines = nouns.flatMap((noun): (Span | string)[][] => {
    const verbs = Object.keys(noun.verbs);
    const shown = noun.bare ? verbs : verbs.slice(0, 1);
    return shown.map((verb) => helpLine(`${noun.name}.${verb}` as VerbPath, ctx));
  });
  return [
    heading(t.help.title),
    paragraph(t.help.intro),
    list(lines),
    note(t.help.more(command)),
    note(t.help.otherVisit(`${command} ${t.verbs['programme.today'].example} in=LKOS-BLK-27`)),
  ];
}

/** All verbs of one noun, each with an example that can be typed as it stands. */
export function helpOnNoun(noun: Noun, ctx: Context): Block[] {
  const { t, language } = ctx;
  return [
    heading(t.help.about(nounWords[noun.name][language][0])),
    ...Object.keys(noun.verbs).map((verb) => list([helpLine(`${noun.name}.${verb}` as VerbPath, ctx)])),
  ];
}

function helpLine(path: VerbPath, { t, command }: Context): (Span | string)[] {
  const { does, example } = t.verbs[path];
  return [{ text: `${command} ${example}`, code: true }, ` ${does}`];
}
