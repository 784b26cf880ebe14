/** What people write reaches the mails as text: nothing of it becomes a header, a tag or a calendar property. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { eventOf, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

/** Without what a single line cannot hold: Slack takes that out of an input already. */
const hostile = fc
  .array(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"quoted" onclick="x"',
      '</td></table>',
      '%0d%0aBcc: a@evil.example',
      '\u2028X-EVIL:1',
      '\u0085Bcc: a@evil.example',
      'ATTENDEE;CN="x":mailto:a@evil.example',
      '\\nEND:VEVENT',
      ';,\\',
      "^n^'",
      '<a@evil.example>',
      '=?utf-8?q?x?=',
      'ä€😀',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));

const headers = new Set(
  'from to subject message-id date mime-version content-type references in-reply-to auto-submitted x-auto-response-suppress content-language reply-to'.split(
    ' ',
  ),
);
const allowedTags = new Set('!doctype html head meta title body table tr td th thead tbody h1 p br a span'.split(' '));
/** The bot's own: to the programme, and to the three answers. */
const ownLink =
  /^<a href="https:\/\/besuche\.lkos\.example\/programme\/[\w-]{43}(?:\?answer=(?:yes|maybe|no)#answer)?"(?: style="[^"]*")?>$/;
const properties = new Set(
  'uid sequence dtstamp created last-modified dtstart dtend summary location description status transp organizer attendee x-microsoft-disallow-counter class url'.split(
    ' ',
  ),
);

describe('what people write', () => {
  it('makes no header, tag or property of its own in a mail', async () => {
    await using w = await worldWithVisit();
    await openModal(w, '/visit agenda fix', people.coordinator);
    await submit(w, people.coordinator, { title: 'Start', day: '2027-06-15', at: '9:00', length: '30m' });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, other) => {
        number += 1;
        await openModal(w, '/visit edit', people.coordinator);
        await submit(w, people.coordinator, {
          title: text,
          host: other.slice(0, 80),
          guest: text.slice(0, 80),
          place: other,
        });
        const email = `person${number}@blk.example`;
        await openModal(w, '/visit member add', people.coordinator);
        await submit(w, people.coordinator, { person: `${other} ${number}`, email, function: text, side: 'guest' });
        await openModal(w, '/visit agenda fix', people.coordinator);
        const at = `${10 + Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}`;
        await submit(w, people.coordinator, {
          title: text,
          day: '2027-06-15',
          at,
          length: '1m',
          room: other.slice(0, 80),
        });
        await w.visit('publish now');
        await w.visit('invite send now');
        await w.settle();
        const mail = w.mail.mails.findLast(({ envelope }) => envelope.to.includes(email));
        assert.ok(mail, `a mail to ${email}`);
        assert.deepEqual(mail.envelope.to, [email]);
        assert.deepEqual(
          mail.to.map(({ address }) => address),
          [email],
        );
        assert.deepEqual(
          [...mail.headers.keys()].filter((name) => !headers.has(name)),
          [],
        );
        const tags = [...mail.html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag?.toLowerCase() ?? '');
        assert.deepEqual(
          [...new Set(tags)].filter((tag) => !allowedTags.has(tag)),
          [],
        );
        const active = [...mail.html.matchAll(/<[^>]*>/g)]
          .map(([tag]) => tag)
          .filter((tag) => /\s(?:on\w+|href|src)=/.test(tag));
        assert.equal(active.length, 4);
        for (const tag of active) assert.match(tag, ownLink);
        const calendar = mail.calendar?.content ?? '';
        for (const line of calendar.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        const event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent');
        const names = event?.getAllProperties().map(({ name }) => name) ?? [];
        assert.deepEqual(
          names.filter((name) => !properties.has(name)),
          [],
        );
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual(eventOf(mail).attendees, [`mailto:${email}`]);
      }),
      { numRuns: 8 },
    );
    assert.ok(w.mail.mails.length >= 8);
  });
});
