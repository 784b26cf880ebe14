import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { replaceChannelMembers } from '../db/slack-user.ts';
import type { Directory } from '../slack/directory.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

/** Asks Slack who is in a visit's channel, so that they find the visit from elsewhere, too. Asking twice does no harm. */
export function channelPeopleHandler({ db, directory }: { db: Db; directory: Directory }): EffectHandler {
  const payload = z.object({ channelId: z.string() });
  return {
    whenUnknown: 'resend',
    backOff: { first: 5, most: 600 },
    giveUpAfterHours: 24,
    async deliver(row) {
      const { channelId } = readPayload(row, payload);
      const people = await directory.listChannelPeople(row.team_id, channelId);
      await replaceChannelMembers(db, row.team_id, channelId, people);
      return {};
    },
  };
}
