/** The reader's own answer: what is noted, and the form for another one. It works without a script. */

import { html } from 'hono/html';
import type { Answer, Visit } from '../db/schema.ts';
import type { PagePerson } from '../domain/programme-page.ts';
import type { AnswersOfPerson } from '../domain/reply-answers.ts';
import { type Language, texts } from '../i18n/index.ts';
import { answersByEvent } from '../views/reply.ts';
import { longestNote } from './answer-form.ts';

/** What stands in the form when the page comes. */
export interface AnswerDraft {
  answer: Answer | undefined;
  note: string;
  /** Chosen by a link in a mail: nothing is sent yet. */
  isProposed: boolean;
  /** What is wrong, at the field that it is about, or with the whole. */
  mistake?: { field: 'answer' | 'note' | 'form'; text: string };
}

const order: readonly Answer[] = ['yes', 'maybe', 'no'];

/** @param action where the form is sent, relative to the page */
export function answerSection(
  { answers, answering }: PagePerson,
  draft: AnswerDraft,
  { visit, language, action }: { visit: Visit; language: Language; action: string },
) {
  const { answer: words } = texts(language).programmePage;
  const isAnswered = answers.overall.kind !== 'open';
  const isAsked = !isAnswered || draft.isProposed || draft.mistake !== undefined;
  const form = answerForm(draft, language, action);
  const ways = isAsked
    ? form
    : html`<p class="counts">${words.counts}</p><details><summary>${words.change}</summary>${form}</details>`;
  return html`<section class="${isAnswered ? 'answer answered' : 'answer'}" id="answer" aria-labelledby="answer-heading"><h2 id="answer-heading">${words.heading}</h2>${whatCounts(answers, visit, language)}${
    answering === 'open' ? ways : html`<p>${words.endings[answering]}</p>`
  }</section>`;
}

function whatCounts({ overall, events }: AnswersOfPerson, visit: Visit, language: Language) {
  const t = texts(language);
  if (overall.kind === 'mixed') {
    return html`<p class="noted">${t.answers.mine(answersByEvent(events))}</p>`;
  }
  if (overall.kind === 'open') {
    return overall.before ? html`<p class="noted">${t.answers.moved(overall.before.answer)}</p>` : '';
  }
  const { reply } = overall;
  const names = events.map(({ event }) => event.name);
  return html`<p class="noted">${t.programmePage.answer.noted(reply.answer)}</p><p class="soft">${t.answers.when(reply.created_at, visit.time_zone, reply.via)}</p>${
    reply.reason ? html`<p>${t.reply.reason(reply.reason)}</p>` : ''
  }${names.length > 1 ? html`<p>${t.answers.countsForAll(names)}</p>` : ''}`;
}

function answerForm({ answer, note, isProposed, mistake }: AnswerDraft, language: Language, action: string) {
  const { answer: words } = texts(language).programmePage;
  const said = (field: 'answer' | 'note' | 'form') =>
    mistake?.field === field ? html`<p class="wrong" id="wrong-${field}" role="alert">${mistake.text}</p>` : '';
  const about = (field: 'answer' | 'note') =>
    mistake?.field === field ? html` aria-invalid="true" aria-describedby="wrong-${field}"` : '';
  const choices = order.map(
    (each) =>
      html`<label class="choice"><input type="radio" name="answer" value="${each}" required${each === answer ? html` checked` : ''}${about('answer')}> ${words.options[each]}</label>`,
  );
  return html`<form method="post" action="${action}" accept-charset="utf-8">${said('form')}${
    isProposed ? html`<p>${words.notSentYet}</p>` : ''
  }<fieldset><legend>${words.question}</legend>${said('answer')}${choices}</fieldset><label for="note">${words.note}</label>${said('note')}<textarea id="note" name="note" rows="2" maxlength="${longestNote}" autocomplete="off"${about('note')}>${note}</textarea><button type="submit">${words.send}</button></form>`;
}
