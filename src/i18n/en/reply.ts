import type { Answer, Visit } from '../../db/schema.ts';

export const reply = {
  notRegistered: (visit: string) =>
    `You are not registered for “${visit}” yet. In the form of this command, choose yourself under “Person in Slack”, then answer again.`,
  registerLine: 'member add',
  forWhom: 'For whom? Name the person with @, by mail address or by name.',
  forLine: (answer: Answer) => `${answer} for @katja`,
  own: (answer: Answer, visit: string) =>
    ({
      yes: `Thank you. It is noted that you will come to “${visit}”.`,
      no: `It is noted that you will not come to “${visit}”.`,
      maybe: `It is noted that you do not know yet whether you will come to “${visit}”.`,
    })[answer],
  onBehalf: (answer: Answer, name: string, visit: string) =>
    ({
      yes: `It is noted that ${name} comes to “${visit}”.`,
      no: `It is noted that ${name} does not come to “${visit}”.`,
      maybe: `It is noted that ${name} does not know yet about “${visit}”.`,
    })[answer],
  /** `partly`: only some of what the person is invited to had been declined. */
  toldCoordinator: (answer: Answer, name: string, { title, code }: Visit, partly: boolean) => {
    const had = partly ? 'had declined in part' : 'had declined';
    return {
      yes: `${name} ${had} and now comes to “${title}” (${code}) after all.`,
      no: `${name} does not come to “${title}” (${code}).`,
      maybe: `${name} ${had} and now may come to “${title}” (${code}).`,
    }[answer];
  },
  toldOfEvent: (answer: Answer, name: string, event: string, { title, code }: Visit) =>
    ({
      yes: `${name} had declined ${event} of “${title}” (${code}) and now comes after all.`,
      no: `${name} does not come to one part of “${title}” (${code}): ${event}.`,
      maybe: `${name} had declined ${event} of “${title}” (${code}) and now may come.`,
    })[answer],
  recordedBy: (name: string) => `Written down by ${name}.`,
  reason: (reason: string) => `Noted with it: “${reason}”`,
  canChange: 'If that changes, simply answer again; the latest answer counts.',
  buttons: { yes: 'Yes, I will come', no: 'No', maybe: 'Maybe' } as Record<Answer, string>,
};
