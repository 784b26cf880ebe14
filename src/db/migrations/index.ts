import type { Kysely } from 'kysely';
import type { Engine } from '../engine.ts';
import { firstTables } from './0001-first-tables.ts';
import { installations } from './0002-installations.ts';
import { wishedQualifier } from './0003-how-exactly-a-time-is-wished.ts';
import { wholeAgenda } from './0004-the-whole-agenda.ts';
import { invitationsAndAnswers } from './0005-invitations-and-answers.ts';

type Migration = (db: Kysely<unknown>, engine: Engine) => Promise<void>;

/** In the order of their names. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-installations': installations,
  '0003-how-exactly-a-time-is-wished': wishedQualifier,
  '0004-the-whole-agenda': wholeAgenda,
  '0005-invitations-and-answers': invitationsAndAnswers,
};
