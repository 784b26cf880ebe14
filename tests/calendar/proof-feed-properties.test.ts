import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderFeed } from '../../src/calendar/feed.ts';
import { plainText, singleLine } from '../../src/mail/plain-text.ts';
import { icalJs, nodeIcal } from '../support/calendar-readers.ts';
import { anyText } from './any-text.ts';
import { zones } from './any-visit.ts';
import { assertWellFormed, shapeOf, withoutBackslash } from './calendar-text.ts';

const stampedAt = new Date('2027-01-02T03:04:05Z');

const textsOf = ({ summary, location, description }: Record<'summary' | 'location' | 'description', string>) => ({
  summary,
  location,
  description,
});

const anyFeedEvent = fc.record({
  summary: anyText,
  location: anyText,
  description: anyText,
  minute: fc.integer({ min: 0, max: 365 * 1440 }),
  lasts: fc.integer({ min: 1, max: 3000 }),
  isCancelled: fc.boolean(),
});

describe('the feed of any visit', () => {
  it('reads as the same events in ical.js and node-ical, in lines of at most 75 octets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ name: anyText, zone: fc.constantFrom(...zones), events: fc.array(anyFeedEvent, { maxLength: 6 }) }),
        async ({ name, zone, events }) => {
          const all = events.map(({ minute, lasts, ...event }, index) => ({
            ...event,
            uid: `event-${index}@example.org`,
            sequence: index,
            created: stampedAt,
            changed: stampedAt,
            start: new Date(Date.UTC(2027, 0) + minute * 60_000),
            end: new Date(Date.UTC(2027, 0) + (minute + lasts) * 60_000),
            zone,
          }));
          const feed = { isBusy: true, zone, name, events: all };
          const text = renderFeed(feed);
          assertWellFormed(text);
          const tame = all.map((event) => ({ ...event, summary: 'x', location: 'x', description: 'x' }));
          assert.deepEqual(shapeOf(text), shapeOf(renderFeed({ ...feed, name: 'x', events: tame })));
          const read = await icalJs.read([text]);
          assert.deepEqual(
            read.map(({ start, end, summary, location, description }) => [start, end, summary, location, description]),
            all.map((event) => [
              event.start.toISOString(),
              event.end.toISOString(),
              singleLine(event.summary),
              singleLine(event.location),
              plainText(event.description),
            ]),
          );
          const plain = renderFeed({
            ...feed,
            events: all.map((event) => ({ ...event, ...withoutBackslash(textsOf(event)) })),
          });
          assert.deepEqual(await nodeIcal.read([plain]), await icalJs.read([plain]));
        },
      ),
    );
  });
});
