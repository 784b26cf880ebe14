/** What opens under the bar with the bot's time: where the time can be moved to. */

import { button, stepButtons } from './clock-steps.js';
import { wallTime } from './dates.js';
import { h } from './dom.js';

/**
 * @param bar `t`, the part `clock`, `now`, the `moments` to come, and how to write them: `momentOf(date)`, `nameOf(moment)`
 * @param move takes what is sent to the server, and the moment if it is one of those
 * @returns the nodes of the panel
 */
export function clockPanel({ t, clock, now, moments, momentOf, nameOf }, move) {
  const entry = (moment) =>
    h(
      'li',
      {},
      button(
        { class: 'menu-item', on: { click: () => move({ to: moment.at }, moment) } },
        h('span', {}, nameOf(moment)),
        h('small', {}, momentOf(new Date(moment.at)), t.status[moment.status] && h('em', {}, t.status[moment.status])),
      ),
    );
  const field = (type, name, value) => {
    const input = h('input', { type, class: 'field', value, required: true });
    return { input, node: h('label', {}, name, input) };
  };
  const [day, minute] = wallTime(now.getTime() / 1000, clock.zone).split('T');
  const date = field('date', t.date, day);
  const time = field('time', t.clock, minute);
  const submit = (event) => {
    event.preventDefault();
    move({ day: date.input.value, time: time.input.value.slice(0, 5) });
  };
  return [
    stepButtons(t, 'clock-steps', move),
    h('h2', {}, t.plans),
    moments.length === 0 && h('p', {}, t.noPlans),
    moments.some(({ status }) => status === 'unpublished') && h('p', {}, t.unpublished),
    h('ul', {}, moments.map(entry)),
    h('p', { class: 'hint' }, t.hint),
    h('h2', {}, t.other),
    h(
      'form',
      { on: { submit } },
      h(
        'div',
        { class: 'clock-fields' },
        date.node,
        time.node,
        h('button', { type: 'submit', class: 'button primary' }, t.go),
      ),
      h('p', { class: 'hint' }, t.zone(clock.zone)),
      clock.moved && button({ class: 'button', on: { click: () => move({ machine: true }) } }, t.machine),
    ),
  ].filter(Boolean);
}
