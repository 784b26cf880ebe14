import { type ListedInvitation, listInvitations } from '../db/invitation.ts';
import type { Db } from '../db/open.ts';
import { listReplies } from '../db/reply.ts';
import { listRevisionsOfVisit } from '../db/revision.ts';
import type { Invitation, InvitationRevision, Reply, Visit } from '../db/schema.ts';
import { type Answers, type AskedEvent, askedAt, countAnswers } from './answers.ts';
import { daysBetween } from './dates.ts';
import { type InvitationContent, readContent } from './invitation-content.ts';
import { isDayScope } from './invitation-events.ts';
import { findPublishedProgramme } from './programme.ts';
import { type Day, dayOf, type Instant } from './time.ts';
import { isVisitDay } from './visit-day.ts';

/** What people call an event: one of the visit's days, or a session. */
export type EventName =
  /** `number` is missing in a visit of one day, and on a day outside of the visit. */
  { kind: 'day'; day: Day; number: number | undefined } | { kind: 'session'; title: string; day: Day };

export interface InvitedEvent extends AskedEvent {
  name: EventName;
  content: InvitationContent;
  delivery: ListedInvitation['delivery'];
  lastError: string | null;
  /** When the newest message about it came back, and why. */
  bounce: { at: Instant; status: string | null } | undefined;
}

export interface AnswersOfPerson extends Answers<InvitedEvent> {
  /** Every answer, oldest first. */
  history: Reply[];
  /** Every event that the person was ever invited to, by invitation. */
  names: ReadonlyMap<string, EventName>;
  wasInvited: boolean;
}

/** What each person of a visit has answered, by the person's id; whoever was neither invited nor has answered is missing. */
export async function listAnswers(
  db: Db,
  visit: Visit,
  now: Date,
  filter: { personId?: string } = {},
): Promise<Map<string, AnswersOfPerson>> {
  const invitations = await listInvitations(db, visit.id, filter);
  const revisions = Map.groupBy(await listRevisionsOfVisit(db, visit.id, filter), (each) => each.invitation_id);
  const titles = await sessionTitles(db, visit, invitations);
  const own = Map.groupBy(invitations, (invitation) => invitation.person_id);
  const replies = Map.groupBy(await listReplies(db, visit.id, filter), (reply) => reply.person_id);
  const ids = new Set([...own.keys(), ...replies.keys()]);
  return new Map(
    [...ids].map((id): [string, AnswersOfPerson] => {
      const invited = (own.get(id) ?? []).map((invitation) => ({
        isActive: invitation.status === 'active',
        event: describe(invitation, revisions.get(invitation.id) ?? [], visit, titles),
      }));
      const history = replies.get(id) ?? [];
      const active = invited.filter(({ isActive }) => isActive).map(({ event }) => event);
      return [
        id,
        {
          ...countAnswers(active, history, now.toISOString()),
          history,
          names: new Map(invited.map(({ event }) => [event.invitationId, event.name])),
          wasInvited: invited.length > 0,
        },
      ];
    }),
  );
}

/** Of one person. */
export async function findAnswers(db: Db, visit: Visit, now: Date, personId: string): Promise<AnswersOfPerson> {
  const answers = (await listAnswers(db, visit, now, { personId })).get(personId);
  return answers ?? { ...countAnswers([], [], now.toISOString()), history: [], names: new Map(), wasInvited: false };
}

/** What people call the event of an invitation. @param content as it was sent last */
export async function findEventName(
  db: Db,
  visit: Visit,
  invitation: Pick<Invitation, 'scope'>,
  content: InvitationContent,
): Promise<EventName> {
  return nameOf(invitation.scope, content, visit, await sessionTitles(db, visit, [invitation]));
}

function describe(
  invitation: ListedInvitation,
  revisions: readonly InvitationRevision[],
  visit: Visit,
  titles: ReadonlyMap<string, string>,
): InvitedEvent {
  const content = readContent(invitation.content);
  const newest = revisions.at(-1);
  const { bounced_at: bouncedAt = null, bounce_status: status = null } = newest ?? {};
  return {
    invitationId: invitation.id,
    scope: invitation.scope,
    start: content.start,
    end: content.end,
    askedAt: revisions.length > 1 ? askedAt(revisions.map(asking)) : (newest?.sequence ?? 0),
    name: nameOf(invitation.scope, content, visit, titles),
    content,
    delivery: invitation.delivery,
    lastError: invitation.last_error,
    bounce: bouncedAt === null ? undefined : { at: bouncedAt, status },
  };
}

function asking({ sequence, method, content }: InvitationRevision) {
  const { start, end, attendee } = readContent(content);
  return { sequence, method, start, end, address: attendee.address };
}

function nameOf(
  scope: string,
  content: InvitationContent,
  visit: Visit,
  titles: ReadonlyMap<string, string>,
): EventName {
  const day = dayOf(content.start, visit.time_zone);
  if (!isDayScope(scope)) return { kind: 'session', title: titles.get(scope) ?? content.summary, day };
  const isOneOfMany = visit.first_day < visit.last_day && isVisitDay(visit, day);
  return { kind: 'day', day, number: isOneOfMany ? daysBetween(visit.first_day, day) + 1 : undefined };
}

/** As published, by the scope of their invitations. What is published no more goes by what was sent of it. */
async function sessionTitles(
  db: Db,
  visit: Visit,
  invitations: readonly Pick<Invitation, 'scope'>[],
): Promise<ReadonlyMap<string, string>> {
  if (!invitations.some(({ scope }) => !isDayScope(scope))) return new Map();
  const sessions = (await findPublishedProgramme(db, visit))?.sessions ?? [];
  return new Map(sessions.map(({ id, title }) => [`session:${id}`, title]));
}
