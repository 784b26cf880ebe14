import { and, or } from './plural.ts';

export const errors = {
  alreadyDone: 'That was done already.',
  noSuchVisit: 'There is no such visit here, or you are not part of it.',
  noVisitWithCode: (code: string) => `I know no visit ${code} that you are part of.`,
  coordinatorsOnly: (names: string[]) =>
    names.length === 0
      ? 'Only coordinators of this visit can do that.'
      : `Only coordinators of this visit can do that. Please ask ${or(names)}.`,
  visitClosed: (title: string) => `“${title}” is closed. It can be read, but no longer changed.`,
  notForExternals: 'Guests of this workspace cannot start visits. Please ask a colleague of the county.',
  unknownCaller:
    'Slack does not tell me at the moment who you are, and I must know that before a visit can be started. Please try again in a moment.',
  unknownUser: (id: string) =>
    `Slack does not tell me who ${id} is. Please pick the person with @, or try again later.`,
  unknownOption: (typed: string, near: string[], known: string[]) =>
    near.length > 0
      ? `I do not know the option “${typed}”. Did you mean ${or(near)}?`
      : known.length > 0
        ? `I do not know the option “${typed}”. Possible here: ${and(known)}.`
        : `I do not know the option “${typed}”. There are no options here.`,
  notUnderstood: (what: {
    field: string;
    given: string;
    choices: string[];
    understood: [field: string, text: string][];
  }) =>
    [
      `I do not understand “${what.given}” as ${what.field}.`,
      what.choices.length > 0 ? `Possible: ${or(what.choices)}.` : '',
      what.understood.length > 0
        ? `Understood: ${what.understood.map(([field, text]) => `${field} “${text}”`).join(', ')}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  hoursOrMinutes: (number: number) => `“${number}” is not clear as length: ${number}h (hours) or ${number}m (minutes)?`,
  givenTwice: (option: string, first: string, last: string) =>
    `“${option}” is there twice, with “${first}” and with “${last}”.`,
  twoVisits: (codes: string[]) => `A command is about one visit, and you named ${and(codes)}.`,
  notInSlack: (typed: string) =>
    `Slack does not know a person “${typed}”. Please choose the person from the list that appears after the @, or in a form.`,
  tooLong: (field: string, longest: number) => `That is too long for ${field}: ${longest} characters at most.`,
  typeInstead: 'Please type:',
  wrongInput: (example: string) => `I do not understand this. Example: ${example}`,
  missingInput: 'Please fill this in.',
  unknownWords: (typed: string) => `I do not know “${typed}”.`,
  didYouMean: 'Did you mean:',
  possibleAre: 'Possible here:',
  seeHelp: (command: string) => `${command} help lists everything that I understand.`,
  whichVisit: 'Which visit do you mean?',
  noVisitYet: 'There is no visit here yet.',
  noVisitHowTo: (command: string) => `In the channel for the visit, start one with ${command} new.`,
  failure: (code: string) =>
    `Something went wrong on our side; nothing was lost. Please try again. If it happens again, tell your IT this code: ${code}`,
};
