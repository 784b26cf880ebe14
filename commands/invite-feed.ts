import { type Given, type Reply, type VisitContext, visitVerb } from '../src/command.ts';
import {
  type FeedChange,
  type FeedKind,
  getFeeds,
  refuseFeedChange,
  renewFeed,
  revokeFeed,
} from '../src/domain/feed.ts';
import { fold } from '../src/domain/nearest.ts';
import { type Choice, choiceWords } from '../src/i18n/vocabulary.ts';
import { feedAddresses, feedQuestion, feedRenewed, feedRevoked } from '../src/views/feed.ts';
import { hidden, oneOf } from './fields.ts';

export const feedVerbs = {
  feed: visitVerb({
    who: 'anyone',
    fields: {
      change: hidden(oneOf('renew', 'revoke')),
      whose: hidden(oneOf('whole-visit')),
      now: hidden(oneOf('now')),
    },
    words: readFeedWords,
    async run(ctx, { change, whose, now }) {
      const { deps, actor, visit } = ctx;
      if (!change) return { blocks: feedAddresses(await getFeeds(deps, actor, visit.id), ctx) };
      const kind = whose ? 'visit' : 'own';
      if (now) return changeFeed(ctx, kind, change);
      await refuseFeedChange(deps, actor, visit.id, kind);
      return { blocks: feedQuestion(kind, change, ctx) };
    },
  }),
};

async function changeFeed(ctx: VisitContext, kind: FeedKind, change: FeedChange): Promise<Reply> {
  const { deps, actor, visit } = ctx;
  if (change === 'revoke') {
    await revokeFeed(deps, actor, visit.id, kind);
    return { blocks: feedRevoked(kind, ctx), replaces: true };
  }
  await renewFeed(deps, actor, visit.id, kind);
  return { blocks: feedRenewed(kind, await getFeeds(deps, actor, visit.id), ctx), replaces: true };
}

/** "renew", "visit renew", "renew now", in any order; what is none of these is refused as a change. */
function readFeedWords(words: string): Given {
  const parts = words.split(/\s+/).filter(Boolean);
  const isNow = (part: string) => means(part, 'now');
  const isVisit = (part: string) => means(part, 'whole-visit');
  const change = parts.filter((part) => !isNow(part) && !isVisit(part)).join(' ');
  return {
    ...(change === '' ? {} : { change }),
    ...(parts.some(isVisit) ? { whose: 'whole-visit' } : {}),
    ...(parts.some(isNow) ? { now: 'now' } : {}),
  };
}

function means(typed: string, choice: Choice): boolean {
  const { en, de } = choiceWords[choice];
  return [...en, ...de].some((word) => fold(word) === fold(typed));
}
