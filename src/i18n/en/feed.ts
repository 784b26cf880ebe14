/** Subscribing to the programme with a calendar. */
export const feed = {
  title: 'Subscribe to the programme',
  about:
    'Your calendar can subscribe to the programme and then shows it by itself. Google looks for changes only every 8 to 24 hours, others more often; so you learn of changes by mail or in Slack first.',
  secret:
    'Whoever knows an address can read what is there, without an account. Google and Outlook in the browser fetch it with computers of their own.',
  minimal: 'For this visit, subscriptions only say when there is something, and where the visit takes place.',
  notPublished: 'Nothing is published yet. Until then, the calendar is empty.',
  unreachable:
    'Calendars elsewhere cannot reach these addresses yet: the bot answers on its own computer only, or without encryption. Your IT can change that (PUBLIC_URL).',
  own: 'Your own programme',
  ownAbout: 'what you take part in or present',
  visit: 'The programme of the visit',
  visitAbout: 'what guests may read, too; to be passed on',
  google: 'Add to Google Calendar',
  outlook: 'Add to Outlook in the browser',
  webcal: 'For Apple, and for Outlook on your computer:',
  address: 'For all others, to be copied:',

  change: {
    own: { renew: 'New address for me', revoke: 'End my subscription' },
    visit: { renew: 'New address for the visit', revoke: 'End the visit’s subscription' },
  },
  ask: {
    own: {
      renew:
        'With the new address, the present one of your own programme stops working. Wherever you subscribed to it, please subscribe again.',
      revoke: 'If you end your subscription, its address no longer works, and calendars can no longer look there.',
    },
    visit: {
      renew:
        'With the new address, the present one of the visit’s programme stops working, for everyone. Whoever subscribed to it has to subscribe again.',
      revoke: 'If you end the visit’s subscription, its address no longer works, for everyone.',
    },
  },
  sure: { renew: 'Make a new address', revoke: 'End it' },
  done: {
    own: {
      renew: 'The former address of your own programme no longer works. These are the new ones:',
      revoke: 'The address of your own programme no longer works. You can get a new one at any time:',
    },
    visit: {
      renew: 'The former address of the visit’s programme no longer works. These are the new ones:',
      revoke:
        'The address of the visit’s programme no longer works. Whoever is in the channel can get a new one at any time:',
    },
  },
  noneOfYourOwn:
    'You have no programme of your own in this visit: you are not registered as a member or presenter. You can subscribe to the programme of the visit.',
};
