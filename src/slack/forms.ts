/** Modals: opening one for a verb, filled in with what is known, and doing what was submitted. */

import type { Context, Given, Noun, Reply, Verb } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import { isChannelMember, upsertChannelMember } from '../db/slack-user.ts';
import { findVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { maySee } from '../domain/rights.ts';
import { UserError } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { changedBlocks } from '../views/changed.ts';
import { confirmation, type FormMemory, form, withMenus } from '../views/form.ts';
import { message } from '../views/message.ts';
import { ChangedMeanwhile, guarded, marksOf, merged } from './changed-meanwhile.ts';
import { readMemory } from './form-memory.ts';
import { canonical, givenIn, shownFields } from './form-values.ts';
import { mentionedUsers, type People } from './people.ts';
import { readInput } from './read-input.ts';
import { checkRights, contextOf, getVerb, readingOf } from './request-context.ts';
import type { Answer, SubmissionAnswer, SubmissionRequest } from './requests.ts';
import { type Again, sayError, type Wanted } from './say-error.ts';

/** What somebody wants to do, as far as it is known. */
export interface Wish {
  path: VerbPath;
  verb: Verb;
  given: Given;
  /** As read from what was given. */
  values: Record<string, unknown>;
  visit: Visit | undefined;
}

export interface Forms {
  /** The modal of a verb. Its outcome goes to the response_url, if there is one. */
  open(wish: Wish, ctx: Context, responseUrl: string | undefined): Promise<Answer>;
  submission(request: SubmissionRequest): Promise<SubmissionAnswer>;
}

/** A response_url works for 30 minutes; what takes longer is answered in the modal itself. */
const responseUrlMinutes = 28;

export function createForms(parts: { deps: Deps; people: People; nouns: readonly Noun[] }): Forms {
  const { deps, people, nouns } = parts;

  async function open(wish: Wish, ctx: Context, responseUrl: string | undefined): Promise<Answer> {
    const { path, verb, given, values, visit } = wish;
    await rememberMembership(ctx, visit);
    const isKnown = verb.behindModal.every((name) => given[name] !== undefined || !verb.fields[name]?.required);
    const current = isKnown ? await verb.current(inVisit(ctx, visit), values) : {};
    const memory: FormMemory = {
      path,
      command: ctx.command,
      openedAt: deps.now().toISOString(),
      behind: Object.fromEntries(
        verb.behindModal.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
      ),
      ...(visit ? { visitId: visit.id, shown: marksOf(current) } : {}),
      ...(ctx.actor.channelId ? { channelId: ctx.actor.channelId } : {}),
      ...(responseUrl ? { responseUrl } : {}),
    };
    const shown = withMenus(verb, await verb.menus(inVisit(ctx, visit), values));
    const above = verb.above(inVisit(ctx, visit), values);
    return {
      kind: 'modal',
      view: form(shown, { ...current, ...canonical(verb, given, values) }, memory, ctx.t, above),
    };
  }

  async function submission(request: SubmissionRequest): Promise<SubmissionAnswer> {
    const memory = readMemory(request.privateMetadata);
    let wanted: Wanted = {};
    const ctx = await contextOf(parts, { ...request, ...(await channelOf(request, memory)) }, memory.command);
    try {
      const { path } = memory;
      const verb = getVerb(nouns, path);
      const visit = memory.visitId ? await findVisit(deps.db, request.teamId, memory.visitId) : undefined;
      // Whoever forges what the modal remembers, or has left the channel since, must not read on.
      const isHidden = visit !== undefined && !(await maySee(deps.db, ctx.actor, visit));
      if (isHidden || (verb.needs === 'visit' && !visit)) throw new UserError((t) => t.errors.noSuchVisit);
      await checkRights(ctx, verb, visit);
      const given = givenIn(request, verb, memory);
      wanted = { visitCode: visit?.code, again: { path, verb, given } };
      const { values, wrong, missing } = readInput(verb, given, readingOf(deps, visit));
      if (wrong.length + missing.length > 0) {
        const errors = wrong.map(({ field, say }) => [
          field,
          say?.(ctx.t) ?? ctx.t.errors.wrongInput(ctx.t.fields[field].example),
        ]);
        return {
          kind: 'errors',
          errors: Object.fromEntries([...errors, ...missing.map((name) => [name, ctx.t.errors.missingInput])]),
        };
      }
      await people.know(request.teamId, mentionedUsers(given));
      const guardedCtx = guarded(inVisit(ctx, visit), verb, values, memory.shown ?? {});
      return closeWith(await verb.run(guardedCtx, values), memory, ctx);
    } catch (error) {
      if (error instanceof ChangedMeanwhile && wanted.again) return await askAgain(error, wanted.again, memory, ctx);
      if (!(error instanceof UserError)) throw error;
      const shown = shownFields(request, getVerb(nouns, memory.path));
      const field = shown.find((name) => name === error.field) ?? shown[0];
      // A field says what was wrong, but has no buttons.
      if (field && !error.ways && !error.insist) return { kind: 'errors', errors: { [field]: error.say(ctx.t) } };
      return { kind: 'update', view: confirmation(sayError(error, ctx, wanted), ctx.t.sorry, ctx.t) };
    }
  }

  /** Slack keeps what was typed into an input of the same action_id, whatever its new value: `asked` gives them others. */
  async function askAgain(
    { current, fields }: ChangedMeanwhile,
    { verb, given }: Again,
    memory: FormMemory,
    ctx: Context,
  ): Promise<SubmissionAnswer> {
    const { asked = 0, shown = {} } = memory;
    const next = { ...memory, shown: marksOf(current), asked: asked + 1 };
    const visit = memory.visitId ? await findVisit(deps.db, ctx.actor.teamId, memory.visitId) : undefined;
    const { values } = readInput(verb, given, readingOf(deps, visit));
    // Where there is nothing to choose from any more, what was chosen stands there as text.
    const menus = await verb.menus(inVisit(ctx, visit), values).catch((error: unknown) => {
      if (error instanceof UserError) return {};
      throw error;
    });
    const above = [...verb.above(inVisit(ctx, visit), values), ...changedBlocks(fields, current, ctx)];
    return { kind: 'update', view: form(withMenus(verb, menus), merged(given, shown, current), next, ctx.t, above) };
  }

  function closeWith(reply: Reply, memory: FormMemory, ctx: Context): SubmissionAnswer {
    const age = deps.now().getTime() - Date.parse(memory.openedAt);
    const said = message(reply.blocks, ctx, reply.whole);
    if (memory.responseUrl && age < responseUrlMinutes * 60_000) {
      return { kind: 'close', message: said, responseUrl: memory.responseUrl };
    }
    return { kind: 'update', view: confirmation(said.blocks, ctx.t.verbs[memory.path].title, ctx.t) };
  }

  /** What a modal remembers was not signed for its submitter: the channel counts for who is known to be in it. */
  async function channelOf({ teamId, userId }: SubmissionRequest, { channelId }: FormMemory) {
    return channelId && (await isChannelMember(deps.db, teamId, channelId, userId)) ? { channelId } : {};
  }

  return { open, submission };
}

/** When a modal opens, Slack says in which channel; when it is submitted, only we can know that the submitter was there. */
async function rememberMembership({ deps: { db }, actor }: Context, visit: Visit | undefined): Promise<void> {
  const { teamId, userId, channelId } = actor;
  if (!channelId?.match(/^[CG]/) || (visit && visit.channel_id !== channelId)) return;
  if (await isChannelMember(db, teamId, channelId, userId)) return;
  await upsertChannelMember(db, teamId, channelId, userId);
}

function inVisit(ctx: Context, visit: Visit | undefined): Context & { visit?: Visit } {
  return visit ? { ...ctx, visit } : ctx;
}
