/** The first steps, shown to a channel when the bot comes into it, until somebody dismisses them. */

import { z } from 'zod';
import { isCoordinator } from '../db/coordinator.ts';
import type { Db, Trx } from '../db/open.ts';
import { findEffectPayload, insertEffect, wantEffect } from '../db/outbox.ts';
import type { Visit } from '../db/schema.ts';
import { listSlackUsers, upsertChannelMember } from '../db/slack-user.ts';
import { listTopics } from '../db/topic.ts';
import { findOpenVisitOfChannel } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { listCoordinatorNames } from './rights.ts';
import { channelLane } from './visit.ts';
import { welcomeKey } from './welcome-renewal.ts';

export interface Arrival {
  teamId: string;
  channelId: string;
  botUserId: string;
  /** Who brought the bot into the channel; Slack does not always say. */
  inviterId?: string | undefined;
}

/** What the outbox row of a welcome holds. */
export const welcomePayload = z.object({
  channelId: z.string(),
  /** Empty where Slack did not say. */
  inviterId: z.string(),
  dismissed: z.union([z.literal(0), z.literal(1)]),
});

type WelcomePayload = z.infer<typeof welcomePayload>;

/** Queues the welcome, once for each channel, however often the bot comes and goes, or Slack tells of it. */
export async function welcomeChannel(deps: Deps, { teamId, channelId, botUserId, inviterId }: Arrival): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await upsertChannelMember(trx, teamId, channelId, botUserId);
    await insertEffect(trx, effectOf(teamId, { channelId, inviterId: inviterId ?? '', dismissed: 0 }, deps.now()));
  });
  deps.wakeOutbox();
}

/**
 * Takes the welcome out of the actor's channel, for all. Where there is a visit, its coordinators may do that, and who brought
 * the bot may anywhere; where neither is known, everyone may.
 *
 * @throws UserError when there is none, and to everyone else, with the names of those who may
 */
export async function dismissWelcome(deps: Deps, actor: Actor): Promise<void> {
  const { teamId, channelId = '' } = actor;
  await change(deps, actor, async (trx) => {
    const found = await findEffectPayload(trx, welcomeKey(teamId, channelId));
    if (found === undefined) throw new UserError((t) => t.welcome.notHere);
    const payload = welcomePayload.parse(found);
    await refuseOthers(trx, actor, payload);
    await wantEffect(trx, effectOf(teamId, { ...payload, dismissed: 1 }, deps.now()));
  });
}

async function refuseOthers(trx: Trx, actor: Actor, { channelId, inviterId }: WelcomePayload): Promise<void> {
  if (actor.userId === inviterId) return;
  const visit = await findOpenVisitOfChannel(trx, actor.teamId, channelId);
  if (visit) {
    if (await isCoordinator(trx, visit.id, actor.userId)) return;
    const names = await listCoordinatorNames(trx, visit);
    throw new UserError((t) => t.errors.coordinatorsOnly(names));
  }
  if (inviterId === '') return;
  const [inviter] = await listSlackUsers(trx, actor.teamId, [inviterId]);
  if (inviter) throw new UserError((t) => t.welcome.inviterOnly(inviter.name));
}

/** What somebody who comes into a channel can do first. */
export interface FirstSteps {
  /** The open one of the channel. */
  visit: Visit | undefined;
  /** Of the topic to be planned first: the highest in rank that has no time yet, else the one that is proposed next. */
  topicNumber: number;
}

export async function findFirstSteps(db: Db, teamId: string, channelId: string): Promise<FirstSteps> {
  const visit = await findOpenVisitOfChannel(db, teamId, channelId);
  if (!visit) return { visit, topicNumber: 1 };
  const topics = await listTopics(db, visit.id);
  const waiting = topics.find(
    ({ status, starts_at }) => starts_at === null && (status === 'proposed' || status === 'accepted'),
  );
  return { visit, topicNumber: waiting?.number ?? visit.next_number };
}

function effectOf(teamId: string, payload: WelcomePayload, now: Date) {
  return {
    key: welcomeKey(teamId, payload.channelId),
    kind: 'welcome',
    teamId,
    lane: channelLane({ team_id: teamId, channel_id: payload.channelId }),
    payload,
    now,
  };
}
