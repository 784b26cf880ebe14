import { count } from './plural.ts';

export const settings = {
  scope: {
    day: 'Invitations: one event for each day of a person, and for presenters one for each session of their own',
    session: 'Invitations: one event for each session of a person',
  },
  feeds: {
    full: 'Subscriptions: the whole programme',
    minimal: 'Subscriptions: only when there is something',
  },
  saved: 'This is how the visit is set now:',
  previewTitle: 'Invitations in another way',
  wouldSend: (people: number, sum: string) =>
    `${count(people, 'person is', 'people are')} invited already and ${people === 1 ? 'gets' : 'get'} mail: ${sum}.`,
  wouldHold: 'After that:',
  order:
    'The old events are cancelled first, then the new ones are sent. Answers to the old events stop counting; answers for the whole visit stay.',
  saveNow: 'Change and send',
  onTheirWay: (people: number, sum: string) => `On their way to ${count(people, 'person', 'people')}: ${sum}.`,
};
