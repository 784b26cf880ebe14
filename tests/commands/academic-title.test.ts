import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { filled, openModal, posted } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

async function worldWithDoctor(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('member add @katja.bielefeld title=Dr. side=host');
    await w.visit('agenda add Migration by=@katja.bielefeld');
    await w.settle();
  });
}

describe('an academic title', () => {
  const lines = [
    'invite status',
    'yes for katja.bielefeld@lkos.example',
    'agenda list',
    'agenda show 1',
    'member edit bielefeld unit=Migrationszentrum',
    'member remove bielefeld',
  ];
  for (const line of lines) {
    it(`is shown by “${line}”`, async () => {
      await using w = await worldWithDoctor();
      assert.match(await w.visit(line), /Dr\. Katja Bielefeld/);
    });
  }

  it('is shown on the card of a topic', async () => {
    await using w = await worldWithDoctor();
    assert.match(textOf(posted(w, '#1 Migration').blocks), /mit Dr\. Katja Bielefeld/);
  });

  it('is shown of those whom no invitation can reach, in a line that can be typed', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add "Sabine Ostendorf" title=Dr. side=host');
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('publish now');
    const said = await w.visit('invite send');
    assert.match(said, /• Dr\. Sabine Ostendorf/);
    const [line] = /mitglied ändern .*$/.exec(said) ?? [];
    assert.match(
      await w.visit(`${line}ostendorf@massarbeit.example`),
      /Der Eintrag von Dr\. Sabine Ostendorf ist geändert/,
    );
  });

  it('is shown of whoever is busy at that time', async () => {
    await using w = await worldWithDoctor();
    await w.visit('agenda add Integration by=@katja.bielefeld');
    await w.visit('agenda move 1 day=1 at=9:00');
    assert.match(await w.visit('agenda move 2 day=1 at=9:15'), /Dr\. Katja Bielefeld hat dann schon etwas/);
  });

  it('may be typed, and stays with the same person in the modal that changes the topic', async () => {
    await using w = await worldWithDoctor();
    assert.match(await w.visit('member show "Dr. Katja Bielefeld"'), /^Dr\. Katja Bielefeld/);
    const modal = await openModal(w, '/visit agenda edit 1', people.coordinator);
    assert.equal(filled(modal).by, 'Dr. Katja Bielefeld');
    await w.slack.as(people.coordinator).submit(modal);
    await w.settle();
    const registered = await w.bot.deps.db.selectFrom('person').select(['name', 'academic_title']).execute();
    assert.deepEqual(registered, [{ name: 'Katja Bielefeld', academic_title: 'Dr.' }]);
    assert.match(await w.visit('agenda show 1'), /mit Dr\. Katja Bielefeld/);
  });
});
