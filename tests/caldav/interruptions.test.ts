import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CalendarDoor, openCalendar } from '../../src/caldav/door.ts';
import { listCalendarObjects } from '../../src/db/calendar-object.ts';
import type { Engine } from '../../src/db/engine.ts';
import type { OutboxRow } from '../../src/db/schema.ts';
import { unscheduleSession } from '../../src/domain/session.ts';
import { calendarSyncHandler } from '../../src/jobs/calendar-sync.ts';
import { DeliveryError } from '../../src/jobs/effect.ts';
import { coordinator, type InvitationWorld, invitationWorld } from '../domain/invitation-world.ts';
import { engines } from '../support/databases.ts';
import { type CalendarServer, startCalendarServer } from './calendar-server.ts';

interface Kept extends AsyncDisposable {
  w: InvitationWorld;
  server: CalendarServer;
  door: CalendarDoor;
  /** The one row that keeps the visit's calendar in step. */
  row(): Promise<OutboxRow>;
  deliver(turnMilliseconds?: number): Promise<unknown>;
  objects(): ReturnType<typeof listCalendarObjects>;
}

async function keptCalendar(engine: Engine): Promise<Kept> {
  const server = await startCalendarServer();
  const w = await invitationWorld(engine, { caldavUrl: server.url });
  const door = openCalendar({ caldavUrl: server.url });
  const { db, now } = w.deps;
  await w.fix(1, '09:00', 'Begrüßung');
  await w.fix(1, '10:00', 'Jugendhilfe');
  await w.fix(2, '09:00', 'Abschied');
  await w.publish();
  const row = () => db.selectFrom('outbox').selectAll().where('kind', '=', 'calendar-sync').executeTakeFirstOrThrow();
  return {
    w,
    server,
    door,
    row,
    async deliver(turnMilliseconds = 30_000) {
      return calendarSyncHandler({ db, now, calendar: door, turnMilliseconds }).deliver(await row());
    },
    objects: () => listCalendarObjects(db, door.calendar, w.visit.id),
    async [Symbol.asyncDispose]() {
      await door.close();
      await w[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

for (const engine of engines) {
  describe(`a shared calendar, interrupted, on ${engine}`, () => {
    it('needs one row for all that is published while it waits', async () => {
      await using kept = await keptCalendar(engine);
      const { revision } = await kept.row();
      await kept.w.fix(2, '10:00', 'Kultur');
      await kept.w.publish();
      assert.equal((await kept.row()).revision, revision + 1);
      await kept.deliver();
      assert.equal(kept.server.entries.size, 4);
    });

    it('is the same afterwards where what was written could not be noted', async () => {
      await using kept = await keptCalendar(engine);
      await kept.deliver();
      const before = [...kept.server.entries].map(([name, { text }]) => [name, text]);
      await kept.w.deps.db.deleteFrom('calendar_object').execute();
      await kept.deliver();
      assert.deepEqual(
        [...kept.server.entries].map(([name, { text }]) => [name, text]),
        before,
      );
      const objects = await kept.objects();
      const noted = new Set(objects.map(({ etag }) => etag));
      assert.deepEqual(noted, new Set([...kept.server.entries.values()].map(({ etag }) => etag)));
    });

    it('gets on with each turn, however short', async () => {
      await using kept = await keptCalendar(engine);
      for (const held of [1, 2]) {
        await assert.rejects(kept.deliver(-1), (error) => {
          return error instanceof DeliveryError && error.kind === 'rate-limited' && error.retryAfterSeconds === 0;
        });
        assert.equal(kept.server.entries.size, held);
      }
      await kept.deliver(-1);
      assert.equal((await kept.objects()).length, 3);
    });

    it('forgets what it took away, and what another calendar holds is another matter', async () => {
      await using kept = await keptCalendar(engine);
      await kept.deliver();
      const { db, now } = kept.w.deps;
      await unscheduleSession(kept.w.deps, coordinator, kept.w.visit.id, 2);
      await kept.w.publish();
      await kept.deliver();
      assert.equal((await kept.objects()).length, 2);
      await using other = await startCalendarServer();
      const door = openCalendar({ caldavUrl: other.url });
      await calendarSyncHandler({ db, now, calendar: door }).deliver(await kept.row());
      assert.equal(other.entries.size, 2);
      assert.equal((await kept.objects()).length, 2);
      await door.close();
    });
  });
}
