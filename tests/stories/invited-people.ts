import assert from 'node:assert/strict';
import { eventOf, mailsTo } from '../support/screen.ts';
import type { World } from '../support/world.ts';

export const anna = 'anna@blk.example';
export const bernd = 'bernd@blk.example';

/** Lets so many minutes pass on the bot's clock, and lets what is due then happen. */
export function pass(w: World, minutes: number): Promise<void> {
  return w.moveClock(new Date(w.bot.deps.now().getTime() + minutes * 60_000).toISOString());
}

/** Sends the invitations, as far as the servers let them go. */
export async function invite(w: World): Promise<void> {
  await w.visit('invite send now');
  await w.settle();
}

/** Method and SEQUENCE of what somebody was sent, in order; one UID at most, and the same under one Message-ID. */
export function historyOf(w: World, address: string, mails = mailsTo(w, address)): string[] {
  const events = mails.filter(({ calendar }) => calendar).map(eventOf);
  assert.ok(new Set(events.map(({ uid }) => uid)).size <= 1, `${address} has one day under two UIDs`);
  for (const same of Map.groupBy(mails, ({ messageId }) => messageId).values()) {
    assert.equal(new Set(same.map(({ calendar }) => calendar?.content)).size, 1, 'one Message-ID, one content');
  }
  return events.map(({ method, sequence }) => `${method} ${sequence}`);
}
