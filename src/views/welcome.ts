import type { Context } from '../command.ts';
import type { FirstSteps } from '../domain/welcome.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, code, heading, rich, type Span, steps } from './blocks.ts';

/** What to type first; in a channel for everyone, to one person without the button that takes it away. */
export function firstSteps(
  { visit, topicNumber }: FirstSteps,
  { t, command }: Pick<Context, 't' | 'command'>,
  may: { dismiss: boolean },
): Block[] {
  const { welcome, verbs } = t;
  const typed = (line: string): Span => ({ text: `${command} ${line}`, code: true });
  const rest: ButtonSpec[] = [
    { text: welcome.help, line: 'help' },
    ...(may.dismiss ? [{ text: welcome.dismiss, line: 'welcome dismiss' }] : []),
  ];
  if (!visit) {
    return [
      heading(welcome.title),
      rich(welcome.noVisit),
      code(`${command} ${verbs['visit.new'].example}`),
      buttons({ text: t.visit.start, line: 'visit new', style: 'primary' }, ...rest),
    ];
  }
  return [
    heading(welcome.title),
    rich(welcome.forAll(visit)),
    steps([[welcome.propose, typed(welcome.proposeLine)], [welcome.vote]]),
    rich(welcome.forCoordinators),
    steps(
      [
        [welcome.plan, typed(welcome.planLine(topicNumber, visit.day_start.replace(/^0/, '')))],
        [welcome.planAll, typed(verbs['agenda.plan'].example)],
        [welcome.publish, typed(verbs['programme.publish'].example)],
        [welcome.invite, typed(verbs['invite.send'].example)],
      ],
      2,
    ),
    buttons({ text: t.agenda.propose, line: `agenda add in=${visit.code}`, style: 'primary' }, ...rest),
  ];
}
