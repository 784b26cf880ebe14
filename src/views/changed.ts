import type { Context, FieldName, Given } from '../command.ts';
import { formatDate, formatDuration, formatTimeSpoken } from '../domain/format-time.ts';
import type { Choice } from '../i18n/vocabulary.ts';
import type { Block } from '../slack/block-kit.ts';
import { list, paragraph } from './blocks.ts';

/** Above a modal: what somebody else has changed since it was opened, and that it can be saved all the same. */
export function changedBlocks(
  fields: readonly FieldName[],
  current: Given,
  ctx: Pick<Context, 't' | 'language'>,
): Block[] {
  const { t } = ctx;
  return [
    paragraph(t.changed.meanwhile),
    list(fields.map((field) => [{ text: t.fields[field].label, bold: true }, `: ${shown(current[field], ctx)}`])),
    paragraph(t.changed.asked),
  ];
}

/** Inputs hold lengths as 60m, days as 2027-06-15, and what is chosen by its name in the code. */
function shown(text: string | undefined, { t, language }: Pick<Context, 't' | 'language'>): string {
  if (!text) return t.changed.empty;
  if (text in t.choices) return t.choices[text as Choice];
  const [, minutes] = /^(\d+)m$/.exec(text) ?? [];
  if (minutes) return formatDuration(Number(minutes));
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text) ?? [];
  if (!day) return text;
  return [formatDate(day, language), ...(time ? [formatTimeSpoken(time, language)] : [])].join(', ');
}
