/** The page: who is looking, at what, and everything drawn from it. */

import { readAddress, writeAddress } from './address.js';
import { channelPage } from './channel.js';
import { clockBar } from './clock.js';
import { frame } from './frame.js';
import { homePage } from './home.js';
import { mailPage } from './mail.js';
import { listMailboxes, mailMark } from './mailboxes.js';
import { modals } from './modals.js';
import { markRead } from './reads.js';
import { sidebar } from './sidebar.js';
import { createStore } from './store.js';
import { languageOf, textsFor } from './texts.js';

const store = createStore();
const around = frame(document.getElementById('app'));
const bar = clockBar(document.getElementById('clock'));
const openModals = modals(document.getElementById('modals'));
/** No room for the panel beside the page. */
const narrow = matchMedia('(max-width: 1099px)');
let { curtain: isBehind } = readAddress();
let place = readAddress().place ?? { kind: 'channel', id: '' };
let page;
let pageKey;
let behind;

/** What not everybody opens is loaded when it is opened first. */
const onDemand = { calendar: () => import('./calendar.js'), curtain: () => import('./curtain.js') };
const modules = new Map();

/** @returns the module, or undefined while it is loaded; then everything is drawn again */
function moduleOf(name) {
  if (!modules.has(name)) {
    modules.set(name, undefined);
    void onDemand[name]().then((loaded) => {
      modules.set(name, loaded);
      // Only the place that waited for it is made anew.
      if (name === place.kind) pageKey = undefined;
      draw();
      if (name === place.kind) page.focus?.();
      else if (isBehind) behind?.focus();
    });
  }
  return modules.get(name);
}

function context() {
  const person = store.myself;
  return { store, person, language: languageOf(person.locale), t: textsFor(person.locale), now: store.now(), isBehind };
}

function go(next) {
  if (next.kind === 'curtain') return showCurtain(!isBehind);
  place = next;
  if (narrow.matches) isBehind = false;
  writeAddress(store.me, place, isBehind);
  around.showMenu(false);
  draw();
  page.focus?.();
}

function showCurtain(open) {
  isBehind = open;
  writeAddress(store.me, place, open);
  around.showMenu(false);
  draw();
  if (open) behind?.focus();
  else page.focus?.();
}

function become(personId) {
  around.showMenu(false);
  store.become(personId);
  writeAddress(personId, place, isBehind);
}

/** Where the person may look; a place of somebody else becomes the first channel. */
function settle() {
  const joined = store.channels.filter((one) => one.joined && !one.is_im);
  const mine = {
    channel: store.channel(place.id) !== undefined,
    home: true,
    mail: findMailbox() !== undefined,
    calendar: findMailbox() !== undefined,
  };
  // Somebody else looks at the same of their own.
  const own = store.myself.email?.toLowerCase();
  if (own && mine[place.kind] === false && place.kind !== 'channel') place = { kind: place.kind, id: own };
  else if (!mine[place.kind]) {
    place = { kind: 'channel', id: (joined[0] ?? store.direct ?? store.channels[0])?.id ?? '' };
  }
}

function findMailbox() {
  return listMailboxes(store).find((box) => box.address === place.id);
}

function draw() {
  if (!store.ready || !store.myself) return;
  settle();
  const ctx = context();
  const key = [store.me, ctx.language, place.kind, place.id, store.channel(place.id)?.joined].join(' ');
  if (key !== pageKey) {
    pageKey = key;
    page = pageFor(ctx);
    around.show(page.node);
  }
  const head = headOf(ctx);
  document.documentElement.lang = ctx.language;
  document.title = `${head.name} · ${store.team.name}`;
  around.drawHead(head);
  around.drawTabs(tabsOf(ctx));
  page.update(ctx);
  bar.update(ctx);
  around.drawSide(sidebar(ctx, place, go, become), ctx.t);
  openModals.update(store.views, ctx);
  drawCurtain(ctx);
}

function drawCurtain(ctx) {
  const module = behind || isBehind ? moduleOf('curtain') : undefined;
  if (!module) return;
  behind ??= module.curtain(document.getElementById('app'), () => showCurtain(false));
  behind.update(ctx, isBehind);
}

function pageFor(ctx) {
  if (place.kind === 'channel') return channelPage(ctx, place.id, draw);
  if (place.kind === 'home') {
    void store.act('home');
    return homePage();
  }
  if (place.kind === 'calendar') {
    const { id, item } = place;
    const calendar = moduleOf('calendar');
    if (!calendar) return { node: document.createElement('div'), update: () => undefined };
    const inner = calendar.calendarPage((mailId) => go({ kind: 'mail', id, item: mailId }), item);
    return { ...inner, update: (now) => inner.update(now, store.calendar(id)) };
  }
  let mailId = place.item;
  const inner = mailPage(
    (id) => {
      mailId = id;
      draw();
    },
    (uid) => go({ kind: 'calendar', id: place.id, item: uid }),
  );
  return {
    node: inner.node,
    focus: place.item && inner.focus,
    update(now) {
      const box = findMailbox();
      inner.update(now, box, mailId);
      markRead(store.me, `mail ${place.id}`, Math.max(0, ...(box?.mails ?? []).map(mailMark)));
    },
  };
}

function headOf({ t }) {
  if (place.kind === 'home') return { name: store.team.bot.name, about: '' };
  if (place.kind === 'mail') {
    const box = findMailbox();
    return { name: t.mailbox(box?.name ?? place.id), about: box && box.name !== box.address ? box.address : '' };
  }
  if (place.kind === 'calendar') return { name: t.calendar.of(findMailbox()?.name ?? place.id), about: place.id };
  const channel = store.channel(place.id);
  if (channel.is_im) return { name: store.team.bot.name, about: '' };
  return { name: `#${channel.name}`, about: t.members(channel.size) };
}

/** The bot's two pages, side by side as in Slack; so are a mailbox and its calendar. */
function tabsOf({ t }) {
  const { direct } = store;
  const tab = (to, label) => ({ key: `tab ${to.kind}`, label, here: to.kind === place.kind, open: () => go(to) });
  if (place.kind === 'mail' || place.kind === 'calendar') {
    if (findMailbox()?.isBot) return [];
    return ['mail', 'calendar'].map((kind) => tab({ kind, id: place.id }, t.calendar[kind]));
  }
  if (!direct || (place.kind !== 'home' && place.id !== direct.id)) return [];
  return [tab({ kind: 'home', id: '' }, t.home), tab({ kind: 'channel', id: direct.id }, t.messages)];
}

store.listen((_names, event) => {
  around.say(event === 'lost' && store.ready ? context().t.lost : '');
  if (event === 'lost') return;
  if (event === 'start') pageKey = undefined;
  draw();
  if (event === 'start') page?.focus?.();
});
document.addEventListener('visibilitychange', draw);
window.addEventListener('hashchange', () => {
  const { personId, place: to = place, curtain: open } = readAddress();
  if (store.person(personId) === undefined) return;
  const isElsewhere = to.kind !== place.kind || to.id !== place.id;
  const moved = isElsewhere || open !== isBehind;
  // The address does not name the item that is open in the place.
  if (isElsewhere) place = to;
  isBehind = open;
  if (personId !== store.me) store.become(personId);
  else if (moved) draw();
});

const people = await (await fetch('/sandbox/people')).json();
const asked = people.find((one) => one.id === readAddress().personId);
store.become((asked ?? people[0])?.id ?? '');
