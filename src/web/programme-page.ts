/** `/programme/TOKEN`: a programme for whoever has the address, and the reader's own answer. */

import { type Context, Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { getAccessToken, programmeUrl } from '../domain/access-link.ts';
import { isReachableFromOutside, subscriptionLinks } from '../domain/feed.ts';
import { findProgrammePage, isSentAlready, type ProgrammePage } from '../domain/programme-page.ts';
import { replyFromPage } from '../domain/reply.ts';
import { UserError } from '../errors.ts';
import { type Texts, texts } from '../i18n/index.ts';
import { largestForm, lengthOfNote, longestNote, readAnswer, readAnswerForm } from './answer-form.ts';
import { hourlyRate } from './answer-rate.ts';
import { pageLanguage } from './plain-page.ts';
import type { AnswerDraft } from './programme-answer.ts';
import { programmeDocument } from './programme-document.ts';
import { programmePolicy } from './programme-style.ts';
import { readBody } from './read-body.ts';
import { isFromOwnPage } from './same-site.ts';

type Mistake = NonNullable<AnswerDraft['mistake']>;
type AnswerWords = Texts['programmePage']['answer'];

const answersPerHour = 30;
const unanswered: AnswerDraft = { answer: undefined, note: '', isProposed: false };

/** @returns the routes `/programme/TOKEN` and `/programme/TOKEN/answer`. Reading never changes anything: mail scanners follow links. */
export function programmePages(deps: Deps): Hono {
  const rate = hourlyRate(answersPerHour, deps.now);
  const pages = new Hono();

  pages.get('/programme/:token', async (c) => {
    const page = await findProgrammePage(deps, c.req.param('token'));
    if (!page) return c.notFound();
    const answer = readAnswer(c.req.query('answer'));
    return show(deps, c, page, 200, answer ? { answer, note: '', isProposed: true } : unanswered);
  });
  pages.all('/programme/:token', (c) => c.body(null, 405, { allow: 'GET, HEAD' }));

  // Whoever comes to the address of the form, by history or by hand, is led back to the page.
  pages.get('/programme/:token/answer', (c) =>
    c.redirect(`../${encodeURIComponent(c.req.param('token'))}#answer`, 303),
  );
  pages.post('/programme/:token/answer', async (c) => {
    const body = await readBody(c.req.raw, largestForm);
    if (body === undefined) return refuse(c, 413, (words) => words.unreadable);
    const page = await findProgrammePage(deps, c.req.param('token'));
    if (!page?.reader) return c.notFound();
    if (page.reader.answering !== 'open') return show(deps, c, page, 409, unanswered);
    if (!rate.allows(page.link.token_hash)) return refuse(c, 429, (words) => words.tooMany);
    if (!isFromOwnPage(provenanceOf(c), deps.config.publicUrl)) return refuse(c, 403, (words) => words.foreign);
    if (!isForm(c)) return refuse(c, 415, (words) => words.unreadable);

    const { answer, note } = readAnswerForm(body);
    const wrong = (mistake: Mistake) => show(deps, c, page, 422, { answer, note, isProposed: false, mistake });
    const { answer: words } = texts(languageOf(c, page)).programmePage;
    if (!answer) return wrong({ field: 'answer', text: words.choose });
    const length = lengthOfNote(note);
    if (length > longestNote) return wrong({ field: 'note', text: words.tooLong(longestNote, length) });
    const reply = { answer, reason: note === '' ? null : note };
    try {
      if (!isSentAlready(page.reader, reply, deps.now())) await replyFromPage(deps, page.reader.person.id, reply);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return wrong({ field: 'form', text: error.say(texts(languageOf(c, page))) });
    }
    return c.redirect(`../${c.req.param('token')}#answer`, 303);
  });
  pages.all('/programme/:token/answer', (c) => c.body(null, 405, { allow: 'GET, HEAD, POST' }));

  /** The page, with words about why nothing was noted. */
  async function refuse(
    c: Context,
    status: 403 | 413 | 415 | 429,
    why: (words: AnswerWords) => string,
  ): Promise<Response> {
    const page = await findProgrammePage(deps, c.req.param('token') ?? '');
    if (!page?.reader) return c.notFound();
    const text = why(texts(languageOf(c, page)).programmePage.answer);
    return show(deps, c, page, status, { ...unanswered, mistake: { field: 'form', text } });
  }

  return pages;
}

async function show(
  deps: Deps,
  c: Context,
  page: ProgrammePage,
  status: 200 | 403 | 409 | 413 | 415 | 422 | 429,
  draft: AnswerDraft,
): Promise<Response> {
  const { visit, link } = page;
  const token = c.req.param('token') ?? '';
  const feed = await getAccessToken(deps, deps.db, { visitId: visit.id, personId: link.person_id, purpose: 'feed' });
  c.header('content-security-policy', programmePolicy);
  c.header('cache-control', 'private, no-store');
  const document = programmeDocument({
    page,
    language: languageOf(c, page),
    draft,
    // Relative, as a proxy may serve us below a path of its own.
    action: c.req.method === 'POST' ? 'answer' : `${token}/answer`,
    address: programmeUrl(deps.config, token),
    subscription: subscriptionLinks(deps.config, feed, visit.title),
    isReachable: isReachableFromOutside(deps.config),
  });
  return c.html(document, status);
}

/** The person's own language, else the browser's, else the visit's. */
function languageOf(c: Context, { reader, visit }: ProgrammePage) {
  return reader?.language ?? pageLanguage(c.req.header('accept-language'), visit.language);
}

function provenanceOf(c: Context) {
  return {
    secFetchSite: c.req.header('sec-fetch-site'),
    origin: c.req.header('origin'),
    host: c.req.header('host'),
  };
}

function isForm(c: Context): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('content-type') ?? '');
}
