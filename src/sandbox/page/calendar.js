/** One person's calendar: a week from Monday to Sunday; on a narrow screen the same as a list. */

import { addDays, firstDay, mondayOf, slicesOf, weekNumber } from './calendar-week.js';
import { weekTexts } from './calendar-week-texts.js';
import { dayKey, timeOf } from './dates.js';
import { h, icon, keepFocus } from './dom.js';

const earlier = 'M12 4l-6 6 6 6';
const later = 'M8 4l6 6-6 6';

/**
 * @param open opens the mail that an event stands in the calendar by
 * @param wanted the UID of an event to begin with, if any
 */
export function calendarPage(open, wanted) {
  const node = h('div', { class: 'calendar' });
  let monday;
  let drawn;
  let last;

  function update(ctx, calendar) {
    last = [ctx, calendar];
    const events = calendar?.events ?? [];
    const today = dayKey(ctx.now, ctx.person);
    const begin = events.find(({ uid }) => uid === wanted);
    monday ??= mondayOf(begin ? firstDay(begin, ctx.person) : today);
    const looks = JSON.stringify([ctx.person.id, ctx.person.tz, ctx.language, monday, today, calendar]);
    if (drawn === looks) return;
    drawn = looks;
    const turn = (day) => {
      monday = mondayOf(day);
      update(...last);
    };
    const t = { ...ctx.t, calendar: { ...ctx.t.calendar, ...weekTexts[ctx.language] } };
    const shown = { calendar, events, monday, today, turn, open };
    keepFocus(node, () => node.replaceChildren(...parts({ ...ctx, t }, shown)));
  }

  return {
    node,
    update,
    focus() {
      if (wanted === undefined) return;
      [...node.querySelectorAll('.event')].find((one) => one.dataset.uid === wanted)?.focus();
    },
  };
}

function parts(ctx, shown) {
  const { events, monday, calendar } = shown;
  const days = [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday, count));
  const slices = days.map((day) => slicesOf(events, day, ctx.person));
  return [
    bar(ctx, shown),
    notHeeded(ctx, calendar, shown.open),
    slices.flat().length === 0 && emptyWeek(ctx, shown),
    week(ctx, shown, days, slices),
    legend(ctx),
  ].filter(Boolean);
}

function format(day, { person }, options) {
  return new Intl.DateTimeFormat(person.locale, { timeZone: 'UTC', ...options }).format(new Date(day));
}

function bar(ctx, { monday, today, turn }) {
  const { calendar: t } = ctx.t;
  const step = (key, label, path, day) =>
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': label, 'data-key': key, on: { click: () => turn(day) } },
      icon(path),
    );
  const range = new Intl.DateTimeFormat(ctx.person.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatRange(new Date(monday), new Date(addDays(monday, 6)));
  return h(
    'div',
    { class: 'calendar-bar' },
    h('button', { type: 'button', class: 'button', 'data-key': 'today', on: { click: () => turn(today) } }, t.today),
    step('earlier', t.earlier, earlier, addDays(monday, -7)),
    step('later', t.later, later, addDays(monday, 7)),
    h('h2', { 'aria-live': 'polite' }, t.week(weekNumber(monday), range)),
  );
}

/** Messages that a calendar leaves alone, each leading to its mail. */
function notHeeded(ctx, calendar, open) {
  const { calendar: t } = ctx.t;
  const found = Object.entries(calendar?.notes ?? {}).filter(([, note]) => note.ignored && note.ignored !== 'repeated');
  if (found.length === 0) return undefined;
  const subject = (id) => ctx.store.mails.find((mail) => mail.id === id)?.subject || ctx.t.noSubject;
  return h(
    'div',
    { class: 'not-heeded' },
    h('strong', {}, `⚠ ${t.notHeededMails(found.length)}`),
    h(
      'ul',
      {},
      found.map(([id, { ignored }]) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'link', 'data-key': `ignored ${id}`, on: { click: () => open(id) } },
            subject(id),
          ),
          ` ${t.why[ignored]}`,
        ),
      ),
    ),
  );
}

function emptyWeek(ctx, { events, monday, turn }) {
  const { calendar: t } = ctx.t;
  const begins = events.map((one) => firstDay(one, ctx.person)).sort();
  const next = begins.find((day) => day > monday);
  const to = next ?? begins.at(-1);
  const words = to && format(to, ctx, { weekday: 'long', day: 'numeric', month: 'long' });
  return h(
    'p',
    { class: 'empty-week' },
    to ? t.empty : t.never,
    to &&
      h(
        'button',
        { type: 'button', class: 'button', 'data-key': 'jump', on: { click: () => turn(to) } },
        next ? t.toNext(words) : t.toLast(words),
      ),
  );
}

function week(ctx, { today, open }, days, slices) {
  const timed = slices.flat().filter(({ from }) => from !== undefined);
  const first = Math.min(8, ...timed.map(({ from }) => Math.floor(from / 60)));
  const last = Math.max(18, ...timed.map(({ to }) => Math.ceil(to / 60)));
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const node = h(
    'div',
    { class: 'week', role: 'region', tabindex: '0', 'aria-label': ctx.t.calendar.weekRegion },
    h(
      'div',
      { class: 'hours', 'aria-hidden': 'true' },
      hours.map((hour) => h('span', {}, `${String(hour).padStart(2, '0')}:00`)),
    ),
    days.map((day, index) => dayNode(ctx, day, slices[index], day === today, open)),
  );
  node.style.setProperty('--first', first * 60);
  node.style.setProperty('--hours', hours.length);
  return node;
}

function dayNode(ctx, day, slices, isToday, open) {
  const name = [
    h('span', {}, format(day, ctx, { weekday: 'short' })),
    ' ',
    h('b', {}, format(day, ctx, { day: 'numeric' })),
    h('span', { class: 'day-long' }, format(day, ctx, { weekday: 'long', day: 'numeric', month: 'long' })),
  ];
  const list = (kind, some) =>
    h(
      'ul',
      { class: kind },
      some.map((slice) => h('li', {}, eventNode(ctx, slice, open))),
    );
  return h(
    'section',
    { class: `week-day${slices.length === 0 ? ' free' : ''}` },
    h('h3', { 'aria-current': isToday ? 'date' : undefined }, name),
    list(
      'whole-days',
      slices.filter(({ from }) => from === undefined),
    ),
    list(
      'timed',
      slices.filter(({ from }) => from !== undefined),
    ),
  );
}

function eventNode(ctx, { event, from, to, lane, lanes }, open) {
  const { calendar: t } = ctx.t;
  const state = event.cancelled ? 'CANCELLED' : event.answer;
  const at = (instant) => timeOf(new Date(instant), ctx.person);
  const time = event.allDay
    ? ctx.t.allDay
    : [`${at(event.start)} – ${at(event.end)}`, h('span', { class: 'event-suffix' }, ctx.t.clockSuffix)];
  const node = h(
    'button',
    {
      type: 'button',
      class: `event ${state.toLowerCase()}`,
      'data-uid': event.uid,
      'data-key': `event ${event.uid} ${from}`,
      on: { click: () => open(event.mail) },
    },
    h('strong', {}, event.ignored.length > 0 && h('span', { 'aria-hidden': 'true' }, '⚠ '), event.summary),
    h('span', { class: 'event-time' }, time),
    event.location && h('span', { class: 'event-place' }, event.location),
    h('span', { class: 'event-state' }, t.states[state]),
    event.ignored.length > 0 && h('span', { class: 'away' }, `, ${t.notHeededMails(event.ignored.length)}`),
  );
  if (from === undefined) return node;
  const numbers = { from, length: to - from, lane, lanes };
  for (const [name, value] of Object.entries(numbers)) node.style.setProperty(`--${name}`, value);
  return node;
}

function legend({ t }) {
  const { states, legend: label } = t.calendar;
  return h(
    'ul',
    { class: 'calendar-legend', 'aria-label': label },
    Object.entries(states).map(([state, words]) =>
      h('li', {}, h('span', { class: `event ${state.toLowerCase()}`, 'aria-hidden': 'true' }), words),
    ),
  );
}
