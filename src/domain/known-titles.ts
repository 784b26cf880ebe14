/** The titles of a visit, read once and kept: each proposal looks for similar ones, and must not read all of them again. */

import type { Db, Trx } from '../db/open.ts';
import type { Topic, Visit } from '../db/schema.ts';
import { findTopics, listTitlesAfter } from '../db/topic.ts';
import { commonStems, type ReadTitle, readTitle, similarTopics } from './similar-topic.ts';
import { mayRead, type Viewer } from './visible-programme.ts';

interface KnownTitle {
  number: number;
  title: string;
  read: ReadTitle;
}

interface KnownTitles {
  /** The names that their words were read without. */
  names: string;
  common: ReadonlySet<string>;
  /** Of the last topic that is known here. */
  lastNumber: number;
  /** Milliseconds since 1970. */
  readAt: number;
  /** By their numbers and single letters: others than a title's own are never similar to it. */
  byMarks: Map<string, KnownTitle[]>;
}

const kept = new WeakMap<Db, Map<string, KnownTitles>>();
const mostKept = 50;
/** Another process may have changed a title. */
const goodFor = 60_000;

/** For when a title was changed. What was removed is found to be gone when it is looked up. */
export function forgetTitles(db: Db, visitId: string): void {
  kept.get(db)?.delete(visitId);
}

/** Topics of the visit with a title like this one that the viewer may read of, the most similar first. */
export async function findSimilarTopics(
  db: Db,
  trx: Trx,
  visit: Visit,
  title: string,
  about: { viewer: () => Promise<Viewer>; now: Date },
): Promise<Topic[]> {
  const known = await readKnown(db, trx, visit, about.now);
  const read = readTitle(title, known.common);
  const near =
    read.marks === '' ? [...known.byMarks.values()] : ['', read.marks].map((marks) => known.byMarks.get(marks));
  const similar = similarTopics(
    read,
    near.flatMap((titles) => titles ?? []).sort((a, b) => a.number - b.number),
  );
  if (similar.length === 0) return [];
  const viewer = await about.viewer();
  const topics = await findTopics(
    trx,
    visit.id,
    similar.map(({ number }) => number),
  );
  // What is kept may be older than what is there.
  return similar.flatMap(({ number, title: before }) => {
    const topic = topics.find((each) => each.number === number && each.title === before);
    return topic && mayRead(topic, viewer) ? [topic] : [];
  });
}

async function readKnown(db: Db, trx: Trx, visit: Visit, now: Date): Promise<KnownTitles> {
  const visits = kept.get(db) ?? new Map<string, KnownTitles>();
  kept.set(db, visits);
  if (visits.size >= mostKept && !visits.has(visit.id)) visits.clear();
  const names = [visit.host, visit.guest, visit.place];
  const before = visits.get(visit.id);
  const age = before ? now.getTime() - before.readAt : Number.POSITIVE_INFINITY;
  const isGood = before?.names === names.join('\n') && age >= 0 && age < goodFor;
  const known = isGood
    ? before
    : { names: names.join('\n'), common: commonStems(names), lastNumber: 0, readAt: now.getTime(), byMarks: new Map() };
  for (const { number, title } of await listTitlesAfter(trx, { visitId: visit.id, number: known.lastNumber })) {
    const read = readTitle(title, known.common);
    const alike = known.byMarks.get(read.marks) ?? [];
    alike.push({ number, title, read });
    known.byMarks.set(read.marks, alike);
    known.lastNumber = number;
  }
  visits.set(visit.id, known);
  return known;
}
