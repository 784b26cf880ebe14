/**
 * The tables, as both engines hold them. Instants are ISO UTC strings, days `YYYY-MM-DD`, wall times `HH:MM`, flags 0 or 1:
 * better-sqlite3 takes neither booleans nor dates, and one schema then serves PostgreSQL, too.
 */

import type { Generated, Selectable } from 'kysely';
import type { Language } from '../domain/language.ts';

export type Side = 'host' | 'guest';
export type { Language } from '../domain/language.ts';
export type TopicStatus = 'proposed' | 'accepted' | 'declined' | 'deferred';
export type Stance = 'show' | 'ask';
export type Role = 'head' | 'member' | 'presenter';
export type Answer = 'yes' | 'no' | 'maybe';
export type OutboxStatus = 'pending' | 'sending' | 'sent' | 'failed' | 'unknown' | 'expired';
export type TimeQualifier = 'circa' | 'from' | 'towards' | 'following' | 'perhaps';
/** Who takes part; of `people`, audience_person says who. */
export type AudienceKind = 'all' | Side | 'people';
/** In which versions of the programme something stands: everyone's, the hosts' own, or the press's as well as everyone's. */
export type Visibility = 'guest' | 'internal' | 'press';
export type InvitationScope = 'day' | 'session';
export type FeedContent = 'full' | 'minimal';
export type LinkPurpose = 'programme' | 'feed';
export type IncomingMailKind =
  /** Another time is suggested (METHOD:COUNTER). */
  | 'counter'
  /** Somebody else is to come. */
  | 'delegation'
  /** Answered by somebody who was not invited. */
  | 'stranger'
  /** Answers what was changed since. */
  | 'outdated'
  /** The mail server doubts who sent it. */
  | 'unverified'
  /** Written words, not a calendar's answer. */
  | 'message'
  /** An answer that no program but Outlook can read, or that is damaged. */
  | 'unreadable'
  /** Came back, and which invitation it was is unknown. */
  | 'bounce';
export type PressAccess = 'admitted' | 'photo-only' | 'not-admitted';

export const sessionKinds = [
  'talk',
  'discussion',
  'welcome',
  'introductions',
  'meal',
  'break',
  'transfer',
  'site-visit',
  'photo',
  'press',
  'social',
  'internal',
  'other',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What Slack says of a user, kept so that no Web API call stands between a command and its answer. */
export interface SlackUserTable {
  team_id: string;
  user_id: string;
  name: string;
  language: Language | null;
  time_zone: string | null;
  email: string | null;
  is_external: 0 | 1;
  fetched_at: string;
}

/** Who is in a visit's channel, as far as Slack has told. */
export interface ChannelMemberTable {
  team_id: string;
  channel_id: string;
  user_id: string;
}

export interface VisitTable {
  id: string;
  team_id: string;
  channel_id: string;
  code: string;
  title: string;
  host: string;
  guest: string;
  place: string;
  first_day: string;
  last_day: string;
  /** Visit hours of every day. */
  day_start: string;
  day_end: string;
  time_zone: string;
  language: Language;
  status: 'open' | 'closed';
  /** The number that the next topic or fixed point gets. */
  next_number: number;
  /** 0 until the programme is published for the first time. */
  published_version: number;
  daily_post_at: string;
  preview_at: string;
  created_by: string;
  created_at: string;
  closed_at: string | null;
  /** One event for each day of a person and each session that the person presents, or one for each session. */
  invitation_scope: Generated<InvitationScope>;
  /** Whether feeds say what happens, or only that something does. */
  feed_content: Generated<FeedContent>;
  /** Since then nobody is invited any more, until invitations are sent again; publishing does not bring them back. */
  invitations_cancelled_at: string | null;
  /** How many mails ever had to be looked at: none of their numbers is given again, as old messages have buttons with them. */
  mail_count: Generated<number>;
}

export interface CoordinatorTable {
  visit_id: string;
  user_id: string;
  created_at: string;
}

/** A delegation member, or a presenter who belongs to neither delegation (role `presenter`). */
export interface PersonTable {
  id: string;
  visit_id: string;
  side: Side;
  role: Role;
  name: string;
  academic_title: string | null;
  function: string | null;
  unit: string | null;
  organisation: string | null;
  email: string | null;
  user_id: string | null;
  /** Of mails to this person; null follows Slack or the visit. */
  language: Language | null;
  /** Null: there from the beginning, and to the end. */
  arrives_at: string | null;
  leaves_at: string | null;
  created_at: string;
}

/** When someone is away between arrival and departure. */
export interface AbsenceTable {
  person_id: string;
  starts_at: string;
  ends_at: string;
}

export interface TopicTable {
  id: string;
  visit_id: string;
  number: number;
  title: string;
  status: TopicStatus;
  decline_reason: string | null;
  length_minutes: number;
  side: Side;
  stance: Stance;
  kind: SessionKind;
  field: string | null;
  wished_day: string | null;
  wished_time: string | null;
  /** How exactly the wished time is meant; null where that was not said, or there is no time. */
  wished_qualifier: TimeQualifier | null;
  wished_room: string | null;
  proposed_by: string;
  created_at: string;
  /** For coordinators only. */
  note: string | null;
  /** Who deals with the same on the other side. */
  counterpart_id: string | null;
  /** Of the message that was made into this topic, and the id of its author. */
  source_link: string | null;
  source_author: string | null;
  audience: AudienceKind;
  visibility: Visibility;
}

/** A link to something to read about a topic. */
export interface MaterialTable {
  topic_id: string;
  position: number;
  url: string;
  label: string | null;
}

/** Who takes part in a topic or fixed point that is for named people. */
export interface AudiencePersonTable {
  visit_id: string;
  /** Of the topic or fixed point. */
  number: number;
  person_id: string;
}

/** What coordinators decided at once, for undoing it. `changes` is JSON, see src/domain/decision.ts. */
export interface DecisionTable {
  id: string;
  visit_id: string;
  made_by: string;
  made_at: string;
  undone_at: string | null;
  changes: string;
}

/** Besides the main one, which is the visit's place. */
export interface BuildingTable {
  id: string;
  visit_id: string;
  name: string;
  address: string | null;
  note: string | null;
  created_at: string;
}

/** Sessions name their room by its name; what is known of it stands here. */
export interface RoomTable {
  id: string;
  visit_id: string;
  /** Null: in the main building. */
  building_id: string | null;
  name: string;
  note: string | null;
  created_at: string;
}

/** Between two buildings, in either direction; '' is the main one. `building_a` is the smaller of the two. */
export interface WayTable {
  visit_id: string;
  building_a: string;
  building_b: string;
  minutes: number;
}

export interface PresenterTable {
  topic_id: string;
  person_id: string;
  position: number;
}

export interface VoteTable {
  topic_id: string;
  user_id: string;
  created_at: string;
}

/** The draft programme. A topic's session takes number and title from the topic; a fixed point has its own. */
export interface SessionTable {
  id: string;
  visit_id: string;
  number: number;
  topic_id: string | null;
  kind: SessionKind;
  title: string;
  starts_at: string;
  ends_at: string;
  time_qualifier: TimeQualifier | null;
  room: string | null;
  /** Of a transfer: from where, to where, by what. */
  departure: string | null;
  destination: string | null;
  vehicle: string | null;
  press_access: PressAccess | null;
  /** A topic's session has these two from its topic. */
  audience: AudienceKind;
  visibility: Visibility;
  /** 1: placed by `agenda plan`, which may place it elsewhere the next time; 0: by hand. */
  is_planned: 0 | 1;
}

/** One published version; `programme` is JSON and never changes. */
export interface PublicationTable {
  visit_id: string;
  version: number;
  programme: string;
  published_by: string;
  published_at: string;
}

/** One calendar object of one person. The row, and with it the UID, stays for ever. */
export interface InvitationTable {
  id: string;
  visit_id: string;
  person_id: string;
  /** `day:2027-06-15` or `session:<id>`. */
  scope: string;
  uid: string;
  /** Of the newest revision; -1 before the first. */
  sequence: number;
  status: 'active' | 'cancelled';
  content_hash: string;
  created_at: string;
}

/** What was sent, or waits to be sent, as one iTIP message. */
export interface InvitationRevisionTable {
  invitation_id: string;
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  /** JSON of the event as it was published then. */
  content: string;
  message_id: string;
  /** Becomes DTSTAMP. */
  created_at: string;
  /** When a mail server reported that it could not be delivered, and its status code (RFC 3463). */
  bounced_at: string | null;
  bounce_status: string | null;
}

/** Every answer ever given; the newest counts. Without an invitation it is for the whole visit. */
export interface ReplyTable {
  id: string;
  visit_id: string;
  person_id: string;
  invitation_id: string | null;
  answer: Answer;
  reason: string | null;
  via: 'slack' | 'mail' | 'page' | 'coordinator';
  recorded_by: string | null;
  created_at: string;
  /** SEQUENCE and DTSTAMP of an answer by calendar. */
  sequence: number | null;
  stamped_at: string | null;
  /** 1: it answers an earlier version of the invitation, and does not count. */
  is_outdated: Generated<0 | 1>;
}

/** An address in the web that says by itself who may read: its token is derived from the salt and a key outside the database. */
export interface AccessLinkTable {
  token_hash: string;
  salt: string;
  purpose: LinkPurpose;
  visit_id: string;
  /** Null: for whoever was given the visit's link. */
  person_id: string | null;
  created_at: string;
  /** The last day, UTC, on which it was asked for. */
  used_on: string | null;
}

/** A mail to the bot's mailbox that a coordinator has to look at. */
export interface IncomingMailTable {
  id: string;
  visit_id: string;
  /** Counted within the visit, so that it can be typed. */
  number: number;
  person_id: string | null;
  invitation_id: string | null;
  kind: IncomingMailKind;
  from_name: string;
  from_address: string;
  subject: string;
  /** JSON, see src/domain/incoming-details.ts. */
  details: string;
  received_at: string;
  settled_at: string | null;
  settled_by: string | null;
}

/** A session of the published programme in a CalDAV calendar. */
export interface CalendarObjectTable {
  /** A hash of the calendar's address. */
  calendar: string;
  visit_id: string;
  session_id: string;
  etag: string | null;
  content_hash: string;
}

/** Where a message that is edited later stands in Slack. */
export interface PostTable {
  key: string;
  team_id: string;
  channel_id: string;
  ts: string;
  posted_at: string;
}

/** An effect outside, waiting for the worker or done. */
export interface OutboxTable {
  id: Generated<number>;
  /** Says what the effect is; there is never a second row with the same. */
  key: string;
  kind: string;
  team_id: string;
  visit_id: string | null;
  /** Rows of one lane leave in order, one at a time. */
  lane: string;
  /** JSON of ids; what is sent is made when it is sent. */
  payload: string;
  status: OutboxStatus;
  /** Grows when the effect is wanted again while a row for it exists. */
  revision: Generated<number>;
  due_at: string;
  expires_at: string | null;
  attempts: Generated<number>;
  lease_until: string | null;
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
}

/** Requests that changed something, so that a second delivery does not. */
export interface DeliveryTable {
  key: string;
  received_at: string;
}

/** A workspace that the bot is installed in, where it serves many. */
export interface InstallationTable {
  team_id: string;
  team_name: string | null;
  /** Encrypted by src/slack/token-vault.ts. */
  bot_token: string;
  bot_user_id: string;
  bot_id: string;
  /** As Slack granted them, with commas between them. */
  scopes: string;
  /** A user's id. */
  installed_by: string | null;
  installed_at: string;
}

export interface Schema {
  slack_user: SlackUserTable;
  channel_member: ChannelMemberTable;
  visit: VisitTable;
  coordinator: CoordinatorTable;
  person: PersonTable;
  topic: TopicTable;
  presenter: PresenterTable;
  material: MaterialTable;
  audience_person: AudiencePersonTable;
  decision: DecisionTable;
  building: BuildingTable;
  room: RoomTable;
  way: WayTable;
  absence: AbsenceTable;
  vote: VoteTable;
  session: SessionTable;
  publication: PublicationTable;
  invitation: InvitationTable;
  invitation_revision: InvitationRevisionTable;
  reply: ReplyTable;
  access_link: AccessLinkTable;
  incoming_mail: IncomingMailTable;
  calendar_object: CalendarObjectTable;
  post: PostTable;
  outbox: OutboxTable;
  delivery: DeliveryTable;
  installation: InstallationTable;
}

export type SlackUser = Selectable<SlackUserTable>;
export type Visit = Selectable<VisitTable>;
export type Person = Selectable<PersonTable>;
export type Topic = Selectable<TopicTable>;
export type Session = Selectable<SessionTable>;
export type Material = Selectable<MaterialTable>;
export type Decision = Selectable<DecisionTable>;
export type Building = Selectable<BuildingTable>;
export type Room = Selectable<RoomTable>;
export type Way = Selectable<WayTable>;
export type Absence = Selectable<AbsenceTable>;
export type Publication = Selectable<PublicationTable>;
export type Invitation = Selectable<InvitationTable>;
export type InvitationRevision = Selectable<InvitationRevisionTable>;
export type Reply = Selectable<ReplyTable>;
export type AccessLink = Selectable<AccessLinkTable>;
export type IncomingMailRow = Selectable<IncomingMailTable>;
export type CalendarObject = Selectable<CalendarObjectTable>;
export type Installation = Selectable<InstallationTable>;
export type OutboxRow = Selectable<OutboxTable>;
