import { type Given, type Noun, type Verb, visitVerb } from '../src/command.ts';
import type { Answer } from '../src/db/schema.ts';
import { fold } from '../src/domain/nearest.ts';
import { replyToVisit } from '../src/domain/reply.ts';
import { UserError } from '../src/errors.ts';
import { replySaved } from '../src/views/reply.ts';
import { line, who } from './fields.ts';

export const reply: Noun = {
  name: 'reply',
  bare: true,
  verbs: { yes: answerVerb('yes'), no: answerVerb('no'), maybe: answerVerb('maybe') },
};

function answerVerb(answer: Answer): Verb {
  return visitVerb({
    who: 'anyone',
    fields: { reason: line(300), for: who },
    words(words, options) {
      const isIncomplete = forWords.has(fold(words)) && options.for === undefined;
      if (isIncomplete) throw new UserError((t) => t.reply.forWhom, { instead: (t) => t.reply.forLine(answer) });
      return readReplyWords(words, options);
    },
    async run(ctx, input) {
      const saved = await replyToVisit(ctx.deps, ctx.actor, ctx.visit.id, { answer, ...input });
      return { blocks: replySaved(saved, ctx), replaces: true };
    },
  });
}

const forWords = new Set(['for', 'fuer', 'fur']);
// A mention or an address ends where it ends; a name goes on to the end.
const named = /^(<[^<>]*>|[^\s@<>]+@[^\s@<>,;:]+)[\s,;:]*(.*)$/s;

/**
 * "im Urlaub für @katja" is a reason and a person, "für @katja im Urlaub" as well. A reason may have a "for", too: the last
 * one before a mention or an address counts, else the last one before anything.
 *
 * @param options with `for=` among them, all words are the reason
 */
export function readReplyWords(words: string, options: Given = {}): Given {
  if (options.for !== undefined) return { reason: words };
  const parts = words.replace(/(^|\s)(for|für|fuer):? ?(?=[<@])/giu, '$1$2 ').split(' ');
  const places = parts.flatMap((part, index) =>
    index < parts.length - 1 && forWords.has(fold(part.replace(/:$/, ''))) ? [index] : [],
  );
  const behind = (index: number) => parts.slice(index + 1).join(' ');
  const at = places.findLast((index) => named.test(behind(index))) ?? places.at(-1);
  if (at === undefined) return { reason: words };
  const [, person = behind(at), after = ''] = named.exec(behind(at)) ?? [];
  const reason = [...parts.slice(0, at), after].filter(Boolean).join(' ');
  return reason === '' ? { for: person } : { for: person, reason };
}
