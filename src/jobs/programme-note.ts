import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import type { Db } from '../db/open.ts';
import { findVisit } from '../db/visit.ts';
import { findProgrammeVersion } from '../domain/programme.ts';
import { compareProgrammes, isEmptyDifference } from '../domain/programme-difference.ts';
import { visibleProgramme } from '../domain/visible-programme.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { heading } from '../views/blocks.ts';
import { message } from '../views/message.ts';
import { asOf } from '../views/programme.ts';
import { publishedChanges, publishedDays } from '../views/whole-programme.ts';
import type { EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

/**
 * Tells the channel that a version was published: the first time all of it, later what has changed. Guests may be in the
 * channel: of what is internal it says nothing, and where nothing else has changed, nothing at all.
 */
export function programmeNoteHandler({ db, door, config }: { db: Db; door: SlackDoor; config: Config }): EffectHandler {
  const payload = z.object({ visitId: z.string(), version: z.number() });
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, version } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const whole = visit && (await findProgrammeVersion(db, visit.id, version));
      if (!visit || !whole) return {};
      const programme = visibleProgramme(whole, 'everyone');
      const t = texts(visit.language);
      const command = commandFor(config, visit.language);
      const last = await findProgrammeVersion(db, visit.id, version - 1);
      const before = visibleProgramme(last ?? { sessions: [] }, 'everyone');
      const difference = compareProgrammes(before, programme);
      if (isEmptyDifference(difference)) return {};
      const isKnown = before.sessions.length > 0;
      const blocks = isKnown
        ? [heading(t.programme.channelAgain(visit)), ...publishedChanges(difference, visit, visit.language)]
        : [heading(t.programme.channelFirst(visit)), ...publishedDays(programme, visit, visit.language)];
      await door.post(
        row.team_id,
        visit.channel_id,
        message([...blocks, asOf(visit, programme.publishedAt, visit.language)], { t, command }),
      );
      return {};
    },
  };
}
