import { count } from './plural.ts';

/** What could not be delivered, and what a coordinator can do about it. */
export const trouble = {
  title: (number: number) => `${count(number, 'message', 'messages')} could not be delivered`,
  kinds: {
    'visit-card': 'the card of the visit',
    'topic-card': 'the card of a topic',
    'channel-people': 'the list of people in the channel',
    'daily-post': 'the schedule of the day',
    preview: 'the preview of the next day',
    'programme-note': 'the note that the programme changed',
    'reply-note': 'the word to the coordination that someone replied',
    'decision-note': 'the word to someone on what was decided about their topic',
    'inbox-note': 'the word to the coordination that a mail needs a decision',
    'decline-counter': 'the mail that a suggested time is declined',
    'invitation-mail': 'a calendar invitation',
    'invitation-note': 'the word to someone who is invited',
    reminder: 'a reminder of an invitation',
    'reminder-mail': 'a reminder of an invitation',
    'timetable-picture': 'the picture of the programme',
    'calendar-sync': 'the programme in the shared calendar',
    welcome: 'the first steps',
  } as Record<string, string>,
  unknownKind: 'a message',
  reason: (reason: string): string => {
    switch (reason) {
      case 'not_in_channel':
      case 'channel_not_found':
        return 'I am not in the channel. Invite me there and try again.';
      case 'is_archived':
        return 'The channel is archived.';
      case 'user_not_found':
      case 'user_disabled':
        return 'This person is no longer in the workspace.';
      case 'missing_scope':
        return 'I lack a new permission for it. Please ask your Slack administrators to install the app once more, with the new manifest; then try again.';
      case 'restricted_action':
        return 'The workspace does not allow it. Please ask your Slack administrators.';
      case 'CalDAV 401':
      case 'CalDAV 403':
        return 'The shared calendar does not let me write. Please ask your IT to look at user, password and rights (CALDAV_URL); then try again.';
      case 'CalDAV 404':
      case 'CalDAV 405':
      case 'CalDAV 409':
      case 'CalDAV 410':
      case 'CalDAV 501':
      case 'CalDAV redirect':
        return 'There is no calendar at the address that is set. Please ask your IT to look at CALDAV_URL; then try again.';
      case 'CalDAV 507':
        return 'The shared calendar is full. Please have room made there; then try again.';
      case 'CalDAV name taken':
      case 'CalDAV no-uid-conflict':
        return 'Somebody has moved or copied an entry of mine in the shared calendar. Please delete the copy there; then try again.';
      default:
        return reason.startsWith('CalDAV ')
          ? `The shared calendar does not take it (${reason}). Please ask your IT; then try again.`
          : `The answer was: ${reason}`;
    }
  },
  perhapsTwice: 'It may have arrived; please look before you send it again.',
  retry: 'Try again',
  retried: (number: number) => `${count(number, 'message is', 'messages are')} on the way again.`,
  noneLeft: 'Everything has been delivered.',
};
