/** What the page asks for its person: each action by its name, as `POST /sandbox/NAME`. */

import { escapeInput } from './escape-input.ts';
import { isObject, type Json, string, strings } from './json-values.ts';
import { clickedValues, fillView, suggestedOptions } from './page-fill.ts';
import type { LocalSlack, Outcome, Persona, SlackMessage, SlackView } from './types.ts';

/** What the page is told about an action: nothing, or what Slack shows when it went wrong. */
export interface Answer {
  error?: string;
  /** For `suggest`. */
  options?: Json[];
  /** For `attach`. */
  id?: string;
}

type Action = (slack: LocalSlack, persona: Persona, input: Json) => Promise<Answer> | Answer;

const actions: Record<string, Action> = {
  command: async (_slack, persona, input) => answer(await persona.command(string(input.channel), string(input.line))),

  say(slack, persona, input) {
    const text = escapeInput(string(input.text), slack.people.values(), slack.channels.values());
    const threadTs = typeof input.thread === 'string' ? { threadTs: input.thread } : {};
    persona.say(string(input.channel), text, { files: strings(input.files), ...threadTs });
    return {};
  },

  async click(_slack, persona, input) {
    const message = getMessage(persona, input);
    return eachValue(input, (value) => persona.click(message, string(input.action), value));
  },

  async 'view-click'(slack, persona, input) {
    const view = getView(persona, input);
    if (isObject(input.values) && view.type === 'modal') fillView(slack, persona, view, input.values);
    return eachValue(input, (value) => persona.clickInView(view, string(input.action), value));
  },

  async submit(slack, persona, input) {
    const view = getView(persona, input);
    if (isObject(input.values)) fillView(slack, persona, view, input.values);
    const outcome = await persona.submit(view);
    // What is wrong in a field stands at the field.
    return Object.keys(view.errors).length > 0 ? {} : answer(outcome);
  },

  async close(_slack, persona, input) {
    await persona.close(getView(persona, input));
    return {};
  },

  async shortcut(_slack, persona, input) {
    const message = input.ts === undefined ? undefined : getMessage(persona, input);
    return answer(await persona.shortcut(string(input.callback), message));
  },

  async home(_slack, persona) {
    await persona.openHome();
    return {};
  },

  async suggest(_slack, persona, input) {
    const where = input.ts === undefined ? getView(persona, input) : getMessage(persona, input);
    const outcome = await persona.suggest(where, string(input.action), string(input.query));
    return { ...answer(outcome), options: suggestedOptions(outcome.body) };
  },

  attach: (_slack, persona, input) => ({
    id: persona.attach(string(input.name), Buffer.from(string(input.base64), 'base64')),
  }),
};

/**
 * @returns undefined when there is no such action
 * @throws {Error} in words, when nobody could do that in Slack
 */
export async function act(slack: LocalSlack, name: string, input: Json): Promise<Answer | undefined> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  return action?.(slack, slack.as(string(input.as)), input);
}

function answer(outcome: Outcome): Answer {
  return outcome.error === undefined ? {} : { error: outcome.error };
}

async function eachValue(input: Json, click: (value: string | undefined) => Promise<Outcome>): Promise<Answer> {
  let last: Answer = {};
  for (const value of clickedValues(input.value)) last = answer(await click(value));
  return last;
}

function getMessage(persona: Persona, input: Json): SlackMessage {
  const message = persona.sees(string(input.channel)).find((one) => one.ts === input.ts);
  if (!message) throw new Error('The message is not there any more.');
  return message;
}

function getView(persona: Persona, input: Json): SlackView {
  const view = [...persona.views, persona.home].find((one) => one?.id === input.view);
  if (!view) throw new Error('The view is not on the screen.');
  return view;
}
