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
    'invitation-mail': 'a calendar invitation',
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
      case 'missing_scope':
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
