import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type InvitationEvent, renderCancel, renderRequest } from '../../src/calendar/invitation.ts';
import { plainText, singleLine } from '../../src/mail/plain-text.ts';
import { anyText } from './any-text.ts';
import { assertWellFormed } from './calendar-text.ts';
import { parseEvent, sampleEvent, textOf } from './sample-event.ts';

const event: fc.Arbitrary<InvitationEvent> = fc
  .record({ summary: anyText, location: anyText, description: anyText, host: anyText, guest: anyText, query: anyText })
  .map(({ summary, location, description, host, guest, query }) =>
    sampleEvent({
      summary,
      location,
      description,
      url: `https://example.org/?q=${query.toWellFormed()}`,
      organizer: { name: host, address: 'besuche@example.org' },
      attendee: { name: guest, address: 'katja@example.com', role: 'required' },
    }),
  );

const renderings: ((event: InvitationEvent) => string)[] = [
  renderRequest,
  (each) => renderCancel(each, 'called-off'),
  (each) => renderCancel(each, 'uninvited'),
];
const rendering = fc.constantFrom(...renderings);

describe('an invitation with any text in its fields', () => {
  it('parses back to the same event', () => {
    fc.assert(
      fc.property(event, rendering, (given, render) => {
        const { event: read } = parseEvent(render(given));
        assert.equal(textOf(read, 'summary'), singleLine(given.summary));
        assert.equal(textOf(read, 'location'), singleLine(given.location));
        assert.equal(textOf(read, 'description'), plainText(given.description));
        const name = (person: { name: string; address: string }) =>
          singleLine(person.name.replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '')) || person.address;
        assert.equal(read.getFirstProperty('organizer')?.getFirstParameter('cn'), name(given.organizer));
        assert.equal(read.getFirstProperty('attendee')?.getFirstParameter('cn'), name(given.attendee));
        assert.equal(new URL(textOf(read, 'url')).origin, 'https://example.org');
      }),
    );
  });

  it('never gains a property, a component or a person', () => {
    const shape = (rendered: string) => {
      const { calendar, event: read } = parseEvent(rendered);
      return {
        calendar: calendar.getAllProperties().map(({ name }) => name),
        components: calendar.getAllSubcomponents().map(({ name }) => name),
        inside: read.getAllSubcomponents().length,
        event: read
          .getAllProperties()
          .map(({ name }) => name)
          .filter((name) => !['location', 'description'].includes(name)),
      };
    };
    fc.assert(
      fc.property(event, rendering, (given, render) => {
        const rendered = render(given);
        assert.deepEqual(shape(rendered), shape(render(sampleEvent({ url: 'https://example.org/' }))));
        for (const name of ['location', 'description']) {
          assert.ok(parseEvent(rendered).event.getAllProperties(name).length <= 1);
        }
      }),
    );
  });

  it('has lines of at most 75 octets, ended by CRLF, of valid UTF-8 without control characters', () => {
    fc.assert(
      fc.property(event, rendering, (given, render) => {
        assertWellFormed(render(given));
      }),
    );
  });
});
