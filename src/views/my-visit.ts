import type { VisitContext } from '../command.ts';
import type { Person } from '../db/schema.ts';
import { type AttendedDay, presents } from '../domain/invitation-events.ts';
import type { PublishedProgramme } from '../domain/programme.ts';
import type { AnswersOfPerson } from '../domain/reply-answers.ts';
import { dayOf } from '../domain/time.ts';
import type { Block } from '../slack/block-kit.ts';
import { heading, list, note, paragraph, rich } from './blocks.ts';
import { answerButtons, answersByEvent } from './reply.ts';
import { sessionLine } from './session-line.ts';

export interface MyVisit {
  person: Person;
  published: PublishedProgramme | undefined;
  /** With what the reader takes part in. */
  days: readonly AttendedDay[];
  answers: AnswersOfPerson;
  /** The address of the reader's own page. */
  page: string;
}

/** What the visit means for the reader: what to present, where to be, own reply. */
export function myVisit({ person, published, days, answers, page }: MyVisit, ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  const isMember = person.role !== 'presenter';
  const isExpected = !published || days.length > 0;
  const own = (published?.sessions ?? []).filter((session) => presents(person, session));
  const lines = own.map((session) => [
    `${t.programme.dayTitle(dayOf(session.startsAt, visit.time_zone))}, `,
    ...sessionLine(session, visit, language),
  ]);
  return [
    heading(t.programme.meTitle),
    ...(isMember && isExpected ? [paragraph(t.programme.meAttending(t.visit.period(visit)))] : []),
    ...(lines.length > 0
      ? [rich({ text: t.programme.mePresenting, bold: true }), list(lines)]
      : [paragraph(t.programme.meNoSessions)]),
    ...days.flatMap(({ day, sessions }) => [
      rich({ text: t.points.mineOn(day), bold: true }),
      list(sessions.map((session) => sessionLine(session, visit, language, sessions))),
    ]),
    paragraph(myAnswer(answers, ctx)),
    answerButtons(visit, t),
    rich({ text: t.programmePage.openOwn, url: page }),
    ...(published ? [] : [note(t.programme.notPublished)]),
  ];
}

/** What counts, and where it was given before a time changed, that it is asked again. */
function myAnswer({ events, overall }: AnswersOfPerson, { t }: VisitContext): string {
  if (overall.kind === 'mixed') return t.answers.mine(answersByEvent(events));
  if (overall.kind !== 'open') return t.programme.myAnswer(t.programme.answers[overall.kind]);
  return overall.before ? t.answers.moved(overall.before.answer) : t.programme.noAnswerYet;
}
