import type { CalendarDoor } from '../caldav/door.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import type { MailDoor } from '../mail/door.ts';
import type { Directory } from '../slack/directory.ts';
import type { SlackDoor } from '../slack/post.ts';
import { calendarSyncHandler } from './calendar-sync.ts';
import { topicCardHandler, visitCardHandler } from './cards.ts';
import { channelPeopleHandler } from './channel-people.ts';
import { dayPostHandler } from './day-posts.ts';
import { decisionNoteHandler } from './decision-note.ts';
import { declineCounterMail } from './decline-counter.ts';
import type { EffectHandlers } from './effect.ts';
import { inboxNoteHandler } from './inbox-note.ts';
import { invitationMail } from './invitation-mail.ts';
import { invitationNoteHandler } from './invitation-note.ts';
import { programmeNoteHandler } from './programme-note.ts';
import { reminderMailHandler } from './reminder-mail.ts';
import { replyNoteHandler } from './reply-note.ts';
import { timetablePictureHandler } from './timetable-picture.ts';
import { welcomeHandler } from './welcome.ts';

/** Everything that leaves the house, by the kind of its outbox row. */
export function createEffects(parts: {
  db: Db;
  now: () => Date;
  door: SlackDoor;
  directory: Directory;
  mail: { door: MailDoor; from: Mailbox } | undefined;
  /** Undefined where no shared calendar is kept. */
  calendar: CalendarDoor | undefined;
  config: Config;
  deps: Deps;
}): EffectHandlers {
  const { db, now, mail, calendar } = parts;
  return {
    'visit-card': visitCardHandler(parts),
    'topic-card': topicCardHandler(parts),
    'channel-people': channelPeopleHandler(parts),
    'daily-post': dayPostHandler('daily-post', parts),
    preview: dayPostHandler('preview', parts),
    'programme-note': programmeNoteHandler(parts),
    'reply-note': replyNoteHandler(parts),
    'invitation-note': invitationNoteHandler(parts, 'invited'),
    reminder: invitationNoteHandler(parts, 'reminded'),
    'decision-note': decisionNoteHandler(parts),
    'inbox-note': inboxNoteHandler(parts),
    'timetable-picture': timetablePictureHandler(parts),
    welcome: welcomeHandler(parts),
    'calendar-sync': calendarSyncHandler({ db, now, calendar }),
    ...(mail
      ? {
          'invitation-mail': invitationMail({ ...mail, db, config: parts.config }),
          'reminder-mail': reminderMailHandler({ ...mail, db, now, config: parts.config }),
          'decline-counter': declineCounterMail({ ...mail, db }),
        }
      : {}),
  };
}
