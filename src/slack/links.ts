/** Links as people give them: plain, or as Slack escapes them (https://docs.slack.dev/messaging/formatting-message-text). */

import { cleanText } from '../domain/clean-text.ts';
import { decodeEscapes } from './entities.ts';

export interface Link {
  /** http or https, in its normal form. */
  url: string;
  label: string | null;
}

/** Of one address; browsers and servers take no longer ones for granted. */
const longestUrl = 1000;
const longestLabel = 100;

// <https://…|label> or an address that ends at a blank, or at a comma before the next one.
const LINK =
  /<(https?:[^<>|]+)(?:\|([^<>]*))?>|((?:https?:\/\/|www\.)(?:(?![,;]+(?:\s|$|<|https?:|www\.))[^\s<>])+)/giu;

/**
 * The links in a text that holds nothing else but commas, semicolons and blanks between them, each once.
 *
 * @returns undefined where there is anything else, or none
 */
export function readLinks(text: string): Link[] | undefined {
  const rest = text.replace(LINK, ' ');
  if (/[^\s,;]/u.test(rest)) return undefined;
  const links = new Map<string, Link>();
  for (const [, escaped, label = '', plain = ''] of text.matchAll(LINK)) {
    const url = webAddressOf(escaped ?? plain);
    if (!url) return undefined;
    if (!links.has(url)) links.set(url, { url, label: labelOf(label, escaped ?? '') });
  }
  return links.size > 0 ? [...links.values()] : undefined;
}

/** A name and password before the host would make it look like another one. */
function webAddressOf(text: string): string | undefined {
  const decoded = decodeEscapes(cleanText(text).trim());
  const parsed = URL.parse(/^www\./i.test(decoded) ? `https://${decoded}` : decoded);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || !parsed.hostname.includes('.')) return undefined;
  if (parsed.username !== '' || parsed.password !== '' || parsed.href.length > longestUrl) return undefined;
  return parsed.href;
}

/** What reads like an address is no name for another one; Slack's own label of a bare link says nothing new. */
function labelOf(text: string, target: string): string | null {
  const label = decodeEscapes(cleanText(text)).trim();
  const isAddress = /:\/\/|^www\.|^[^\s]+\.\p{L}{2,}(?:[/?#:]|$)/iu.test(label);
  if (label === '' || label === target || isAddress) return null;
  return [...label].slice(0, longestLabel).join('');
}

/** Where a message stands: in Slack's own web addresses, as `chat.getPermalink` gives them. */
export interface MessagePlace {
  /** `team.domain` of an interaction. */
  teamDomain: string;
  channelId: string;
  ts: string;
  /** Of the message that a reply stands under; empty for one that stands alone. */
  threadTs: string;
}

/** https://docs.slack.dev/reference/methods/chat.getPermalink, made without asking. Undefined without a domain. */
export function messageLink({ teamDomain, channelId, ts, threadTs }: MessagePlace): string | undefined {
  const link = `https://${teamDomain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
  const isReply = threadTs !== '' && threadTs !== ts;
  return readMessageLink(isReply ? `${link}?thread_ts=${threadTs}&cid=${channelId}` : link);
}

/** @returns the link if it leads to a message in Slack and nowhere else */
export function readMessageLink(text: string): string | undefined {
  const [link, another] = readLinks(text) ?? [];
  const parsed = link && !another ? URL.parse(link.url) : null;
  const isSlack =
    parsed?.protocol === 'https:' &&
    parsed.port === '' &&
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.slack\.com$/.test(parsed.hostname);
  return parsed && isSlack && /^\/archives\/[A-Z0-9]+\/p\d+$/.test(parsed.pathname) ? parsed.href : undefined;
}
