import assert from 'node:assert/strict';
import type { Config } from '../../src/config.ts';
import type { Engine } from '../../src/db/engine.ts';
import type { OutboxRow, Visit } from '../../src/db/schema.ts';
import { upsertSlackUser } from '../../src/db/slack-user.ts';
import type { Deps } from '../../src/deps.ts';
import type { Actor } from '../../src/domain/change.ts';
import { fixSession } from '../../src/domain/fixed-point.ts';
import { sendInvitations } from '../../src/domain/invitation.ts';
import { type PersonDetails, registerMember } from '../../src/domain/person.ts';
import { publishProgramme } from '../../src/domain/publication.ts';
import { createVisit } from '../../src/domain/visit.ts';
import { createLog } from '../../src/log.ts';
import { freshDatabase } from '../support/databases.ts';

export const coordinator: Actor = { teamId: 'T1', userId: 'U1', channelId: 'C1' };

const config: Config = {
  slack: { mode: 'sandbox' },
  slackApiUrl: undefined,
  databaseUrl: 'sqlite::memory:',
  host: '127.0.0.1',
  port: 3000,
  publicUrl: 'https://besuche.example.org',
  smtpUrl: 'smtp://127.0.0.1:25',
  mailFrom: { name: 'Besuche', address: 'besuche@example.org' },
  imapUrl: undefined,
  imapDoneFolder: undefined,
  caldavUrl: undefined,
  defaultTimeZone: 'Europe/Berlin',
  defaultLanguage: 'de',
  commandNames: ['/visit', '/besuch'],
  logLevel: 'silent',
};

export interface InvitationWorld extends AsyncDisposable {
  deps: Deps;
  visit: Visit;
  /** Moves the clock on. */
  pass(minutes: number): void;
  member(address: string, details?: PersonDetails): ReturnType<typeof registerMember>;
  /** A fixed point of the draft, on day 1 or 2, in room 2050. */
  fix(day: 1 | 2, time: string, title: string): ReturnType<typeof fixSession>;
  publish(): ReturnType<typeof publishProgramme>;
  send(): ReturnType<typeof sendInvitations>;
  /** The queued invitation mails, in order. */
  mails(): Promise<OutboxRow[]>;
}

/** A visit of two days in June 2027, in March, with the coordinator U1 and nobody registered yet. */
export async function invitationWorld(engine: Engine, change: Partial<Config> = {}): Promise<InvitationWorld> {
  const database = await freshDatabase(engine);
  const { db } = database;
  let time = Date.parse('2027-03-01T08:00:00Z');
  let ids = 0;
  const deps: Deps = {
    db,
    now: () => new Date(time),
    newId: () => `id-${++ids}`,
    log: createLog('silent'),
    config: { ...config, ...change },
    wakeOutbox: () => undefined,
    wakeClock: () => undefined,
    plan: async () => assert.fail('Nothing is planned here'),
  };
  await upsertSlackUser(db, {
    team_id: 'T1',
    user_id: 'U1',
    name: 'Heike Brandt',
    language: 'de',
    time_zone: null,
    email: 'heike@lkos.example.org',
    is_external: 0,
    fetched_at: deps.now().toISOString(),
  });
  const visit = await createVisit(deps, coordinator, {
    title: 'Arbeitsbesuch 2027',
    host: 'Landkreis Osnabrück',
    guest: 'Burgenlandkreis',
    place: 'Kreishaus Osnabrück',
    firstDay: '2027-06-15',
    lastDay: '2027-06-16',
    hours: { start: '09:00', end: '17:00' },
    timeZone: 'Europe/Berlin',
    language: 'de',
  });
  await upsertSlackUser(db, {
    team_id: 'T1',
    user_id: 'U2',
    name: 'Katja Bielefeld',
    language: 'en',
    time_zone: null,
    email: 'katja@lkos.example.org',
    is_external: 0,
    fetched_at: deps.now().toISOString(),
  });
  return {
    deps,
    visit,
    pass: (minutes) => {
      time += minutes * 60_000;
    },
    member: (address, details = {}) => registerMember(deps, coordinator, visit.id, { kind: 'email', address }, details),
    fix: (day, at, title) =>
      fixSession(deps, coordinator, visit.id, {
        title,
        day: day === 1 ? '2027-06-15' : '2027-06-16',
        time: at,
        lengthMinutes: 45,
        kind: 'discussion',
        room: '2050',
      }),
    publish: () => publishProgramme(deps, coordinator, visit.id),
    send: () => sendInvitations(deps, coordinator, visit.id),
    mails: () => db.selectFrom('outbox').selectAll().where('kind', '=', 'invitation-mail').orderBy('id').execute(),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
