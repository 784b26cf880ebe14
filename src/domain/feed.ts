/** Addresses under which calendar programs subscribe to the programme: one for each visit, and one for each of its people. */

import type { Config } from '../config.ts';
import type { LinkTarget } from '../db/access-link.ts';
import { deleteAccessLinks } from '../db/access-link.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Db } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import type { Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { feedUrl, getAccessToken, renewAccessLink } from './access-link.ts';
import { type Actor, change } from './change.ts';
import { getVisitFor, getVisitToCoordinate } from './rights.ts';

/** `own`: what concerns one person; `visit`: what guests may read. */
export type FeedKind = 'own' | 'visit';
export type FeedChange = 'renew' | 'revoke';

/** One feed's address, and the addresses that hand it to a calendar program. */
export interface SubscriptionLinks {
  /** `https://…/calendar/TOKEN.ics`, to be copied. */
  feed: string;
  /** Opens Apple's Calendar, or Outlook on a computer. */
  webcal: string;
  /** Google's page that asks whether to add it. */
  google: string;
  /** The same in Outlook in the browser. */
  outlook: string;
}

export interface Feeds {
  /** Undefined for somebody who is not registered in the visit. */
  own: SubscriptionLinks | undefined;
  visit: SubscriptionLinks;
  isCoordinator: boolean;
  /** Whether calendar programs elsewhere can come here. */
  isReachable: boolean;
}

/**
 * Neither Google nor Microsoft documents these addresses; they are the ones that their own pages and many others use.
 *
 * @param name what Outlook calls the calendar
 */
export function subscriptionLinks(config: Pick<Config, 'publicUrl'>, token: string, name: string): SubscriptionLinks {
  const feed = feedUrl(config, token);
  const webcal = feed.replace(/^https?:/, 'webcal:');
  const query = new URLSearchParams({ url: feed, name: name.toWellFormed() });
  return {
    feed,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    // A plus would be read as one.
    outlook: `https://outlook.office.com/calendar/0/addfromweb?${query.toString().replaceAll('+', '%20')}`,
  };
}

/** Google and Outlook ask from their own computers, and over an encrypted connection. */
export function isReachableFromOutside({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}

/** Makes the addresses where there are none yet. @throws UserError for whom the visit does not concern */
export async function getFeeds(deps: Deps, actor: Actor, visitId: string): Promise<Feeds> {
  const { db, config } = deps;
  const visit = await getVisitFor(db, actor, visitId);
  const own = await findOwn(db, visit, actor);
  const linksOf = async (target: LinkTarget) =>
    subscriptionLinks(config, await getAccessToken(deps, db, target), visit.title);
  return {
    own: own && (await linksOf(own)),
    visit: await linksOf(ofVisit(visit)),
    isCoordinator: await isCoordinator(db, visit.id, actor.userId),
    isReachable: isReachableFromOutside(config),
  };
}

/**
 * The former address leads nowhere from now on. Also when the visit is closed: whoever has lost an address must be able to.
 *
 * @throws UserError where there is none of the actor's own, and for the visit's unless the actor coordinates it
 */
export async function renewFeed(deps: Deps, actor: Actor, visitId: string, kind: FeedKind): Promise<void> {
  await change(deps, actor, async (trx) => {
    await renewAccessLink(deps, trx, await getTarget(trx, actor, visitId, kind));
  });
}

/** The address leads nowhere from now on, until somebody asks for one again. @throws UserError as `renewFeed` does */
export async function revokeFeed(deps: Deps, actor: Actor, visitId: string, kind: FeedKind): Promise<void> {
  await change(deps, actor, async (trx) => {
    await deleteAccessLinks(trx, await getTarget(trx, actor, visitId, kind));
  });
}

/** For asking back, before anything is done. @throws UserError where the actor may not renew or revoke this address */
export async function refuseFeedChange(deps: Deps, actor: Actor, visitId: string, kind: FeedKind): Promise<void> {
  await getTarget(deps.db, actor, visitId, kind);
}

async function getTarget(db: Db, actor: Actor, visitId: string, kind: FeedKind): Promise<LinkTarget> {
  if (kind === 'visit') return ofVisit(await getVisitToCoordinate(db, actor, visitId));
  const own = await findOwn(db, await getVisitFor(db, actor, visitId), actor);
  if (!own) throw new UserError((t) => t.feed.noneOfYourOwn, { instead: (t) => t.verbs['invite.feed'].example });
  return own;
}

function ofVisit({ id }: Visit): LinkTarget {
  return { visitId: id, personId: null, purpose: 'feed' };
}

async function findOwn(db: Db, visit: Visit, { userId }: Actor): Promise<LinkTarget | undefined> {
  const person = await findPersonByUser(db, visit.id, userId);
  return person && { visitId: visit.id, personId: person.id, purpose: 'feed' };
}
