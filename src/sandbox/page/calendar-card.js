/** The calendar part of a mail, as a card: what it says, what the calendar made of it, and the answer. */

import { momentOf, readCalendar, textOf } from './calendar-object.js';
import { h, icon, icons } from './dom.js';

/**
 * @param address whose mailbox the mail lies in
 * @param show opens the calendar at an event, by its UID
 */
export function calendarCard(mail, address, ctx, show) {
  const { t } = ctx;
  const { method, events } = readCalendar(mail.calendar.content);
  const titles = { REQUEST: t.invitation, CANCEL: t.cancellation, REPLY: t.calendarReply };
  const note = ctx.store.calendar(address)?.notes[mail.id];
  return events.map((event) =>
    h(
      'section',
      { class: `calendar-card${method === 'CANCEL' ? ' cancelled' : ''}${note?.ignored ? ' ignored' : ''}` },
      h('h3', {}, icon(icons.calendar), `${titles[method] ?? method}: ${textOf(event.SUMMARY)}`),
      h(
        'dl',
        {},
        method === 'REPLY' && row(t.calendar.reply, t.calendar.states[event.ATTENDEE[0]?.parameters.PARTSTAT]),
        row(t.when, period(event, ctx)),
        row(t.where, textOf(event.LOCATION)),
        row(t.organiser, personOf(event.ORGANIZER)),
        row(t.attendees, event.ATTENDEE.map(personOf).join(', ')),
        row(t.version, t.methodAndSequence(method, event.SEQUENCE?.value ?? '0')),
      ),
      note && outcome(note, ctx),
      note?.canAnswer && answerButtons(mail, address, note, event, ctx),
      note &&
        ctx.store.calendar(address).events.some(({ uid }) => uid === note.uid) &&
        h(
          'button',
          { type: 'button', class: 'link', 'data-key': `show ${mail.id}`, on: { click: () => show(note.uid) } },
          t.calendar.show,
        ),
    ),
  );
}

function outcome({ ignored, superseded }, { t }) {
  if (superseded) return h('p', { class: 'card-note' }, t.calendar.superseded);
  return (
    ignored && h('p', { class: 'card-note' }, h('strong', {}, `⚠ ${t.calendar.notHeeded}. `), t.calendar.why[ignored])
  );
}

function answerButtons(mail, address, note, event, { store, t }) {
  const { answers, answerGroup, sentTo, notSent } = t.calendar;
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  let isSending = false;
  async function send(answer) {
    if (isSending) return;
    isSending = true;
    const { error } = await store.act('reply-invitation', { mail: mail.id, address, answer });
    isSending = false;
    trouble.textContent = error ? `⚠ ${notSent(error)}` : '';
  }
  const button = ([answer, label]) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-pressed': String(note.answer === answer),
        'data-key': `answer ${mail.id} ${answer}`,
        on: { click: () => send(answer) },
      },
      label,
    );
  return [
    h('div', { class: 'answers', role: 'group', 'aria-label': answerGroup }, Object.entries(answers).map(button)),
    h('p', { class: 'answer-hint' }, sentTo(addressOf(event.ORGANIZER))),
    trouble,
  ];
}

function row(name, value) {
  return value ? h('div', {}, h('dt', {}, name), h('dd', {}, value)) : undefined;
}

function addressOf(property) {
  return (property?.value ?? '').replace(/^mailto:/i, '');
}

function personOf(property) {
  const address = addressOf(property);
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
