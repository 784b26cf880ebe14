import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SlackView } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { freshDatabase } from '../support/databases.ts';
import { filled, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const heike = people.coordinator;
const anja = people.guestCoordinator;
const emily = people.english;

async function twoCoordinators(w: World): Promise<void> {
  await w.besuch(`koordination neu <@${anja}>`);
  await w.besuch(`koordination neu <@${emily}>`);
  await w.besuch('top neu Jugendhilfe dauer=45m raum=2050');
}

/** Submits the modal on top, which stays open. */
async function save(w: World, as: string, values: Record<string, string>): Promise<SlackView> {
  const modal = w.modal(as);
  w.slack.as(as).fill(modal, values);
  await w.slack.as(as).submit(modal);
  return w.modal(as);
}

describe('two coordinators who edit the same', () => {
  it('lose nothing: the second is told what the first has changed, and asked', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await openModal(w, '/besuch top ändern 1', heike);
    await openModal(w, '/besuch top ändern 1', anja);
    assert.match(await submit(w, heike, { length: '1h' }), /ist geändert/);

    const asked = await save(w, anja, { title: 'Jugendhilfe heute' });
    assert.match(textOf(asked.blocks), /hat jemand anderes etwas geändert\. Jetzt gilt:\n• Dauer: 1 h/);
    assert.deepEqual([filled(asked).title, filled(asked).length], ['Jugendhilfe heute', '60m']);
    assert.match(await w.besuch('top zeige 1'), /#1 Jugendhilfe\n/);

    assert.match(await submit(w, anja, {}), /#1 „Jugendhilfe heute“ ist geändert/);
    assert.match(await w.besuch('top zeige 1'), /#1 Jugendhilfe heute\n• 1 h\n/);
  });

  it('who both changed one field: the second sees both, and decides', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await openModal(w, '/besuch top ändern 1', heike);
    await openModal(w, '/visit agenda edit 1', emily);
    await submit(w, heike, { room: 'Ratskeller' });
    const asked = await save(w, emily, { room: '1.01' });
    assert.match(textOf(asked.blocks), /Somebody else has changed this.*\n• room: Ratskeller/);
    assert.equal(filled(asked).room, '1.01');
    // Once more in between: asked again, with what is true now.
    await w.besuch('top ändern 1 raum=2051');
    assert.match(textOf((await save(w, emily, {})).blocks), /• room: 2051/);
    await submit(w, emily, {});
    assert.match(await w.besuch('top zeige 1'), /Raum 1\.01/);
  });

  it('are not asked when nobody else has changed anything', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await openModal(w, '/besuch top ändern 1', heike);
    await w.besuch('top stimme 1', anja);
    await w.besuch('top neu Volkshochschule', anja);
    assert.match(await submit(w, heike, { length: '1h' }), /ist geändert/);
  });

  it('are asked for the minutes of a way, too, and still read which way it is', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await w.besuch('gebäude neu MaßArbeit');
    await openModal(w, '/besuch gebäude weg MaßArbeit', heike);
    await openModal(w, '/besuch gebäude weg MaßArbeit', anja);
    assert.match(await submit(w, heike, { minutes: '10' }), /MaßArbeit – Kreishaus Osnabrück: 10 min/);
    const asked = await save(w, anja, { minutes: '15' });
    assert.match(
      textOf(asked.blocks),
      /MaßArbeit – Kreishaus Osnabrück\n.*etwas geändert\. Jetzt gilt:\n• Weg in Minuten: 10/s,
    );
    assert.match(await w.besuch('gebäude'), /Kreishaus Osnabrück – MaßArbeit: 10 min/);
    assert.match(await submit(w, anja, {}), /MaßArbeit – Kreishaus Osnabrück: 15 min/);
  });

  it('are asked for visits, members and fixed points, too', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await w.besuch('mitglied neu goetz.ulrich@example.org name="Götz Ulrich" seite=gast');
    await w.besuch('top fest Mittagessen tag=1 um=12:30 dauer=1h art=essen');
    for (const [open, change, shown] of [
      ['ändern', 'ändern ort=Rathaus', /• Ort: Rathaus/],
      ['mitglied ändern Ulrich', 'mitglied ändern Ulrich funktion=Landrat', /• Funktion: Landrat/],
      ['top ändern 2', 'top ändern 2 titel=Imbiss', /• Titel: Imbiss/],
    ] as const) {
      await openModal(w, `/besuch ${open}`, anja);
      await w.besuch(change);
      assert.match(textOf((await save(w, anja, {})).blocks), shown);
      await submit(w, anja, {});
    }
  });

  it('hears that the topic is gone', async () => {
    await using w = await worldWithVisit();
    await twoCoordinators(w);
    await openModal(w, '/besuch top ändern 1', anja);
    await w.besuch('top entfernen 1');
    const modal = w.modal(anja);
    const { body } = await w.slack.as(anja).submit(modal);
    assert.match(JSON.stringify(body), /kein Thema #1/);
  });

  for (const engine of ['sqlite', 'postgres'] as const) {
    it(`at the same moment on ${engine}: one is saved, the other asked`, async () => {
      await using database = engine === 'postgres' ? await freshDatabase(engine) : undefined;
      await using w = await worldWithVisit(database ? { databaseUrl: database.url } : {});
      await twoCoordinators(w);
      await openModal(w, '/besuch top ändern 1', heike);
      await openModal(w, '/besuch top ändern 1', anja);
      const press = async (as: string, title: string) => {
        const modal = w.modal(as);
        w.slack.as(as).fill(modal, { title });
        await w.slack.as(as).submit(modal);
        return w.slack.as(as).views.length;
      };
      const open = await Promise.all([press(heike, 'Jugendhilfe A'), press(anja, 'Jugendhilfe B')]);
      assert.deepEqual(
        open.sort((a, b) => a - b),
        [0, 1],
      );
    });
  }
});
