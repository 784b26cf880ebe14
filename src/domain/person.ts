import { replaceAbsences } from '../db/absence.ts';
import type { Trx } from '../db/open.ts';
import {
  deletePerson,
  demoteHead,
  findPersonByEmail,
  insertPerson,
  listTopicsNaming,
  updatePerson,
} from '../db/person.ts';
import type { Language, Person, Role, Side, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { fullName } from './full-name.ts';
import { type GivenPresence, timesOf } from './given-presence.ts';
import { cancelInvitationsOf } from './invitation.ts';
import { getVisitFor, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { wantTopicCard } from './topic-card.ts';
import { findPersonNamed, getPersonNamed, identify, linkPerson, type Who } from './who.ts';

/** What is undefined stays; what is null is cleared. */
export interface PersonDetails extends GivenPresence {
  name?: string | null | undefined;
  academicTitle?: string | null | undefined;
  function?: string | null | undefined;
  unit?: string | null | undefined;
  organisation?: string | null | undefined;
  email?: string | null | undefined;
  side?: Side | null | undefined;
  role?: Role | null | undefined;
  language?: Language | null | undefined;
}

/**
 * Coordinators register anyone; everybody else may register themselves, but not as the head of a delegation. A presenter becomes
 * a member this way, too.
 */
export async function registerMember(
  deps: Deps,
  actor: Actor,
  visitId: string,
  who: Who,
  details: PersonDetails,
): Promise<Person> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    refuseClosed(visit);
    const isSelf = who.kind === 'user' && who.userId === actor.userId;
    if (!isSelf || details.role === 'head') await getVisitToCoordinate(trx, actor, visitId);
    const known = await findPersonNamed(trx, visit, who, details.name ?? undefined);
    if (known) {
      const person = await linkPerson(trx, actor, visit, known, who);
      const isNews = known.role === 'presenter' || person !== known;
      if (!isNews) throw new UserError((t) => t.member.alreadyRegistered(fullName(known)));
      const role = details.role ?? (known.role === 'presenter' ? 'member' : known.role);
      return saveDetails(trx, visit, person, { ...details, role });
    }
    const identity = await identify(trx, visit.team_id, who);
    const person = await insertPerson(trx, {
      id: deps.newId(),
      visit_id: visit.id,
      side: details.side ?? 'host',
      role: 'member',
      ...identity,
      created_at: deps.now().toISOString(),
    });
    return saveDetails(trx, visit, person, { ...details, role: details.role ?? 'member' });
  });
}

/** Coordinators edit anyone; everybody else may edit their own entry, but not their side and role. */
export async function editPerson(
  deps: Deps,
  actor: Actor,
  visitId: string,
  who: Who,
  details: PersonDetails,
): Promise<Person> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    refuseClosed(visit);
    const person = await getPersonNamed(trx, visit, who);
    const changesPlace =
      (details.side && details.side !== person.side) || (details.role && details.role !== person.role);
    if (person.user_id !== actor.userId || changesPlace) await getVisitToCoordinate(trx, actor, visitId);
    return editWithin(deps, trx, visit, person, details);
  });
}

/** As `editPerson`, for a transaction that has checked who may. */
export async function editWithin(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  person: Person,
  details: PersonDetails,
): Promise<Person> {
  const edited = await saveDetails(trx, visit, person, details);
  for (const topic of await listTopicsNaming(trx, person)) {
    await wantTopicCard(trx, visit, topic.id, deps.now());
  }
  return edited;
}

/**
 * Takes someone out of the visit; invitations to what is yet to come are called off, and erased once that is sent
 * (`deleteInvitationsOfRemoved`). Published programmes stay. Closed visits lose people, too: someone may still drop out, and nobody's data has to stay because the work is done.
 */
export async function removePerson(deps: Deps, actor: Actor, visitId: string, who: Who): Promise<Person> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    const person = await getPersonNamed(trx, visit, who);
    if (person.user_id !== actor.userId) await getVisitToCoordinate(trx, actor, visitId);
    const topics = await listTopicsNaming(trx, person);
    await cancelInvitationsOf(deps, trx, visit, person);
    await deletePerson(trx, person.id);
    for (const topic of topics) await wantTopicCard(trx, visit, topic.id, deps.now());
    return person;
  });
}

async function saveDetails(trx: Trx, visit: Visit, person: Person, details: PersonDetails): Promise<Person> {
  const keep = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
  const email = keep(details.email, person.email);
  const owner = email ? await findPersonByEmail(trx, visit.id, email) : undefined;
  if (owner && owner.id !== person.id) {
    throw new UserError((t) => t.member.addressTaken(email ?? '', fullName(owner)), { field: 'email' });
  }
  const { arrives_at, leaves_at, absences } = timesOf(visit, person, details);
  const saved = await updatePerson(trx, person.id, {
    name: details.name ?? person.name,
    academic_title: keep(details.academicTitle, person.academic_title),
    function: keep(details.function, person.function),
    unit: keep(details.unit, person.unit),
    organisation: keep(details.organisation, person.organisation),
    email,
    side: details.side ?? person.side,
    role: details.role ?? person.role,
    language: keep(details.language, person.language),
    arrives_at,
    leaves_at,
  });
  if (absences) await replaceAbsences(trx, person.id, absences);
  if (saved.role === 'head') await demoteHead(trx, visit.id, saved.side, saved.id);
  return saved;
}
