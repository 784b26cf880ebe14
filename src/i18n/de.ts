import { agenda } from './de/agenda.ts';
import { choices } from './de/choices.ts';
import { cut } from './de/cut.ts';
import { errors } from './de/errors.ts';
import { fields } from './de/fields.ts';
import { help } from './de/help.ts';
import { invite } from './de/invite.ts';
import { member } from './de/member.ts';
import { page } from './de/page.ts';
import { programme } from './de/programme.ts';
import { reply } from './de/reply.ts';
import { trouble } from './de/trouble.ts';
import { verbs } from './de/verbs.ts';
import { visit } from './de/visit.ts';
import { welcome } from './de/welcome.ts';
import type { Texts } from './index.ts';

export const de: Texts = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  sorry: 'Nicht möglich',
  agenda,
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
};
