/** From a line to the one verb that it means, and back to an answer. Typing and clicking come together here. */

import type { Context, Given, Noun, Reply, Verb } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { VerbPath } from '../i18n/vocabulary.ts';
import { chooseVisit, unknownWords } from '../views/answers.ts';
import { confirmation } from '../views/form.ts';
import { message } from '../views/message.ts';
import { createFindVerb } from './find-verb.ts';
import { findVisitMeant } from './find-visit.ts';
import { createForms, type Forms } from './forms.ts';
import { lineInstead, longestLine } from './line-instead.ts';
import { notUnderstood } from './not-understood.ts';
import { mentionedUsers, type People } from './people.ts';
import { giveTokens, readInput, takeVisitCode, visitCodeIn } from './read-input.ts';
import { checkRights, contextOf, getVerb, readingOf } from './request-context.ts';
import type { Answer, Caller } from './requests.ts';
import { sayError } from './say-error.ts';
import { splitWords } from './words.ts';

/** A line that somebody typed, or that a button stands for. */
export interface Line extends Caller {
  key: string;
  /** For a click. */
  click?: string;
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
  submission: Forms['submission'];
}

/** A verb and what it was given. */
interface Meant {
  path: VerbPath;
  verb: Verb;
  given: Given;
}

type Source = Omit<Line, 'text'>;

export function createDispatch(deps: Deps, people: People, nouns: readonly Noun[]): Dispatch {
  const findVerb = createFindVerb(nouns);
  const forms = createForms({ deps, people, nouns });

  async function line(request: Line): Promise<Answer> {
    const ctx = await contextOf({ deps, people }, request, request.command);
    const tokens = splitWords(request.text);
    const named = visitCodeIn(tokens);
    const isTyped = request.command !== undefined;
    const work = async () => {
      const { code, rest } = takeVisitCode(tokens);
      const found = findVerb(rest, ctx.language);
      if (found.kind === 'unknown')
        return answer(request, ctx, ctx.t.sorry, { blocks: unknownWords(found, ctx, named) });
      const { path, verb } = found;
      const meant = { path, verb, given: giveTokens(path, verb, found.rest, ctx.language, isTyped) };
      return inVisitMeant(request, ctx, meant, code, (visit) => runLine(request, ctx, meant, visit, named));
    };
    return sayingErrors(request, ctx, work, named);
  }

  async function openForm(request: Source, path: VerbPath, given: Given): Promise<Answer> {
    const ctx = await contextOf({ deps, people }, request);
    const meant = { path, verb: getVerb(nouns, path), given };
    return sayingErrors(request, ctx, () =>
      inVisitMeant(request, ctx, meant, undefined, async (visit) => {
        await checkRights(ctx, meant.verb, visit);
        const { values } = readInput(meant.verb, given, readingOf(deps, visit));
        return forms.open({ ...meant, values, visit }, ctx, request.responseUrl);
      }),
    );
  }

  /** Goes on with the visit that was meant, or asks which one. */
  async function inVisitMeant(
    request: Source,
    ctx: Context,
    { path, verb, given }: Meant,
    code: string | undefined,
    goOn: (visit: Visit | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    if (verb.needs === 'nothing') return goOn(undefined);
    const found = await findVisitMeant(deps.db, ctx.actor, code);
    if (found.kind === 'visit') return goOn(found.visit);
    const whole = lineInstead(path, verb, given, 'en');
    const wanted = whole.length > longestLine ? lineInstead(path, verb, {}, 'en') : whole;
    return answer(request, ctx, ctx.t.verbs['visit.list'].title, { blocks: chooseVisit(found.visits, wanted, ctx) });
  }

  async function runLine(
    request: Line,
    ctx: Context,
    meant: Meant,
    visit: Visit | undefined,
    typedCode: string | undefined,
  ): Promise<Answer> {
    const { path, verb, given } = meant;
    await checkRights(ctx, verb, visit);
    const { values, wrong, missing } = readInput(verb, given, readingOf(deps, visit));
    if (wrong.length > 0) throw notUnderstood(path, verb, given, wrong, ctx.language);
    const openModal = () => forms.open({ ...meant, values, visit }, ctx, request.responseUrl);
    if (missing.length > 0 || verb.opensModal(given)) return openModal();
    await people.know(request.teamId, mentionedUsers(given));
    const inVisit: Context & { visit?: Visit } = visit ? { ...ctx, visit } : ctx;
    try {
      return answer(request, ctx, ctx.t.verbs[path].title, await verb.run(inVisit, values));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (error.isMissing) return openModal();
      const wanted = { typedCode, visitCode: visit?.code, again: meant };
      return answer(request, ctx, ctx.t.sorry, { blocks: sayError(error, ctx, wanted) });
    }
  }

  return { line, form: openForm, submission: forms.submission };
}

async function sayingErrors(
  request: Source,
  ctx: Context,
  work: () => Promise<Answer>,
  typedCode?: string,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return answer(request, ctx, ctx.t.sorry, { blocks: sayError(error, ctx, { typedCode }) });
  }
}

/** @param title of the modal that shows the answer where there is no message to answer at */
function answer(request: Source, ctx: Context, title: string, reply: Reply): Answer {
  const wasClicked = request.command === undefined;
  const inMessage = request.responseUrl !== undefined;
  if (wasClicked && inMessage && reply.quietAfterClick && !request.inPrivateMessage) return { kind: 'nothing' };
  const said = message(reply.blocks, ctx, reply.whole);
  return {
    kind: wasClicked && reply.replaces && request.inPrivateMessage ? 'replace' : 'message',
    message: said,
    ...(inMessage ? {} : { view: confirmation(said.blocks, title, ctx.t) }),
  };
}
