import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pictureFonts } from '../../src/documents/fonts.ts';
import { svgToPng } from '../../src/documents/png.ts';
import { boxText } from '../../src/documents/timetable-box.ts';
import { colours } from '../../src/documents/timetable-colours.ts';
import { layOut, type PictureDay, type TimetablePicture } from '../../src/documents/timetable-layout.ts';
import { timetableSvg } from '../../src/documents/timetable-svg.ts';
import { wrapText } from '../../src/documents/wrap-text.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { altText, timetablePicture } from '../../src/views/timetable-picture.ts';
import { programmeSession } from '../domain/programme-session.ts';
import { sampleVisit } from '../views/sample-visit.ts';

const longTitle =
  'Wie zwei Verwaltungen bei Fragen zusammenarbeiten, die sonst niemand beantwortet, und was beide davon haben (mit Anhang)';
const text = fc.string({ unit: 'binary', maxLength: 200 });

function picture(title: string, sessions = [session(1, 9 * 60, 45, title)]): TimetablePicture {
  return timetablePicture({ sessions }, 'Entwurf', { ...sampleVisit, title }, 'de');
}

function session(number: number, minute: number, length: number, title: string, day = '2027-06-15') {
  const startsAt = addMinutes(`${day}T00:00:00.000Z`, minute - 120);
  return programmeSession({ number, title, startsAt, endsAt: addMinutes(startsAt, length) });
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('the picture of a timetable', () => {
  it('holds nothing of what people wrote that XML would read, whatever they wrote', () => {
    fc.assert(
      fc.property(text, (title) => {
        const svg = timetableSvg(picture(title), pictureFonts());
        const rest = svg.replace(/<\/?(?:svg|rect|path|text)(?: [\w-]+="[^"<>&]*")*\/?>/g, '');
        assert.doesNotMatch(rest, /[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
        assert.ok(svg.isWellFormed());
      }),
    );
  });

  it('is drawn as PNG, with umlauts and signs, on a machine without fonts', async () => {
    const svg = timetableSvg(picture('Prüfung <b>&"\u0000 Łódź Ελλάδα'), pictureFonts());
    const png = Buffer.from(await svgToPng(svg));
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    const { width, height } = sizeOf(svg);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height]);
    const blank = Buffer.from(await svgToPng(svg.replace(/<text.*<\/text>/g, '')));
    assert.ok(png.length > blank.length * 1.5, `${png.length} bytes with text, ${blank.length} without`);
    await assert.rejects(svgToPng('no picture'));
  });

  it('has a bound, whatever the programme is', () => {
    const times = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      minute: fc.integer({ min: 120, max: 1400 }),
      length: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 80 }), (all) => {
        const sessions = all.map(({ day, minute, length }, n) =>
          session(n + 1, minute, length, longTitle, `2027-06-${String(day).padStart(2, '0')}`),
        );
        const { width, height } = sizeOf(
          timetableSvg(
            picture(
              'Besuch',
              sessions.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
            ),
            pictureFonts(),
          ),
        );
        assert.ok(width > 0 && height > 0 && width * height <= 12_000_000, `${width} × ${height}`);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its texts inside of their boxes, and never lets one box cover another', () => {
    const all = [
      session(1, 540, 15, longTitle),
      session(2, 540, 90, longTitle),
      session(3, 600, 45, longTitle),
      session(4, 1140, 120, longTitle),
    ];
    const shown = picture('Besuch', all);
    const { bands } = layOut(shown.days, 100);
    const boxes = bands.flatMap((band) => band.boxes);
    assert.equal(boxes.length, 4);
    for (const a of boxes) {
      for (const { text: said, x, y, size, bold } of boxText(a, pictureFonts())) {
        const { widthOf } = bold ? pictureFonts().bold : pictureFonts().regular;
        assert.ok(x + widthOf(said, size) <= a.x + a.width && y <= a.y + a.height, said);
      }
      for (const b of boxes) {
        if (a === b) continue;
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        assert.ok(apart, `${a.title} covers ${b.title}`);
      }
    }
  });

  it('sets a few days side by side, and more below each other', () => {
    const day = (columns: number): PictureDay => ({ title: 'Tag', columns, sessions: [] });
    const bandsOf = (...columns: number[]) => layOut(columns.map(day), 0).bands.map(({ days }) => days.length);
    assert.deepEqual(bandsOf(1, 1), [2]);
    assert.deepEqual(bandsOf(2, 2), [1, 1]);
    assert.deepEqual(bandsOf(1, 1, 1, 1, 1), [3, 2]);
    assert.deepEqual(bandsOf(7, 1), [1, 1]);
  });

  it('can be read by who sees little contrast, and told apart by who sees no colours', () => {
    const kinds = [colours.topic, colours.fixed, colours.pause];
    for (const { fill, stroke } of kinds) {
      assert.ok(contrast(colours.ink, fill) >= 7 && contrast(colours.quiet, fill) >= 7);
      assert.ok(contrast(stroke, fill) >= 3 && contrast(stroke, colours.paper) >= 3);
    }
    assert.ok(contrast(colours.quiet, colours.paper) >= 7);
    assert.equal(new Set(kinds.map(({ style }) => style)).size, 3);
  });

  it('says in words what it shows, as long as Slack takes', () => {
    const all = Array.from({ length: 40 }, (_, n) => session(n + 1, 480 + n, 45, longTitle));
    assert.ok([...altText({ sessions: all }, sampleVisit, 'de')].length <= 1000);
    assert.equal(
      altText({ sessions: [session(1, 540, 45, 'Migration')] }, sampleVisit, 'en'),
      'Timetable of “Gegenbesuch Burgenlandkreis”. Tuesday, 15 June 2027: 09:00–09:45 Migration.',
    );
  });
});

describe('a text in lines', () => {
  const widthOf = (words: string) => [...words].length;

  it('breaks between words and after hyphens, and ends in an ellipsis after a whole word', () => {
    assert.deepEqual(wrapText('Besuch im Land-Kreis', widthOf, 11, 3), ['Besuch im', 'Land-Kreis']);
    assert.deepEqual(wrapText('eins zwei drei vier fünf', widthOf, 10, 2), ['eins zwei', 'drei …']);
    assert.deepEqual(wrapText('', widthOf, 10, 2), []);
  });

  it('never has a line that is too wide or one too many, and loses nothing without an ellipsis', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 4, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (words, width, most) => {
          const lines = wrapText(words, widthOf, width, most);
          assert.ok(lines.length <= most);
          for (const line of lines) assert.ok(widthOf(line) <= width, `“${line}” in ${width}`);
          if (lines.at(-1)?.endsWith('…') === true) return;
          const bare = (each: string) => each.replace(/[\s-]/g, '');
          assert.equal(bare(lines.join('')), bare(words));
        },
      ),
    );
  });
});
