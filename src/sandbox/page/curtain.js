/** Behind the curtain: a panel beside the page, or in its place where there is no room. */

import { faultForm } from './curtain-faults.js';
import { isOpen, outboxList } from './curtain-outbox.js';
import { curtainTexts } from './curtain-texts.js';
import { trafficList } from './curtain-traffic.js';
import { h, icon, icons, keepFocus } from './dom.js';

const views = { traffic: trafficList, outbox: outboxList, faults: faultForm };

/**
 * @param root of the page
 * @param close called when the reader is done
 */
export function curtain(root, close) {
  const title = h('h2', {});
  const shut = h('button', { type: 'button', class: 'icon-button', on: { click: close } }, icon(icons.close));
  const tabs = h('div', { class: 'tabs' });
  const alarm = h('div', { role: 'status' });
  const body = h('div', { class: 'curtain-body' });
  const head = h('header', { class: 'head' }, title, shut, tabs);
  const node = h('aside', { class: 'curtain', hidden: true, tabindex: '-1' }, head, alarm, body);
  root.append(node);
  let name = 'traffic';
  let drawn;
  let view;
  let ctx;

  function update(now, open) {
    ctx = { ...now, t: { ...now.t, curtain: curtainTexts[now.language] } };
    node.hidden = !open;
    document.body.classList.toggle('curtain-open', open);
    if (!open) return;
    const { t } = ctx;
    title.textContent = t.behindTheScenes;
    node.setAttribute('aria-label', t.behindTheScenes);
    shut.setAttribute('aria-label', `${t.behindTheScenes}: ${t.close}`);
    keepFocus(tabs, () => tabs.replaceChildren(...Object.keys(views).map(tab)));
    drawAlarm(alarm, ctx);
    const key = `${ctx.language} ${name}`;
    if (drawn !== key) {
      drawn = key;
      view = views[name](ctx);
      body.replaceChildren(view.node);
    }
    view.update(ctx);
  }

  function tab(key) {
    const { t, store } = ctx;
    const lists = { outbox: store.listParts('effect ').filter(isOpen), faults: store.activeFaults };
    const count = lists[key]?.length;
    const click = () => {
      name = key;
      update(ctx, true);
    };
    return h(
      'button',
      {
        type: 'button',
        'data-key': `curtain ${key}`,
        'aria-current': key === name ? 'true' : undefined,
        on: { click },
      },
      t.curtain[key],
      count > 0 && [' ', h('span', { class: 'count' }, count)],
    );
  }

  return { update, focus: () => node.focus() };
}

/** Active faults are never out of sight, nor is the way to end them. */
function drawAlarm(alarm, { store, t: { curtain: t } }) {
  const words = store.activeFaults.map(({ name, times, seconds }) =>
    [t.names[name] ?? name, seconds !== undefined && `${seconds} s`, t.left(times)].filter(Boolean).join(' · '),
  );
  // A status that is drawn anew is read out anew.
  const looks = words.join('\n');
  if (alarm.dataset.looks === looks) return;
  alarm.dataset.looks = looks;
  const clear = {
    type: 'button',
    class: 'button',
    'data-key': 'clear',
    on: { click: () => store.act('clear-faults') },
  };
  const box = h(
    'div',
    { class: 'curtain-alarm' },
    words.map((line) => h('p', {}, line)),
    h('button', clear, t.clear),
  );
  keepFocus(alarm, () => alarm.replaceChildren(...(words.length > 0 ? [box] : [])));
}
