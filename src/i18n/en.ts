import { agenda } from './en/agenda.ts';
import { agendaList } from './en/agenda-list.ts';
import { answers } from './en/answers.ts';
import { changed } from './en/changed.ts';
import { choices } from './en/choices.ts';
import { conflict } from './en/conflict.ts';
import { counterpart } from './en/counterpart.ts';
import { cut } from './en/cut.ts';
import { decision } from './en/decision.ts';
import { errors } from './en/errors.ts';
import { feed } from './en/feed.ts';
import { fields } from './en/fields.ts';
import { help } from './en/help.ts';
import { inbox } from './en/inbox.ts';
import { invite } from './en/invite.ts';
import { member } from './en/member.ts';
import { page } from './en/page.ts';
import { place } from './en/place.ts';
import { plan } from './en/plan.ts';
import { points } from './en/points.ts';
import { presence } from './en/presence.ts';
import { programme } from './en/programme.ts';
import { programmePage } from './en/programme-page.ts';
import { proposal } from './en/proposal.ts';
import { reminder } from './en/reminder.ts';
import { reply } from './en/reply.ts';
import { settings } from './en/settings.ts';
import { timetable } from './en/timetable.ts';
import { trouble } from './en/trouble.ts';
import { verbs } from './en/verbs.ts';
import { visit } from './en/visit.ts';
import { welcome } from './en/welcome.ts';

export const en = {
  cancel: 'Cancel',
  close: 'Close',
  sorry: 'Please note',
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
