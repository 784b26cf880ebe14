/** Every request and answer between Slack and the bot, newest first. */

import { formatDate } from './dates.js';
import { h } from './dom.js';

export function trafficList({ t: { curtain: t } }) {
  const rows = new Map();
  const option = ([value, label]) => h('option', { value }, label);
  const ways = [['', t.both], ...Object.entries(t.ways)].map(option);
  const way = h('select', { class: 'select', 'aria-label': t.direction, on: { change: filter } }, ways);
  const onlyWrong = h('input', { type: 'checkbox', on: { change: filter } });
  const list = h('ul', { class: 'exchanges', 'aria-label': t.traffic });
  const empty = h('p', { class: 'empty', role: 'status' });
  const filters = h('div', { class: 'curtain-filter' }, way, h('label', {}, onlyWrong, ` ${t.onlyWrong}`));

  function filter() {
    for (const { node, one } of rows.values()) {
      node.hidden = (way.value !== '' && one.direction !== way.value) || (onlyWrong.checked && !one.wrong);
    }
    empty.textContent = [...rows.values()].some(({ node }) => !node.hidden) ? '' : t.nothing;
  }

  return {
    node: h('div', {}, filters, empty, list),
    update(ctx) {
      // After a new start of the bot the numbers begin anew.
      const all = new Map(ctx.store.listParts('exchange ').map((one) => [`${one.id} ${one.at}`, one]));
      for (const [key, { node }] of rows) {
        if (all.has(key)) continue;
        node.remove();
        rows.delete(key);
      }
      for (const [key, one] of [...all].sort(([, a], [, b]) => a.id - b.id)) {
        if (rows.has(key)) continue;
        const node = exchangeRow(one, ctx);
        rows.set(key, { node, one });
        list.prepend(node);
      }
      filter();
    },
  };
}

function exchangeRow(one, ctx) {
  const { curtain: t } = ctx.t;
  const time = formatDate(Date.parse(one.at) / 1000, '{time_secs}', ctx);
  const facts = [time, `${one.milliseconds} ms`, one.status === 0 ? t.noAnswer : `HTTP ${one.status}`, one.error];
  const body = h('div', { class: 'exchange-body' });
  const row = h(
    'details',
    { class: 'exchange', on: { toggle: () => row.open && fill(body, one.id, t) } },
    h(
      'summary',
      {},
      h('span', { class: `way ${one.direction}` }, t.ways[one.direction]),
      ' ',
      h('strong', {}, one.what),
      ' ',
      h('span', { class: 'about' }, one.about),
      h('span', { class: one.wrong ? 'facts wrong' : 'facts' }, facts.filter(Boolean).join(' · ')),
      // The local Slack speaks English of its rules, as Slack does in its answers.
      one.broken && h('span', { class: 'broken' }, '⚠ ', t.broken[one.broken] ?? h('span', { lang: 'en' }, one.broken)),
    ),
    body,
  );
  return h('li', {}, row);
}

async function fill(body, id, t) {
  if (body.childElementCount > 0) return;
  const response = await fetch(`/sandbox/exchange/${id}`).catch(() => undefined);
  const whole = response?.ok ? await response.json() : undefined;
  const part = (name) => [h('h3', {}, t[name]), whole?.[name] ? jsonTree(whole[name]) : h('p', {}, t.nothing)];
  body.replaceChildren(...part('request'), ...part('answer'));
}

/** JSON with its deeper levels folded. */
function jsonTree(value, name, depth = 0) {
  const label = name !== undefined && [h('span', { class: 'json-name' }, name), ': '];
  const entries = Object.entries(Object(value));
  if (typeof value === 'string' || entries.length === 0) {
    return h('div', { class: 'json' }, label, h('span', { class: `json-${typeof value}` }, JSON.stringify(value)));
  }
  const isList = Array.isArray(value);
  const size = `${isList ? `[${entries.length}]` : `{${entries.length}}`} ${value.type ?? ''}`;
  return h(
    'details',
    { class: 'json', open: depth === 0 || (depth < 3 && entries.length < 3) },
    h('summary', {}, label, h('span', { class: 'json-size' }, size)),
    entries.map(([key, one]) => jsonTree(one, isList ? undefined : key, depth + 1)),
  );
}
