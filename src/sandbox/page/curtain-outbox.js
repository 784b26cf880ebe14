/** The bot's outbox, row by row: what waits comes first, as it comes due, then what was sent last. */

import { formatDate } from './dates.js';
import { h } from './dom.js';

export function isOpen({ status }) {
  return status === 'pending' || status === 'sending';
}

export function outboxList({ t: { curtain: t }, store }) {
  const list = h('ul', { class: 'effects', 'aria-label': t.outbox });
  const empty = h('p', { class: 'empty' });
  const hasten = { type: 'button', class: 'button', on: { click: () => store.act('hasten') } };
  let drawn;
  return {
    node: h('div', {}, h('button', hasten, t.hasten), empty, list),
    update(ctx) {
      const rows = ctx.store.listParts('effect ').sort(inTurn);
      const looks = JSON.stringify(rows);
      if (drawn === looks) return;
      drawn = looks;
      empty.textContent = rows.length > 0 ? '' : t.nothing;
      list.replaceChildren(...rows.map((row) => effectRow(row, ctx)));
    },
  };
}

function inTurn(a, b) {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  if (isOpen(a)) return a.due_at.localeCompare(b.due_at) || a.id - b.id;
  return (b.sent_at ?? b.due_at).localeCompare(a.sent_at ?? a.due_at) || b.id - a.id;
}

function effectRow(row, ctx) {
  const { curtain: t } = ctx.t;
  const moment = (iso) => formatDate(Date.parse(iso) / 1000, '{date_slash} {time_secs}', ctx);
  const fact = (name, value, look) => h('div', { class: look }, h('dt', {}, name), h('dd', {}, value));
  return h(
    'li',
    { class: 'effect' },
    h('strong', {}, t.kinds[row.kind] ?? row.kind),
    h('span', { class: `status ${row.status}` }, t.status[row.status] ?? row.status),
    h(
      'dl',
      {},
      fact(t.lane, row.lane),
      fact(t.tries, row.attempts),
      row.status === 'sent' ? fact(t.sentAt, moment(row.sent_at)) : fact(t.due, moment(row.due_at)),
      row.last_error && fact(t.lastError, h('span', { lang: 'en' }, row.last_error), 'broken'),
    ),
  );
}
