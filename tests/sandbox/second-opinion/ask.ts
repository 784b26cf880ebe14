/** Asks both sides the same and gathers where they differ. */

import { methods } from '../../../src/sandbox/web-api/methods.ts';
import { inside } from '../raw-bot.ts';
import type { Asker, Request } from './asking.ts';
import { differences } from './compare.ts';
import { beginTranslation, learn, recordBot, translateArguments } from './real-requests.ts';
import type { Json, Side, Sides } from './sides.ts';

/** The methods of ours that emulate answers, too. */
export async function methodsOfBoth({ emulate }: Sides): Promise<string[]> {
  const names = [...methods.keys()];
  const replies = await Promise.all(names.map((name) => emulate.call(name, {}, '')));
  return names.filter((_, index) => replies[index]?.status === 200);
}

/** @returns the differences, each with the titles of the requests that show it */
export async function askAll(sides: Sides, requests: Request[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const [ours, emulate] = [askerOf(sides, sides.ours), askerOf(sides, sides.emulate)];
  for (const { method, as, args, token } of requests) {
    const title = `${method}, ${as}`;
    const ask = async ({ asker, answers }: typeof ours) => {
      const reply = await asker.side.call(method, (await args?.(asker)) ?? {}, token);
      answers.set(title, reply.json);
      return reply;
    };
    note(found, title, differences(method, title, await ask(ours), await ask(emulate)));
  }
  return found;
}

/** The same for what the bot sends; `asked` are the methods. */
export async function askAsTheBot(sides: Sides): Promise<{ found: Map<string, string[]>; asked: Set<string> }> {
  const found = new Map<string, string[]>();
  const exchanges = await recordBot();
  const parties = [sides.ours, sides.emulate].map((side) => {
    const { asker } = askerOf(sides, side);
    return { asker, known: beginTranslation(asker) };
  });
  for (const exchange of exchanges) {
    const ask = async ({ asker, known }: (typeof parties)[number]) => {
      const reply = await asker.side.call(exchange.what, await translateArguments(exchange, asker, known));
      learn(exchange, reply.json, known);
      return reply;
    };
    const [one, other] = await Promise.all(parties.map(ask));
    const title = `${exchange.what}, as the bot sends it`;
    if (one && other) note(found, title, differences(exchange.what, title, one, other));
  }
  return { found, asked: new Set(exchanges.map(({ what }) => what)) };
}

function note(found: Map<string, string[]>, title: string, lines: string[]): void {
  for (const line of lines) found.set(line, [...(found.get(line) ?? []), title]);
}

function askerOf({ ids }: Sides, side: Side): { asker: Asker; answers: Map<string, Json> } {
  const answers = new Map<string, Json>();
  const asker: Asker = {
    side,
    id(name) {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`Nobody and no channel is called ${name}`);
      return id;
    },
    earlier(title, ...path) {
      const value = inside(answers.get(title), ...path);
      if (typeof value !== 'string') throw new Error(`${side.name} did not say ${path.join('.')} to “${title}”`);
      return value;
    },
  };
  return { asker, answers };
}
