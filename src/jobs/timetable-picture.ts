import { type Config, commandFor } from '../config.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import { findVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { pictureFonts } from '../documents/fonts.ts';
import { svgToPng } from '../documents/png.ts';
import { timetableSvg } from '../documents/timetable-svg.ts';
import { draftPlan } from '../domain/plan.ts';
import { draftProgramme, type Programme } from '../domain/programme.ts';
import { picturePayload, wordsOf } from '../domain/timetable-picture.ts';
import { findProgrammeFor } from '../domain/visible-programme.ts';
import { UserError } from '../errors.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { paragraph } from '../views/blocks.ts';
import { message } from '../views/message.ts';
import { altText, timetablePicture } from '../views/timetable-picture.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

interface Parts {
  deps: Deps;
  door: SlackDoor;
  config: Config;
}

interface Drawn {
  programme: Programme;
  /** What it is, and of when. */
  subtitle: string;
}

/**
 * Draws a programme and sends it to the one who asked, as it is when it is sent. Nothing is sent to who may not see it any more.
 * Where Slack refuses the picture, the one who waits for it is told so.
 */
export function timetablePictureHandler({ deps, door, config }: Parts): EffectHandler {
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 24,
    async deliver(row) {
      const wanted = readPayload(row, picturePayload);
      const visit = await findVisit(deps.db, row.team_id, wanted.visitId);
      if (!visit) return {};
      const user = await findSlackUser(deps.db, row.team_id, wanted.userId);
      const language = user?.language ?? visit.language;
      const drawn = await drawnFor(wanted, visit, language, deps);
      if (!drawn || drawn.programme.sessions.length === 0) return {};
      const { programme, subtitle } = drawn;
      const svg = timetableSvg(timetablePicture(programme, subtitle, visit, language), pictureFonts());
      const t = texts(language);
      try {
        await door.upload(row.team_id, wanted.userId, {
          name: `${t.timetable.fileName}-${visit.code}.png`,
          title: `${t.timetable.pictureTitle(visit)} (${subtitle})`,
          altText: altText(programme, visit, language),
          bytes: await svgToPng(svg),
        });
      } catch (error) {
        if (error instanceof DeliveryError && error.kind === 'permanent') {
          const words = { t, command: commandFor(config, language) };
          await door.direct(row.team_id, wanted.userId, message([paragraph(t.timetable.notSent)], words));
        }
        throw error;
      }
      return {};
    },
  };
}

async function drawnFor(
  wanted: ReturnType<typeof picturePayload.parse>,
  visit: Visit,
  language: Language,
  deps: Deps,
): Promise<Drawn | undefined> {
  const { db } = deps;
  const { draft, proposal, asOf } = texts(language).timetable;
  const actor = { teamId: visit.team_id, userId: wanted.userId };
  if (wanted.of === 'published') {
    const programme = await findProgrammeFor(db, visit, actor);
    return programme && { programme, subtitle: asOf(visit, programme.publishedAt) };
  }
  if (!(await isCoordinator(db, visit.id, wanted.userId))) return undefined;
  const now = asOf(visit, deps.now().toISOString());
  if (wanted.of === 'draft') return { programme: await draftProgramme(db, visit), subtitle: `${draft} · ${now}` };
  try {
    const { programme } = await draftPlan(deps, actor, visit.id, wordsOf(wanted));
    return { programme, subtitle: `${proposal} · ${now}` };
  } catch (error) {
    // Meanwhile closed, or what was wished is gone.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
