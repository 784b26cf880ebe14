import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DraftedPlan } from '../../src/domain/plan.ts';
import type { ProgrammeSession } from '../../src/domain/programme.ts';
import { compareProgrammes } from '../../src/domain/programme-difference.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { type Language, texts } from '../../src/i18n/index.ts';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';
import { message, textOf } from '../../src/views/message.ts';
import { type PlanPage, planPreview } from '../../src/views/plan.ts';
import { withoutTables } from '../../src/views/table.ts';
import { programmeSession } from '../domain/programme-session.ts';
import { sampleVisit } from './sample-visit.ts';

const visit = { ...sampleVisit, first_day: '2027-06-14', last_day: '2027-06-18' };
const longTitle =
  'Wie zwei Verwaltungen bei Fragen zusammenarbeiten, die sonst niemand beantwortet, und was beide davon haben – Erfahrungen aus fünf Jahren (mit Anhang)';

/** As many talks on each day, two at a time, and as many that did not fit. */
function planned(topics: number, { unplaced = 0, title = 'Thema', before = 0 } = {}): DraftedPlan {
  const session = (index: number): ProgrammeSession => {
    const startsAt = addMinutes(`2027-06-${14 + (index % 5)}T06:00:00.000Z`, Math.floor(index / 10) * 45);
    const presenters = [1, 2].map((n) => ({
      personId: `p${n}`,
      name: `Dr. Friedrich-Wilhelm von Musterhausen ${n}`,
      function: null,
    }));
    return programmeSession({ number: index + 1, title, startsAt, endsAt: addMinutes(startsAt, 45), presenters });
  };
  const sessions = Array.from({ length: topics }, (_, index) => session(index)).toSorted((a, b) =>
    a.startsAt < b.startsAt ? -1 : 1,
  );
  const published = sessions
    .slice(0, before)
    .map((each) => ({ ...each, startsAt: addMinutes(each.startsAt, -60), endsAt: addMinutes(each.endsAt, -60) }));
  const gone = programmeSession({
    number: 900,
    title,
    startsAt: '2027-06-14T15:00:00.000Z',
    endsAt: '2027-06-14T16:00:00.000Z',
  });
  const missing = Array.from({ length: unplaced }, (_, index) => ({ topic: { number: 500 + index, title }, why: [] }));
  return {
    input: {
      days: ['14', '15', '16', '17', '18'].map((day) => ({ day: `2027-06-${day}`, from: 480, until: 1080 })),
      people: [],
      rooms: [],
      travel: [],
      fixed: [],
      topics: [],
      tracks: 2,
      breaks: { minutes: 15, afterWork: 90 },
      lunch: null,
      published: [],
      wishes: {},
    },
    plan: {
      placements: sessions.map(({ number }) => ({
        topic: number,
        day: '2027-06-14',
        start: 480,
        length: 45,
        room: null,
        building: null,
        track: 1,
      })),
      pauses: [],
      unplaced: missing.map(({ topic }) => ({ topic: topic.number, facts: [] })),
      withoutLunch: [],
      cost: 100,
      bound: unplaced > 0 ? 90 : 100,
      gap: unplaced > 0 ? 0.1 : 0,
      proven: unplaced === 0,
      gridMinutes: 15,
    },
    programme: { sessions },
    difference: before > 0 ? compareProgrammes({ sessions: [...published, gone] }, { sessions }) : undefined,
    unplaced: missing,
    wishes: { breakMinutes: 20 },
    fingerprint: '0123456789abcdef',
    kept: [],
    missingWays: [],
    names: new Map(),
  };
}

function shown(drafted: DraftedPlan, language: Language, page: PlanPage = {}) {
  const t = texts(language);
  return message(planPreview(drafted, { t, visit, language }, page), { t, command: '/besuch' });
}

function assertValid(drafted: DraftedPlan, page: PlanPage = {}): void {
  for (const language of ['de', 'en'] as const) {
    const { blocks, text } = shown(drafted, language, page);
    assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
    assert.deepEqual(blockMistakes(withoutTables(blocks), 'modal', '/blocks'), []);
    assert.ok(text.length <= 4000);
    // Nothing was cut, as everything has a page of its own.
    assert.ok(!JSON.stringify(blocks).includes(texts(language).cut.askForPart('/besuch')));
  }
}

describe('the proposal of the planner', () => {
  it('shows the first day, says that there is no better one, and offers to apply exactly this', () => {
    const { blocks, text } = shown(planned(7, { title: 'Migration' }), 'de');
    assert.match(
      text,
      /^Vorschlag für das Programm\nAlle 7 Themen haben einen Platz\. Besser geht es nicht\.\nTag 1: Montag, 14\. Juni 2027/,
    );
    assert.match(text, /08:00–08:45 \| #1 Migration, Raum 2050 · Dr\. /);
    assert.ok(JSON.stringify(blocks).includes('agenda plan apply seen=0123456789abcdef breaks=20m in='));
    assert.equal(blocks.filter(({ type }) => type === 'table').length, 1);
  });

  it('says in words what is new, moved and gone, and how far off it may be', () => {
    const { text } = shown(planned(10, { before: 1, unplaced: 2 }), 'de');
    assert.match(text, /10 von 12 Themen haben einen Platz\. Vielleicht geht es noch besser \(höchstens um 10 %\)\./);
    assert.match(text, /\(verschoben von 07:00\)/);
    assert.match(text, /\(neu\)/);
    assert.match(text, /Entfallen\n• 14\.06\.2027, 17:00–18:00\s+#900 Thema/);
    assert.match(text, /#500 passt nicht/);
    assert.match(
      shown(planned(10, { before: 1, unplaced: 2 }), 'en').text,
      /10 of 12 topics have a place\..*\n.*moved from 07:00/s,
    );
  });

  it('fits the limits at any size, in pages, and loses nothing on the way', () => {
    for (const size of [1, 7, 40, 80, 140]) {
      const drafted = planned(size, { title: longTitle, unplaced: size, before: Math.ceil(size / 2) });
      assertValid(drafted);
      const said = ['14', '15', '16', '17', '18']
        .flatMap((day) => pagesOf(drafted, { day: `2027-06-${day}` }))
        .join('\n');
      const lost = drafted.programme.sessions.filter(({ number }) => !said.includes(`#${number} Wie`));
      const reasons = pagesOf(drafted, {}).join('\n');
      const unsaid = drafted.unplaced.filter(({ topic }) => !reasons.includes(`#${topic.number} passt nicht`));
      assert.deepEqual([lost, unsaid], [[], []]);
    }
  });

  it('has a line short enough for a button, whatever was wished', () => {
    const wishes = { breakMinutes: 20, endEarlierBy: 60, first: 12, tracks: 2 as const, keep: false };
    const { blocks } = shown({ ...planned(7), wishes }, 'de');
    assert.match(JSON.stringify(blocks), /agenda plan picture breaks=20m earlier=60m first=12 parallel=2 keep=no in=/);
    assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
  });
});

/** All the parts of a page, each of them valid. */
function pagesOf(drafted: DraftedPlan, page: PlanPage): string[] {
  const parts: string[] = [];
  for (let part = 1; part <= 60; part += 1) {
    const { blocks } = shown(drafted, 'de', { ...page, part });
    assertValid(drafted, { ...page, part });
    const text = textOf(blocks);
    if (parts.includes(text)) break;
    parts.push(text);
  }
  return parts;
}
