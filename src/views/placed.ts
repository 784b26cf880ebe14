import type { VisitContext } from '../command.ts';
import type { WrittenSession } from '../domain/written-session.ts';
import type { Block } from '../slack/block-kit.ts';
import { paragraph } from './blocks.ts';

/** Where something stands in the draft now, where it stood until now, and what had to go for it. */
export function placed(session: WrittenSession, { t, visit }: Pick<VisitContext, 't' | 'visit'>): Block[] {
  const { before, dropped } = session;
  const isElsewhere = before && (before.starts_at !== session.starts_at || before.room !== session.room);
  return [
    paragraph(t.agenda.moved(session, visit)),
    ...(isElsewhere ? [paragraph(t.agenda.before(before, visit))] : []),
    ...(dropped.length > 0 ? [paragraph(t.agenda.dropped(dropped, visit))] : []),
  ];
}
