import { readFileSync } from 'node:fs';
import { z } from 'zod';

const person = z.object({
  id: z.string(),
  name: z.string(),
  realName: z.string(),
  locale: z.string(),
  email: z.string(),
  about: z.object({ de: z.string(), en: z.string() }),
});

const sample = z.object({
  team: z.object({ id: z.string(), domain: z.string(), name: z.string() }),
  channels: z.array(z.object({ id: z.string(), name: z.string(), everyoneBut: z.array(z.string()) })),
  people: z.array(person),
  coordinators: z.array(z.string()).min(1),
  visit: z.object({
    channel: z.string(),
    title: z.string(),
    host: z.string(),
    guest: z.string(),
    place: z.string(),
    days: z.number(),
    hours: z.object({ start: z.string(), end: z.string() }),
    timeZone: z.string(),
  }),
  members: z.array(
    z.object({
      user: z.string().optional(),
      email: z.string().optional(),
      name: z.string().optional(),
      function: z.string(),
      unit: z.string().optional(),
      organisation: z.string(),
      side: z.enum(['host', 'guest']),
      role: z.enum(['head', 'member', 'presenter']),
      leaves: z.object({ day: z.number(), time: z.string() }).optional(),
    }),
  ),
  buildings: z.array(z.object({ name: z.string(), note: z.string(), minutes: z.number() })),
  rooms: z.array(z.string()),
  topics: z.array(
    z.object({
      title: z.string(),
      field: z.string(),
      minutes: z.number(),
      by: z.array(z.string()),
      proposer: z.string(),
      votes: z.array(z.string()),
    }),
  ),
});

export type Sample = z.infer<typeof sample>;

/** The sample visit of data/sample. */
export function readSample(): Sample {
  return sample.parse(JSON.parse(readFileSync(new URL('../../data/sample/visit.json', import.meta.url), 'utf8')));
}
