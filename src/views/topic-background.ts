import type { Topic, Visit } from '../db/schema.ts';
import type { TopicBackground } from '../domain/topic-background.ts';
import type { Texts } from '../i18n/index.ts';
import { readMessageLink } from '../slack/links.ts';
import { type Span, shorten } from './blocks.ts';

/** Names who sits on the other side, and who takes part where that is not everyone. */
export function peopleFacts(topic: Topic, background: TopicBackground, visit: Visit, t: Texts): string[] {
  return [
    ...(background.counterpart ? [t.proposal.counterpart(background.counterpart)] : []),
    ...(topic.audience === 'all' ? [] : [t.proposal.audience(topic.audience, background.audience, visit)]),
  ];
}

type Line = (Span | string)[];

/** A line each: the materials, and the message that this was made from; whoever reads may follow them. */
export function linkLines(topic: Topic, { materials, author }: TopicBackground, t: Texts): Line[] {
  const links = materials.flatMap(({ url, label }, index): Line => {
    const link = { text: label ?? readableAddress(url), url };
    return index === 0 ? [link] : [', ', link];
  });
  const source = topic.source_link === null ? undefined : readMessageLink(topic.source_link);
  return [
    ...(links.length > 0 ? [[t.proposal.materials, ...links]] : []),
    ...(source ? [[{ text: t.proposal.fromMessage(author), url: source }]] : []),
  ];
}

/** With a capital letter, where it stands on its own. */
export function asSentence([first = '', ...rest]: Line): Line {
  const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [typeof first === 'string' ? capitalised(first) : { ...first, text: capitalised(first.text) }, ...rest];
}

const longestAddress = 60;

function readableAddress(url: string): string {
  return shorten(url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''), longestAddress);
}
