import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../support/databases.ts';
import { buttonsOf, click, countPosted, eventOf, mailsTo, posted, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, world } from '../support/world.ts';

describe('The whole bot on PostgreSQL', () => {
  it('plans a visit from the first line to the invitation, and goes on after a restart', async () => {
    await using database = await freshDatabase('postgres');
    await using w = await worldWithVisit({ databaseUrl: database.url });
    const { coordinator, staff, presenter, landrat } = people;

    // Everyone at once: each gets a number and a card.
    const answers = await Promise.all(
      [staff, presenter, landrat].flatMap((person) =>
        [1, 2, 3].map((topic) => w.visit(`agenda add "Topic ${topic} of ${person}"`, person)),
      ),
    );
    const numbers = answers.map((answer) => Number(/#(\d+)/.exec(answer)?.[1]));
    assert.deepEqual(new Set(numbers), new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    await w.settle();
    for (const number of numbers) assert.equal(countPosted(w, `#${number} Topic`), 1);

    for (const person of [staff, presenter, landrat]) await click(w, person, posted(w, '#5 Topic'), 'Abstimmen');
    const votes = () => buttonsOf(posted(w, '#5 Topic')).some(({ text }) => text.text === 'Abstimmen (3)');
    await w.slack.until(votes, 'three votes on the card');
    assert.match(await w.visit('agenda list'), /^[^#]*#5 /);

    await w.visit('member add @michael.luebbersmann function=Landrat role=head');
    await w.visit('member add goetz.ulrich@blk.example name="Götz Ulrich" side=guest role=head');
    await w.visit('agenda accept 5');
    assert.match(await w.visit('agenda move 5 day=1 at=9:30 room=2050'), /15\.06\.2027, 09:30/);
    await w.restart();
    await w.visit('publish');
    assert.match(await press(w, coordinator, w.lastAnswer(coordinator), 'Jetzt veröffentlichen'), /veröffentlicht/);
    await w.visit('invite send now');
    await w.settle();

    const [invitation, ...more] = mailsTo(w, 'goetz.ulrich@blk.example');
    assert.equal(more.length, 0);
    const event = eventOf(invitation);
    assert.deepEqual([event.method, event.sequence], ['REQUEST', 0]);
    assert.match(event.description, /09:30/);
    assert.match(await w.visit('invite status'), /Götz Ulrich/);
    const outbox = await database.db.selectFrom('outbox').select('status').distinct().execute();
    assert.deepEqual(outbox, [{ status: 'sent' }]);
  });

  it('lets one of many who start a visit in one channel at once do so, and tells the others', async () => {
    await using database = await freshDatabase('postgres');
    await using w = await world({ databaseUrl: database.url });
    const line = 'new Besuch host=Osnabrück guest=Burgenlandkreis from=2027-06-15 to=2027-06-16 place=Kreishaus';
    const { outsider: _, ...members } = people;
    const answers = await Promise.all(Object.values(members).map((person) => w.visit(line, person)));
    assert.equal(answers.filter((answer) => /ist angelegt|is started/.test(answer)).length, 1);
    const told = answers.filter((answer) => /schon einen offenen Besuch|already has an open visit/.test(answer));
    assert.equal(told.length, answers.length - 1);
  });
});
