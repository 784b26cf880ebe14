/** The calendar part of a mail, as a card. */

import { momentOf, readCalendar, textOf } from './calendar-object.js';
import { h, icon, icons } from './dom.js';

export function calendarCard(calendar, ctx) {
  const { t } = ctx;
  const { method, events } = readCalendar(calendar.content);
  const titles = { REQUEST: t.invitation, CANCEL: t.cancellation, REPLY: t.calendarReply };
  return events.map((event) =>
    h(
      'section',
      { class: `calendar-card${method === 'CANCEL' ? ' cancelled' : ''}` },
      h('h3', {}, icon(icons.calendar), `${titles[method] ?? method}: ${textOf(event.SUMMARY)}`),
      h(
        'dl',
        {},
        row(t.when, period(event, ctx)),
        row(t.where, textOf(event.LOCATION)),
        row(t.organiser, personOf(event.ORGANIZER)),
        row(t.attendees, event.ATTENDEE.map(personOf).join(', ')),
        row(t.version, t.methodAndSequence(method, event.SEQUENCE?.value ?? '0')),
      ),
    ),
  );
}

function row(name, value) {
  return value ? h('div', {}, h('dt', {}, name), h('dd', {}, value)) : undefined;
}

function personOf(property) {
  const address = (property?.value ?? '').replace(/^mailto:/i, '');
  const name = property?.parameters.CN;
  return name && name !== address ? `${name} (${address})` : address;
}

/** Wall times are shown as they are written, with their zone. */
function period(event, { person, t }) {
  const start = momentOf(event.DTSTART);
  if (!start) return '';
  const format = (date, options) =>
    new Intl.DateTimeFormat(person.locale, { timeZone: 'UTC', ...options }).format(date);
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const time = { hour: '2-digit', minute: '2-digit' };
  if (start.allDay) return `${format(start.wall, day)}, ${t.allDay}`;
  const end = momentOf(event.DTEND);
  const sameDay = end && format(start.wall, day) === format(end.wall, day);
  const until = end ? ` – ${format(end.wall, sameDay ? time : { ...day, ...time })}` : '';
  const zone = start.zone ? ` (${start.zone})` : '';
  return `${format(start.wall, day)}, ${format(start.wall, time)}${until}${t.clockSuffix}${zone}`;
}
