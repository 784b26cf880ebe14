/** The bar at the top: the bot's time, and how to move it. */

import { clockPanel } from './clock-panel.js';
import { stepButtons } from './clock-steps.js';
import { h, icon, icons } from './dom.js';
import { placeAt } from './popup.js';

const dial = 'M10 3a7 7 0 110 14 7 7 0 010-14M10 6v4l3 2';

/** @param node the empty section at the top of the page; stays hidden where there is no clock to move */
export function clockBar(node) {
  let ctx;
  let t;
  let clock;
  /** Set while somebody waits for the time to have moved: `{ moment?, from }`. */
  let asked;
  const label = h('span', { class: 'clock-label' });
  const time = h('time', { class: 'clock-time' });
  const steps = h('span', { class: 'clock-step' });
  const next = button('button clock-next', () => move({ to: nextMoment().at }, nextMoment()));
  const opener = button('button clock-open', () => (isOpen() ? close() : open()), {
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
  });
  const words = h('p', { role: 'status' });
  const dismiss = button('icon-button', () => say(''));
  const said = h('div', { class: 'clock-said away' }, words, dismiss);
  const panel = h('div', { class: 'menu clock-panel', role: 'dialog', popover: 'auto' });
  panel.addEventListener('toggle', ({ newState }) => {
    opener.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') return;
    panel.remove();
    if (document.activeElement === document.body) opener.focus();
  });
  dismiss.append(icon(icons.close));
  node.append(h('div', { class: 'clock-line' }, icon(dial), label, time, steps, next, opener), said);

  function button(className, click, more) {
    return h('button', { type: 'button', class: className, ...more, on: { click } });
  }

  const isOpen = () => panel.matches(':popover-open');
  const close = () => isOpen() && panel.hidePopover();
  const upcoming = () => clock.moments.filter(({ at }) => Date.parse(at) > ctx.store.now().getTime());
  const nextMoment = () => upcoming().find(({ status }) => status === 'comes' || status === 'unpublished');
  const nameOf = ({ kind, day }) => t.what[kind](day);

  /** As in “Di., 15. Juni 2027, 07:30 Uhr”, in the visit's zone. */
  function momentOf(date) {
    const format = (options) =>
      new Intl.DateTimeFormat(ctx.person.locale, { timeZone: clock.zone, ...options }).format(date);
    return t.moment(
      format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
      format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    );
  }

  async function move(input, moment) {
    asked = { moment, from: ctx.store.now() };
    close();
    const { error } = await ctx.store.act('clock', input);
    if (!error) return;
    asked = undefined;
    say(t.failed, true);
  }

  /** Heard by those who do not see the time; seen by all where there is more to it. */
  function say(text, seen = false) {
    words.textContent = text;
    said.classList.toggle('away', !seen);
  }

  function tellMove({ moment, from }) {
    const now = ctx.store.now();
    const more = moment ? outcomeOf(moment) : now < from ? t.back : '';
    say(`${t.isNow(momentOf(now))} ${more}`, more !== '');
  }

  function outcomeOf({ status, channel, ...moment }) {
    const what = nameOf(moment);
    if (status === 'comes') return t.comes(what, ctx.store.channel(channel)?.name);
    if (status !== 'unpublished') return `${what} ${t.status[status]}.`;
    return t.waits(what);
  }

  function draw() {
    if (!clock) return;
    const now = ctx.store.now();
    time.textContent = momentOf(now);
    time.setAttribute('datetime', now.toISOString());
    const moment = nextMoment();
    next.hidden = !moment;
    if (moment) next.textContent = t.onTo(nameOf(moment), momentOf(new Date(moment.at)));
  }

  function open() {
    panel.replaceChildren(
      ...clockPanel({ t, clock, now: ctx.store.now(), moments: upcoming(), momentOf, nameOf }, move),
    );
    document.body.append(panel);
    panel.showPopover();
    placeAt(panel, opener);
    // On a narrow screen the steps are shown in here.
    [...panel.querySelectorAll('button, input')].find((one) => one.offsetWidth > 0).focus();
  }

  setInterval(draw, 1000);

  return {
    update(now) {
      const before = clock;
      const otherLanguage = ctx?.language !== now.language;
      ctx = now;
      t = now.t.clock;
      clock = now.store.clock;
      node.hidden = !clock;
      if (!clock) return;
      if (otherLanguage) {
        close();
        say('');
        node.setAttribute('aria-label', t.region);
        panel.setAttribute('aria-label', t.set);
        dismiss.setAttribute('aria-label', now.t.dismiss);
        opener.replaceChildren(t.set, icon(icons.down));
        steps.replaceChildren(...stepButtons(t, '', move).children);
      }
      label.textContent = clock.zone === now.person.tz ? t.time : `${t.time} (${clock.zone})`;
      draw();
      if (before === undefined || before.moves === clock.moves) return;
      if (asked) tellMove(asked);
      asked = undefined;
    },
  };
}
