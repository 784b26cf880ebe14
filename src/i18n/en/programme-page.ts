import type { Answer } from '../../db/schema.ts';

/** The page of a programme, for whoever has its address: people of the visit, often without Slack. */
export const programmePage = {
  kind: 'Programme of the visit',
  forReader: (name: string) => `For ${name}`,
  facts: { when: 'When', where: 'Where', host: 'Host', guest: 'Guest', coordination: 'Coordination' },
  notPublished: 'The programme is not published yet. As soon as it is, you will find it here.',
  span: (span: string) => span,
  atOnce: 'At the same time',
  track: (number: number, of: number) => `At the same time, ${number} of ${of}`,
  presents: 'You present',
  attends: 'You take part',
  attendsAll: 'Everything on this page is part of your programme.',
  localTime: (zone: string) => `All times are local (${zone}).`,
  open: 'The programme as a page, also to print and to pass on',
  openOwn: 'Your programme as a page, also to reply',
  answer: {
    heading: 'Your reply',
    question: 'Will you come?',
    options: { yes: 'Yes, I will come', maybe: 'Maybe', no: 'No, I will not come' },
    note: 'A note to the coordinators (if you like)',
    send: 'Send reply',
    change: 'Change reply',
    noted: (answer: Answer) =>
      ({
        yes: 'It is noted that you will come.',
        no: 'It is noted that you will not come.',
        maybe: 'It is noted that you do not know yet.',
      })[answer],
    counts:
      'If that changes, simply reply again: the latest reply counts, whether it comes from here, by mail or in Slack.',
    notSentYet: 'Nothing is sent yet. Please look at your choice, and then press “Send reply”.',
    choose: 'Please choose one of the three replies.',
    tooLong: (longest: number, length: number) =>
      `A note may have ${longest} characters; this one has ${length}. Please shorten it.`,
    tooMany: 'Too many replies came from this page within one hour. This one is not noted; please try again later.',
    foreign: 'This reply came from another website and is not noted. If it is yours, please send it from here.',
    unreadable: 'This reply could not be read and is not noted. Please send it once more from here.',
    endings: {
      closed: 'The visit is closed; replies are no longer needed.',
      past: 'The visit is over; replies are no longer needed.',
      'called-off': 'The invitations to this visit have been withdrawn; a reply is not needed.',
    },
  },
  subscribe: {
    heading: 'Subscribe in your calendar',
    own: 'Your calendar then shows what you take part in, and follows every change by itself.',
    everyone: 'Your calendar then shows the whole programme, and follows every change by itself.',
    app: 'Calendar on this device (Apple, Outlook, Thunderbird)',
    google: 'Google Calendar',
    outlook: 'Outlook on the web',
    address: 'Address for other calendars:',
    mayTake: 'How often a calendar looks for changes is up to its provider; with Google it may take a day.',
    secret: 'The address is yours alone. Please do not pass it on.',
  },
  phone: {
    heading: 'Open this page on your phone',
    code: 'QR code with the address of this page',
    text: 'Point the phone’s camera at the code.',
    secret: 'It leads to your own page: whoever has it can reply in your name.',
  },
};
