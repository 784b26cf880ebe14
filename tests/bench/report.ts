import type { Contestant, Letter } from './contestants.ts';
import type { Measured } from './measured.ts';

/** By letter, then by number of connections. */
export type Results = Record<Letter, Map<number, Measured>>;

export interface Aim {
  what: string;
  got: string;
  met: boolean;
}

export function printTable(contestants: Contestant[], connections: number[], results: Results): string {
  const lines = connections.flatMap((count) => [
    '',
    `${count} connection${count === 1 ? '' : 's'}`.padEnd(34) + heads.map((head) => head.padStart(9)).join(''),
    ...contestants.map(({ letter, name }) => {
      const { perSecond, p50, p99 } = at(results, letter, count);
      const ratios = (['a', 'b', 'c'] as const).map((base) => perSecond / at(results, base, count).perSecond);
      const cells = [perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2), ...ratios.map((ratio) => ratio.toFixed(2))];
      return `(${letter}) ${name}`.padEnd(34) + cells.map((cell) => cell.padStart(9)).join('');
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

const heads = ['req/s', 'p50 ms', 'p99 ms', '× (a)', '× (b)', '× (c)'];

export function judge(connections: number[], results: Results, startMilliseconds: number): Aim[] {
  const ratio = (of: Letter, to: Letter, count: number, least: number): Aim => {
    const got = at(results, of, count).perSecond / at(results, to, count).perSecond;
    const what = `(${of}) at least ${least} of (${to}), ${count} connection${count === 1 ? '' : 's'}`;
    return { what, got: got.toFixed(2), met: got >= least };
  };
  const slower = at(results, 'd', 10).p99 / at(results, 'c', 10).p99;
  return [
    ...connections.map((count) => ratio('d', 'c', count, 0.8)),
    ...connections.map((count) => ratio('e', 'b', count, 1)),
    { what: 'p99 of (d) under 1.5 times that of (c), 10 connections', got: slower.toFixed(2), met: slower < 1.5 },
    { what: 'start to ready under 900 ms', got: `${startMilliseconds.toFixed(0)} ms`, met: startMilliseconds < 900 },
  ];
}

export function printAims(aims: Aim[]): string {
  const lines = aims.map(({ what, got, met }) => `${met ? 'met    ' : 'NOT MET'}  ${what}: ${got}`);
  return `\nAims\n${lines.join('\n')}\n`;
}

function at(results: Results, letter: Letter, count: number): Measured {
  const measured = results[letter].get(count);
  if (!measured) throw new Error(`(${letter}) was not measured at ${count} connections`);
  return measured;
}
