/** How Slack escapes what somebody types after a slash command, with `should_escape` on (https://docs.slack.dev/interactivity/implementing-slash-commands). */

import type { SlackChannel, SlackPerson } from './types.ts';

const escaped =
  /<(?:[@#][A-Z0-9][^<>\s]*|!(?:here|channel|everyone|subteam\^[^<>\s]+)|(?:https?:\/\/|mailto:)[^<>\s]+)>/;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const address = /https?:\/\/[^\s<>"„“”]*[^\s<>"„“”.,;:!?)]/;
const person = /(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]+/u;
const channel = /(?<![\p{L}\p{N}])#[\p{L}\p{N}_-]+/u;
const special = /[&<>]/;
const token = new RegExp([escaped, mail, address, person, channel, special].map((one) => one.source).join('|'), 'gu');

/**
 * `@name` → `<@U…>`, `#channel` → `<#C…|name>` (without the name when private), addresses → `<https://…>`,
 * mail addresses → `<mailto:a@b|a@b>`, and `&`, `<`, `>` as entities. What is escaped already stays.
 */
export function escapeInput(text: string, people: Iterable<SlackPerson>, channels: Iterable<SlackChannel>): string {
  const byName = new Map([...people].map((one) => [one.name.toLowerCase(), one.id]));
  const channelsByName = new Map([...channels].map((one) => [one.name.toLowerCase(), one]));
  return text.replaceAll(token, (found) => {
    if (found === '&') return '&amp;';
    if (found === '<') return '&lt;';
    if (found === '>') return '&gt;';
    if (found.startsWith('<')) return found;
    if (found.startsWith('@')) return mention(found, byName);
    if (found.startsWith('#')) return channelLink(found, channelsByName);
    if (/^https?:/.test(found)) return `<${found.replaceAll('&', '&amp;')}>`;
    return `<mailto:${found}|${found}>`;
  });
}

/** A name may end a sentence: `@anna.` is Anna and a full stop, unless somebody is called `anna.` */
function mention(found: string, byName: Map<string, string>): string {
  const name = found.slice(1);
  if (/^(?:here|channel|everyone)$/.test(name)) return `<!${name}>`;
  for (let end = name.length; end > 0; end -= 1) {
    const id = byName.get(name.slice(0, end).toLowerCase());
    if (id !== undefined && !/[\p{L}\p{N}]/u.test(name.charAt(end))) return `<@${id}>${name.slice(end)}`;
  }
  return found;
}

function channelLink(found: string, byName: Map<string, SlackChannel>): string {
  const one = byName.get(found.slice(1).toLowerCase());
  if (!one || one.is_im) return found;
  return one.is_private ? `<#${one.id}|>` : `<#${one.id}|${one.name}>`;
}
