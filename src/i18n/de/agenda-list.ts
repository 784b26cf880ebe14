import { formatDuration } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { from } from './article.ts';
import { and, count, or } from './plural.ts';

const listed = (names: readonly string[]): string =>
  names.length > 12 ? and([...names.slice(0, 12), `${names.length - 12} weitere`]) : and(names);

const more = (topics: number): string => count(topics, 'weiteres Thema', 'weitere Themen');

export const agendaList: Texts['agendaList'] = {
  rank: (rank) => `Rang ${rank}`,
  accepted: ({ topics, minutes }, available) =>
    topics === 0
      ? `Noch ist kein Thema angenommen. Platz ist für ${formatDuration(available)}.`
      : `Angenommen: ${count(topics, 'Thema', 'Themen')}, ${formatDuration(minutes)}. Platz ist für ${formatDuration(available)}.`,
  tooMuch: (minutes) => `Das sind ${formatDuration(minutes)} mehr, als Platz ist.`,
  tooMuchNext: (minutes) =>
    `Das sind ${formatDuration(minutes)} mehr, als Platz ist: Kürzen oder vertagen Sie etwas, oder planen Sie parallel.`,
  proposed: ({ topics, minutes }, together) =>
    together === minutes
      ? `Vorgeschlagen: ${count(topics, 'Thema', 'Themen')}, ${formatDuration(minutes)}.`
      : `Vorgeschlagen: ${more(topics)}, ${formatDuration(minutes)}; zusammen ${formatDuration(together)}.`,
  proposedTooMuch: ({ topics, minutes }, together, over) =>
    together === minutes
      ? `Vorgeschlagen: ${count(topics, 'Thema', 'Themen')}, ${formatDuration(minutes)}, das wären ${formatDuration(over)} zu viel.`
      : `Vorgeschlagen: ${more(topics)}, ${formatDuration(minutes)}; zusammen ${formatDuration(together)}, das wären ${formatDuration(over)} zu viel.`,
  filtered: (conditions) => `Nur: ${conditions.join(', ')}`,
  filterField: (names) => `Bereich ${or(names)}`,
  filterSide: (side) => from(side),
  filterPresenter: (names) => `mit ${or(names)}`,
  found: (found, all) => `${found} von ${count(all, 'Thema', 'Themen')}`,
  all: (all) => count(all, 'Thema', 'Themen'),
  page: (page, pages) => `Seite ${page} von ${pages}`,
  nothing: (conditions) => `Dazu gibt es keine Themen: ${conditions.join(', ')}.`,
  noSuchField: (typed, known) =>
    known.length === 0
      ? `Den Bereich „${typed}“ gibt es hier nicht. Noch hat kein Thema einen Bereich.`
      : `Den Bereich „${typed}“ gibt es hier nicht. Es gibt: ${listed(known)}.`,
  noSuchPresenter: (typed, known) =>
    known.length === 0
      ? `„${typed}“ trägt kein Thema vor. Noch hat kein Thema Vortragende.`
      : `„${typed}“ trägt kein Thema vor. Vortragende sind: ${listed(known)}.`,
  any: 'Alle',
  earlier: 'Zurück',
  later: 'Weiter',
  filter: 'Filtern',
  unfilter: 'Alle zeigen',
};
