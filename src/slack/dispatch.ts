/** From a request to the one verb that it means, and back to an answer. Typing, clicking and submitting come together here. */

import type { Context, Given, Noun, Reading, Reply, Verb } from '../command.ts';
import { commandFor } from '../config.ts';
import { isCoordinator } from '../db/coordinator.ts';
import type { Visit } from '../db/schema.ts';
import { findVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/change.ts';
import { listCoordinatorNames } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import { UserError } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { chooseVisit, unknownWords } from '../views/answers.ts';
import { confirmation, type FormMemory, form } from '../views/form.ts';
import { message } from '../views/message.ts';
import { createFindVerb } from './find-verb.ts';
import { findVisitMeant } from './find-visit.ts';
import { readMemory } from './form-memory.ts';
import { mentionedUsers, type People } from './people.ts';
import { fieldNames, giveTokens, lineInstead, notUnderstood, readInput, takeVisitCode } from './read-input.ts';
import type { Answer, Caller, SubmissionAnswer, SubmissionRequest } from './requests.ts';
import { sayError } from './say-error.ts';
import { splitWords } from './words.ts';

/** A line that somebody typed, or that a button stands for. */
export interface Line extends Caller {
  key: string;
  text: string;
  channelId?: string;
  responseUrl?: string;
  /** With its slash; missing for a click. */
  command?: string;
  inPrivateMessage?: boolean;
}

export interface Dispatch {
  line(line: Line): Promise<Answer>;
  /** Opens the modal of a verb, filled in, as a shortcut wants it. */
  form(request: Omit<Line, 'text'>, path: VerbPath, given: Given): Promise<Answer>;
  submission(request: SubmissionRequest): Promise<SubmissionAnswer>;
}

/** A response_url works for 30 minutes; what takes longer is answered in the modal itself. */
const responseUrlMinutes = 28;

export function createDispatch(deps: Deps, people: People, nouns: readonly Noun[]): Dispatch {
  const findVerb = createFindVerb(nouns);

  async function line(request: Line): Promise<Answer> {
    const ctx = await contextOf(request, request.command);
    return sayingErrors(ctx, async () => {
      const { code, rest } = takeVisitCode(splitWords(request.text));
      const found = findVerb(rest, ctx.language);
      if (found.kind === 'unknown') return { kind: 'message', message: message(unknownWords(found, ctx)) };
      const { path, verb } = found;
      const given = giveTokens(path, verb, found.rest, ctx.language);
      return inVisitMeant(ctx, path, verb, given, code, (visit) => runLine(request, ctx, path, verb, given, visit));
    });
  }

  async function openForm(request: Omit<Line, 'text'>, path: VerbPath, given: Given): Promise<Answer> {
    const ctx = await contextOf(request);
    const { verb } = verbAt(path);
    return sayingErrors(ctx, () =>
      inVisitMeant(ctx, path, verb, given, undefined, async (visit) => {
        await checkRights(ctx, verb, visit);
        return formFor(request, ctx, path, verb, given, readInput(verb, given, readingOf(visit)).values, visit);
      }),
    );
  }

  /** Goes on with the visit that was meant, or asks which one. */
  async function inVisitMeant(
    ctx: Context,
    path: VerbPath,
    verb: Verb,
    given: Given,
    code: string | undefined,
    goOn: (visit: Visit | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    if (verb.needs === 'nothing') return goOn(undefined);
    const meant = await findVisitMeant(deps.db, ctx.actor, code);
    if (meant.kind === 'visit') return goOn(meant.visit);
    const blocks = chooseVisit(meant.visits, lineInstead(path, verb, given, 'en'), ctx);
    return { kind: 'message', message: message(blocks) };
  }

  async function sayingErrors(ctx: Context, answer: () => Promise<Answer>): Promise<Answer> {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof UserError) return { kind: 'message', message: message(sayError(error, ctx)) };
      throw error;
    }
  }

  async function runLine(
    request: Line,
    ctx: Context,
    path: VerbPath,
    verb: Verb,
    given: Given,
    visit: Visit | undefined,
  ): Promise<Answer> {
    await checkRights(ctx, verb, visit);
    const reading = readingOf(visit);
    const { values, wrong, missing } = readInput(verb, given, reading);
    if (wrong.length > 0) throw notUnderstood(path, verb, given, wrong, ctx.language);
    const inVisit: Context & { visit?: Visit } = visit ? { ...ctx, visit } : ctx;
    const openModal = () => formFor(request, ctx, path, verb, given, values, visit);
    if (missing.length > 0 || verb.opensModal(given)) return openModal();
    await people.know(request.teamId, mentionedUsers(given));
    try {
      return answerWith(await verb.run(inVisit, values), request);
    } catch (error) {
      if (error instanceof UserError && error.isMissing) return openModal();
      throw error;
    }
  }

  async function formFor(
    request: Omit<Line, 'text'>,
    ctx: Context,
    path: VerbPath,
    verb: Verb,
    given: Given,
    values: Record<string, unknown>,
    visit: Visit | undefined,
  ): Promise<Answer> {
    const inVisit: Context & { visit?: Visit } = visit ? { ...ctx, visit } : ctx;
    const isKnown = verb.behindModal.every((name) => given[name] !== undefined);
    const current = isKnown ? await verb.current(inVisit, values) : {};
    const memory: FormMemory = {
      path,
      command: ctx.command,
      openedAt: deps.now().toISOString(),
      behind: Object.fromEntries(
        verb.behindModal.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
      ),
      ...(visit ? { visitId: visit.id } : {}),
      ...(request.channelId ? { channelId: request.channelId } : {}),
      ...(request.responseUrl ? { responseUrl: request.responseUrl } : {}),
    };
    const filled = { ...current, ...canonical(verb, given, values) };
    return { kind: 'modal', view: form(verb, filled, memory, ctx.t) };
  }

  async function submission(request: SubmissionRequest): Promise<SubmissionAnswer> {
    const memory = readMemory(request.privateMetadata);
    const actor = { ...request, ...(memory.channelId ? { channelId: memory.channelId } : {}) };
    const ctx = await contextOf(actor, memory.command);
    try {
      const { path, verb } = verbAt(memory.path);
      const visit = memory.visitId ? await findVisit(deps.db, request.teamId, memory.visitId) : undefined;
      if (verb.needs === 'visit' && !visit) throw new UserError((t) => t.errors.noSuchVisit);
      await checkRights(ctx, verb, visit);
      const shown = fieldNames(verb).filter((name) => memory.behind[name] === undefined);
      const given: Given = {
        ...Object.fromEntries(shown.map((name) => [name, [request.values.get(name) ?? []].flat().join(', ')])),
        ...memory.behind,
      };
      const { values, wrong, missing } = readInput(verb, given, readingOf(visit));
      if (wrong.length + missing.length > 0) {
        const errors = wrong.map((name) => [name, ctx.t.errors.wrongInput(ctx.t.fields[name].example)]);
        return {
          kind: 'errors',
          errors: Object.fromEntries([...errors, ...missing.map((name) => [name, ctx.t.errors.missingInput])]),
        };
      }
      await people.know(request.teamId, mentionedUsers(given));
      const inVisit: Context & { visit?: Visit } = visit ? { ...ctx, visit } : ctx;
      const reply = await verb.run(inVisit, values);
      return closeWith(reply, memory, ctx, path);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const shown = [...request.values.keys()];
      const field = error.field && shown.includes(error.field) ? error.field : shown[0];
      if (field) return { kind: 'errors', errors: { [field]: error.say(ctx.t) } };
      return { kind: 'update', view: confirmation(sayError(error, ctx), ctx.t.sorry, ctx.t) };
    }
  }

  function closeWith(reply: Reply, memory: FormMemory, ctx: Context, path: VerbPath): SubmissionAnswer {
    const age = deps.now().getTime() - Date.parse(memory.openedAt);
    if (memory.responseUrl && age < responseUrlMinutes * 60_000) {
      return { kind: 'close', message: message(reply.blocks), responseUrl: memory.responseUrl };
    }
    return { kind: 'update', view: confirmation(reply.blocks, ctx.t.verbs[path].title, ctx.t) };
  }

  async function contextOf(caller: Caller & { key: string; channelId?: string }, command?: string): Promise<Context> {
    const { language, t } = await people.languageOf(caller);
    const actor: Actor = {
      teamId: caller.teamId,
      userId: caller.userId,
      requestKey: caller.key,
      ...(caller.channelId ? { channelId: caller.channelId } : {}),
    };
    return { deps, actor, t, language, command: command ?? commandFor(deps.config, language) };
  }

  async function checkRights(ctx: Context, verb: Verb, visit: Visit | undefined): Promise<void> {
    if (verb.who !== 'coordinator' || !visit || (await isCoordinator(deps.db, visit.id, ctx.actor.userId))) return;
    const names = await listCoordinatorNames(deps.db, visit);
    throw new UserError((t) => t.errors.coordinatorsOnly(names));
  }

  function readingOf(visit: Visit | undefined): Reading {
    const zone = visit?.time_zone ?? deps.config.defaultTimeZone;
    const today = dayOf(deps.now().toISOString(), zone);
    return { today, firstDay: visit?.first_day, lastDay: visit?.last_day };
  }

  function verbAt(path: VerbPath): { path: VerbPath; verb: Verb } {
    const [noun, name] = path.split('.');
    const verb = nouns.find((each) => each.name === noun)?.verbs[name ?? ''];
    if (!verb) throw new Error('A modal was submitted for a verb that is gone');
    return { path, verb };
  }

  return { line, form: openForm, submission };
}

/** In a modal a date picker wants 2027-06-15 and a menu its option, however it was typed. */
function canonical(verb: Verb, given: Given, values: Record<string, unknown>): Given {
  return Object.fromEntries(
    fieldNames(verb).flatMap((name) => {
      const text = given[name];
      if (text === undefined) return [];
      const kind = verb.fields[name]?.shape.kind;
      const value = values[name];
      return [[name, (kind === 'day' || kind === 'choice') && typeof value === 'string' ? value : text]];
    }),
  );
}

function answerWith(reply: Reply, request: Line): Answer {
  const wasClicked = request.command === undefined;
  if (wasClicked && reply.quietAfterClick && !request.inPrivateMessage) return { kind: 'nothing' };
  const kind = wasClicked && reply.replaces && request.inPrivateMessage ? 'replace' : 'message';
  return { kind, message: message(reply.blocks) };
}
