import type { Trx } from '../db/open.ts';
import { renewEffect } from '../db/outbox.ts';

/** One welcome for each channel, for ever. */
export function welcomeKey(teamId: string, channelId: string): string {
  return `welcome:${teamId}:${channelId}`;
}

/** The first steps are others once a channel has a visit, or has none any more; where no welcome was queued, nothing is. */
export async function renewWelcome(trx: Trx, visit: { team_id: string; channel_id: string }, now: Date): Promise<void> {
  await renewEffect(trx, welcomeKey(visit.team_id, visit.channel_id), now);
}
