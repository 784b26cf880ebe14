/** rich_text blocks (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). */

import { formatDate } from './dates.js';
import { h, link } from './dom.js';
import { mentionOf } from './mentions.js';
import { emojiNode } from './mrkdwn.js';

export function richText(block, ctx) {
  return h('div', { class: 'rich' }, richParts(block.elements ?? [], ctx));
}

/** Lists that follow one another are one list, deeper where they are indented. */
function richParts(elements, ctx) {
  return elements.map((element, index) => {
    switch (element.type) {
      case 'rich_text_section':
        return h('div', { class: 'rich-section' }, spans(element.elements, ctx));
      case 'rich_text_list':
        return list(element, startOf(elements, index), ctx);
      case 'rich_text_preformatted':
        return h('pre', {}, spans(element.elements, ctx));
      case 'rich_text_quote':
        return h('blockquote', {}, spans(element.elements, ctx));
      default:
        return h('pre', { class: 'unknown' }, JSON.stringify(element, null, 2));
    }
  });
}

function list(element, start, ctx) {
  const ordered = element.style === 'ordered';
  const items = element.elements.map((item) => h('li', {}, spans(item.elements, ctx)));
  const depth = element.indent ?? 0;
  const classes = `rich-list depth-${Math.min(depth, 8)} kind-${depth % 3}${element.border ? ' bordered' : ''}`;
  return h(ordered ? 'ol' : 'ul', { class: classes, start: ordered ? start : undefined }, items);
}

/** A numbered list that a deeper one interrupts goes on counting. */
function startOf(elements, index) {
  const { indent = 0, offset, style } = elements[index];
  if (offset !== undefined) return offset + 1;
  let count = 1;
  for (let i = index - 1; i >= 0; i -= 1) {
    const before = elements[i];
    if (before.type !== 'rich_text_list' || (before.indent ?? 0) < indent) break;
    if ((before.indent ?? 0) === indent && before.style === style) count += before.elements.length;
  }
  return count;
}

function spans(elements = [], ctx = {}) {
  return elements.map((element) => styled(span(element, ctx), element.style ?? {}));
}

function span(element, ctx) {
  switch (element.type) {
    case 'text':
      return document.createTextNode(element.text);
    case 'link':
      return link(element.url, element.text || element.url);
    case 'user':
      return mentionOf('user', element.user_id, ctx);
    case 'channel':
      return mentionOf('channel', element.channel_id, ctx);
    case 'usergroup':
      return mentionOf('group', element.usergroup_id, ctx);
    case 'broadcast':
      return mentionOf('broadcast', element.range, ctx);
    case 'emoji':
      return emojiOf(element);
    case 'date':
      return dateOf(element, ctx);
    case 'color':
      return h('code', {}, element.value);
    default:
      return h('code', { class: 'unknown' }, JSON.stringify(element));
  }
}

function emojiOf({ name, unicode }) {
  if (!unicode) return h('span', {}, emojiNode(name));
  const characters = unicode.split('-').map((point) => String.fromCodePoint(Number.parseInt(point, 16)));
  return h('span', { role: 'img', 'aria-label': name }, characters.join(''));
}

function dateOf({ timestamp, format, url, fallback }, ctx) {
  const datetime = new Date(timestamp * 1000).toISOString();
  const time = h('time', { datetime, title: fallback }, formatDate(timestamp, format, ctx));
  return url ? link(url, time) : time;
}

const tags = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
];

function styled(node, style) {
  let outer = node;
  for (const [name, tag] of tags) if (style[name]) outer = h(tag, {}, outer);
  return outer;
}
