/** Orders a fault of Slack or of the mail server. */

import { h } from './dom.js';

export function faultForm({ t: { curtain: t }, store }) {
  /** By name, with the seconds that it takes, or null. */
  const { orders } = store.listParts('curtain')[0];
  const options = Object.keys(orders).map((value) => h('option', { value }, t.names[value]));
  const counts = [null, 1, 3, 10].map((n) => h('option', { value: n ?? '' }, t.left(n)));
  const fault = h('select', { class: 'select', on: { change: choose } }, options);
  const lasts = h('select', { class: 'select' }, counts);
  const seconds = h('input', { class: 'field', type: 'number', min: 1, max: 3600, required: true });
  const wait = label(t.seconds, seconds);
  const trouble = h('p', { class: 'trouble', role: 'alert' });

  function choose() {
    const usual = orders[fault.value];
    wait.hidden = usual === null;
    seconds.disabled = usual === null;
    seconds.value = usual ?? '';
  }

  async function order(event) {
    event.preventDefault();
    const times = lasts.value === '' ? null : Number(lasts.value);
    const input = { name: fault.value, times, seconds: Number(seconds.value) };
    trouble.textContent = (await store.act('fault', input)).error ?? '';
  }

  choose();
  return {
    node: h(
      'form',
      { class: 'fault-form', on: { submit: order } },
      label(t.fault, fault),
      label(t.lasts, lasts),
      wait,
      trouble,
      h('button', { type: 'submit', class: 'button primary' }, t.order),
    ),
    update: () => {},
  };
}

function label(words, control) {
  return h('label', {}, h('span', {}, words), control);
}
