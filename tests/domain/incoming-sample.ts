/** Mails to the bot's mailbox, as the mail reader hands them over. */

import { upsertSlackUser } from '../../src/db/slack-user.ts';
import type { CalendarAttendee, CalendarMessage, IncomingMail } from '../../src/domain/incoming-mail.ts';
import { createVisit } from '../../src/domain/visit.ts';
import type { InvitationWorld } from './invitation-world.ts';

export const sabine = 's.krause@blk.example.org';

let keys = 0;

export function mailOf(change: Partial<IncomingMail> = {}): IncomingMail {
  keys += 1;
  return {
    key: `<${keys}@blk.example.org>`,
    from: { name: 'Sabine Krause', address: sabine },
    sender: undefined,
    subject: 'Zugesagt: Besuch',
    receivedAt: '2027-03-02T09:00:00.000Z',
    references: [],
    isAutomatic: false,
    authentication: 'unknown',
    text: '',
    calendarMessages: [],
    unreadable: undefined,
    report: undefined,
    ...change,
  };
}

export function attendeeOf(change: Partial<CalendarAttendee> = {}): CalendarAttendee {
  return {
    address: sabine,
    name: undefined,
    partstat: 'ACCEPTED',
    sentBy: undefined,
    delegatedTo: [],
    delegatedFrom: [],
    comment: undefined,
    ...change,
  };
}

export function messageOf(uid: string, change: Partial<CalendarMessage> = {}): CalendarMessage {
  return {
    method: 'REPLY',
    uid,
    sequence: 0,
    stampedAt: '2027-03-02T08:59:00.000Z',
    start: undefined,
    end: undefined,
    attendees: [attendeeOf()],
    comment: undefined,
    ...change,
  };
}

/** Katja, among the hosts of day 1 at nine and day 2 at ten; and Sabine, who is invited to both days. */
export async function invited(w: InvitationWorld, address = sabine) {
  await w.fix(1, '09:00', 'Begrüßung');
  await w.fix(1, '14:00', 'Jugendhilfe');
  await w.fix(2, '10:00', 'Volkshochschule');
  await w.publish();
  const person = await w.member(address, { name: 'Sabine Krause', side: 'guest' });
  await w.send();
  const invitations = await w.deps.db.selectFrom('invitation').selectAll().orderBy('scope').execute();
  const [first, second] = invitations;
  if (!first || !second) throw new Error('Sabine is not invited');
  return { person, first, second };
}

export function repliesIn({ deps }: InvitationWorld) {
  return deps.db.selectFrom('reply').selectAll().orderBy('created_at').execute();
}

export async function inboxOf({ deps }: InvitationWorld) {
  const rows = await deps.db.selectFrom('incoming_mail').selectAll().orderBy('number').execute();
  return rows.map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) }));
}

export function notesIn({ deps }: InvitationWorld) {
  return deps.db.selectFrom('outbox').selectAll().where('kind', '=', 'inbox-note').execute();
}

/** Another open visit, of another workspace. */
export async function otherVisit({ deps }: InvitationWorld) {
  const actor = { teamId: 'T2', userId: 'U9', channelId: 'C9' };
  await upsertSlackUser(deps.db, {
    team_id: 'T2',
    user_id: 'U9',
    name: 'Frauke Meyer',
    language: 'de',
    time_zone: null,
    email: null,
    is_external: 0,
    fetched_at: deps.now().toISOString(),
  });
  return createVisit(deps, actor, {
    title: 'Arbeitsbesuch 2027',
    host: 'Landkreis Emsland',
    guest: 'Burgenlandkreis',
    place: 'Kreishaus Meppen',
    firstDay: '2027-09-14',
    lastDay: '2027-09-15',
    hours: { start: '09:00', end: '17:00' },
    timeZone: 'Europe/Berlin',
    language: 'de',
  });
}
