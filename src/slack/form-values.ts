/** Between the inputs of a modal and what a verb is given. */

import type { FieldName, Given, Verb } from '../command.ts';
import type { FormMemory } from '../views/form.ts';
import { fieldNames } from './line-instead.ts';
import type { SubmissionRequest } from './requests.ts';

/** What was submitted, with what stood behind the modal. */
export function givenIn(request: SubmissionRequest, verb: Verb, { behind }: FormMemory): Given {
  const shown = shownFields(request, verb).map((name) => [name, [request.values.get(name) ?? []].flat().join(', ')]);
  return { ...Object.fromEntries(shown), ...behind };
}

/** The fields that the modal asked for: an emptied one is cleared, and Slack takes a mistake at no other. */
export function shownFields({ inputs }: SubmissionRequest, verb: Verb): FieldName[] {
  return fieldNames(verb).filter((name) => inputs.has(name));
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
