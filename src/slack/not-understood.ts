/** What is said of input that made no sense, and the line to type instead. */

import type { FieldName, Given, Verb } from '../command.ts';
import { UserError } from '../errors.ts';
import type { Language, Texts } from '../i18n/index.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { fieldNames, lineInstead } from './line-instead.ts';
import type { Wrong } from './read-input.ts';
import { asTyped, quote } from './typed-line.ts';

/** Says what was wrong, what was understood, and the line to type instead. */
export function notUnderstood(
  path: VerbPath,
  verb: Verb,
  given: Given,
  wrong: readonly Wrong[],
  language: Language,
): UserError {
  const [first] = wrong;
  if (!first) throw new Error('Nothing was wrong');
  const { field } = first;
  const shape = verb.fields[field]?.shape;
  if (shape?.kind === 'user') {
    const { [field]: _, ...others } = asTyped(given);
    const instead = () => lineInstead(path, verb, others, language);
    return new UserError((t) => t.errors.notInSlack(quote(given[field] ?? '')), { field, instead });
  }
  return new UserError((t) => first.say?.(t) ?? whatWasWrong(verb, given, wrong, field, t), {
    field,
    instead: (t) => {
      const better = wrong.map((each) => each.instead ?? { [each.field]: t.fields[each.field].example });
      return lineInstead(path, verb, Object.assign(asTyped(given), ...better), language);
    },
  });
}

function whatWasWrong(verb: Verb, given: Given, wrong: readonly Wrong[], field: FieldName, t: Texts): string {
  const shape = verb.fields[field]?.shape;
  const text = given[field] ?? '';
  const { label } = t.fields[field];
  if (shape && 'longest' in shape && [...text].length > shape.longest) return t.errors.tooLong(label, shape.longest);
  const choices = shape?.kind === 'choice' ? shape.choices : [];
  const understood = fieldNames(verb).filter((name) => given[name] && !wrong.some((each) => each.field === name));
  return t.errors.notUnderstood({
    field: label,
    given: quote(text),
    choices: choices.map((choice) => t.choices[choice]),
    understood: understood.map((name) => [t.fields[name].label, quote(given[name] ?? '')]),
  });
}
