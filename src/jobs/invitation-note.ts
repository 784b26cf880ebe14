import { z } from 'zod';
import { type Config, commandFor } from '../config.ts';
import type { Db } from '../db/open.ts';
import { findPerson } from '../db/person.ts';
import type { Answer, Person, Visit } from '../db/schema.ts';
import { findVisit } from '../db/visit.ts';
import { getAccessToken, programmeUrl } from '../domain/access-link.ts';
import { eventsAhead, type NotedEvent, slackLanguageOf } from '../domain/invitation-note.ts';
import { isInSlackAlone } from '../domain/invitation-slack.ts';
import type { Language } from '../domain/language.ts';
import { findPublishedProgramme } from '../domain/programme.ts';
import { toRemind } from '../domain/reminder.ts';
import { type AnswersOfPerson, findAnswers } from '../domain/reply-answers.ts';
import { texts } from '../i18n/index.ts';
import type { SlackDoor } from '../slack/post.ts';
import { message } from '../views/message.ts';
import { type DirectInvitation, directInvitation } from '../views/reminder.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

interface Parts {
  db: Db;
  now: () => Date;
  door: SlackDoor;
  config: Config;
}

const payload = z.object({ visitId: z.string(), personId: z.string() });

/**
 * Tells somebody directly what they are invited to, with the answers to click; `reminder`: once more, if nothing was answered by
 * then. Nothing is said where the person, the account or what it is about is gone.
 */
export function invitationNoteHandler(parts: Parts, why: DirectInvitation['why']): EffectHandler {
  const { db, now, config } = parts;
  return {
    whenUnknown: 'resend-once',
    backOff: { first: 5, most: 300 },
    giveUpAfterHours: 48,
    async deliver(row) {
      const { visitId, personId } = readPayload(row, payload);
      const visit = await findVisit(db, row.team_id, visitId);
      const person = visit && (await findPerson(db, personId));
      if (!visit || !person || person.user_id === null || !isOpen(visit)) return {};
      const answers = await findAnswers(db, visit, now(), person.id);
      const language = await slackLanguageOf(db, visit, person);
      const events = await eventsFor(parts, visit, person, answers, language, why);
      if (events.length === 0) return {};
      const token = await getAccessToken({ config, now }, db, { visitId, personId, purpose: 'programme' });
      await send(parts, person.user_id, language, {
        visit,
        events,
        programme: programmeUrl(config, token),
        why,
        answered: answeredIn(answers),
        isMailed: why === 'invited' && answers.events.length > 0,
      });
      return {};
    },
  };
}

function isOpen(visit: Visit): boolean {
  return visit.status === 'open' && visit.invitations_cancelled_at === null;
}

/** What was answered to all of it; undefined where something is open, or was answered differently. */
function answeredIn({ overall }: AnswersOfPerson): Answer | undefined {
  return 'reply' in overall ? overall.reply.answer : undefined;
}

/** As published, of what the person is invited to at present; for a reminder only what has no answer. */
async function eventsFor(
  { db, now }: Pick<Parts, 'db' | 'now'>,
  visit: Visit,
  person: Person,
  answers: AnswersOfPerson,
  language: Language,
  why: DirectInvitation['why'],
): Promise<NotedEvent[]> {
  const programme = await findPublishedProgramme(db, visit);
  const ahead = programme ? await eventsAhead(db, visit, programme, person, now(), language) : [];
  if (answers.events.length === 0) {
    const isMissing = why === 'invited' || answers.overall.kind === 'open';
    return isInSlackAlone(person) && isMissing ? ahead : [];
  }
  const about = why === 'invited' ? answers.events.map(({ event }) => event) : toRemind(answers, now());
  return ahead.filter(({ scope }) => about.some((event) => event.scope === scope));
}

async function send(
  { door, config }: Parts,
  userId: string,
  language: Language,
  said: DirectInvitation,
): Promise<void> {
  const t = texts(language);
  const words = { t, command: commandFor(config, language) };
  try {
    await door.direct(said.visit.team_id, userId, message(directInvitation(said, t), words));
  } catch (error) {
    // Of a person who is gone Slack says that there is no such channel; coordinators would look for the wrong thing.
    if (error instanceof DeliveryError && error.reason === 'channel_not_found') {
      throw new DeliveryError(error.kind, 'user_not_found');
    }
    throw error;
  }
}
