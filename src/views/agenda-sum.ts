import type { VisitContext } from '../command.ts';
import type { AgendaTime } from '../domain/agenda-time.ts';
import type { Block } from '../slack/block-kit.ts';
import { paragraph } from './blocks.ts';

/** How much is accepted, for how much there is room, and what the proposals would add. */
export function agendaSum(
  { accepted, proposed, available }: AgendaTime,
  { t }: VisitContext,
  coordinates: boolean,
): Block {
  const over = accepted.minutes - available;
  const together = accepted.minutes + proposed.minutes;
  const tooMuch = coordinates ? t.agendaList.tooMuchNext(over) : t.agendaList.tooMuch(over);
  const lines = [
    [t.agendaList.accepted(accepted, available), ...(over > 0 ? [tooMuch] : [])].join(' '),
    ...(proposed.topics === 0
      ? []
      : over <= 0 && together > available
        ? [t.agendaList.proposedTooMuch(proposed, together, together - available)]
        : [t.agendaList.proposed(proposed, together)]),
  ];
  return paragraph(lines.join('\n'));
}
