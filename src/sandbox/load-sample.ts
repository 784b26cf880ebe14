import { upsertSlackUser } from '../db/slack-user.ts';
import { listVisitsOfUser } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { registerBuilding } from '../domain/building.ts';
import type { Actor } from '../domain/change.ts';
import { addCoordinator } from '../domain/coordinator.ts';
import { addDays, nextTuesdayAtLeast } from '../domain/dates.ts';
import { registerMember } from '../domain/person.ts';
import { registerRoom } from '../domain/registered-room.ts';
import { dayOf } from '../domain/time.ts';
import { proposeTopic, voteForTopic } from '../domain/topic.ts';
import { createVisit } from '../domain/visit.ts';
import type { Who } from '../domain/who.ts';
import type { Sample } from './sample.ts';

/** The visit lies at least this far ahead of the day on which the sandbox first starts. */
const leadDays = 21;

/**
 * Plays the first days of the sample visit, by the same functions that the commands call: made, shared, delegations and places
 * registered, topics proposed and voted on. Once only.
 */
export async function loadSample(deps: Deps, sample: Sample): Promise<void> {
  const { team, visit } = sample;
  const act = (userId: string): Actor => ({ teamId: team.id, userId, channelId: visit.channel });
  const coordinator = sample.coordinators[0] ?? '';
  const known = await listVisitsOfUser(deps.db, team.id, coordinator);
  if (known.length > 0) return;
  for (const person of sample.people) {
    await upsertSlackUser(deps.db, {
      team_id: team.id,
      user_id: person.id,
      name: person.realName,
      language: person.locale.startsWith('de') ? 'de' : 'en',
      time_zone: visit.timeZone,
      email: person.email,
      is_external: 0,
      fetched_at: deps.now().toISOString(),
    });
  }
  const firstDay = nextTuesdayAtLeast(leadDays, dayOf(deps.now().toISOString(), visit.timeZone));
  const { id } = await createVisit(deps, act(coordinator), {
    title: visit.title,
    host: visit.host,
    guest: visit.guest,
    place: visit.place,
    firstDay,
    lastDay: addDays(firstDay, visit.days - 1),
    hours: visit.hours,
    timeZone: visit.timeZone,
    language: deps.config.defaultLanguage,
  });
  for (const userId of sample.coordinators.slice(1)) await addCoordinator(deps, act(coordinator), id, userId);
  for (const { user, email, leaves, ...details } of sample.members) {
    const who: Who = user ? { kind: 'user', userId: user } : { kind: 'email', address: email ?? '' };
    await registerMember(deps, act(coordinator), id, who, {
      ...details,
      ...(leaves ? { leaves: { day: addDays(firstDay, leaves.day - 1), time: leaves.time, isOpen: false } } : {}),
    });
  }
  for (const { name, ...details } of sample.buildings) {
    await registerBuilding(deps, act(coordinator), id, name, details);
  }
  for (const room of sample.rooms) await registerRoom(deps, act(coordinator), id, room, {});
  for (const topic of sample.topics) {
    const presenters = topic.by.map((by): Who => {
      return by.startsWith('U0') ? { kind: 'user', userId: by } : { kind: 'name', name: by };
    });
    const { number } = await proposeTopic(deps, act(topic.proposer), id, {
      title: topic.title,
      field: topic.field,
      lengthMinutes: topic.minutes,
      ...(presenters.length > 0 ? { presenters } : {}),
    });
    for (const voter of topic.votes) await voteForTopic(deps, act(voter), id, number);
  }
}
