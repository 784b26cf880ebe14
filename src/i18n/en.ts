import { agenda } from './en/agenda.ts';
import { choices } from './en/choices.ts';
import { cut } from './en/cut.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { help } from './en/help.ts';
import { invite } from './en/invite.ts';
import { member } from './en/member.ts';
import { page } from './en/page.ts';
import { programme } from './en/programme.ts';
import { reply } from './en/reply.ts';
import { trouble } from './en/trouble.ts';
import { verbs } from './en/verbs.ts';
import { visit } from './en/visit.ts';
import { welcome } from './en/welcome.ts';

export const en = {
  cancel: 'Cancel',
  close: 'Close',
  sorry: 'Not done',
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
