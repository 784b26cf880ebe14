import { formatDuration } from '../../domain/format-time.ts';
import { and, count, or } from './plural.ts';

interface Sum {
  topics: number;
  minutes: number;
}

const listed = (names: readonly string[]): string =>
  names.length > 12 ? and([...names.slice(0, 12), `${names.length - 12} more`]) : and(names);

export const agendaList = {
  rank: (rank: number) => `rank ${rank}`,
  accepted: ({ topics, minutes }: Sum, available: number) =>
    topics === 0
      ? `No topic is accepted yet. There is room for ${formatDuration(available)}.`
      : `Accepted: ${count(topics, 'topic', 'topics')}, ${formatDuration(minutes)}. There is room for ${formatDuration(available)}.`,
  tooMuch: (minutes: number) => `That is ${formatDuration(minutes)} more than there is room for.`,
  tooMuchNext: (minutes: number) =>
    `That is ${formatDuration(minutes)} more than there is room for: shorten or defer something, or plan topics side by side.`,
  proposed: ({ topics, minutes }: Sum, together: number) =>
    together === minutes
      ? `Proposed: ${count(topics, 'topic', 'topics')}, ${formatDuration(minutes)}.`
      : `Proposed: ${count(topics, 'more topic', 'more topics')}, ${formatDuration(minutes)}; together ${formatDuration(together)}.`,
  proposedTooMuch: ({ topics, minutes }: Sum, together: number, over: number) =>
    together === minutes
      ? `Proposed: ${count(topics, 'topic', 'topics')}, ${formatDuration(minutes)}, that would be ${formatDuration(over)} too much.`
      : `Proposed: ${count(topics, 'more topic', 'more topics')}, ${formatDuration(minutes)}; together ${formatDuration(together)}, that would be ${formatDuration(over)} too much.`,
  filtered: (conditions: string[]) => `Only: ${conditions.join(', ')}`,
  filterField: (names: readonly string[]) => `field ${or(names)}`,
  filterSide: (side: string) => `from ${side}`,
  filterPresenter: (names: readonly string[]) => `with ${or(names)}`,
  found: (found: number, all: number) => `${found} of ${count(all, 'topic', 'topics')}`,
  all: (all: number) => count(all, 'topic', 'topics'),
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  nothing: (conditions: string[]) => `There are no topics for this: ${conditions.join(', ')}.`,
  noSuchField: (typed: string, known: readonly string[]) =>
    known.length === 0
      ? `There is no field “${typed}” here. No topic has a field yet.`
      : `There is no field “${typed}” here. There is: ${listed(known)}.`,
  noSuchPresenter: (typed: string, known: readonly string[]) =>
    known.length === 0
      ? `“${typed}” presents no topic. None has a presenter yet.`
      : `“${typed}” presents no topic. Presenters are: ${listed(known)}.`,
  any: 'All',
  earlier: 'Back',
  later: 'Next',
  filter: 'Filter',
  unfilter: 'Show all',
};
