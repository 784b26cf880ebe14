import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { listMoments, type Moment, type Moments } from '../../src/sandbox/clock-moments.ts';
import { createPageClock } from '../../src/sandbox/page-clock.ts';
import { createSandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import { countPosted } from '../support/screen.ts';
import { channel, preparedWorld, type World } from '../support/world.ts';
import { startRawBot } from './raw-bot.ts';
import { modal, openSlack } from './workspace.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A machine whose time only the test moves. */
function machine(at = '2026-11-22T20:00:00.000Z') {
  let time = Date.parse(at);
  return {
    now: () => new Date(time),
    pass(milliseconds: number) {
      time += milliseconds;
    },
  };
}

describe('the sandbox’s clock', () => {
  it('shows the machine’s time until it is moved, and runs on from where it was set', () => {
    const real = machine();
    const clock = createSandboxClock(real.now);
    assert.deepEqual([clock.now().toISOString(), clock.moved], ['2026-11-22T20:00:00.000Z', false]);
    clock.set(new Date('2026-12-14T17:00:00.000Z'));
    real.pass(1500);
    assert.deepEqual([clock.now().toISOString(), clock.moved], ['2026-12-14T17:00:01.500Z', true]);
    clock.advance(15);
    assert.equal(clock.now().toISOString(), '2026-12-14T17:15:01.500Z');
    clock.reset();
    assert.deepEqual([clock.now(), clock.moved], [real.now(), false]);
  });

  it('tells of every move once the new time holds, and no more after that is stopped', () => {
    const clock = createSandboxClock(machine().now);
    const heard: string[] = [];
    const stop = clock.onMove(() => heard.push(clock.now().toISOString()));
    clock.advance(60);
    clock.set(new Date('2026-11-01T00:00:00.000Z'));
    stop();
    clock.reset();
    assert.deepEqual(heard, ['2026-11-22T21:00:00.000Z', '2026-11-01T00:00:00.000Z']);
  });

  it('goes by so many minutes from anywhere to anywhere within 2000 to 2199, and refuses all else', () => {
    const [min, max] = [new Date('2000-01-02T00:00:00.000Z'), new Date('2199-12-30T00:00:00.000Z')];
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min, max }), fc.integer({ min: -1e9, max: 1e9 }), (start, minutes) => {
        const clock = createSandboxClock(machine().now);
        clock.set(start);
        const wanted = start.getTime() + minutes * 60_000;
        const allowed = wanted >= min.getTime() && wanted <= max.getTime();
        if (allowed) clock.advance(minutes);
        else assert.throws(() => clock.advance(minutes), RangeError);
        assert.equal(clock.now().getTime(), allowed ? wanted : start.getTime());
      }),
    );
    const clock = createSandboxClock(machine().now);
    for (const to of ['1999-12-31T00:00:00Z', '2200-01-01T00:00:00Z', 'soon']) {
      assert.throws(() => clock.set(new Date(to)), RangeError, to);
    }
    assert.equal(clock.moved, false);
  });

  it('may go back, and messages still have unique times that only rise', async () => {
    const clock = createSandboxClock();
    await using test = await openSlack({ now: clock.now });
    const times: number[] = [];
    for (const minutes of [0, 60, -120, -1440, 15]) {
      clock.advance(minutes);
      for (const text of ['one', 'two']) times.push(Number(test.slack.as('U0ANNA').say('C0ALL', text).ts));
    }
    assert.deepEqual(
      times,
      [...new Set(times)].sort((a, b) => a - b),
    );
  });

  it('leaves the life of trigger_id, response_url and the signature to real time', async () => {
    const clock = createSandboxClock();
    await using test = await openSlack({ now: clock.now });
    await using bot = await startRawBot(test.slack);
    for (const minutes of [1440, -2880]) {
      clock.advance(minutes);
      await test.slack.as('U0ANNA').command('C0ALL', '/visit');
      clock.advance(minutes);
      const signed = Number(bot.requests.at(-1)?.headers['x-slack-request-timestamp']);
      assert.ok(Math.abs(Date.now() / 1000 - signed) < 60, 'the signature is as old as it is in real time');
      const opened = await test.call('views.open', { trigger_id: bot.last('trigger_id'), view: modal() });
      assert.equal(opened.ok, true);
      const said = await fetch(String(bot.last('response_url')), { method: 'POST', body: '{"text":"still good"}' });
      assert.equal(said.status, 200);
    }
  });

  it('makes scheduled messages due', async () => {
    const clock = createSandboxClock();
    await using test = await openSlack({ now: clock.now });
    const post_at = Math.ceil(clock.now().getTime() / 1000) + 3600;
    const answer = await test.call('chat.scheduleMessage', { channel: 'C0ALL', text: 'Good morning', post_at });
    assert.equal(answer.ok, true);
    clock.advance(59);
    assert.equal(test.slack.messages('C0ALL').length, 0);
    clock.advance(2);
    assert.equal(test.slack.messages('C0ALL').length, 1);
  });
});

describe('the page’s clock', () => {
  const preview: Moment = { at: '2026-12-14T17:00:00.000Z', kind: 'preview', channel, day: 1, status: 'comes' };

  function open(found: Moments = { zone: undefined, moments: [] }) {
    const clock = createSandboxClock(machine().now);
    const known = { found };
    const bar = createPageClock({ clock, zone: 'Europe/Berlin', listMoments: async () => known.found, log: quiet });
    return { clock, bar, known };
  }

  it('is moved by minutes, to an instant, to a wall time in the shown zone, and back to the machine’s time', async () => {
    const { clock, bar } = open();
    bar.move({ minutes: 15 });
    assert.equal(clock.now().toISOString(), '2026-11-22T20:15:00.000Z');
    bar.move({ to: preview.at });
    assert.equal(clock.now().toISOString(), preview.at);
    bar.move({ day: '2027-06-15', time: '07:30' });
    assert.equal(clock.now().toISOString(), '2027-06-15T05:30:00.000Z');
    assert.deepEqual([bar.shown().moves, bar.shown().moved], [3, true]);
    bar.move({ machine: true });
    assert.deepEqual([clock.now().toISOString(), bar.shown().moved], ['2026-11-22T20:00:00.000Z', false]);
    await bar.close();
  });

  it('takes the first of two equal times, and the moment after a time that the clock change swallows', async () => {
    const { clock, bar } = open();
    bar.move({ day: '2027-10-31', time: '02:30' });
    assert.equal(clock.now().toISOString(), '2027-10-31T00:30:00.000Z');
    bar.move({ day: '2027-03-28', time: '02:30' });
    assert.equal(clock.now().toISOString(), '2027-03-28T01:00:00.000Z');
    await bar.close();
  });

  it('refuses what is no time, and stays', async () => {
    const { clock, bar } = open();
    for (const input of [
      {},
      { minutes: Number.NaN },
      { minutes: '15' },
      { to: 'soon' },
      { day: '2027-02-30', time: '07:30' },
      { day: '2027-06-15', time: '24:00' },
      { day: '2027-06-15' },
      { to: '9999-01-01T00:00:00.000Z' },
    ]) {
      assert.throws(() => bar.move(input), RangeError, JSON.stringify(input));
    }
    assert.equal(clock.moved, false);
    await bar.close();
  });

  it('tells when the bot’s plans have changed, and sets wall times in the zone of the visit', async () => {
    const { clock, bar, known } = open();
    const { promise: told, resolve } = Promise.withResolvers<void>();
    bar.onChange(resolve);
    known.found = { zone: 'Atlantic/Azores', moments: [preview] };
    bar.refresh();
    await told;
    assert.deepEqual(bar.shown(), { zone: 'Atlantic/Azores', moved: false, moves: 0, moments: [preview] });
    bar.move({ day: '2027-06-15', time: '07:30' });
    assert.equal(clock.now().toISOString(), '2027-06-15T07:30:00.000Z');
    await bar.close();
  });
});

describe('What the bot does next', () => {
  /** A visit of two days with an entry on the first. */
  const visit = (zone = 'Europe/Berlin') =>
    preparedWorld({ now: '2027-05-25T08:00:00.000Z' }, async (w) => {
      await w.visit(`new A host=Kreis guest=Gast place=Ort from=2027-06-15 to=2027-06-16 tz=${zone} lang=de`);
      await w.visit('agenda fix Begrüßung day=2027-06-15 at=9:00 length=1h');
      await w.settle();
    });
  const list = async (w: World) => {
    const { deps } = w.bot;
    const { zone, moments } = await listMoments(deps.db, w.slack.options.teamId, deps.now());
    return { zone, moments: moments.map(({ at, kind, day, status }) => `${at.slice(5, 16)} ${kind} ${day} ${status}`) };
  };

  it('begins the evening before day one, in the visit’s zone, and says that nothing comes before a publication', async () => {
    await using w = await visit('Atlantic/Azores');
    assert.deepEqual(await list(w), {
      zone: 'Atlantic/Azores',
      moments: [
        '06-14T18:00 preview 1 unpublished',
        '06-15T07:30 daily-post 1 unpublished',
        '06-15T18:00 preview 2 unpublished',
        '06-16T07:30 daily-post 2 unpublished',
      ],
    });
  });

  it('is exactly what then comes: nothing for an empty day, nothing twice, nothing for what is over', async () => {
    await using w = await visit();
    await w.visit('publish now');
    const all = [
      '06-14T16:00 preview 1 comes',
      '06-15T05:30 daily-post 1 comes',
      '06-15T16:00 preview 2 empty',
      '06-16T05:30 daily-post 2 empty',
    ];
    assert.deepEqual((await list(w)).moments, all);
    await w.moveClock('2027-06-14T16:00:00.000Z');
    assert.equal(countPosted(w, 'Morgen, Dienstag'), 1);
    assert.deepEqual((await list(w)).moments, all.slice(1));
    await w.moveClock('2027-06-14T12:00:00.000Z');
    assert.deepEqual((await list(w)).moments, ['06-14T16:00 preview 1 done', ...all.slice(1)]);
    await w.moveClock('2027-06-14T16:00:00.000Z');
    assert.equal(countPosted(w, 'Morgen, Dienstag'), 1);
    await w.moveClock('2027-06-20T08:00:00.000Z');
    assert.equal(countPosted(w, 'Heute, '), 0);
    assert.deepEqual((await list(w)).moments, []);
  });

  it('is nothing once no visit is open', async () => {
    await using w = await visit();
    await w.visit('close now');
    assert.deepEqual(await list(w), { zone: undefined, moments: [] });
  });
});
