/** Behind the curtain: what goes between Slack and the bot, what the bot still has to send, and the faults that were ordered. */

import type { LatestEffect } from '../db/outbox-latest.ts';
import type { Log } from '../log.ts';
import { isObject, type Json, objects, string } from './json-values.ts';
import type { MailCatcher } from './mail-catcher.ts';
import { masked, maskedText } from './masked.ts';
import { clearFaults, listFaults, listOrders, orderFault } from './ordered-faults.ts';
import type { Answer } from './page-actions.ts';
import type { Exchange, LocalSlack } from './types.ts';

/** The bot's outbox, as the page may look at it. */
export interface OutboxView {
  list(): Promise<LatestEffect[]>;
  /** Has everything that waits tried now, as if its pause were over. */
  hasten(): Promise<void>;
}

export interface CurtainOptions {
  slack: LocalSlack;
  mail: MailCatcher | undefined;
  /** Without a bot of ours there is none. */
  outbox: OutboxView | undefined;
  log: Log;
}

export interface Curtain {
  /** By name, as JSON: `curtain`, `exchange 17`, `effect 4`. */
  parts(): Map<string, string>;
  /** All of one exchange, without its secrets; undefined when it is no longer kept. */
  findExchange(id: number): unknown;
  /** @returns undefined when it is none of its actions. @throws {Error} in words, when it cannot be done */
  act(name: string, input: Json): Promise<Answer | undefined>;
  /** Calls back when a fault was ordered or the outbox changed; the outbox is read only while somebody listens. */
  onChange(listener: () => void): () => void;
}

const MOST_SHOWN = 200;
/** The database tells nobody when a row changes. */
const LOOK_MILLISECONDS = 400;
const LONGEST_ABOUT = 80;

export function createCurtain(options: CurtainOptions): Curtain {
  const { slack, mail, outbox, log } = options;
  const { botToken, appToken, signingSecret, oauth } = slack.options;
  const secrets = [botToken, appToken, signingSecret, oauth?.clientSecret ?? ''];
  const listeners = new Set<() => void>();
  const summaries = new WeakMap<Exchange, { id: number; json: string }>();
  let lastId = 0;
  let effects = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  function announce(): void {
    for (const listener of listeners) listener();
  }

  function summaryOf(exchange: Exchange) {
    const known = summaries.get(exchange);
    if (known) return known;
    lastId += 1;
    const { at, direction, what, status, milliseconds, broken, answer } = exchange;
    const error = isObject(answer) && answer.ok === false ? string(answer.error) : undefined;
    const wrong = broken !== undefined || error !== undefined || status < 200 || status >= 400;
    const whole = maskedText(aboutOf(exchange.request), secrets);
    const about = whole.length > LONGEST_ABOUT ? `${whole.slice(0, LONGEST_ABOUT - 1)}…` : whole;
    const words = broken === undefined ? undefined : maskedText(broken, secrets);
    const shown = { id: lastId, at, direction, what, about, status, milliseconds, error, wrong, broken: words };
    const summary = { id: lastId, json: JSON.stringify(shown) };
    summaries.set(exchange, summary);
    return summary;
  }

  async function look(): Promise<void> {
    if (!outbox || looking) return;
    looking = true;
    try {
      const rows = (await outbox.list()).map((row): [string, string] => [`effect ${row.id}`, JSON.stringify(row)]);
      const changed = rows.length !== effects.size || rows.some(([name, json]) => effects.get(name) !== json);
      effects = new Map(rows);
      if (changed) announce();
    } catch (error) {
      log.warn({ err: error }, 'The page cannot read the outbox.');
    } finally {
      looking = false;
    }
  }

  return {
    parts() {
      const state = { orders: listOrders({ mail }), faults: listFaults({ slack, mail }) };
      const parts = new Map([['curtain', JSON.stringify(state)], ...effects]);
      for (const exchange of slack.exchanges.slice(-MOST_SHOWN)) {
        const { id, json } = summaryOf(exchange);
        parts.set(`exchange ${id}`, json);
      }
      return parts;
    },
    findExchange(id) {
      const found = slack.exchanges.findLast((exchange) => summaries.get(exchange)?.id === id);
      if (!found) return undefined;
      const shown = (value: unknown) => masked(value, secrets, found.what.startsWith('oauth')) ?? null;
      return { request: shown(found.request), answer: shown(found.answer) };
    },
    async act(name, input) {
      if (name === 'fault') orderFault({ slack, mail }, input);
      else if (name === 'clear-faults') clearFaults({ slack, mail });
      else if (name === 'hasten') await outbox?.hasten();
      else return undefined;
      announce();
      return {};
    },
    onChange(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        timer = setInterval(look, LOOK_MILLISECONDS);
        timer.unref();
        void look();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** What tells one request from others of its kind: the command typed, the button pressed, the channel written to. */
function aboutOf(request: unknown): string {
  if (!isObject(request)) return '';
  if (typeof request.command === 'string') return `${request.command} ${string(request.text)}`;
  const [action] = objects(request.actions);
  const named = [
    isObject(request.event) && request.event.type,
    action?.action_id,
    isObject(request.view) && request.view.callback_id,
    request.callback_id,
    request.channel,
    request.channel_id,
    request.user,
    request.text,
  ];
  return named.find((one) => typeof one === 'string' && one !== '')?.toString() ?? '';
}
