import { agenda } from './de/agenda.ts';
import { agendaList } from './de/agenda-list.ts';
import { answers } from './de/answers.ts';
import { changed } from './de/changed.ts';
import { choices } from './de/choices.ts';
import { conflict } from './de/conflict.ts';
import { counterpart } from './de/counterpart.ts';
import { cut } from './de/cut.ts';
import { decision } from './de/decision.ts';
import { errors } from './de/errors.ts';
import { feed } from './de/feed.ts';
import { fields } from './de/fields.ts';
import { help } from './de/help.ts';
import { inbox } from './de/inbox.ts';
import { invite } from './de/invite.ts';
import { member } from './de/member.ts';
import { page } from './de/page.ts';
import { place } from './de/place.ts';
import { plan } from './de/plan.ts';
import { points } from './de/points.ts';
import { presence } from './de/presence.ts';
import { programme } from './de/programme.ts';
import { programmePage } from './de/programme-page.ts';
import { proposal } from './de/proposal.ts';
import { reminder } from './de/reminder.ts';
import { reply } from './de/reply.ts';
import { settings } from './de/settings.ts';
import { timetable } from './de/timetable.ts';
import { trouble } from './de/trouble.ts';
import { verbs } from './de/verbs.ts';
import { visit } from './de/visit.ts';
import { welcome } from './de/welcome.ts';
import type { Texts } from './index.ts';

export const de: Texts = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  sorry: 'Hinweis',
  agenda,
  proposal,
  decision,
  agendaList,
  counterpart,
  points,
  place,
  presence,
  conflict,
  plan,
  timetable,
  changed,
  choices,
  cut,
  errors,
  fields,
  help,
  invite,
  member,
  page,
  programme,
  reply,
  trouble,
  verbs,
  visit,
  welcome,
  settings,
  feed,
  inbox,
  answers,
  programmePage,
  reminder,
};
