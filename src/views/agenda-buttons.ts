/** The ways on from the agenda's answers. */

import type { VisitContext } from '../command.ts';
import { buttons } from './blocks.ts';

export function proposeButton({ t, visit }: VisitContext) {
  return buttons({ text: t.agenda.propose, line: `agenda add in=${visit.code}`, style: 'primary' });
}

export function topicsButton({ t, visit }: VisitContext) {
  return buttons({ text: t.agenda.showList, line: `agenda list in=${visit.code}` });
}

export function draftButton({ t, visit }: VisitContext) {
  return buttons({ text: t.programme.showDraft, line: `programme draft in=${visit.code}` });
}
