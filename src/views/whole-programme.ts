/** All days at once, as far as one message holds them. */

import type { VisitContext } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { Draft, Programme, ProgrammeSession } from '../domain/programme.ts';
import type { ProgrammeDifference } from '../domain/programme-difference.ts';
import { dayOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, paragraph } from './blocks.ts';
import { type DaySchedule, daySchedule, type ProgrammeDay, programmeDays } from './day-schedule.ts';
import { fits } from './fit.ts';
import { outsideDays } from './outside-days.ts';
import { differenceBlocks } from './programme.ts';

/** Slack takes 25 buttons in a row. */
const mostButtons = 25;
/** For the heading above and the date below. */
const spare = 500;

/** The draft with the button that publishes it: as many days as fit, and buttons for the others. */
export function draftDays(
  draft: Draft,
  { visit, t, language }: VisitContext,
  inConflict: ReadonlySet<number>,
): Block[] {
  const days = programmeDays(draft, visit, language);
  const draw = (count: number) => [
    heading(t.programme.draftTitle),
    ...days.slice(0, count).flatMap((each) => dayBlocks({ ...each, inConflict }, 'draft', visit, language)),
    ...dayButtons(days.slice(count), 'draft', visit, language),
    ...outsideDays(draft, visit, language),
    draftButtons(visit, language),
  ];
  let shown = days.length;
  while (shown > 1 && !fits(draw(shown))) shown -= 1;
  return draw(shown);
}

/** One day of the draft. */
export function draftDay(
  draft: Programme,
  { day, part }: { day: string; part: number },
  { visit, t, language }: VisitContext,
  inConflict: ReadonlySet<number>,
): Block[] {
  const known = programmeDays(draft, visit, language).find((each) => each.day === day);
  const on = known ?? { day, title: t.programme.dayTitle(day), sessions: [] };
  return [
    heading(t.programme.draftTitle),
    ...dayBlocks({ ...on, inConflict, part }, 'draft', visit, language),
    draftButtons(visit, language),
  ];
}

/** For the channel: all of it, or how much there is on which day, with a button for each. */
export function publishedDays(programme: Programme, visit: Visit, language: Language): Block[] {
  const days = programmeDays(programme, visit, language);
  const blocks = days.flatMap((each) => dayBlocks(each, 'today', visit, language));
  const hasParts = blocks.some(({ type }) => type === 'actions');
  return fits(blocks, spare) && !hasParts ? blocks : countsByDay(days, visit, language);
}

/** For the channel: what has changed, or how much on which day. */
export function publishedChanges(difference: ProgrammeDifference, visit: Visit, language: Language): Block[] {
  const blocks = differenceBlocks(difference, visit, language);
  if (fits(blocks, spare)) return blocks;
  const { added, removed, moved, changed } = difference;
  const sessions = [...added, ...removed, ...moved.map(({ after }) => after), ...changed.map(({ after }) => after)];
  const days = Map.groupBy(sessions, (session: ProgrammeSession) => dayOf(session.startsAt, visit.time_zone));
  const { dayTitle } = texts(language).programme;
  const touched = [...days].map(([day, on]) => ({ day, title: dayTitle(day), sessions: on }));
  return countsByDay(
    touched.sort((a, b) => (a.day < b.day ? -1 : 1)),
    visit,
    language,
  );
}

function countsByDay(days: ProgrammeDay[], visit: Visit, language: Language): Block[] {
  const { sessions: count } = texts(language).programme;
  return [
    list(days.map(({ title, sessions }) => [{ text: title, bold: true }, ` · ${count(sessions.length)}`])),
    ...dayButtons(days, 'today', visit, language),
  ];
}

function dayBlocks(
  each: ProgrammeDay & Pick<DaySchedule, 'inConflict' | 'part'>,
  verb: 'today' | 'draft',
  visit: Visit,
  language: Language,
): Block[] {
  return daySchedule({ ...each, line: `programme ${verb} ${each.day}` }, visit, language);
}

function dayButtons(days: ProgrammeDay[], verb: 'today' | 'draft', visit: Visit, language: Language): Block[] {
  if (days.length === 0) return [];
  const t = texts(language);
  const specs = days.slice(0, mostButtons).map(({ day }) => ({
    text: t.programme.dayTitle(day),
    line: `programme ${verb} ${day} in=${visit.code}`,
  }));
  return [paragraph(t.programme.byDay), buttons(...specs)];
}

/** What a coordinator does with a draft. */
function draftButtons({ code }: Visit, language: Language): Block {
  const t = texts(language);
  return buttons(
    { text: t.visit.publish, line: `programme publish in=${code}`, style: 'primary' },
    { text: t.agenda.planAll, line: `agenda plan in=${code}` },
    { text: t.timetable.pictureButton, line: `programme picture in=${code}` },
  );
}
