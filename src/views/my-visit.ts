import type { VisitContext } from '../command.ts';
import type { Answer, Person } from '../db/schema.ts';
import type { PublishedProgramme } from '../domain/programme.ts';
import { dayOf } from '../domain/time.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { sessionLine } from './session-line.ts';

export interface MyVisit {
  person: Person;
  published: PublishedProgramme | undefined;
  answer: Answer | undefined;
}

/** What the visit means for the reader: days, own sessions, own reply. */
export function myVisit({ person, published, answer }: MyVisit, ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  const own = (published?.sessions ?? []).filter((session) =>
    session.presenters.some((presenter) => presenter.personId === person.id),
  );
  const lines = own.map((session) => [
    `${t.programme.dayTitle(dayOf(session.startsAt, visit.time_zone))}, `,
    ...sessionLine(session, visit, language),
  ]);
  return [
    heading(t.programme.meTitle),
    ...(person.role === 'presenter' ? [] : [paragraph(t.programme.meAttending(t.visit.period(visit)))]),
    ...(lines.length > 0
      ? [rich({ text: t.programme.mePresenting, bold: true }), list(lines)]
      : [paragraph(t.programme.meNoSessions)]),
    paragraph(answer ? t.programme.myAnswer(t.programme.answers[answer]) : t.programme.noAnswerYet),
    buttons(
      { text: t.reply.buttons.yes, line: `reply yes in=${visit.code}` },
      { text: t.reply.buttons.maybe, line: `reply maybe in=${visit.code}` },
      { text: t.reply.buttons.no, line: `reply no in=${visit.code}` },
    ),
    ...(published ? [] : [note(t.programme.notPublished)]),
  ];
}
