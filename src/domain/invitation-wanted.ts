/** Who should have which calendar event, for a given programme. Pure. */

import type { Person, Visit } from '../db/schema.ts';
import { fullName } from './full-name.ts';
import type { InvitationContent } from './invitation-content.ts';
import { type Absences, eventsOf } from './invitation-events.ts';
import { describeEvent, type Wording } from './invitation-words.ts';
import type { Language } from './language.ts';
import { isMailAddress } from './mail-address.ts';
import type { Programme } from './programme.ts';

/** Someone of the visit, and the language of mails to them. */
export interface Invitee {
  person: Person;
  language: Language;
  absences: Absences;
}

/** One calendar event that one person should have. */
export interface WantedInvitation {
  personId: string;
  /** `day:2027-06-15` or `session:<id>`. */
  scope: string;
  content: InvitationContent;
}

/**
 * For each delegation member one event per day, from the start of the first to the end of the last session of that person;
 * for whoever presents, each own session besides. People without a mail address get none.
 */
export function wantedInvitations(
  visit: Visit,
  programme: Programme,
  invitees: readonly Invitee[],
  wording: Wording,
): WantedInvitation[] {
  return invitees.flatMap(({ person, language, absences }) => {
    const address = findAddress(person);
    if (address === undefined) return [];
    const attendee = { name: fullName(person), address };
    return eventsOf(visit, programme, person, absences).map((event) => ({
      personId: person.id,
      scope: event.scope,
      content: { ...describeEvent(visit, event, person, wording(language)), attendee, language },
    }));
  });
}

/** Those whom no invitation can reach although they take part in something. */
export function listUnreachable(visit: Visit, programme: Programme, invitees: readonly Invitee[]): Person[] {
  return invitees
    .filter(({ person, absences }) => {
      return findAddress(person) === undefined && eventsOf(visit, programme, person, absences).length > 0;
    })
    .map(({ person }) => person);
}

/** The address that invitations go to, if there is one that a mail server takes. */
export function findAddress(person: Person): string | undefined {
  return person.email !== null && isMailAddress(person.email) ? person.email : undefined;
}
