/** What every request is looked at with, be it typed, clicked or submitted. */

import type { Context, Noun, Reading, Verb } from '../command.ts';
import { commandFor } from '../config.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/change.ts';
import { listCoordinatorNames } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import { UserError } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import type { People } from './people.ts';
import type { Caller } from './requests.ts';

/** @param command as it was typed, with its slash; missing for what was clicked */
export async function contextOf(
  { deps, people }: { deps: Deps; people: People },
  caller: Caller & { key: string; click?: string; channelId?: string },
  command?: string,
): Promise<Context> {
  const { language, t } = await people.languageOf(caller);
  const actor: Actor = {
    teamId: caller.teamId,
    userId: caller.userId,
    requestKey: caller.key,
    ...(caller.click ? { click: caller.click } : {}),
    ...(caller.channelId ? { channelId: caller.channelId } : {}),
  };
  return { deps, actor, t, language, command: command ?? commandFor(deps.config, language) };
}

/** @throws UserError when only coordinators may, and the caller is none; it names those who are */
export async function checkRights(ctx: Context, verb: Verb, visit: Visit | undefined): Promise<void> {
  const { db } = ctx.deps;
  if (verb.who !== 'coordinator' || !visit || (await isCoordinator(db, visit.id, ctx.actor.userId))) return;
  const names = await listCoordinatorNames(db, visit);
  throw new UserError((t) => t.errors.coordinatorsOnly(names));
}

export function readingOf({ now, config }: Deps, visit: Visit | undefined): Reading {
  const zone = visit?.time_zone ?? config.defaultTimeZone;
  return { today: dayOf(now().toISOString(), zone), firstDay: visit?.first_day, lastDay: visit?.last_day };
}

export function getVerb(nouns: readonly Noun[], path: VerbPath): Verb {
  const [noun, name] = path.split('.');
  const verb = nouns.find((each) => each.name === noun)?.verbs[name ?? ''];
  if (!verb) throw new Error('A modal was submitted for a verb that is gone');
  return verb;
}
