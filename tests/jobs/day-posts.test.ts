import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Visit } from '../../src/db/schema.ts';
import { addDays } from '../../src/domain/dates.ts';
import { dayOf, instantAt, wallTimeOf } from '../../src/domain/time.ts';
import { dayPostsOf } from '../../src/jobs/day-posts.ts';
import { countPosted } from '../support/screen.ts';
import { preparedWorld, type World } from '../support/world.ts';

/** A visit with one entry on each day; published unless told otherwise. */
function visitOn(now: string, days: string[], options: { zone?: string; publish?: boolean } = {}): Promise<World> {
  const { zone = 'Europe/Berlin', publish = true } = options;
  return preparedWorld({ now }, async (w) => {
    await w.visit(`new A host=Kreis guest=Gast place=Ort from=${days[0]} to=${days.at(-1)} tz=${zone} lang=de`);
    for (const day of days) await w.visit(`agenda fix Begrüßung day=${day} at=9:00 length=1h`);
    if (publish) await w.visit('publish now');
    await w.settle();
  });
}

describe('the day’s schedule', () => {
  const changes = [
    {
      name: 'in March, when the clock jumps',
      days: ['2027-03-27', '2027-03-28', '2027-03-29'],
      due: ['27T06:30', '28T05:30', '29T05:30'],
    },
    {
      name: 'in October, when it goes back',
      days: ['2027-10-30', '2027-10-31', '2027-11-01'],
      due: ['10-30T05:30', '10-31T06:30', '11-01T06:30'],
    },
  ];
  for (const { name, days, due } of changes) {
    it(`comes at 07:30 on each day ${name}`, async () => {
      await using w = await visitOn('2027-03-01T08:00:00.000Z', days);
      for (const [index, end] of due.entries()) {
        const at = new Date(`2027-${end.length < 9 ? `03-${end}` : end}:00.000Z`);
        await w.moveClock(new Date(at.getTime() - 1000).toISOString());
        assert.equal(countPosted(w, 'Heute, '), index);
        await w.moveClock(at.toISOString());
        assert.equal(countPosted(w, 'Heute, '), index + 1);
      }
    });
  }

  it('stays away once the visit is closed, although it was queued before', async () => {
    await using w = await visitOn('2027-06-15T05:00:00.000Z', ['2027-06-15']);
    w.slack.order({ method: 'chat.postMessage', kind: 'rate-limited', times: 1, retryAfterSeconds: 60 });
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.match(await w.visit('close now'), /abgeschlossen/);
    await w.moveClock('2027-06-15T05:40:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
  });

  it('is posted once, whatever restarts and however often the clock is looked at', async () => {
    await using w = await visitOn('2027-06-14T08:00:00.000Z', ['2027-06-15']);
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.restart();
    await w.settle();
    for (const time of ['05:30', '05:31', '09:00', '21:00']) {
      await w.moveClock(`2027-06-15T${time}:00.000Z`);
      await w.restart();
      await w.settle();
    }
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 1);
    assert.equal(countPosted(w, 'Morgen, '), 1);
  });

  it('comes late after an outage while the day lasts, and no more when it is over', async () => {
    await using w = await visitOn('2027-06-14T08:00:00.000Z', ['2027-06-15', '2027-06-16']);
    await w.moveClock('2027-06-15T21:59:00.000Z');
    assert.equal(countPosted(w, 'Heute, Dienstag'), 1);
    assert.equal(countPosted(w, 'Morgen, Dienstag'), 0, 'the evening before is over');
    await w.moveClock('2027-06-16T22:00:00.000Z');
    assert.equal(countPosted(w, 'Heute, Mittwoch'), 0);
    const { db } = w.bot.deps;
    assert.deepEqual(
      await db.selectFrom('outbox').select('key').where('status', 'in', ['pending', 'failed']).execute(),
      [],
    );
  });

  it('is not posted before anything is published, and at once when that happens late in the day', async () => {
    await using w = await visitOn('2027-06-14T08:00:00.000Z', ['2027-06-15'], { publish: false });
    await w.moveClock('2027-06-14T18:00:00.000Z');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    await w.moveClock('2027-06-15T08:00:00.000Z');
    await w.restart();
    await w.settle();
    await w.visit('publish now');
    await w.settle();
    assert.equal(countPosted(w, 'Heute, Dienstag, 15. Juni 2027'), 1);
    assert.equal(countPosted(w, 'Morgen, '), 0);
  });

  it('goes by the visit’s zone, also where midnight is skipped by the clock', async () => {
    const days = ['2027-03-28', '2027-03-29'];
    await using w = await visitOn('2027-03-26T08:00:00.000Z', days, { zone: 'Atlantic/Azores' });
    await w.moveClock('2027-03-28T07:29:59.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    await w.moveClock('2027-03-28T07:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, Sonntag, 28. März 2027'), 1);
  });

  it('is not posted for a day without anything, nor after the visit is closed', async () => {
    await using w = await visitOn('2027-06-14T08:00:00.000Z', ['2027-06-15', '2027-06-16']);
    await w.visit('agenda unschedule 1');
    await w.visit('publish now');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    await w.visit('close now');
    await w.moveClock('2027-06-16T05:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
  });

  it('is posted late for a day that was empty when its time came', async () => {
    await using w = await visitOn('2027-06-14T08:00:00.000Z', ['2027-06-15', '2027-06-16']);
    await w.visit('agenda unschedule 1');
    await w.visit('publish now');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    await w.visit('agenda fix Rundgang day=2027-06-15 at=14:00 length=1h');
    await w.visit('publish now');
    await w.settle();
    assert.equal(countPosted(w, 'Heute, Dienstag, 15. Juni 2027'), 1);
  });
});

describe('the instant of a post', () => {
  const zones = [
    'Europe/Berlin',
    'Atlantic/Azores',
    'America/Santiago',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  ];
  it('is that time on the clock of the zone, on any day; where the clock skips it, the first moment after', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const time = minutes.map((at) => new Date(at * 60_000).toISOString().slice(11, 16));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3650 }),
        time,
        (time_zone, offset, daily_post_at) => {
          const day = addDays('2025-01-01', offset);
          const visit = { first_day: day, last_day: day, time_zone, daily_post_at, preview_at: '18:00' } as Visit;
          const post = dayPostsOf(visit).find(({ kind }) => kind === 'daily-post');
          assert.ok(post && post.dueAt < post.expiresAt);
          const moment = instantAt(day, daily_post_at, time_zone);
          if (moment.kind === 'nonexistent') assert.equal(post.dueAt, moment.next);
          else
            assert.deepEqual([dayOf(post.dueAt, time_zone), wallTimeOf(post.dueAt, time_zone)], [day, daily_post_at]);
          assert.equal(dayOf(post.expiresAt, time_zone), addDays(day, 1));
        },
      ),
      { numRuns: 500 },
    );
  });
});
