/** Invitations through a mail server into a calendar that follows RFC 5546, from the first request to the last. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarOf } from '../../src/sandbox/calendar-store.ts';
import { eventOf, mailsTo } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { prepared, type World } from '../support/world.ts';

const krause = 's.krause@blk.example';
const clark = 'e.clark@blk.example';

/** Two guests, one of whom reads English and presents the second session of day 1; all are invited. */
async function worldWithInvited(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit(`member add ${krause} name="Sabine Krause" side=guest`);
    await w.visit(`member add ${clark} name="Emily Clark" side=guest language=en`);
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m room=2050');
    await w.visit('agenda add Kreisentwicklung by="Emily Clark" length=45m');
    await w.visit('agenda accept 2');
    await w.visit('agenda move 2 day=1 at=10:00');
    await w.visit('agenda fix Abschluss day=2 at=12:00 length=30m');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
  });
}

/** Does it, a minute later. @returns what arrived at the address by it */
async function arrive(w: World, address: string, ...lines: string[]) {
  const before = mailsTo(w, address).length;
  await w.moveClock(new Date(w.bot.deps.now().getTime() + 60_000).toISOString());
  for (const line of lines) await w.visit(line);
  await w.settle();
  return mailsTo(w, address)
    .slice(before)
    .map((mail) => ({ ...eventOf(mail), subject: mail.subject, stamp: stampOf(mail.calendar?.content ?? '') }));
}

function stampOf(content: string): string {
  return /^DTSTAMP:(\d{8}T\d{6}Z)\r$/m.exec(content)?.[1] ?? assert.fail('no DTSTAMP');
}

/** What the calendar behind an address shows, and nothing that it did not heed. */
function shown(w: World, address: string): string[] {
  const { events } = calendarOf(w.mail.mails, { address, zone: 'Europe/Berlin' });
  assert.deepEqual(
    events.flatMap(({ ignored }) => ignored),
    [],
  );
  return events.filter(({ cancelled }) => !cancelled).map(({ start, summary }) => `${start.slice(5, 16)} ${summary}`);
}

describe('the full cycle of invitations', () => {
  it('is request, update, cancellation and request again, of one UID that no other event ever has', async () => {
    await using w = await worldWithInvited();
    const [first] = mailsTo(w, krause).map(eventOf);
    const uid = first?.uid;
    assert.deepEqual([first?.method, first?.sequence, first?.status], ['REQUEST', 0, 'CONFIRMED']);

    const [update, ...others] = await arrive(w, krause, 'agenda move 1 at=9:15', 'publish now');
    assert.equal(others.length, 0);
    assert.deepEqual([update?.method, update?.uid, update?.sequence], ['REQUEST', uid, 1]);
    assert.equal(update?.start.at, '2027-06-15T09:15:00');

    const [removed] = await arrive(w, krause, 'member remove Krause');
    assert.deepEqual([removed?.method, removed?.uid, removed?.sequence], ['CANCEL', uid, 2]);
    assert.equal(removed?.status, 'null', 'no STATUS, as the event goes on without this person');
    assert.deepEqual(shown(w, krause), []);
    const stamps = [stampOf(mailsTo(w, krause)[0]?.calendar?.content ?? ''), update?.stamp, removed?.stamp];
    assert.deepEqual(stamps, [...new Set(stamps)].toSorted());

    const [off] = await arrive(w, clark, 'agenda unschedule 3', 'publish now');
    assert.deepEqual(
      [off?.method, off?.status, off?.subject],
      ['CANCEL', 'CANCELLED', 'Cancelled: Visit to Landkreis Osnabrück – day 2 (16 June 2027)'],
    );

    const all = await arrive(w, clark, 'invite cancel now');
    assert.deepEqual(
      all.map(({ method, status }) => [method, status]),
      [
        ['CANCEL', 'CANCELLED'],
        ['CANCEL', 'CANCELLED'],
      ],
    );
    assert.deepEqual(shown(w, clark), []);
    assert.deepEqual(await arrive(w, clark, 'agenda move 1 at=9:30', 'publish now'), []);

    const again = await arrive(w, clark, 'invite send now');
    const before = new Map(all.map(({ uid: known, sequence }) => [known, sequence]));
    assert.deepEqual(
      again.map(({ method, uid: known, sequence }) => [method, sequence - (before.get(known) ?? Number.NaN)]),
      [
        ['REQUEST', 1],
        ['REQUEST', 1],
      ],
    );
    assert.ok(again.every(({ subject }) => subject.startsWith('Invitation: ')));
    assert.deepEqual(shown(w, clark), [
      '06-15T07:30 Visit to Landkreis Osnabrück – day 1 (15 June 2027)',
      '06-15T08:00 Kreisentwicklung – visit to Landkreis Osnabrück',
    ]);
  });

  it('survives a change of how the visit invites, there and back: cancellations first, own sessions stay, UIDs return', async () => {
    await using w = await worldWithInvited();
    const uidsBefore = new Map(
      mailsTo(w, clark)
        .map(eventOf)
        .map(({ summary, uid }) => [summary, uid]),
    );
    const days = shown(w, clark);

    const there = await arrive(w, clark, 'settings edit now invitations=per-session');
    assert.deepEqual(
      there.map(({ method, subject, status }) => [method, subject, status]),
      [
        ['CANCEL', 'Replaced: Visit to Landkreis Osnabrück – day 1 (15 June 2027)', 'CANCELLED'],
        ['CANCEL', 'Replaced: Visit to Landkreis Osnabrück – day 2 (16 June 2027)', 'CANCELLED'],
        ['REQUEST', 'Invitation: Begrüßung – visit to Landkreis Osnabrück', 'CONFIRMED'],
        ['REQUEST', 'Invitation: Abschluss – visit to Landkreis Osnabrück', 'CONFIRMED'],
      ],
    );
    assert.deepEqual(shown(w, clark), [
      '06-15T07:00 Begrüßung – visit to Landkreis Osnabrück',
      '06-15T08:00 Kreisentwicklung – visit to Landkreis Osnabrück',
      '06-16T10:00 Abschluss – visit to Landkreis Osnabrück',
    ]);
    assert.equal(shown(w, krause).length, 3);

    const [moved, ...others] = await arrive(w, clark, 'agenda move 3 at=12:30', 'publish now');
    assert.deepEqual([others.length, moved?.sequence, moved?.start.at], [0, 1, '2027-06-16T12:30:00']);

    const back = await arrive(w, clark, 'settings edit now invitations=per-day');
    assert.deepEqual(
      back.map(({ method }) => method),
      ['CANCEL', 'CANCEL', 'REQUEST', 'REQUEST'],
    );
    for (const { method, summary, uid, sequence } of back) {
      if (method === 'REQUEST') assert.deepEqual([uid, sequence], [uidsBefore.get(summary), 2]);
    }
    assert.deepEqual(shown(w, clark), days.with(-1, days.at(-1)?.replace('10:00', '10:30') ?? ''));
    const rows = await w.bot.deps.db.selectFrom('invitation').select(['person_id', 'scope']).execute();
    const scopes = rows.map(({ person_id, scope }) => `${person_id} ${scope}`);
    assert.deepEqual(scopes, [...new Set(scopes)]);
  });

  it('keeps the order when the mail server puts the first cancellation off, and nobody else waits for that', async () => {
    await using w = await worldWithInvited();
    w.mail.order({ kind: 'temporary-451', times: 1, address: krause });
    assert.deepEqual(await arrive(w, krause, 'settings edit now invitations=per-session'), []);
    assert.equal(shown(w, clark).length, 3);
    const before = mailsTo(w, krause).length;
    await w.moveClock(new Date(w.bot.deps.now().getTime() + 3_600_000).toISOString());
    const methods = mailsTo(w, krause)
      .slice(before)
      .map((mail) => eventOf(mail).method);
    assert.deepEqual(methods, ['CANCEL', 'CANCEL', 'REQUEST', 'REQUEST', 'REQUEST']);
    assert.equal(shown(w, krause).length, 3);
  });

  it('is one event and one recipient in each mail', async () => {
    await using w = await worldWithInvited();
    await arrive(w, clark, 'settings edit now invitations=per-session', 'invite cancel now', 'invite send now');
    assert.ok(w.mail.mails.length > 10);
    for (const mail of w.mail.mails) {
      const [to, ...others] = mail.envelope.to;
      assert.equal(others.length, 0);
      assert.deepEqual(eventOf(mail).attendees, [`mailto:${to}`]);
      assert.equal(mail.calendar?.contentTypeMethod, eventOf(mail).method);
    }
  });

  it('gives up an older mail that was refused, once a newer one is there: tried anew, it would undo that', async () => {
    await using w = await worldWithInvited();
    w.mail.order({ kind: 'refuse-recipient-550', times: 1, address: krause });
    assert.deepEqual(await arrive(w, krause, 'agenda move 3 at=12:30', 'publish now'), []);
    assert.match(await w.visit('invite send'), /vom Mailserver abgelehnt/);
    const sent = await arrive(w, krause, 'invite resend Krause');
    assert.deepEqual(
      sent.map(({ sequence, subject }) => [sequence, subject.split(':')[0]]),
      [
        [1, 'Einladung'],
        [2, 'Einladung'],
      ],
    );
    assert.deepEqual(await arrive(w, krause, 'retry'), []);
    assert.deepEqual(shown(w, krause).length, 2);
  });
});
