/** Between the inputs of a modal and what a verb is given. */

import type { Given, Verb } from '../command.ts';
import type { FormMemory } from '../views/form.ts';
import { fieldNames } from './line-instead.ts';
import type { SubmissionRequest } from './requests.ts';

/** What was submitted, with what stood behind the modal. */
export function givenIn({ values }: SubmissionRequest, verb: Verb, { behind }: FormMemory): Given {
  return {
    ...Object.fromEntries(
      shownFields(verb, { behind }).map((name) => [name, [values.get(name) ?? []].flat().join(', ')]),
    ),
    ...behind,
  };
}

/** The fields that a modal may show. */
export function shownFields(verb: Verb, { behind }: Pick<FormMemory, 'behind'>) {
  return fieldNames(verb).filter((name) => behind[name] === undefined && !verb.fields[name]?.hidden);
}

/** In a modal a date picker wants 2027-06-15 and a menu its option, however it was typed. @param values as read from what was given */
export function canonical(verb: Verb, given: Given, values: Record<string, unknown>): Given {
  return Object.fromEntries(
    fieldNames(verb).flatMap((name) => {
      const text = given[name];
      if (text === undefined) return [];
      const kind = verb.fields[name]?.shape.kind;
      const value = values[name];
      return [[name, (kind === 'day' || kind === 'choice') && typeof value === 'string' ? value : text]];
    }),
  );
}
