/** Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text), and nothing else that looks like markup. */

import { formatDate } from './dates.js';
import { h, link } from './dom.js';
import { emojiByName, withEmoji } from './emoji.js';
import { mentionOf } from './mentions.js';

const address = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"“”„*_~`]/.source;
const code = /`([^`\n]+)`/.source;
const angle = /<([^<>\n]+)>/.source;
// A mark opens at the beginning of a word and closes at the end of one; what is invisible keeps it from doing so.
const styled =
  /(?<![\p{L}\p{N}\u200b\u2060])(?<mark>[*_~])(?!\k<mark>)(?=[^\s\u200b\u2060])([^\n]*?[^\s\u200b\u2060])\k<mark>(?![\p{L}\p{N}])/u
    .source;
const emoji = /:([a-z0-9_+'-]+):/.source;
const token = new RegExp(`${code}|${angle}|${styled}|${emoji}`, 'u');
const tokenWithAddresses = new RegExp(`${code}|${angle}|${styled}|${emoji}|(${address})`, 'u');
const tags = { '*': 'strong', _: 'em', '~': 's' };

/**
 * @param ctx store, person, now, t: for mentions and dates
 * @param options verbatim: addresses are not turned into links
 */
export function mrkdwn(text, ctx, options = {}) {
  const fragment = document.createDocumentFragment();
  const pieces = text.split(/```([\s\S]+?)```/);
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) fragment.append(h('pre', {}, decode(piece.replace(/^\n|\n$/g, ''))));
    else if (piece !== '') fragment.append(...lines(piece, ctx, options));
  }
  return fragment;
}

/** Runs of quoted lines become quotes. */
function lines(text, ctx, options) {
  const nodes = [];
  let quote = [];
  let plain = [];
  const flush = () => {
    if (quote.length > 0) nodes.push(h('blockquote', {}, inline(quote.join('\n'), ctx, options)));
    if (plain.length > 0) nodes.push(...inline(plain.join('\n'), ctx, options));
    quote = [];
    plain = [];
  };
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if (quoted ? plain.length > 0 : quote.length > 0) flush();
    if (quoted) quote.push(quoted[1]);
    else plain.push(line);
  }
  flush();
  return nodes;
}

function inline(text, ctx, options) {
  const pattern = options.verbatim ? token : tokenWithAddresses;
  const nodes = [];
  let rest = text;
  let before = '';
  while (rest !== '') {
    const found = nextToken(pattern, before, rest);
    if (!found) break;
    const { index, match } = found;
    if (index > 0) nodes.push(decode(rest.slice(0, index)));
    nodes.push(tokenNode(match, ctx, options));
    const end = index + match[0].length;
    before = rest.slice(0, end).slice(-2);
    rest = rest.slice(end);
  }
  if (rest !== '') nodes.push(decode(rest));
  return nodes;
}

/** The look-behind must see what stands before the rest. */
function nextToken(pattern, before, rest) {
  const sticky = new RegExp(pattern.source, 'gu');
  sticky.lastIndex = before.length;
  const match = sticky.exec(before + rest);
  return match ? { match, index: match.index - before.length } : undefined;
}

function tokenNode(match, ctx, options) {
  const [whole, codeText, inAngles, mark, styledText, emojiName, bare] = match;
  if (codeText !== undefined) return h('code', {}, decode(codeText));
  if (inAngles !== undefined) return angleNode(inAngles, ctx);
  if (mark !== undefined) return h(tags[mark], {}, inline(styledText, ctx, options));
  if (emojiName !== undefined) return emojiNode(emojiName, whole);
  return link(decode(bare), decode(bare));
}

export function emojiNode(name, otherwise = `:${name}:`) {
  const character = emojiByName(name);
  return character ? h('span', { role: 'img', 'aria-label': name.replaceAll('_', ' ') }, character) : otherwise;
}

function angleNode(content, ctx) {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? '' : decode(content.slice(bar + 1));
  if (target.startsWith('@')) return mentionOf('user', target.slice(1), ctx, label);
  if (target.startsWith('#')) return mentionOf('channel', target.slice(1), ctx, label);
  const [, seconds, format, url] = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target) ?? [];
  if (seconds !== undefined) {
    const words = formatDate(Number(seconds), decode(format), ctx);
    const time = h('time', { datetime: new Date(Number(seconds) * 1000).toISOString(), title: label }, words);
    return url ? link(decode(url), time) : time;
  }
  if (target.startsWith('!subteam^')) return mentionOf('group', target.slice(9), ctx, label);
  if (target.startsWith('!')) return mentionOf('broadcast', target.slice(1), ctx, label);
  const href = decode(target);
  return link(href, label || href.replace(/^mailto:/, ''));
}

/** Slack's three escapes; all others are text. */
function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object of Block Kit. A plain text is parsed not at all, apart from emoji unless it says no. */
export function textObject(text, ctx) {
  if (text?.type === 'mrkdwn') return mrkdwn(text.text, ctx, { verbatim: text.verbatim === true });
  return plainText(text);
}

export function plainText(text) {
  if (!text) return '';
  return text.emoji === false ? text.text : withEmoji(text.text);
}
