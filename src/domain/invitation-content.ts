import { createHash } from 'node:crypto';
import { z } from 'zod';

const invitationContent = z.object({
  start: z.string(),
  end: z.string(),
  zone: z.string(),
  summary: z.string(),
  location: z.string(),
  description: z.string(),
  attendee: z.object({ name: z.string(), address: z.string() }),
  language: z.enum(['de', 'en']),
  /** The visit's title. */
  visit: z.string(),
  /** The mail's table: time, what, where. */
  rows: z.array(z.tuple([z.string(), z.string(), z.string()])),
  /**
   * Only in a cancellation: the event is off for everyone, or goes on without this person; or what it was is in other events now,
   * one for each session, or one for the day.
   */
  why: z.enum(['called-off', 'uninvited', 'split', 'merged']).nullable(),
});

/** What one person's calendar and mail show of one event, in the person's language. Start and end are instants. */
export type InvitationContent = z.infer<typeof invitationContent>;

export type WhyCancelled = NonNullable<InvitationContent['why']>;

/** Reads what a revision keeps. @throws when it is none of ours */
export function readContent(json: string): InvitationContent {
  return invitationContent.parse(JSON.parse(json));
}

/** The same for as long as calendar and mail show the same; why something was cancelled does not count. */
export function hashContent(content: InvitationContent): string {
  const { start, end, zone, summary, location, description, attendee, language, visit, rows } = content;
  const shown = [start, end, zone, summary, location, description, attendee.name, attendee.address, language, visit];
  return createHash('sha256')
    .update(JSON.stringify([...shown, rows]))
    .digest('base64url');
}
