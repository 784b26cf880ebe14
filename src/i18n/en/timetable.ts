import type { Visit } from '../../db/schema.ts';
import { formatDateLong, formatMoment } from '../../domain/format-time.ts';
import { and, count } from './plural.ts';

/** A day as a table and as a picture: what stands beside what, and how it differs from what is published. */
export const timetable = {
  time: 'Time',
  programme: 'Programme',
  /** The columns beside the first one. */
  parallel: (number: number, of: number) => (of > 1 ? `At the same time (${number})` : 'At the same time'),
  /** @param name such as "#2" */
  continued: (name: string) => `(${name} goes on)`,
  isNew: 'new',
  movedFrom: (from: string) => `moved from ${from}`,
  isChanged: 'changed',
  byHand: 'placed by hand',
  forSide: { host: 'hosts only', guest: 'guests only' },
  forSome: 'for some',
  internal: 'internal',
  press: 'with the press',
  pictureButton: 'As a picture',
  onItsWay: 'The picture is sent to you directly.',
  nothingToDraw: 'There is nothing in the programme yet that a picture could show.',
  proposal: 'Proposal',
  draft: 'Draft',
  asOf: (visit: Visit, at: string) => `as of ${formatMoment(at, visit.time_zone, 'en')}`,
  topic: 'Topic',
  fixedPoint: 'Fixed point',
  pause: 'Break or meal',
  legend: 'Key:',
  /** What the picture cannot show for lack of room. */
  leftOut: (days: number) => `${days === 1 ? 'One more day is' : `${days} more days are`} not shown here.`,
  fileName: 'programme',
  pictureTitle: (visit: Visit) => `Programme of “${visit.title}”`,
  /** For who cannot see the picture. */
  altText: (visit: Visit, days: { day: string; points: string[] }[]) =>
    [
      `Timetable of “${visit.title}”.`,
      ...days.map(({ day, points }) => `${formatDateLong(day, 'en')}: ${points.join('; ')}.`),
    ].join(' '),
  planTitle: 'Proposed programme',
  allPlaced: (topics: number) => {
    if (topics === 1) return 'The one topic has a place.';
    return topics === 2 ? 'Both topics have a place.' : `All ${topics} topics have a place.`;
  },
  somePlaced: (placed: number, of: number) => `${placed} of ${count(of, 'topic has', 'topics have')} a place.`,
  best: 'There is no better programme.',
  perhapsBetter: 'It may be possible to do a little better.',
  /** @param percent by how much a better one could be better at most */
  perhapsMuchBetter: (percent: number) => `There may be a better programme (by ${percent} % at most).`,
  withoutLunch: (days: string[]) => `There is no room for lunch on ${and(days)}.`,
  changesTitle: 'Changes to the published programme',
  changeCounts: (added: number, moved: number, changed: number, removed: number) =>
    [
      added > 0 ? `${added} new` : '',
      moved > 0 ? `${moved} moved` : '',
      changed > 0 ? `${changed} changed` : '',
      removed > 0 ? `${removed} removed` : '',
    ]
      .filter(Boolean)
      .join(', '),
  noChanges: 'Nothing differs from the published programme.',
  missingWays: (ways: [string | null, string | null][]) =>
    `How long these ways take is not known yet, so they count as nothing: ${ways
      .map(([a, b]) => `${a ?? 'main building'} – ${b ?? 'main building'}`)
      .join('; ')}.`,
  apply: 'Apply',
  changeWishes: 'Change the wishes',
  discard: 'Discard',
  longerBreaks: (minutes: number) => `Breaks of ${minutes} minutes`,
  endEarlier: (minutes: number) => `End ${minutes >= 60 ? `${minutes / 60} h` : `${minutes} min`} earlier`,
  topicFirst: (number: number) => `#${number} first`,
  otherWishes: 'Try something else:',
  overview: 'Overview',
  more: (part: number) => `What does not fit, page ${part}`,
  notSent: 'I could not send you the picture. The coordinators are told what is missing.',
};
