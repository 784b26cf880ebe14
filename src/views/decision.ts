/** The answers to whoever decides on topics, or takes a decision back. */

import type { VisitContext } from '../command.ts';
import type { Topic, TopicStatus } from '../db/schema.ts';
import { undoEnds } from '../domain/decision.ts';
import type { Undone } from '../domain/decision-undo.ts';
import type { Decided } from '../domain/topic-decision.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, list, note, paragraph } from './blocks.ts';

/** So many are named in one sentence; more stand in a list below it. */
const mostInSentence = 8;
/** So many of the accepted ones can be placed by a button at once. */
const mostPlaced = 3;

export function decided(
  { topics, decision, lost, overruled }: Decided,
  status: Exclude<TopicStatus, 'proposed'>,
  { t, visit }: VisitContext,
): Block[] {
  const said = sayOrList(topics, t.agenda.decided(topics, status), t.decision.many(topics, status));
  const next: ButtonSpec[] =
    status === 'accepted'
      ? [
          { text: t.agenda.planAll, line: `agenda plan in=${visit.code}`, style: 'primary' },
          ...topics.slice(0, mostPlaced).map(({ number }) => ({
            text: `${t.agenda.place}: #${number}`,
            line: `agenda move ${number} in=${visit.code}`,
          })),
        ]
      : [{ text: t.agenda.showList, line: `agenda list in=${visit.code}` }];
  const undo = { text: t.decision.undo, line: `agenda undo decision=${decision?.id} in=${visit.code}` };
  return [
    ...said,
    ...overruled.map((topic) => paragraph(t.decision.was(topic))),
    ...(lost.length > 0 ? [paragraph(t.decision.leftDraft(lost.map(({ number }) => number)))] : []),
    ...(status === 'accepted' ? [paragraph(t.agenda.acceptedNext)] : []),
    buttons(...next, ...(decision ? [undo] : [])),
    ...(decision ? [note(t.decision.undoUntil(undoEnds(decision), visit))] : []),
  ];
}

export function takenBack(undone: readonly Undone[], { t, visit }: VisitContext): Block[] {
  const topicsOf = (kind: 'decided-anew' | 'placed') =>
    undone.flatMap((each) => (each.kind === kind ? [each.topic] : []));
  const restored = undone.filter((each) => each.kind === 'restored');
  const anew = topicsOf('decided-anew');
  const placed = topicsOf('placed');
  const gone = undone.flatMap((each) => (each.kind === 'gone' ? [each.number] : []));
  const times = restored.flatMap(({ topic, session, withoutTime }) => {
    if (session) return [t.decision.timeAgain(session, visit)];
    return withoutTime ? [t.decision.timeLost(topic, withoutTime(t))] : [];
  });
  const kept = [
    ...(anew.length > 0 ? [t.decision.decidedAnew(anew)] : []),
    ...(placed.length > 0 ? [t.decision.placed(placed)] : []),
    ...(gone.length > 0 ? [t.decision.gone(gone)] : []),
  ];
  return [
    paragraph(restored.length > 0 ? t.decision.takenBack : t.decision.nothingTakenBack),
    ...restoredTopics(
      restored.map(({ topic }) => topic),
      t,
    ),
    ...[...times, ...kept].map(paragraph),
    buttons(
      { text: t.agenda.showList, line: `agenda list in=${visit.code}` },
      ...(times.length > 0 ? [{ text: t.programme.showDraft, line: `programme draft in=${visit.code}` }] : []),
    ),
  ];
}

/** What these topics are again, by status. */
export function restoredTopics(topics: readonly Topic[], t: Texts): Block[] {
  const statuses = [...new Set(topics.map(({ status }) => status))];
  return statuses.flatMap((status) => {
    const those = topics.filter((topic) => topic.status === status);
    return sayOrList(those, t.decision.restored(those, status), t.decision.manyRestored(those, status));
  });
}

/** Few topics are named in the sentence itself, many in a list below another one. */
export function sayOrList(topics: readonly Pick<Topic, 'number' | 'title'>[], few: string, many: string): Block[] {
  if (topics.length <= mostInSentence) return [paragraph(few)];
  return [paragraph(many), list(topics.map(({ number, title }) => [`#${number} ${title}`]))];
}
