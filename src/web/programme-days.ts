/** The days of a programme as a list that reads well on paper, on a phone, and aloud. */

import { html } from 'hono/html';
import type { Visit } from '../db/schema.ts';
import { formatTime } from '../domain/format-time.ts';
import { placeTexts } from '../domain/place-texts.ts';
import type { ProgrammeSession, PublishedProgramme } from '../domain/programme.ts';
import type { Part } from '../domain/programme-page.ts';
import { wallTimeOf } from '../domain/time.ts';
import { timetableOf } from '../domain/timetable.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import { type ProgrammeDay, programmeDays } from '../views/day-schedule.ts';
import { audienceText, timeSpan } from '../views/session-line.ts';

/** What is said of each session depends on who reads. */
export interface Reading {
  visit: Visit;
  language: Language;
  /** What the reader has to do with it, by id, where that is to be said. */
  parts: ReadonlyMap<string, Part>;
}

export function dayList(published: PublishedProgramme, reading: Reading) {
  return programmeDays(published, reading.visit, reading.language).map((day) => dayOf(day, reading));
}

function dayOf({ day, title, sessions }: ProgrammeDay, reading: Reading) {
  const { programme } = texts(reading.language);
  const items = inRuns(sessions).map(
    (run) => html`<li>${run.length === 1 ? run.map((each) => item(each, reading)) : atOnce(run, reading)}</li>`,
  );
  return html`<section aria-labelledby="day-${day}"><h2 id="day-${day}">${title}</h2>${
    items.length === 0 ? html`<p class="empty">${programme.nothingOnDay}</p>` : html`<ol class="sessions">${items}</ol>`
  }</section>`;
}

/** Sessions that overlap, directly or by others between them, stay together; everything else is alone. */
function inRuns(sessions: readonly ProgrammeSession[]): ProgrammeSession[][] {
  const runs: ProgrammeSession[][] = [];
  let end = '';
  for (const { session } of timetableOf(sessions).placed) {
    const run = runs.at(-1);
    if (run && session.startsAt < end) run.push(session);
    else runs.push([session]);
    if (session.endsAt > end) end = session.endsAt;
  }
  return runs;
}

/** What goes on at the same time stands side by side, or on a narrow page one below the other. */
function atOnce(run: readonly ProgrammeSession[], reading: Reading) {
  const { programmePage: t } = texts(reading.language);
  const { columns, placed } = timetableOf(run);
  const tracks = Array.from({ length: columns }, (_, column) => placed.filter((each) => each.column === column));
  return html`<div class="at-once"><p>${t.atOnce}</p><ul class="tracks">${tracks.map(
    (track, index) =>
      html`<li><ul aria-label="${t.track(index + 1, columns)}">${track.map(({ session }) => html`<li>${item(session, reading)}</li>`)}</ul></li>`,
  )}</ul></div>`;
}

function item(session: ProgrammeSession, reading: Reading) {
  const t = texts(reading.language);
  const part = reading.parts.get(session.id);
  return html`<div class="session"><p class="time">${timeOf(session, reading)}</p><div class="about"><h3${spokenIn(reading)}>${session.title}</h3>${session.presenters.map(
    ({ name, function: post }) => html`<p class="who">${post ? `${name}, ${post}` : name}</p>`,
  )}${detailsOf(session, reading).map((line) => html`<p>${line}</p>`)}${
    part ? html`<p class="own ${part}">${t.programmePage[part]}</p>` : ''
  }</div></div>`;
}

/** What people have written is in the visit's language, whatever the page's is (WCAG 2.2, 3.1.2). */
export function spokenIn({ visit, language }: Pick<Reading, 'visit' | 'language'>) {
  return visit.language === language ? '' : html` lang="${visit.language}"`;
}

/** A line may end after "ca.", never within the time. */
function timeOf(session: ProgrammeSession, { visit, language }: Reading) {
  const span = texts(language).programmePage.span(timeSpan(session, visit, language));
  const clock = span.search(/\d/);
  return html`${span.slice(0, clock)}<span class="clock">${span.slice(clock)}</span>`;
}

/** The way, the place with what to mind there, and then who and what it is for: a line each. */
function detailsOf(session: ProgrammeSession, { visit, language }: Reading): string[] {
  const t = texts(language);
  const arrival = formatTime(wallTimeOf(session.endsAt, visit.time_zone), language);
  const way = [capital(t.points.way({ ...session, arrival })), session.vehicle];
  const concerns = [
    session.pressAccess ? t.choices[session.pressAccess] : null,
    ...(audienceText(session, visit, language) ?? []),
    session.visibility === 'internal' ? t.points.internal : null,
  ];
  const place = placeTexts(session, (room) => nameOf(room, t));
  return [joined(way), joined(place), capital(joined(concerns))].filter((line) => line !== '');
}

/** "Room 2050", as it begins a line; a name that people have given stays as it is. */
function nameOf(room: string, { programme }: Texts): string {
  const name = programme.room(room);
  return name === room ? room : capital(name);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
