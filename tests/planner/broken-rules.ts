import type { Placement, Plan, PlanAudience, PlanInput } from '../../src/planner/types.ts';

interface Session {
  name: string;
  day: string;
  from: number;
  until: number;
  room: string | null;
  building: string | null;
  /** Where it leaves people. */
  exit: string | null;
  people: ReadonlySet<string>;
  fixed: boolean;
  /** For all or a side, and work. */
  work: boolean;
}

/**
 * Every rule of product.md that a plan breaks, worked out anew from the input in minutes: nothing of the planner's own is used.
 * Fixed points are held against topics, not against each other.
 */
export function brokenRules(input: PlanInput, plan: Plan): string[] {
  const topics = plan.placements.map((placement) => topicSession(input, placement));
  const fixed = fixedSessions(input);
  const broken: string[] = [];
  const numbers = [...plan.placements.map((one) => one.topic), ...plan.unplaced.map((one) => one.topic)];
  const expected = input.topics.map((topic) => topic.number).toSorted((a, b) => a - b);
  if (JSON.stringify(numbers.toSorted((a, b) => a - b)) !== JSON.stringify(expected))
    broken.push('a topic is lost or there twice');
  for (const [index, session] of topics.entries()) {
    broken.push(...brokenAlone(input, plan.placements[index], session));
    for (const other of [...topics.slice(index + 1), ...fixed]) broken.push(...brokenTogether(input, session, other));
    const atOnce = topics.filter(
      (one) => one.day === session.day && one.from <= session.from && session.from < one.until,
    );
    if (atOnce.length > input.tracks) broken.push(`${session.name} is one too many at its time`);
    const tracks = atOnce.map((one) => plan.placements[topics.indexOf(one)]?.track);
    if (new Set(tracks).size < tracks.length) broken.push(`${session.name} shares its track`);
  }
  for (const day of input.days) {
    const sessions = [...topics, ...fixed].filter((one) => one.day === day.day && one.work);
    broken.push(...brokenBreaks(input, sessions), ...brokenPauses(plan, day.day, sessions));
    if (lunchIsDue(input, day) && !plan.withoutLunch.includes(day.day)) {
      const lunch = plan.pauses.find((pause) => pause.kind === 'lunch' && pause.day === day.day);
      const rule = input.lunch;
      const good = lunch !== undefined && rule !== null && lunch.length >= rule.least && lunch.length <= rule.most;
      if (!good || lunch.start < rule.from || lunch.start + lunch.length > rule.until)
        broken.push(`no lunch on ${day.day}`);
    }
  }
  return broken;
}

function topicSession(input: PlanInput, { topic, day, start, length, room, building }: Placement): Session {
  const given = input.topics.find((one) => one.number === topic);
  if (given === undefined) throw new Error(`There is no topic ${topic}`);
  const people = new Set([...audience(input, given.audience), ...given.presenters, ...given.needed]);
  return {
    name: `#${topic}`,
    day,
    from: start,
    until: start + length,
    room,
    building,
    exit: building,
    people,
    fixed: false,
    work: true,
  };
}

function fixedSessions(input: PlanInput): Session[] {
  return input.fixed.map((point) => ({
    name: `fixed ${point.number}`,
    day: point.day,
    from: point.start,
    until: point.start + point.length,
    room: point.room,
    building: point.building,
    exit: point.exit,
    people: new Set([...audience(input, point.audience), ...point.presenters]),
    fixed: true,
    work: point.audience.kind !== 'people' && !['meal', 'break', 'social'].includes(point.kind),
  }));
}

function audience(input: PlanInput, given: PlanAudience): string[] {
  if (given.kind === 'people') return [...given.people];
  const sides = given.kind === 'all' ? ['host', 'guest'] : [given.side];
  const people = input.people.filter(({ side }) => side !== null && sides.includes(side)).map((one) => one.id);
  return [...people, ...sides.map((side) => `the rest of the ${side}s`)];
}

function brokenAlone(input: PlanInput, placement: Placement | undefined, session: Session): string[] {
  const topic = input.topics.find((one) => one.number === placement?.topic);
  const day = input.days.find((one) => one.day === session.day);
  if (topic === undefined || day === undefined) return [`${session.name} is on no day`];
  const broken: string[] = [];
  const until = day.until - (input.wishes.endEarlierBy ?? 0);
  if (session.from < day.from || session.until > until) broken.push(`${session.name} is outside the hours`);
  if (topic.rooms.length > 0 && !topic.rooms.includes(session.room ?? ''))
    broken.push(`${session.name} is in a room that does not fit`);
  if (input.rooms.length > 0 && session.room === null) broken.push(`${session.name} has no room`);
  const { wish } = topic;
  if (wish?.must && ((wish.day ?? session.day) !== session.day || (wish.start ?? session.from) !== session.from)) {
    broken.push(`${session.name} is not where it must be`);
  }
  for (const id of [...topic.presenters, ...topic.needed]) {
    const presence = input.people.find((person) => person.id === id)?.presence ?? null;
    const there = presence?.some(
      (span) => span.day === session.day && span.from <= session.from && span.until >= session.until,
    );
    if (there === false) broken.push(`${id} is not there for ${session.name}`);
  }
  return broken;
}

function brokenTogether(input: PlanInput, a: Session, b: Session): string[] {
  if (a.day !== b.day) return [];
  const broken: string[] = [];
  const atOnce = a.from < b.until && b.from < a.until;
  if (a.room !== null && a.room === b.room && atOnce) broken.push(`${a.name} and ${b.name} are in one room`);
  if ([...a.people].every((person) => !b.people.has(person))) return broken;
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const way = input.travel.find(({ between }) => between.includes(first.exit) && between.includes(second.building));
  const minutes = first.exit === second.building ? 0 : (way?.minutes ?? 0);
  if (atOnce || second.from < first.until + minutes) broken.push(`somebody is in ${a.name} and ${b.name}`);
  return broken;
}

function brokenBreaks(input: PlanInput, sessions: readonly Session[]): string[] {
  const minutes = input.wishes.breakMinutes ?? input.breaks.minutes;
  const sorted = sessions.toSorted((x, y) => x.from - y.from);
  const broken: string[] = [];
  let stretch: Session[] = [];
  for (const session of [...sorted, undefined]) {
    const end = Math.max(...stretch.map((one) => one.until));
    if (session !== undefined && stretch.length > 0 && session.from - end < minutes) {
      stretch.push(session);
      continue;
    }
    const span = end - (stretch[0]?.from ?? 0);
    const tooLong = span > input.breaks.afterWork && stretch.every((one) => one.until - one.from < span);
    if (tooLong && stretch.some((one) => !one.fixed))
      broken.push(`no break between ${stretch.map((one) => one.name).join(', ')}`);
    stretch = session === undefined ? [] : [session];
  }
  return broken;
}

function brokenPauses(plan: Plan, day: string, sessions: readonly Session[]): string[] {
  return plan.pauses
    .filter((pause) => pause.day === day)
    .filter((pause) => sessions.some((one) => one.from < pause.start + pause.length && pause.start < one.until))
    .map((pause) => `a session runs into the ${pause.kind} on ${day} at ${pause.start}`);
}

function lunchIsDue(input: PlanInput, day: PlanInput['days'][number]): boolean {
  const rule = input.lunch;
  if (rule === null) return false;
  const until = day.until - (input.wishes.endEarlierBy ?? 0);
  if (Math.min(rule.until, until) - Math.max(rule.from, day.from) < rule.least) return false;
  return !input.fixed.some(
    (point) =>
      point.day === day.day &&
      point.kind === 'meal' &&
      point.audience.kind !== 'people' &&
      point.start < rule.until &&
      point.start + point.length > rule.from,
  );
}
