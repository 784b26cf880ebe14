/** The ways on from the agenda's answers. */

import type { VisitContext } from '../command.ts';
import type { Topic } from '../db/schema.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons } from './blocks.ts';

export function topicsButton({ t, visit }: VisitContext) {
  return buttons({ text: t.agenda.showList, line: `agenda list in=${visit.code}` });
}

/** For coordinators: what can be decided next about a topic that has no time yet. */
export function topicNext({ number, status }: Pick<Topic, 'number' | 'status'>, { t, visit }: VisitContext): Block[] {
  const accept = { text: t.agenda.accept, line: `agenda accept ${number} in=${visit.code}` };
  const place = { text: t.agenda.place, line: `agenda move ${number} in=${visit.code}` };
  if (status === 'proposed') return [buttons(accept, place)];
  return status === 'accepted' ? [buttons(place)] : [];
}

/** After something got its place: the draft, and what makes it the programme. */
export function draftNext({ t, visit }: VisitContext) {
  return buttons(
    { text: t.programme.showDraft, line: `programme draft in=${visit.code}` },
    { text: t.visit.publish, line: `programme publish in=${visit.code}` },
  );
}

export function draftButton({ t, visit }: VisitContext) {
  return buttons({ text: t.programme.showDraft, line: `programme draft in=${visit.code}` });
}
