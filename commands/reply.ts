import { type Given, type Noun, type Verb, visitVerb } from '../src/command.ts';
import type { Answer } from '../src/db/schema.ts';
import { fold } from '../src/domain/nearest.ts';
import { replyToVisit } from '../src/domain/reply.ts';
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
    words: readReplyWords,
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
 * "im Urlaub für @katja" is a reason and a person, "für @katja im Urlaub" as well. The last "for" counts, as a reason may
 * have one, too.
 */
export function readReplyWords(words: string): Given {
  const parts = words.split(' ');
  const at = parts.findLastIndex((part, index) => forWords.has(fold(part)) && index < parts.length - 1);
  if (at < 0) return { reason: words };
  const behind = parts.slice(at + 1).join(' ');
  const [, person = behind, after = ''] = named.exec(behind) ?? [];
  const reason = [...parts.slice(0, at), after].filter(Boolean).join(' ');
  return reason === '' ? { for: person } : { for: person, reason };
}
