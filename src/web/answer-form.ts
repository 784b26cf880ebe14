/** What comes back from the form of a programme's page. */

import type { Answer } from '../db/schema.ts';
import { cleanText } from '../domain/clean-text.ts';

/** Characters. */
export const longestNote = 300;

/** Bytes of the whole form: a note of the longest length in any script, and some more. */
export const largestForm = 4096;

export interface SentAnswer {
  /** Undefined where none of the three was chosen. */
  answer: Answer | undefined;
  /** One line, without blanks around it. */
  note: string;
}

/** Reads the form's own fields of `application/x-www-form-urlencoded`, and no other. */
export function readAnswerForm(body: string): SentAnswer {
  const fields = new URLSearchParams(body);
  return {
    answer: readAnswer(fields.get('answer') ?? undefined),
    note: cleanText(fields.get('note') ?? '')
      .replace(/ {2,}/g, ' ')
      .trim(),
  };
}

/** One of the three, or nothing. */
export function readAnswer(text: string | undefined): Answer | undefined {
  return text === 'yes' || text === 'maybe' || text === 'no' ? text : undefined;
}

/** Counted as people and Slack do, not in code units. */
export function lengthOfNote(note: string): number {
  return [...note].length;
}
