/** Mentions, channels, addresses and links, as Slack escapes them in a command's text (`should_escape: true`). */

import { isMailAddress } from '../domain/mail-address.ts';

/** What a word points to. `name` is anything else: an `@katja` that Slack did not resolve, or part of a person's name. */
export type Entity =
  | { kind: 'user'; id: string; label?: string }
  | { kind: 'channel'; id: string; label?: string }
  | { kind: 'usergroup'; id: string }
  | { kind: 'email'; address: string }
  | { kind: 'link'; url: string; label?: string }
  | { kind: 'name'; name: string };

// <@U1|katja>, <#C1|besuch>, <!subteam^S1|@x>, <C1|>, <https://…|x>, <mailto:a@b|a@b>; a label may contain spaces.
const ENTITY = /<(?:[@#!]|[CG][A-Z0-9]{1,20}\||[a-z][a-z0-9+.-]{1,20}:)[^<>]*>/iy;

/** The index after the escaped entity that begins here, if one does. */
export function entityEndAt(source: string, position: number): number | undefined {
  if (source[position] !== '<') return undefined;
  ENTITY.lastIndex = position;
  return ENTITY.test(source) ? ENTITY.lastIndex : undefined;
}

/** Undoes Slack's three escapes (`&lt; &gt; &amp;`), once. https://docs.slack.dev/messaging/formatting-message-text */
export function decodeEscapes(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:lt|gt|amp);/g, (code) => (code === '&lt;' ? '<' : code === '&gt;' ? '>' : '&'));
}

/** What this word or option value points to; nothing if it is empty, a number like `#3`, or a mention of many. */
export function readEntity(text: string): Entity | undefined {
  const word = text.trim().replace(/[,;]$/, '');
  if (word.startsWith('<') && word.endsWith('>')) return readEscaped(word.slice(1, -1));
  const address = word.replace(/^mailto:/i, '');
  if (isMailAddress(address)) return { kind: 'email', address };
  if (/^https?:\/\/\S+$/i.test(word)) return { kind: 'link', url: word };
  const name = word.replace(/^@/, '').trim();
  return name === '' || /[@#<>]/.test(name) ? undefined : { kind: 'name', name };
}

function readEscaped(content: string): Entity | undefined {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? '' : content.slice(bar + 1).trim();
  const labelled = label === '' ? {} : { label };
  const [, sigil, id] = /^(@|#|!subteam\^|)([A-Z][A-Z0-9]{1,20})$/.exec(target) ?? [];
  if (id !== undefined) {
    if (sigil === '@') return { kind: 'user', id, ...labelled };
    if (sigil === '!subteam^') return { kind: 'usergroup', id };
    return { kind: 'channel', id, ...labelled };
  }
  if (/^mailto:/i.test(target)) {
    const address = target.slice('mailto:'.length);
    return isMailAddress(address) ? { kind: 'email', address } : undefined;
  }
  return /^https?:\/\/\S+$/i.test(target) ? { kind: 'link', url: target, ...labelled } : undefined;
}

/** The text as a person reads it, for titles: `<@U1|katja>` becomes `@katja`, `<https://x.de|x.de>` becomes `x.de`. */
export function showEntities(text: string): string {
  return text.replace(new RegExp(ENTITY.source, 'gi'), (whole) => {
    const entity = readEscaped(whole.slice(1, -1));
    if (entity?.kind === 'user') return `@${entity.label ?? entity.id}`;
    if (entity?.kind === 'channel') return `#${entity.label ?? entity.id}`;
    if (entity?.kind === 'email') return entity.address;
    return entity?.kind === 'link' ? (entity.label ?? entity.url) : whole;
  });
}
