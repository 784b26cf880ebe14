import type { Visit } from '../../db/schema.ts';

/** The first steps, in a channel that the bot has just come into. */
export const welcome = {
  title: 'How to begin',
  noVisit: 'There is no visit in this channel yet. Whoever starts one coordinates it:',
  forAll: (visit: Visit) => `The programme of “${visit.title}” is made here. Everyone can join in:`,
  propose: 'Propose a topic: ',
  proposeLine: 'agenda add "Waste management" length=45m',
  vote: 'Vote, with the button of each topic.',
  forCoordinators: 'Then it is the coordinators’ turn:',
  plan: 'Give a topic its time: ',
  planLine: (number: number, time: string) => `agenda move ${number} day=1 at=${time}`,
  planAll: 'Or have the whole programme drafted, once topics are accepted: ',
  publish: 'Publish the programme: ',
  invite: 'Send the invitations, as mails with a calendar event: ',
  help: 'All commands',
  dismiss: 'Dismiss',
  dismissed: (command: string) => `The first steps are gone from this channel. ${command} welcome shows them to you.`,
  notHere: 'There is nothing to dismiss here.',
  inviterOnly: (name: string) => `Only the person who brought me here can do that. Please ask ${name}.`,
};
