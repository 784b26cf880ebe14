/** Two people may have the same thing open in a modal: whoever saves second is told what the first has changed, and asked. */

import { createHash } from 'node:crypto';
import type { Context, FieldName, Given, Verb } from '../command.ts';
import type { Trx } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { findVisitToChange } from '../db/visit.ts';

/** By field, a mark of what a modal showed when it was opened. Values themselves would not fit into what a modal remembers. */
export type Shown = { readonly [name in FieldName]?: string };

/** Something that the modal showed is no longer so. */
export class ChangedMeanwhile extends Error {
  /** What the modal would show now. */
  readonly current: Given;
  readonly fields: readonly FieldName[];

  constructor(current: Given, fields: readonly FieldName[]) {
    super('What the modal showed was changed by somebody else');
    this.current = current;
    this.fields = fields;
  }
}

export function marksOf(current: Given): Shown {
  return Object.fromEntries(Object.entries(current).map(([name, text]) => [name, mark(text)]));
}

/**
 * A context in which every change looks first, in its own transaction, whether what the modal showed still holds.
 *
 * @throws ChangedMeanwhile from within the change
 */
export function guarded<C extends Context & { visit?: Visit }>(
  ctx: C,
  verb: Verb,
  values: Record<string, unknown>,
  shown: Shown,
): C {
  const { visit } = ctx;
  // A modal that did not know yet what it was about has shown nothing of it.
  if (!visit || Object.keys(shown).length === 0) return ctx;
  const stillHolds = async (trx: Trx) => {
    // Locks the visit where several write at once: what is read now stays so until the change is done.
    const now = await findVisitToChange(trx, visit.team_id, visit.id);
    const inTransaction = { ...ctx, deps: { ...ctx.deps, db: trx }, visit: now ?? visit };
    const current = await verb.current(inTransaction, values);
    const fields = changedFields(shown, current);
    if (fields.length > 0) throw new ChangedMeanwhile(current, fields);
  };
  return { ...ctx, actor: { ...ctx.actor, stillHolds } };
}

/** What the submitter has filled in stays; what the submitter left alone shows what the other has made of it. */
export function merged(given: Given, shown: Shown, current: Given): Given {
  const names = Object.keys({ ...current, ...given }) as FieldName[];
  const isOwn = (name: FieldName) => mark(given[name]) !== (shown[name] ?? mark(''));
  return Object.fromEntries(names.map((name) => [name, (isOwn(name) ? given[name] : current[name]) ?? '']));
}

function changedFields(shown: Shown, current: Given): FieldName[] {
  const names = Object.keys({ ...shown, ...current }) as FieldName[];
  return names.filter((name) => (shown[name] ?? mark('')) !== mark(current[name]));
}

function mark(text = ''): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
