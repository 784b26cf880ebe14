import { formatDateLong, formatMoment } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';

export const timetable: Texts['timetable'] = {
  time: 'Zeit',
  programme: 'Programm',
  parallel: (number, of) => (of > 1 ? `Gleichzeitig (${number})` : 'Gleichzeitig'),
  continued: (name) => `(${name} läuft weiter)`,
  isNew: 'neu',
  movedFrom: (from) => `verschoben von ${from}`,
  isChanged: 'geändert',
  byHand: 'von Hand gesetzt',
  forSide: { host: 'nur Gastgeber', guest: 'nur Gäste' },
  forSome: 'für einen Teil',
  internal: 'intern',
  press: 'mit Presse',
  pictureButton: 'Als Bild',
  onItsWay: 'Das Bild kommt als Direktnachricht.',
  nothingToDraw: 'Im Programm steht noch nichts, was ein Bild zeigen könnte.',
  proposal: 'Vorschlag',
  draft: 'Entwurf',
  asOf: (visit, at) => `Stand: ${formatMoment(at, visit.time_zone, 'de')}`,
  topic: 'Thema',
  fixedPoint: 'Fester Punkt',
  pause: 'Pause oder Essen',
  legend: 'Legende:',
  leftOut: (days) => `${days === 1 ? 'Ein weiterer Tag ist' : `${days} weitere Tage sind`} hier nicht gezeigt.`,
  fileName: 'programm',
  pictureTitle: (visit) => `Programm von „${visit.title}“`,
  altText: (visit, days) =>
    [
      `Zeitplan von „${visit.title}“.`,
      ...days.map(({ day, points }) => `${formatDateLong(day, 'de')}: ${points.join('; ')}.`),
    ].join(' '),
  planTitle: 'Vorschlag für das Programm',
  allPlaced: (topics) => {
    if (topics === 1) return 'Das eine Thema hat einen Platz.';
    return topics === 2 ? 'Beide Themen haben einen Platz.' : `Alle ${topics} Themen haben einen Platz.`;
  },
  somePlaced: (placed, of) =>
    `${placed} von ${count(of, 'Thema', 'Themen')} ${placed === 1 ? 'hat' : 'haben'} einen Platz.`,
  best: 'Besser geht es nicht.',
  perhapsBetter: 'Vielleicht geht es noch etwas besser.',
  perhapsMuchBetter: (percent) => `Vielleicht geht es noch besser (höchstens um ${percent} %).`,
  withoutLunch: (days) => `Kein Platz für das Mittagessen: ${and(days)}.`,
  changesTitle: 'Änderungen gegenüber dem veröffentlichten Programm',
  changeCounts: (added, moved, changed, removed) =>
    [
      added > 0 ? `${added} neu` : '',
      moved > 0 ? `${moved} verschoben` : '',
      changed > 0 ? `${changed} geändert` : '',
      removed > 0 ? `${removed} entfallen` : '',
    ]
      .filter(Boolean)
      .join(', '),
  noChanges: 'Gegenüber dem veröffentlichten Programm ändert sich nichts.',
  missingWays: (ways) =>
    `Wie lange diese Wege dauern, ist noch nicht eingetragen; sie zählen nicht mit: ${ways
      .map(([a, b]) => `${a ?? 'Hauptgebäude'} – ${b ?? 'Hauptgebäude'}`)
      .join('; ')}.`,
  apply: 'Übernehmen',
  changeWishes: 'Wünsche ändern',
  discard: 'Verwerfen',
  longerBreaks: (minutes) => `Pausen von ${minutes} Minuten`,
  endEarlier: (minutes) => `${minutes >= 60 ? `${minutes / 60} h` : `${minutes} min`} früher Schluss`,
  topicFirst: (number) => `#${number} zuerst`,
  otherWishes: 'Etwas anderes probieren:',
  overview: 'Überblick',
  more: (part) => `Passt nicht hinein, Seite ${part}`,
  notSent: 'Das Bild ließ sich nicht senden. Die Koordination erfährt, was fehlt.',
};
