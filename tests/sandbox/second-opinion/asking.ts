/** How the requests of the second opinion are written down. */

import { modal } from '../workspace.ts';
import type { Json, Side } from './sides.ts';

/** What earlier answers on the same side said. */
export interface Asker {
  side: Side;
  id(name: string): string;
  /** A string in the answer to an earlier request, by the request's title and the path in the answer. */
  earlier(title: string, ...path: (string | number)[]): string;
}

export interface Request {
  method: string;
  /** Distinguishes the requests of one method. */
  as: string;
  args?: (asker: Asker) => Json | Promise<Json>;
  token?: string;
}

export const text = 'Begrüßung <https://example.org|hier> & mehr';
const button = { type: 'button', action_id: 'press', text: { type: 'plain_text', text: 'Press' }, value: '1' };
export const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text } },
  { type: 'actions', elements: [button] },
];
export const pressable = modal({
  blocks: [{ type: 'actions', block_id: 'do', elements: [button] }],
  submit: undefined,
});
export const home = { type: 'home', blocks };
export const person = 'heike.brandt';

export function on(method: string, cases: Record<string, Request['args']>): Request[] {
  return Object.entries(cases).map(([as, args]) => ({ method, as, ...(args ? { args } : {}) }));
}

export const inVisit = (more: Json) => (asker: Asker) => ({ channel: asker.id('visit'), ...more });
export const inChannel = (name: string, more: Json) => (asker: Asker) => ({ channel: asker.id(name), ...more });
export const nowhere = (more: Json) => () => ({ channel: 'C0NONE', ...more });
export const atPost = (more: Json, title = 'chat.postMessage, text') => {
  return (asker: Asker) => ({ channel: asker.id('visit'), ts: asker.earlier(title, 'ts'), ...more });
};
export const unknownTs = '1000000000.000001';
export const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

/** The wrong places, for a method that works in a channel. */
export function places(more: () => Json): Record<string, Request['args']> {
  return {
    'no channel': more,
    'unknown channel': () => ({ channel: 'C0NONE', ...more() }),
    'a private channel without the bot': ({ id }) => ({ channel: id('secret'), ...more() }),
    'a public channel without the bot': ({ id }) => ({ channel: id('elsewhere'), ...more() }),
    'an archived channel': ({ id }) => ({ channel: id('archived'), ...more() }),
  };
}
