import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { people, type World, world } from '../support/world.ts';

async function scrape(w: World): Promise<{ text: string; value: (sample: string) => number | undefined }> {
  const response = await fetch(`http://127.0.0.1:${w.bot.port}/metrics`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4; charset=utf-8$/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const text = await response.text();
  const samples = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
  return { text, value: (sample) => samples.get(`gegenbesuch_${sample}`) };
}

async function visit(w: World): Promise<void> {
  await w.visit(
    'new "Secret visit" host=Osnabrück guest=Naumburg from=2027-06-15 to=2027-06-16 place=Kreishaus tz=Europe/Berlin lang=english',
  );
}

for (const mode of ['http', 'socket'] as const) {
  describe(`GET /metrics in ${mode} mode`, () => {
    it('counts what was answered, and says that the bot is at work', async () => {
      await using w = await world({ mode });
      await visit(w);
      await w.visit('agenda add "Migration concept"', people.staff);
      await w.settle();
      const { text, value } = await scrape(w);
      assert.match(text, /^process_resident_memory_bytes \d/m);
      assert.match(text, /^nodejs_eventloop_lag_seconds /m);
      assert.equal(value('slack_connected'), 1);
      assert.equal(value('database_readable'), 1);
      assert.equal(value('request_duration_seconds_count{kind="command",outcome="answered"}'), 2);
      assert.equal(value('outbox_oldest_waiting_seconds'), 0);
      for (const part of ['outbox', 'clock']) {
        assert.equal(
          value(`last_run_timestamp_seconds{part="${part}"}`),
          Date.parse('2027-05-03T08:00:00.000Z') / 1000,
        );
      }
    });
  });
}

describe('GET /metrics', () => {
  it('shows what waits and how long, until it has left', async () => {
    await using w = await world();
    await visit(w);
    await w.settle();
    w.slack.order({ kind: 'rate-limited', method: 'chat.postMessage', times: 1, retryAfterSeconds: 120 });
    await w.visit('agenda add "Migration concept"', people.staff);
    await w.bot.outbox.idle();
    await w.moveClock('2027-05-03T08:01:00.000Z');
    const waiting = await scrape(w);
    assert.equal(waiting.value('outbox_rows{kind="topic-card",status="pending"}'), 1);
    assert.equal(waiting.value('outbox_oldest_waiting_seconds'), 60);
    await w.moveClock('2027-05-03T08:10:00.000Z');
    const done = await scrape(w);
    assert.equal(done.value('outbox_rows{kind="topic-card",status="pending"}'), undefined);
    assert.equal(done.value('outbox_oldest_waiting_seconds'), 0);
  });

  it('holds nothing of people or visits', async () => {
    await using w = await world();
    await visit(w);
    await w.visit('agenda add "Migration concept"', people.staff);
    await w.visit('member add "Götz Ulrich" email=goetz@blk.example side=guest');
    await w.settle();
    const { text } = await scrape(w);
    assert.doesNotMatch(text, /Secret|Migration|Ulrich|@|blk|U0[A-Z]|C0BESUCH|T0|lkos/);
  });

  it('serves many at once, and HEAD', async () => {
    await using w = await world();
    const texts = await Promise.all(Array.from({ length: 20 }, () => scrape(w)));
    assert.ok(texts.every(({ value }) => value('slack_connected') === 1));
    const head = await fetch(`http://127.0.0.1:${w.bot.port}/metrics`, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
  });
});
