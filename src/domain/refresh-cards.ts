import type { Trx } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { listTopics } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { wantTopicCard } from './topic-card.ts';
import { wantVisitCard } from './visit.ts';
import { renewWelcome } from './welcome-renewal.ts';

/** Has every card of these visits drawn again; where Slack does not know one any more, it is posted anew. */
export async function refreshCards(deps: Deps, visits: Visit[]): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    for (const visit of visits) await wantCards(trx, visit, deps.now());
  });
  deps.wakeOutbox();
}

/** The visit's card, those of its topics, and the channel's first steps. */
export async function wantCards(trx: Trx, visit: Visit, now: Date): Promise<void> {
  await wantVisitCard(trx, visit, now);
  const topics = await listTopics(trx, visit.id);
  for (const topic of topics.sort((a, b) => a.number - b.number)) await wantTopicCard(trx, visit, topic.id, now);
  await renewWelcome(trx, visit, now);
}
