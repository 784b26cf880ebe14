/** The page: who is looking, at what, and everything drawn from it. */

import { readAddress, writeAddress } from './address.js';
import { channelPage } from './channel.js';
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
const openModals = modals(document.getElementById('modals'));
let place = readAddress().place ?? { kind: 'channel', id: '' };
let page;
let pageKey;

function context() {
  const person = store.myself;
  return { store, person, language: languageOf(person.locale), t: textsFor(person.locale), now: store.now() };
}

function go(next) {
  place = next;
  writeAddress(store.me, place);
  around.showMenu(false);
  draw();
  page.focus?.();
}

function become(personId) {
  around.showMenu(false);
  store.become(personId);
  writeAddress(personId, place);
}

/** Where the person may look; a place of somebody else becomes the first channel. */
function settle() {
  const joined = store.channels.filter((one) => one.joined && !one.is_im);
  const mine = {
    channel: store.channel(place.id) !== undefined,
    home: true,
    mail: findMailbox() !== undefined,
  };
  if (!mine[place.kind]) place = { kind: 'channel', id: (joined[0] ?? store.direct ?? store.channels[0])?.id ?? '' };
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
  around.drawSide(sidebar(ctx, place, go, become), ctx.t);
  openModals.update(store.views, ctx);
}

function pageFor(ctx) {
  if (place.kind === 'channel') return channelPage(ctx, place.id, draw);
  if (place.kind === 'home') {
    void store.act('home');
    return homePage();
  }
  let mailId;
  const inner = mailPage((id) => {
    mailId = id;
    draw();
  });
  return {
    node: inner.node,
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
  const channel = store.channel(place.id);
  if (channel.is_im) return { name: store.team.bot.name, about: '' };
  return { name: `#${channel.name}`, about: t.members(channel.size) };
}

/** The bot's two pages, side by side as in Slack. */
function tabsOf({ t }) {
  const { direct } = store;
  if (!direct || (place.kind !== 'home' && place.id !== direct.id)) return [];
  const tab = (to, label) => ({ key: `tab ${to.kind}`, label, here: to.kind === place.kind, open: () => go(to) });
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
  const { personId, place: to = place } = readAddress();
  if (store.person(personId) === undefined) return;
  const moved = to.kind !== place.kind || to.id !== place.id;
  place = to;
  if (personId !== store.me) store.become(personId);
  else if (moved) draw();
});

const people = await (await fetch('/sandbox/people')).json();
const asked = people.find((one) => one.id === readAddress().personId);
store.become((asked ?? people[0])?.id ?? '');
