import { type FeedState, findFeedState } from '../db/feed.ts';
import { isPostgres } from '../db/outbox-claims.ts';
import type { Deps } from '../deps.ts';
import { hashOfToken, noteLinkUsed } from '../domain/access-link.ts';
import { findFeed } from '../domain/feed-content.ts';
import { texts } from '../i18n/index.ts';
import { type FeedBody, renderBody } from './feed-body.ts';

/** A calendar as it leaves the house. */
export interface KeptFeed extends FeedBody {
  /** When this body may have become what it is, in whole seconds; never too early. */
  lastModified: Date;
  /** The same for header fields. */
  modified: string;
}

export interface FeedShelf {
  /** @returns undefined for a token that leads nowhere, or to something else */
  find(token: string): Promise<KeptFeed | undefined>;
  /** After a commit of this process: the database is asked anew. */
  distrust(): void;
}

interface Shelved extends KeptFeed {
  fingerprint: string;
  changesAt: number;
  tokenHash: string;
  usedOn: string | null;
  /** Day of UTC, counted from 1970, on which its use was noted. */
  notedOn: number | undefined;
  /** How often `distrust` was called before the database was asked. */
  askedAfter: number;
  /** Of the process, milliseconds. */
  trustedUntil: number;
}

/** Some thousand feeds of a visit's size. */
const mostBytes = 64 * 1024 * 1024;

const dayMilliseconds = 86_400_000;
/**
 * How late a feed may show what no `change` of this process has changed. On PostgreSQL other processes commit, too; on SQLite
 * there is none, and only the language that somebody chose in Slack comes by another way.
 */
const trustMilliseconds = { postgres: 2000, sqlite: 30_000 };

/**
 * Feeds with their entity tags, kept as long as they say the same. Whether they do, and whether the address still holds, the
 * database is asked in one statement: at once after each commit of this process, else when they are no longer trusted.
 */
export function createFeedShelf(deps: Pick<Deps, 'db' | 'now' | 'log'>): FeedShelf {
  const { db, now, log } = deps;
  /** By token, the one that was looked up longest ago first. */
  const shelved = new Map<string, Shelved>();
  const underWay = new Map<string, Promise<Shelved | undefined>>();
  const trust = trustMilliseconds[isPostgres(db) ? 'postgres' : 'sqlite'];
  let bytes = 0;
  let commits = 0;

  function take(token: string): void {
    bytes -= shelved.get(token)?.body.length ?? 0;
    shelved.delete(token);
  }

  function put(token: string, feed: Shelved): void {
    take(token);
    shelved.set(token, feed);
    bytes += feed.body.length;
    for (const oldest of shelved.keys()) {
      if (bytes <= mostBytes || oldest === token) break;
      take(oldest);
    }
  }

  async function build(
    state: FeedState,
    former: Shelved | undefined,
  ): Promise<Omit<Shelved, 'askedAfter' | 'trustedUntil'> | undefined> {
    const feed = await findFeed(db, state, now(), texts);
    if (!feed) return undefined;
    const { body, etag } = renderBody(feed);
    // Settings have no date: what this process has not seen before may be new.
    const lastModified = former?.etag === etag ? former.lastModified : wholeSeconds(now());
    return {
      body,
      etag,
      lastModified,
      modified: lastModified.toUTCString(),
      fingerprint: state.fingerprint,
      changesAt: feed.changesAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(feed.changesAt),
      tokenHash: state.tokenHash,
      usedOn: state.usedOn,
      notedOn: former?.notedOn,
    };
  }

  /** Asks the database, and builds what has changed. */
  async function lookUp(token: string): Promise<Shelved | undefined> {
    const askedAfter = commits;
    const tokenHash = hashOfToken(token);
    const state = tokenHash === undefined ? undefined : await findFeedState(db, tokenHash);
    const kept = shelved.get(token);
    const isSame = kept?.fingerprint === state?.fingerprint && !isDue(kept);
    const feed = state && (isSame && kept ? { ...kept, usedOn: state.usedOn } : await build(state, kept));
    if (!feed) {
      take(token);
      return undefined;
    }
    const trusted = { ...feed, askedAfter, trustedUntil: performance.now() + trust };
    put(token, trusted);
    return trusted;
  }

  /** Whether something in it has to be left out by now. */
  function isDue(kept: Shelved | undefined): boolean {
    return kept !== undefined && kept.changesAt <= now().getTime();
  }

  /** However many ask at once, the database is asked once, and a feed built once. */
  function lookUpOnce(token: string): Promise<Shelved | undefined> {
    const key = `${token} ${commits}`;
    const looking = underWay.get(key) ?? lookUp(token).finally(() => underWay.delete(key));
    underWay.set(key, looking);
    return looking;
  }

  /** Once a day; nobody waits for it. */
  function noteUse(kept: Shelved): void {
    const day = Math.floor(now().getTime() / dayMilliseconds);
    if (kept.notedOn === day) return;
    kept.notedOn = day;
    noteLinkUsed(deps, db, { token_hash: kept.tokenHash, used_on: kept.usedOn }).catch((error: unknown) => {
      kept.notedOn = undefined;
      log.warn({ err: error }, 'The use of a feed could not be noted.');
    });
  }

  return {
    async find(token) {
      const kept = shelved.get(token);
      const isTrusted = kept?.askedAfter === commits && performance.now() < kept.trustedUntil && !isDue(kept);
      const feed = isTrusted ? kept : await lookUpOnce(token);
      if (feed) noteUse(feed);
      return feed;
    },
    distrust() {
      commits += 1;
    },
  };
}

/** As header fields have it. */
function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
