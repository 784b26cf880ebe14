/** For those who proposed topics: what was decided on them, or that it does not stand any more. */

import type { Topic, Visit } from '../db/schema.ts';
import type { TopicState } from '../domain/decision.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, paragraph } from './blocks.ts';
import { restoredTopics, sayOrList } from './decision.ts';

/** @param by the name of whoever decided */
export function decisionNote(
  topics: readonly Topic[],
  { status, reason }: TopicState,
  by: string,
  visit: Visit,
  t: Texts,
): Block[] {
  return [
    ...sayOrList(topics, t.decision.told(by, topics, status, visit), t.decision.toldMany(by, topics, status, visit)),
    ...(reason === null ? [] : [paragraph(t.decision.reason(reason))]),
    wayOn(topics, visit, t),
  ];
}

/**
 * @param topics with the status that they have again
 * @param by the name of whoever took the decision back
 */
export function takenBackNote(topics: readonly Topic[], by: string, visit: Visit, t: Texts): Block[] {
  return [
    paragraph(t.decision.toldTakenBack(by, topics, visit)),
    ...restoredTopics(topics, t),
    wayOn(topics, visit, t),
  ];
}

function wayOn([first, ...more]: readonly Topic[], visit: Visit, t: Texts): Block {
  return first && more.length === 0
    ? buttons({ text: t.agenda.show, line: `agenda show ${first.number} in=${visit.code}` })
    : buttons({ text: t.agenda.showList, line: `agenda list in=${visit.code}` });
}
