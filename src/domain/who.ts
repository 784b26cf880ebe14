import { isCoordinator } from '../db/coordinator.ts';
import type { Db, Trx } from '../db/open.ts';
import { findPersonByEmail, findPersonByUser, insertPerson, listPeople, updatePerson } from '../db/person.ts';
import type { Person, Side, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { Actor } from './change.ts';
import { fullName } from './full-name.ts';
import { foldPhrase } from './nearest.ts';

/** How a person was named: by a mention, a mail address, or (a part of) a name. */
export type Who =
  | { kind: 'user'; userId: string }
  | { kind: 'email'; address: string }
  | { kind: 'name'; name: string };

/**
 * The registered person that was meant. Someone who was registered by name alone is also meant by a Slack user or an address
 * of that name; where a name is shown with its title, it may be typed with it.
 *
 * @param name of the person, where more is known than the address says
 * @throws UserError when a part of a name fits several
 */
export async function findPersonNamed(db: Db, visit: Visit, who: Who, name?: string): Promise<Person | undefined> {
  if (who.kind !== 'name') return findPersonIdentified(db, visit, who, name);
  const wanted = foldPhrase(who.name);
  const people = await listPeople(db, visit.id);
  const exact = people.filter((person) => namesOf(person).includes(wanted));
  const matches = exact.length > 0 ? exact : people.filter((person) => foldPhrase(fullName(person)).includes(wanted));
  if (matches.length > 1) {
    throw new UserError((t) => t.member.severalMatch(who.name, matches.map(fullName)));
  }
  return matches[0];
}

/** As they may be typed, folded: without the title and with it. */
function namesOf(person: Person): string[] {
  return [foldPhrase(person.name), foldPhrase(fullName(person))];
}

async function findPersonIdentified(
  db: Db,
  visit: Visit,
  who: Exclude<Who, { kind: 'name' }>,
  name: string | undefined,
): Promise<Person | undefined> {
  const known =
    who.kind === 'user'
      ? await findPersonByUser(db, visit.id, who.userId)
      : await findPersonByEmail(db, visit.id, who.address);
  if (known) return known;
  const identity = await identify(db, visit.team_id, who);
  if (identity.user_id !== null && identity.email !== null) {
    const owner = await findPersonByEmail(db, visit.id, identity.email);
    if (owner?.user_id === null) return owner;
  }
  const wanted = foldPhrase(name ?? identity.name);
  const [match, another] = (await listPeople(db, visit.id)).filter(
    (person) => person.user_id === null && person.email === null && namesOf(person).includes(wanted),
  );
  return another ? undefined : match;
}

/**
 * Adds to a person the Slack user and the address by which they were named now. Names prove nothing, as everyone may choose
 * theirs in Slack: whose invitations someone gets is for coordinators to say.
 *
 * @returns the same person where nothing was added
 */
export async function linkPerson(trx: Trx, actor: Actor, visit: Visit, person: Person, who: Who): Promise<Person> {
  if (who.kind === 'name') return person;
  const identity = await identify(trx, visit.team_id, who);
  const userId = person.user_id ?? identity.user_id;
  const isFree = identity.email !== null && !(await findPersonByEmail(trx, person.visit_id, identity.email));
  const email = person.email ?? (isFree ? identity.email : null);
  if (userId === person.user_id && email === person.email) return person;
  if (!(await isCoordinator(trx, visit.id, actor.userId))) return person;
  return updatePerson(trx, person.id, { user_id: userId, email });
}

/** @throws UserError when nobody registered was meant */
export async function getPersonNamed(db: Db, visit: Visit, who: Who): Promise<Person> {
  const person = await findPersonNamed(db, visit, who);
  if (person) return person;
  const known = await listPeople(db, visit.id);
  const given = await describeWho(db, visit.team_id, who);
  throw new UserError((t) => t.member.notRegistered(given, known.map(fullName)));
}

/** The person who presents: registered already, or registered now as a presenter who belongs to no delegation. */
export async function getOrInsertPresenter(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  visit: Visit,
  who: Who,
  side: Side,
): Promise<Person> {
  const known = await findPersonNamed(trx, visit, who);
  if (known) return linkPerson(trx, actor, visit, known, who);
  const identity = await identify(trx, visit.team_id, who);
  if (who.kind === 'name' && !identity.name.includes(' ')) {
    throw new UserError((t) => t.agenda.whoPresents(identity.name), { field: 'by' });
  }
  return insertPerson(trx, {
    id: deps.newId(),
    visit_id: visit.id,
    side,
    role: 'presenter',
    ...identity,
    created_at: deps.now().toISOString(),
  });
}

export interface Identity {
  name: string;
  email: string | null;
  user_id: string | null;
}

/** What the way in which someone was named says about them. */
export async function identify(db: Db, teamId: string, who: Who): Promise<Identity> {
  if (who.kind === 'name') return { name: who.name, email: null, user_id: null };
  if (who.kind === 'email') return { name: nameFromAddress(who.address), email: who.address, user_id: null };
  const user = await findSlackUser(db, teamId, who.userId);
  return { name: user?.name ?? who.userId, email: user?.email ?? null, user_id: who.userId };
}

/** For messages: the name of a mentioned user, the address or the name as typed. */
export async function describeWho(db: Db, teamId: string, who: Who): Promise<string> {
  if (who.kind === 'email') return who.address;
  if (who.kind === 'name') return who.name;
  return (await findSlackUser(db, teamId, who.userId))?.name ?? who.userId;
}

/** katja.bielefeld@lkos.de → Katja Bielefeld; the coordinators can put it right with `member edit`. */
function nameFromAddress(address: string): string {
  const local = address.slice(0, address.indexOf('@')).replace(/\+.*$/, '');
  return local
    .split(/[._]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
