import { z } from 'zod';
import { type FieldName, fieldWords, type VerbPath, verbWords } from '../i18n/vocabulary.ts';
import type { FormMemory } from '../views/form.ts';

const byField = z.partialRecord(z.enum(Object.keys(fieldWords) as [FieldName, ...FieldName[]]), z.string());

const memory = z.object({
  path: z.enum(Object.keys(verbWords) as [VerbPath, ...VerbPath[]]),
  visitId: z.string().optional(),
  channelId: z.string().optional(),
  command: z.string(),
  responseUrl: z.url().optional(),
  openedAt: z.iso.datetime(),
  behind: byField,
  shown: byField.optional(),
  asked: z.number().optional(),
});

/** @throws when the private_metadata of a modal is not one of ours */
export function readMemory(privateMetadata: string): FormMemory {
  const read = memory.parse(JSON.parse(privateMetadata));
  return {
    path: read.path,
    command: read.command,
    openedAt: read.openedAt,
    behind: read.behind,
    ...(read.shown ? { shown: read.shown } : {}),
    ...(read.asked ? { asked: read.asked } : {}),
    ...(read.visitId ? { visitId: read.visitId } : {}),
    ...(read.channelId ? { channelId: read.channelId } : {}),
    ...(read.responseUrl ? { responseUrl: read.responseUrl } : {}),
  };
}
