import type { VisitContext } from '../command.ts';
import type { FeedChange, FeedKind, Feeds, SubscriptionLinks } from '../domain/feed.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, code, heading, note, paragraph, rich } from './blocks.ts';

/** The addresses to subscribe to, and what there is to know about them. */
export function feedAddresses(feeds: Feeds, ctx: VisitContext): Block[] {
  const { t, visit } = ctx;
  const { own } = feeds;
  return [
    heading(t.feed.title),
    paragraph(t.feed.about),
    paragraph(t.feed.secret),
    ...(feeds.isReachable ? [] : [paragraph(t.feed.unreachable)]),
    ...(visit.feed_content === 'minimal' ? [note(t.feed.minimal)] : []),
    ...(visit.published_version === 0 ? [note(t.feed.notPublished)] : []),
    ...(own ? addressesOf(own, { title: t.feed.own, about: t.feed.ownAbout }, ctx) : []),
    ...(own ? [changeButtons('own', ctx)] : []),
    ...addressesOf(feeds.visit, { title: t.feed.visit, about: t.feed.visitAbout }, ctx),
    ...(feeds.isCoordinator ? [changeButtons('visit', ctx)] : []),
  ];
}

/** Asks back: whoever has subscribed loses something. */
export function feedQuestion(kind: FeedKind, change: FeedChange, ctx: VisitContext): Block[] {
  const { t } = ctx;
  const line = `${lineOf(kind, change)} now in=${ctx.visit.code}`;
  return [paragraph(t.feed.ask[kind][change]), buttons({ text: t.feed.sure[change], line, style: 'danger' })];
}

export function feedRenewed(kind: FeedKind, feeds: Feeds, ctx: VisitContext): Block[] {
  return [paragraph(ctx.t.feed.done[kind].renew), ...feedAddresses(feeds, ctx)];
}

export function feedRevoked(kind: FeedKind, { t, command }: VisitContext): Block[] {
  return [paragraph(t.feed.done[kind].revoke), code(`${command} ${t.verbs['invite.feed'].example}`)];
}

/** What the words of an address are must be seen as they stand; Slack makes no links of `webcal:`. */
function addressesOf(
  links: SubscriptionLinks,
  { title, about }: { title: string; about: string },
  { t }: VisitContext,
): Block[] {
  return [
    rich({ text: title, bold: true }, ` – ${about}`),
    rich({ text: t.feed.google, url: links.google }, ' · ', { text: t.feed.outlook, url: links.outlook }),
    rich(t.feed.webcal),
    code(links.webcal),
    rich(t.feed.address),
    code(links.feed),
  ];
}

function changeButtons(kind: FeedKind, { t, visit }: VisitContext): Block {
  const spec = (change: FeedChange): ButtonSpec => ({
    text: t.feed.change[kind][change],
    line: `${lineOf(kind, change)} in=${visit.code}`,
  });
  return buttons(spec('renew'), spec('revoke'));
}

function lineOf(kind: FeedKind, change: FeedChange): string {
  return kind === 'visit' ? `invite feed visit ${change}` : `invite feed ${change}`;
}
