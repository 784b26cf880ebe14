import type { Visit } from '../db/schema.ts';
import { formatDate } from '../domain/format-time.ts';
import type { Draft, ProgrammeSession } from '../domain/programme.ts';
import { dayOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, list, paragraph } from './blocks.ts';
import { timeSpan } from './session-line.ts';

const mostButtons = 5;

/** The sessions whose day is no longer part of the visit, by name, until they are moved; nothing where there are none. */
export function outsideDays({ outside }: Pick<Draft, 'outside'>, visit: Visit, language: Language): Block[] {
  if (outside.length === 0) return [];
  const t = texts(language);
  const was = (session: ProgrammeSession) =>
    `${formatDate(dayOf(session.startsAt, visit.time_zone), language)}, ${timeSpan(session, visit, language)}`;
  return [
    paragraph(t.visit.sessionsOutside(outside.length)),
    list(
      outside.map((session) => [
        { text: `#${session.number} ${session.title}`, bold: true },
        ` · ${t.visit.wasOn(was(session))}`,
      ]),
    ),
    buttons(
      ...outside.slice(0, mostButtons).map(({ number }) => ({
        text: `${t.agenda.place}: #${number}`,
        line: `agenda move ${number} in=${visit.code}`,
      })),
    ),
  ];
}
