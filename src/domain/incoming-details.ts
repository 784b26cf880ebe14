import { z } from 'zod';

const mailbox = z.object({ name: z.string(), address: z.string() });

const incomingDetails = z.object({
  /** What was written, in part. */
  text: z.string(),
  answer: z.enum(['yes', 'no', 'maybe']).nullable(),
  /** What was written beside the answer. */
  reason: z.string().nullable(),
  /** DTSTAMP of the answer, an instant. */
  stampedAt: z.string().nullable(),
  /** The suggested time, instants. */
  start: z.string().nullable(),
  end: z.string().nullable(),
  /** Who is to come instead. */
  delegates: z.array(mailbox),
  /** The mail server does not believe that the mail comes from whom it says. */
  isDoubtful: z.boolean(),
  unreadable: z.enum(['winmail.dat', 'calendar', 'too-large']).nullable(),
  /** Which address could not be reached, the status code (RFC 3463), and what it was that came back. */
  failed: z
    .object({
      address: z.string(),
      status: z.string().nullable(),
      method: z.enum(['REQUEST', 'CANCEL']).nullable(),
    })
    .nullable(),
});

/** What else is known of a mail that a coordinator has to look at. */
export type IncomingDetails = z.infer<typeof incomingDetails>;

const nothing: IncomingDetails = {
  text: '',
  answer: null,
  reason: null,
  stampedAt: null,
  start: null,
  end: null,
  delegates: [],
  isDoubtful: false,
  unreadable: null,
  failed: null,
};

/** As it is stored. */
export function writeDetails(known: Partial<IncomingDetails>): string {
  return JSON.stringify({ ...nothing, ...known });
}

/** @throws when it is none of ours */
export function readDetails(json: string): IncomingDetails {
  return incomingDetails.parse(JSON.parse(json));
}
