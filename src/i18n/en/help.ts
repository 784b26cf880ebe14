export const help = {
  title: 'What I understand',
  intro: 'Type a command in the channel of the visit. Words in German and English both work.',
  more: (command: string) => `More on one word: ${command} help agenda`,
  about: (noun: string) => `${noun}: what you can type`,
  otherVisit: (example: string) => `For another visit, add its code: ${example}`,
  options: 'Options:',
  nouns: {
    visit: 'the visit itself',
    coordinator: 'who coordinates',
    agenda: 'topics and fixed points',
    programme: 'the programme',
    member: 'the delegations',
    invite: 'calendar invitations',
    reply: 'your own reply',
    welcome: 'the first steps',
    help: 'help',
  },
};
