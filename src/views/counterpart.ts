import type { VisitContext } from '../command.ts';
import type { Person } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { type CounterpartFit, counterpartSide, membersOpposite, suggestCounterparts } from '../domain/counterpart.ts';
import { fullName } from '../domain/full-name.ts';
import { typedPerson } from '../domain/named-people.ts';
import type { Block } from '../slack/block-kit.ts';
import { quoted } from '../slack/typed-line.ts';
import { type ButtonSpec, buttons, list, paragraph } from './blocks.ts';

/**
 * For coordinators, below a topic that names nobody on the other side: who would fit, each with a button. Nothing where
 * somebody is named, or nobody is needed as the topic or the visit is over.
 *
 * @param people all who are registered for the visit
 */
export function counterpartBlocks(topic: ListedTopic, people: readonly Person[], ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const isOver = visit.status === 'closed' || topic.status === 'declined' || topic.status === 'deferred';
  if (isOver || topic.counterpart_id !== null) return [];
  const side = counterpartSide(topic);
  const missing = t.counterpart.missing(side, visit);
  const register: ButtonSpec = { text: t.counterpart.register, line: `member add side=${side} in=${visit.code}` };
  if (membersOpposite(topic, people).length === 0) {
    return [paragraph(`${missing} ${t.counterpart.nobodyYet(side, visit)}`), buttons(register)];
  }
  const other: ButtonSpec = { text: t.counterpart.name, line: `agenda edit ${topic.number} in=${visit.code}` };
  const fits = suggestCounterparts(topic, people, visit);
  if (fits.length === 0) return [paragraph(`${missing} ${t.counterpart.nobodyFits}`), buttons(other, register)];
  return [
    paragraph(`${missing} ${t.counterpart.fits}`),
    list(fits.map(({ person, text }) => [{ text: fullName(person), bold: true }, ` · ${text}`])),
    buttons(...fits.map((fit) => choice(fit, topic, people, ctx))),
  ];
}

/** Whose name somebody else has, too, is meant by the address. */
function choice(
  { person }: CounterpartFit,
  topic: ListedTopic,
  people: readonly Person[],
  ctx: VisitContext,
): ButtonSpec {
  const name = fullName(person);
  return {
    text: name,
    label: ctx.t.counterpart.chooseLabel(name, topic.number),
    line: `agenda edit ${topic.number} counterpart=${quoted(typedPerson(person, people))} in=${ctx.visit.code}`,
  };
}
