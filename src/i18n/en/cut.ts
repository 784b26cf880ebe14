import { or } from './plural.ts';

/** What a message says that would be too long for Slack. */
export const cut = {
  more: (rest: number) => `and ${rest} more`,
  seeWith: (lines: string[]) =>
    `There is more than fits in one message; the rest is left out here. See it with ${or(lines)}.`,
  askForPart: (command: string) =>
    `There is more than fits in one message; the rest is left out here. ${command} help shows how to ask for a part of it.`,
};
