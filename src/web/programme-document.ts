/** The whole page of a programme. */

import { html, raw } from 'hono/html';
import type { Visit } from '../db/schema.ts';
import type { SubscriptionLinks } from '../domain/feed.ts';
import { fullName } from '../domain/full-name.ts';
import type { Part, ProgrammePage } from '../domain/programme-page.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import { type AnswerDraft, answerSection } from './programme-answer.ts';
import { dayList, spokenIn } from './programme-days.ts';
import { linkSections } from './programme-links.ts';
import { programmeStyle } from './programme-style.ts';

export interface ProgrammeDocument {
  page: ProgrammePage;
  language: Language;
  draft: AnswerDraft;
  /** Where the form is sent, relative to the page that shows it. */
  action: string;
  /** The page's own address. */
  address: string;
  subscription: SubscriptionLinks;
  /** Whether calendars that ask from elsewhere can come here. */
  isReachable: boolean;
}

export function programmeDocument(document: ProgrammeDocument) {
  const { page, language, draft, action } = document;
  const { visit, published, reader } = page;
  const t = texts(language);
  const words = t.programmePage;
  const name = reader && fullName(reader.person);
  const parts = reader?.parts ?? new Map<string, Part>();
  const attendsAll =
    published !== undefined && published.sessions.length > 0 && published.sessions.every(({ id }) => parts.has(id));
  // Where everything is the reader's, saying so at each would say nothing.
  const marks = attendsAll ? new Map([...parts].filter(([, part]) => part === 'presents')) : parts;
  const answer = reader ? answerSection(reader, draft, { visit, language, action }) : '';
  const days = published
    ? html`<div class="days">${dayList(published, { visit, language, parts: marks })}</div>`
    : html`<section><p>${words.notPublished}</p></section>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no"><title>${visit.title} – ${words.kind}</title><style>${raw(programmeStyle)}</style></head>
<body><main><header><p class="kind">${name ? `${words.kind} · ${words.forReader(name)}` : words.kind}</p><h1${spokenIn({ visit, language })}>${visit.title}</h1>${facts(visit, page.coordinators, t)}</header>
${answer}
${attendsAll ? html`<section><p>${words.attendsAll}</p></section>` : ''}
${days}
${linkSections({ ...document, isPersonal: reader !== null }, language)}</main>
<footer><p>${published ? `${t.programme.asOf(visit, published.publishedAt)} · ` : ''}${words.localTime(visit.time_zone)}</p></footer></body></html>
`;
}

function facts(visit: Visit, coordinators: readonly string[], t: Texts) {
  const { facts: names } = t.programmePage;
  const rows: [string, string][] = [
    [names.when, t.visit.period(visit)],
    [names.where, visit.place],
    [names.host, visit.host],
    [names.guest, visit.guest],
    [names.coordination, coordinators.join(', ')],
  ];
  return html`<dl class="facts">${rows.filter(([, what]) => what !== '').map(([term, what]) => html`<dt>${term}</dt><dd>${what}</dd>`)}</dl>`;
}
