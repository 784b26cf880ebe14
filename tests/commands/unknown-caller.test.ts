import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openModal } from '../support/screen.ts';
import { channel, people, type World, world } from '../support/world.ts';

const line = 'new A host=B guest=C from=2027-06-15 to=2027-06-16 place=D';

function silence(w: World, times = 1000): void {
  w.slack.order({ method: 'users.info', kind: 'error', error: 'internal_error', times });
}

const visitsOf = ({ bot }: World) => bot.deps.db.selectFrom('visit').selectAll().execute();

describe('starting a visit', () => {
  it('is not for someone whom Slack does not describe, who may be a guest, and can be tried again', async () => {
    await using w = await world();
    await w.slack.changePerson(people.staff, { is_restricted: true });
    silence(w);
    for (const as of [people.staff, people.coordinator]) {
      assert.match(await w.visit(line, as), /^Slack sagt mir gerade nicht, wer Sie sind.* gleich noch einmal\.$/);
    }
    assert.deepEqual(await visitsOf(w), []);
    w.slack.faults.length = 0;
    assert.match(await w.visit(line, people.staff), /Gäste dieses Arbeitsbereichs/);
    assert.match(await w.visit(line, people.coordinator), /„A“ .* ist angelegt/);
  });

  it('is refused in its modal, too', async () => {
    await using w = await world();
    silence(w);
    const modal = await openModal(w, '/visit new', people.staff);
    const values = { title: 'A', host: 'B', guest: 'C', from: '2027-06-15', to: '2027-06-16', place: 'D' };
    w.slack.as(people.staff).fill(modal, values);
    const { body } = await w.slack.as(people.staff).submit(modal);
    assert.match(JSON.stringify(body), /Slack sagt mir gerade nicht, wer Sie sind/);
    assert.deepEqual(await visitsOf(w), []);
  });

  it('goes on for someone who was described before, however long ago', async () => {
    await using w = await world();
    await w.visit('help', people.coordinator);
    await w.moveClock('2027-05-20T08:00:00.000Z');
    silence(w);
    await w.restart();
    assert.match(await w.visit(line, people.coordinator), /„A“ .* ist angelegt/);
    assert.equal(w.lastAnswer(people.coordinator, channel).ephemeral_to, people.coordinator);
  });

  it('is not for guests of the workspace, also while Slack does not answer', async () => {
    await using w = await world();
    await w.slack.changePerson(people.staff, { is_restricted: true });
    await w.visit('help', people.staff);
    silence(w);
    await w.restart();
    assert.match(await w.visit(line, people.staff), /Gäste dieses Arbeitsbereichs/);
  });
});
