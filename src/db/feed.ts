import { sql } from 'kysely';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import type { FeedContent, Language, Role, Side } from './schema.ts';

/** What a subscribed calendar rests on, besides the publications before the newest. */
export interface FeedState {
  tokenHash: string;
  visitId: string;
  /** Null: the visit's own feed. */
  personId: string | null;
  /** The day, UTC, on which it was asked for last. */
  usedOn: string | null;
  /** Of the person in Slack; null where nobody knows. */
  spoken: Language | null;
  /** Stays the same as long as the feed does; tells nothing else. */
  fingerprint: string;
}

interface Row {
  token_hash: string;
  visit_id: string;
  person_id: string | null;
  used_on: string | null;
  spoken: Language | null;
  version: number;
  published_at: string | null;
  title: string;
  place: string;
  time_zone: string;
  language: Language;
  feed_content: FeedContent;
  invitations_cancelled_at: string | null;
  side: Side | null;
  role: Role | null;
  preferred: Language | null;
  arrives_at: string | null;
  leaves_at: string | null;
  starts_at: string | null;
  ends_at: string | null;
}

/** One statement, as it runs with each request of a calendar program: a row for each absence of the person, or one. */
const rowsOf = prepared<{ tokenHash: string }, Row>((db, param) =>
  db
    .selectFrom('access_link as link')
    .innerJoin('visit', 'visit.id', 'link.visit_id')
    .leftJoin('publication', (join) =>
      join.onRef('publication.visit_id', '=', 'visit.id').onRef('publication.version', '=', 'visit.published_version'),
    )
    .leftJoin('person', 'person.id', 'link.person_id')
    .leftJoin('slack_user', (join) =>
      join.onRef('slack_user.team_id', '=', 'visit.team_id').onRef('slack_user.user_id', '=', 'person.user_id'),
    )
    .leftJoin('absence', 'absence.person_id', 'person.id')
    .select(['link.token_hash', 'link.visit_id', 'link.person_id', 'link.used_on'])
    .select(['visit.published_version as version', 'publication.published_at'])
    .select(['visit.title', 'visit.place', 'visit.time_zone', 'visit.language', 'visit.feed_content'])
    .select('visit.invitations_cancelled_at')
    .select(['person.side', 'person.role', 'person.language as preferred', 'slack_user.language as spoken'])
    .select(['person.arrives_at', 'person.leaves_at', 'absence.starts_at', 'absence.ends_at'])
    .where('link.token_hash', '=', param('tokenHash'))
    .where('link.purpose', '=', sql.lit('feed'))
    .orderBy('absence.starts_at')
    .orderBy('absence.ends_at'),
);

/** The feed that a token leads to, known by its hash. */
export async function findFeedState(db: Db, tokenHash: string): Promise<FeedState | undefined> {
  const rows = await rowsOf(db, { tokenHash });
  const [first] = rows;
  return (
    first && {
      tokenHash: first.token_hash,
      visitId: first.visit_id,
      personId: first.person_id,
      usedOn: first.used_on,
      spoken: first.spoken,
      fingerprint: JSON.stringify(rows.map((row) => ({ ...row, used_on: undefined }))),
    }
  );
}
