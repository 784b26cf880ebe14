import { listAbsences } from '../db/absence.ts';
import { type InvitationFilter, type ListedInvitation, listInvitations } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { Person, Visit } from '../db/schema.ts';
import { listSlackUsers } from '../db/slack-user.ts';
import { texts } from '../i18n/index.ts';
import { fullName } from './full-name.ts';
import { readContent } from './invitation-content.ts';
import {
  compareInvitations,
  type InvitationStep,
  isSameAddress,
  type KnownInvitation,
  personOf,
} from './invitation-plan.ts';
import { isInSlackAlone } from './invitation-slack.ts';
import { type Invitee, listUnreachable, type WantedInvitation, wantedInvitations } from './invitation-wanted.ts';
import { whyGone } from './invitation-why.ts';
import type { Programme } from './programme.ts';

/** What has to be sent to someone, in numbers of events. */
export interface PersonSteps {
  personId: string;
  name: string;
  added: number;
  updated: number;
  cancelled: number;
}

export interface VisitSteps {
  steps: InvitationStep[];
  people: PersonSteps[];
  /** How many take part in something, reachable or not. */
  participants: number;
  anyoneInvited: boolean;
  /** Names of those who take part in something and have neither a usable mail address nor an account in Slack. */
  unreachable: string[];
  /** Those who have an account in Slack alone. */
  inSlackAlone: Person[];
  /** Those whose address took nothing when it was last written to. */
  undelivered: Undelivered[];
}

export interface Undelivered {
  name: string;
  address: string;
  why: 'refused' | 'bounced';
}

/**
 * What would bring everyone's calendar in step with the programme.
 *
 * @param whom only those who were ever invited, or everyone
 */
export async function compareVisit(
  db: Db,
  visit: Visit,
  programme: Programme,
  now: Date,
  whom: 'invited' | 'everyone',
): Promise<VisitSteps> {
  const known = await listKnown(db, visit);
  const invited = new Set(known.map((invitation) => invitation.personId));
  const everyone = await listInvitees(db, visit);
  const invitees = everyone.filter(({ person }) => whom === 'everyone' || invited.has(person.id));
  const wanted = wantedInvitations(visit, programme, invitees, texts);
  const unreachable = listUnreachable(visit, programme, invitees);
  const steps = compareInvitations(known, wanted, {
    now: now.toISOString(),
    whyGone: ({ scope, personId }) => {
      const invitee = everyone.find(({ person }) => person.id === personId);
      return whyGone(visit, programme, scope, invitee);
    },
  });
  const order = invitees.map(({ person }) => person.id);
  return {
    steps,
    people: countByPerson(steps).toSorted((a, b) => order.indexOf(a.personId) - order.indexOf(b.personId)),
    anyoneInvited: known.length > 0,
    participants: new Set(wanted.map(({ personId }) => personId)).size + unreachable.length,
    unreachable: unreachable.filter((person) => !isInSlackAlone(person)).map(fullName),
    inSlackAlone: unreachable.filter(isInSlackAlone),
    undelivered: listUndelivered(known, wanted),
  };
}

export async function listKnown(db: Db, visit: Visit, filter?: InvitationFilter): Promise<KnownInvitation[]> {
  return (await listInvitations(db, visit.id, filter)).map(asKnown);
}

function asKnown(row: ListedInvitation): KnownInvitation {
  return {
    id: row.id,
    personId: row.person_id,
    scope: row.scope,
    isActive: row.status === 'active',
    contentHash: row.content_hash,
    content: readContent(row.content),
    sequence: row.sequence,
    stampedAt: row.revised_at,
    hasFailed: row.delivery === 'failed' || row.bounced_at !== null,
    hasBounced: row.bounced_at !== null,
  };
}

/** Mails speak the person's language: as registered, else as in Slack, else the visit's. */
async function listInvitees(db: Db, visit: Visit): Promise<Invitee[]> {
  const people = await listPeople(db, visit.id);
  const away = Map.groupBy(await listAbsences(db, visit.id), ({ person_id }) => person_id);
  const users = await listSlackUsers(
    db,
    visit.team_id,
    people.flatMap((person) => person.user_id ?? []),
  );
  const spoken = new Map(users.map((user) => [user.user_id, user.language]));
  return people.map((person) => ({
    person,
    language: person.language ?? spoken.get(person.user_id ?? '') ?? visit.language,
    absences: away.get(person.id) ?? [],
  }));
}

/** By the newest mail of each event that went to the address, whoever it was for. */
function listUndelivered(known: readonly KnownInvitation[], wanted: readonly WantedInvitation[]): Undelivered[] {
  const failed = known.filter(({ hasFailed }) => hasFailed);
  const attendees = new Map(wanted.map(({ personId, content }) => [personId, content.attendee]));
  return [...attendees.values()].flatMap(({ name, address }) => {
    const own = failed.filter(({ content }) => isSameAddress(content.attendee.address, address));
    if (own.length === 0) return [];
    return [{ name, address, why: own.some(({ hasBounced }) => hasBounced) ? 'bounced' : 'refused' }];
  });
}

export function countByPerson(steps: readonly InvitationStep[]): PersonSteps[] {
  const people = new Map<string, PersonSteps>();
  for (const step of steps) {
    const { personId, name } = personOf(step);
    const counts = people.get(personId) ?? { personId, name, added: 0, updated: 0, cancelled: 0 };
    if (step.kind === 'new') counts.added += 1;
    else if (step.kind === 'update') counts.updated += 1;
    else counts.cancelled += 1;
    people.set(personId, counts);
  }
  return [...people.values()];
}
