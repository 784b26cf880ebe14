import type { VisitContext } from '../command.ts';
import type { Answer, Person } from '../db/schema.ts';
import { type AttendedDay, presents } from '../domain/invitation-events.ts';
import type { PublishedProgramme } from '../domain/programme.ts';
import { dayOf } from '../domain/time.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { sessionLine } from './session-line.ts';

export interface MyVisit {
  person: Person;
  published: PublishedProgramme | undefined;
  /** With what the reader takes part in. */
  days: readonly AttendedDay[];
  answer: Answer | undefined;
}

/** What the visit means for the reader: what to present, where to be, own reply. */
export function myVisit({ person, published, days, answer }: MyVisit, ctx: VisitContext): Block[] {
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
    paragraph(answer ? t.programme.myAnswer(t.programme.answers[answer]) : t.programme.noAnswerYet),
    buttons(
      { text: t.reply.buttons.yes, line: `reply yes in=${visit.code}` },
      { text: t.reply.buttons.maybe, line: `reply maybe in=${visit.code}` },
      { text: t.reply.buttons.no, line: `reply no in=${visit.code}` },
    ),
    ...(published ? [] : [note(t.programme.notPublished)]),
  ];
}
