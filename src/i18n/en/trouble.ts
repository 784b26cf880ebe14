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
    'invitation-mail': 'a calendar invitation',
    'timetable-picture': 'the picture of the programme',
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
      default:
        return `The answer was: ${reason}`;
    }
  },
  perhapsTwice: 'It may have arrived; please look before you send it again.',
  retry: 'Try again',
  retried: (number: number) => `${count(number, 'message is', 'messages are')} on the way again.`,
  noneLeft: 'Everything has been delivered.',
};
