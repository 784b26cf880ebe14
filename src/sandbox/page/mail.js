/** A mailbox: the mails, and the one that is open. */

import { calendarCard } from './calendar-card.js';
import { shortMoment } from './dates.js';
import { h, icon, icons, keepFocus } from './dom.js';

/**
 * @param open opens a mail by its id; without one, shows the list
 * @param show opens the mailbox's calendar at an event, by its UID
 */
export function mailPage(open, show) {
  const node = h('div', { class: 'mail' });
  let drawn;
  return {
    node,
    focus: () => node.querySelector('.mail-open h2')?.focus(),
    update(ctx, box, mailId) {
      const mails = box?.mails ?? [];
      const notes = ctx.store.calendar(box?.address)?.notes ?? {};
      const looks = JSON.stringify([ctx.store.me, box?.address, mailId, mails.map(({ id }) => [id, notes[id]])]);
      if (drawn === looks) return;
      drawn = looks;
      const mail = mails.find(({ id }) => id === mailId);
      keepFocus(node, () => {
        node.classList.toggle('reading', mail !== undefined);
        node.replaceChildren(
          mailList(mails, mail, notes, ctx, open),
          mail ? mailNode(mail, box.address, ctx, open, show) : nothing(mails, ctx),
        );
      });
    },
  };
}

function nothing(mails, { t }) {
  return h('div', { class: 'mail-open' }, h('p', { class: 'empty' }, mails.length === 0 ? t.noMails : t.chooseMail));
}

function mailList(mails, current, notes, ctx, open) {
  const rows = mails.map((mail) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'mail-row',
          'aria-current': mail === current ? 'true' : undefined,
          'data-key': mail.id,
          on: { click: () => open(mail.id) },
        },
        h('span', { class: 'mail-from' }, mail.from.map((one) => one.name || one.address).join(', ')),
        h('time', { class: 'mail-time' }, shortMoment(new Date(mail.receivedAt), ctx.person)),
        h('strong', {}, mail.calendar && icon(icons.calendar), mail.subject || ctx.t.noSubject),
        notes[mail.id]?.ignored && h('span', { class: 'mail-flag' }, `⚠ ${ctx.t.calendar.notHeeded}`),
      ),
    ),
  );
  return h('ul', { class: 'mail-list', 'aria-label': ctx.t.mailboxes }, rows);
}

function mailNode(mail, address, ctx, open, show) {
  const { t, store, person } = ctx;
  const addresses = (list) => list.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address)).join(', ');
  const row = (name, value) => value && h('div', {}, h('dt', {}, name), h('dd', {}, value));
  const attached = mail.attachments
    .map(({ filename, size }) => `${filename} (${Math.ceil(size / 1024)} kB)`)
    .join(', ');
  return h(
    'article',
    { class: 'mail-open' },
    h('button', { type: 'button', class: 'button back-to-list', on: { click: () => open(undefined) } }, t.allMails),
    h('h2', { tabindex: '-1' }, mail.subject || t.noSubject),
    h(
      'dl',
      { class: 'mail-head' },
      row(t.from, addresses(mail.from)),
      row(t.to, addresses(mail.to)),
      row(t.received, shortMoment(new Date(mail.receivedAt), person)),
      row(t.attachments, attached),
    ),
    mail.calendar && calendarCard(mail, address, ctx, show),
    mail.hasHtml ? htmlFrame(mail, store, t) : h('pre', { class: 'mail-text' }, mail.text),
    mail.hasHtml &&
      mail.text &&
      h('details', {}, h('summary', {}, t.asText), h('pre', { class: 'mail-text' }, mail.text)),
    mail.calendar &&
      h('details', {}, h('summary', {}, t.asCalendar), h('pre', { class: 'mail-text' }, mail.calendar.content)),
  );
}

/** The mail's own document, from the server with a policy that lets nothing run or load. */
function htmlFrame(mail, store, t) {
  return h('iframe', {
    class: 'mail-html',
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    title: `${t.asHtml}: ${mail.subject}`,
    src: `/sandbox/mail/${encodeURIComponent(mail.id)}?as=${encodeURIComponent(store.me)}`,
  });
}
