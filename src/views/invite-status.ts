import type { VisitContext } from '../command.ts';
import type { PersonStatus } from '../domain/invitation-status.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, paragraph, rich, type Span } from './blocks.ts';
import { peopleLines } from './people-list.ts';

/** Trouble first, then who does not come, then the rest. */
export function invitationStatusList(people: PersonStatus[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const hasFailed = people.some(({ state }) => state === 'failed');
  const preview = buttons(...(hasFailed ? [{ text: t.trouble.retry, line: `visit retry in=${visit.code}` }] : []), {
    text: t.invite.previewButton,
    line: `invite send in=${visit.code}`,
  });
  if (people.length === 0) return [heading(t.invite.statusTitle), paragraph(t.invite.nobodyRegistered)];
  const groups = Map.groupBy(people, groupOf);
  const sizeOf = (answer: 'yes' | 'no' | 'maybe') => people.filter((each) => each.answer?.answer === answer).length;
  const open = people.filter((each) => each.answer === undefined).length;
  return [
    heading(t.invite.statusTitle),
    paragraph(t.invite.counts(sizeOf('yes'), sizeOf('no'), sizeOf('maybe'), open)),
    ...(people.every((each) => each.events === 0) ? [paragraph(t.invite.nobodyInvited)] : []),
    ...groupOrder.flatMap((name) => {
      const members = groups.get(name) ?? [];
      if (members.length === 0) return [];
      const title = rich({ text: t.invite.groups[name](members.length), bold: true });
      return [title, ...peopleLines(members, (person) => statusLine(person, name, ctx), ctx)];
    }),
    preview,
  ];
}

type Group = 'failed' | 'no-address' | 'none' | 'no' | 'maybe' | 'yes' | 'open';
const groupOrder: readonly Group[] = ['failed', 'no-address', 'no', 'maybe', 'open', 'none', 'yes'];

function groupOf({ state, answer }: PersonStatus): Group {
  if (state === 'failed') return 'failed';
  if (answer) return answer.answer;
  if (state === 'no-address' || state === 'none') return state;
  return 'open';
}

function statusLine(
  { name, state, events, reason, answer }: PersonStatus,
  group: Group,
  { t, visit }: VisitContext,
): (Span | string)[] {
  // What the group's title says is not said again.
  if (group === 'none' || group === 'no-address') return [{ text: name, bold: true }];
  const delivery = events === 0 ? t.invite.states[state] : `${t.invite.events(events)}, ${t.invite.states[state]}`;
  const parts = [
    state === 'failed' && reason ? `${delivery} (${reason})` : delivery,
    ...(answer
      ? [`${t.invite.answers[answer.answer]}, ${t.invite.answered(answer.at, visit.time_zone, answer.via)}`]
      : []),
    ...(answer?.reason ? [t.invite.reason(answer.reason)] : []),
  ];
  return [{ text: name, bold: true }, ` – ${parts.join('; ')}`];
}
