import { countOpenMails } from '../db/incoming-mail.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { OutboxStatus, Person, Reply, Visit } from '../db/schema.ts';
import { listSlackUsers } from '../db/slack-user.ts';
import type { Deps } from '../deps.ts';
import type { AskedEvent, EventAnswer, Overall } from './answers.ts';
import type { Actor } from './change.ts';
import { fullName } from './full-name.ts';
import { listInvitedInSlack } from './invitation-note.ts';
import { isInSlackAlone } from './invitation-slack.ts';
import { findAddress } from './invitation-wanted.ts';
import { countReminded } from './reminder.ts';
import { type AnswersOfPerson, findAnswers, type InvitedEvent, listAnswers } from './reply-answers.ts';
import { getVisitToCoordinate } from './rights.ts';
import { getPersonNamed, type Who } from './who.ts';

/** `slack`: without a mail address, and invited by a direct message. */
export type InvitationState = 'none' | 'no-address' | 'slack' | 'cancelled' | DeliveryState;
/** What came of the newest message about one event. `delayed`: at least one try has failed, and there will be others. */
export type DeliveryState = 'waiting' | 'delayed' | 'sent' | 'failed' | 'bounced';

export interface PersonStatus {
  personId: string;
  name: string;
  /** The worst of all events: one that failed counts more than one that waits. */
  state: InvitationState;
  /** Why it failed or came back: an SMTP code. */
  reason: string | undefined;
  /** To which the person is invited at present, with what was answered. */
  events: EventAnswer<AskedEvent & Pick<InvitedEvent, 'name'>>[];
  overall: Overall;
}

export interface InvitationStatus {
  people: PersonStatus[];
  /** How many would be reminded now. */
  reminders: number;
  /** How many mails wait for a decision. */
  openMails: number;
}

/** For coordinators. */
export async function getInvitationStatus(deps: Deps, actor: Actor, visitId: string): Promise<InvitationStatus> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  return {
    people: await invitationStatus(deps.db, visit, deps.now()),
    reminders: await countReminded(deps, deps.db, visit),
    openMails: await countOpenMails(deps.db, visit.id),
  };
}

/** What came of the invitation of each person of a visit; in the order of the list of members. */
export async function invitationStatus(db: Db, visit: Visit, now: Date): Promise<PersonStatus[]> {
  const people = await listPeople(db, visit.id);
  const answers = await listAnswers(db, visit, now);
  const inSlack = await listInvitedInSlack(db, visit);
  return people.map((person) => statusOf(person, answers.get(person.id), inSlack));
}

function statusOf(person: Person, answers: AnswersOfPerson | undefined, inSlack: ReadonlySet<string>): PersonStatus {
  return {
    personId: person.id,
    name: fullName(person),
    events: answers?.events ?? [],
    overall: answers?.overall ?? { kind: 'open', before: undefined },
    ...stateOf(answers, wayTo(person, inSlack)),
  };
}

function wayTo(person: Person, inSlack: ReadonlySet<string>): 'mail' | 'slack' | undefined {
  if (findAddress(person) !== undefined) return 'mail';
  return isInSlackAlone(person) && inSlack.has(person.id) ? 'slack' : undefined;
}

export interface OnePersonStatus {
  person: Person;
  status: PersonStatus;
  answers: AnswersOfPerson;
  /** Names of those who wrote answers down, by their user id. */
  recorders: ReadonlyMap<string, string>;
}

/** What one person was sent, and every answer. @throws UserError when nobody registered was meant */
export async function getPersonStatus(deps: Deps, actor: Actor, visitId: string, who: Who): Promise<OnePersonStatus> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  const person = await getPersonNamed(deps.db, visit, who);
  const answers = await findAnswers(deps.db, visit, deps.now(), person.id);
  const status = statusOf(person, answers, await listInvitedInSlack(deps.db, visit));
  return { person, status, answers, recorders: await listRecorders(deps.db, visit, answers) };
}

async function listRecorders(db: Db, visit: Visit, { history }: { history: Reply[] }): Promise<Map<string, string>> {
  const ids = [...new Set(history.flatMap(({ recorded_by }) => recorded_by ?? []))];
  const users = await listSlackUsers(db, visit.team_id, ids);
  return new Map(users.map((user) => [user.user_id, user.name]));
}

/** What the outbox has forgotten was delivered long ago. */
const stateOfDelivery: Record<OutboxStatus, 'waiting' | 'sent' | 'failed'> = {
  pending: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  failed: 'failed',
  unknown: 'failed',
  expired: 'failed',
};

/** Of one event: what the outbox knows, unless it came back afterwards. */
export function deliveryOf({
  delivery,
  lastError,
  bounce,
}: Pick<InvitedEvent, 'delivery' | 'lastError' | 'bounce'>): DeliveryState {
  const state = delivery === null ? 'sent' : stateOfDelivery[delivery];
  if (state === 'waiting') return lastError === null ? 'waiting' : 'delayed';
  return bounce ? 'bounced' : state;
}

function stateOf(
  answers: AnswersOfPerson | undefined,
  way: 'mail' | 'slack' | undefined,
): Pick<PersonStatus, 'state' | 'reason'> {
  const active = (answers?.events ?? []).map(({ event }) => event);
  const states = active.map(deliveryOf);
  const failed = active[states.indexOf('failed')];
  if (failed) return { state: 'failed', reason: failed.lastError ?? undefined };
  const bounced = active[states.indexOf('bounced')];
  if (bounced) return { state: 'bounced', reason: bounced.bounce?.status ?? undefined };
  if (way !== 'mail') return { state: way ?? 'no-address', reason: undefined };
  if (states.length === 0) return { state: answers?.wasInvited ? 'cancelled' : 'none', reason: undefined };
  const unfinished = (['delayed', 'waiting'] as const).find((state) => states.includes(state));
  return { state: unfinished ?? 'sent', reason: undefined };
}
