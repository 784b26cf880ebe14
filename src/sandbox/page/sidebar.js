/** The sidebar: who you are, and where you can look. */

import { avatar, roleOf } from './avatars.js';
import { h, icon, icons } from './dom.js';
import { listMailboxes, mailMark } from './mailboxes.js';
import { menuButton } from './popup.js';
import { unreadCount } from './reads.js';

/** @param go follows an entry: a place `{ kind, id }` */
export function sidebar(ctx, place, go, become) {
  const { store, t } = ctx;
  const channels = store.channels.filter((one) => !one.is_im).sort((a, b) => Number(b.joined) - Number(a.joined));
  const direct = store.direct;
  const boxes = listMailboxes(store);
  const entry = (to, symbol, label, unread, quiet = false) => {
    const here = to.kind === place.kind && to.id === place.id;
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: `entry${unread > 0 && !here ? ' unread' : ''}${quiet ? ' quiet' : ''}`,
          'aria-current': here ? 'page' : undefined,
          'data-key': `go ${to.kind} ${to.id}`,
          on: { click: () => go(to) },
        },
        icon(symbol),
        h('span', { class: 'entry-name' }, label),
        unread > 0 &&
          !here &&
          h('span', { class: 'badge' }, unread, h('span', { class: 'away' }, ` ${t.unread(unread)}`)),
      ),
    );
  };
  const messagesUnread = (channel) =>
    unreadCount(
      store.me,
      channel.id,
      store
        .messages(channel.id)
        .filter((one) => one.user !== store.me)
        .map((one) => Number(one.ts)),
    );
  const mailbox = (box) =>
    entry(
      { kind: 'mail', id: box.address },
      icons.mail,
      box.own ? t.ownMailbox : box.isBot ? t.calendar.botMailbox : box.name,
      unreadCount(store.me, `mail ${box.address}`, box.mails.map(mailMark)),
    );
  const guests = boxes.filter((box) => !box.own && !box.isBot);
  const own = boxes.find((box) => box.own);
  return [
    h('div', { class: 'team' }, h('strong', {}, store.team.name), h('span', { class: 'tag' }, t.sandbox)),
    personMenu(ctx, become),
    h(
      'div',
      { class: 'places' },
      group(
        t.channels,
        channels.map((one) =>
          entry(
            { kind: 'channel', id: one.id },
            one.is_private ? icons.lock : icons.hash,
            one.name,
            messagesUnread(one),
            !one.joined,
          ),
        ),
      ),
      group(t.apps, [
        direct && entry({ kind: 'channel', id: direct.id }, icons.message, store.team.bot.name, messagesUnread(direct)),
        entry({ kind: 'home', id: '' }, icons.home, t.home, 0),
      ]),
      group(t.mailboxes, [
        own && mailbox(own),
        own && entry({ kind: 'calendar', id: own.address }, icons.calendar, t.calendar.own, 0),
        ...boxes.filter((box) => box.isBot).map(mailbox),
      ]),
      guests.length > 0 && group(t.guests, guests.map(mailbox)),
    ),
    h('div', { class: 'sidebar-foot' }, curtainButton(ctx, go), h('p', {}, t.sandboxHint)),
  ];
}

function curtainButton({ store, t, isBehind }, go) {
  const count = store.activeFaults.length;
  return h(
    'button',
    {
      type: 'button',
      class: 'entry',
      'aria-pressed': String(isBehind),
      'data-key': 'go curtain',
      on: { click: () => go({ kind: 'curtain', id: '' }) },
    },
    icon(icons.eye),
    h('span', { class: 'entry-name' }, t.behindTheScenes),
    count > 0 && h('span', { class: 'badge' }, count, h('span', { class: 'away' }, ` ${t.activeFaults(count)}`)),
  );
}

function group(title, entries) {
  return h('section', {}, h('h2', {}, title), h('ul', {}, entries));
}

function personMenu({ store, t, language, person }, become) {
  const row = (one) => [
    avatar(one.real_name, one.id),
    h('span', { class: 'who' }, h('strong', {}, one.real_name), ' ', h('small', {}, roleOf(one, language, t))),
  ];
  const items = () =>
    store.people
      .filter((one) => !one.is_bot && !one.deleted)
      .map((one) => ({ content: row(one), checked: one.id === person.id, run: () => become(one.id) }));
  // Whoever speaks to the computer says what they see.
  const seen = [person.real_name, roleOf(person, language, t)].filter(Boolean).join(', ');
  const props = { class: 'person', 'aria-label': t.youAre(seen), 'data-key': 'person' };
  return menuButton(props, [...row(person), icon(icons.down)], items);
}
