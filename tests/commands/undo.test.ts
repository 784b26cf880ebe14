/** A decision that was a mistake is taken back by a button, for ten minutes; what has changed since stays as it is. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, posted, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, prepared, type World } from '../support/world.ts';

/** With #1 to #3, proposed by Jonas. */
async function worldWithTopics(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    for (const title of ['Jugendhilfe', 'Volkshochschule', 'Bauamt']) await w.besuch(`top neu ${title}`, people.staff);
    await w.settle();
  });
}

const heike = people.coordinator;

async function agenda(w: World) {
  const { db } = w.bot.deps;
  const topics = await db
    .selectFrom('topic')
    .select(['number', 'status', 'decline_reason'])
    .orderBy('number')
    .execute();
  return topics.map(({ number, status, decline_reason }) =>
    [`#${number}`, status, decline_reason ?? ''].join(' ').trim(),
  );
}

function draft(w: World) {
  return w.bot.deps.db.selectFrom('session').selectAll().orderBy('number').execute();
}

/** The line of the button on the last answer. */
function undoLine(w: World, as: string = heike): string {
  const button = buttonsOf(w.lastAnswer(as)).find(({ value }) => value.startsWith('agenda undo'));
  assert.ok(button, 'there is a button');
  return button.value;
}

function after(w: World, minutes: number): Promise<void> {
  return w.moveClock(new Date(w.bot.deps.now().getTime() + minutes * 60_000).toISOString());
}

describe('taking a decision back', () => {
  it('gives all topics the status and the reason that each had before, and their cards follow', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top ablehnen 2 grund="Passt besser zum Gegenbesuch"');
    await w.besuch('top vertagen 3');
    assert.equal(
      await w.besuch('top annehmen 1 2 3'),
      [
        '#1 „Jugendhilfe“, #2 „Volkshochschule“ und #3 „Bauamt“ sind angenommen.',
        'Bisher war #2 abgelehnt: Passt besser zum Gegenbesuch.',
        'Bisher war #3 auf den Gegenbesuch vertagt.',
        'Nun können Sie das ganze Programm entwerfen lassen oder einzelne Themen einplanen.',
        'Zurücknehmen können Sie das bis 10:10\u00a0Uhr.',
      ].join('\n'),
    );
    assert.equal(
      await press(w, heike, w.lastAnswer(heike), 'Zurücknehmen'),
      [
        'Die Entscheidung ist zurückgenommen.',
        '#1 „Jugendhilfe“ ist wieder vorgeschlagen.',
        '#2 „Volkshochschule“ ist wieder abgelehnt.',
        '#3 „Bauamt“ ist wieder auf den Gegenbesuch vertagt.',
      ].join('\n'),
    );
    assert.deepEqual(await agenda(w), ['#1 proposed', '#2 declined Passt besser zum Gegenbesuch', '#3 deferred']);
    await w.settle();
    assert.match(textOf(posted(w, '#2 Volkshochschule').blocks), /abgelehnt: Passt besser zum Gegenbesuch/);
  });

  it('answers in English where English is spoken', async () => {
    await using w = await worldWithTopics();
    await w.visit('coordinator add @emily.carter');
    const said = await w.visit('agenda decline 1 2 reason="Out of time"', people.english);
    assert.equal(said, '#1 “Jugendhilfe” and #2 “Volkshochschule” are declined.\nYou can take this back until 10:10.');
    assert.equal(
      await press(w, people.english, w.lastAnswer(people.english), 'Take back'),
      'The decision is taken back.\n#1 “Jugendhilfe” and #2 “Volkshochschule” are proposed again.',
    );
    assert.deepEqual(await agenda(w), ['#1 proposed', '#2 proposed', '#3 proposed']);
  });

  it('by a double click happens once, and the second click takes nothing away from the answer', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const answer = w.lastAnswer(heike);
    await Promise.all([click(w, heike, answer, 'Zurücknehmen'), click(w, heike, answer, 'Zurücknehmen')]);
    const said = () =>
      w.slack
        .as(heike)
        .sees(channel)
        .map(({ blocks }) => textOf(blocks));
    await w.slack.until(() => said().some((text) => text.startsWith('Die Entscheidung ist zurück')), 'the answer');
    await w.settle();
    assert.ok(!said().some((text) => /schon zurückgenommen/.test(text)));
    assert.deepEqual(await agenda(w), ['#1 proposed', '#2 proposed', '#3 proposed']);
    const undone = await w.bot.deps.db.selectFrom('decision').select('undone_at').execute();
    assert.equal(undone.length, 1);
  });

  it('takes the place of the answer with the button', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const { ts } = w.lastAnswer(heike);
    await press(w, heike, w.lastAnswer(heike), 'Zurücknehmen');
    assert.equal(w.lastAnswer(heike).ts, ts);
    assert.deepEqual(
      buttonsOf(w.lastAnswer(heike)).map(({ text }) => text.text),
      ['Alle Themen'],
    );
  });

  it('is offered only where something was decided', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    assert.equal(
      await w.besuch('top annehmen 1'),
      '#1 „Jugendhilfe“ ist angenommen.\nNun können Sie das ganze Programm entwerfen lassen oder einzelne Themen einplanen.',
    );
    assert.ok(buttonsOf(w.lastAnswer(heike)).every(({ value }) => !value.startsWith('agenda undo')));
    assert.match(await w.besuch('top annehmen 1 2'), /Zurücknehmen/);
    assert.match(
      await press(w, heike, w.lastAnswer(heike), 'Zurücknehmen'),
      /^Die Entscheidung ist zurückgenommen\.\n#2 „Volkshochschule“ ist wieder vorgeschlagen\.$/,
    );
  });
});

describe('a drafted session', () => {
  it('leaves the draft with the decision and comes back as it was, with the same id', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top verschieben 1 tag=1 um=„ca. 10:00“ raum=2050');
    const before = await draft(w);
    assert.match(
      await w.besuch('top vertagen 1'),
      /auf den Gegenbesuch vertagt\.\nBisher war #1 angenommen\.\n#1 ist nicht mehr im Entwurf des Programms\.\nZurücknehmen/,
    );
    assert.deepEqual(await draft(w), []);
    assert.match(
      await press(w, heike, w.lastAnswer(heike), 'Zurücknehmen'),
      /#1 „Jugendhilfe“ ist wieder angenommen\.\n#1 hat im Entwurf wieder seine Zeit: 15\.06\.2027, ca\. 10:00 bis 10:45\u00a0Uhr, Raum 2050\.$/,
    );
    assert.deepEqual(await draft(w), before);
  });

  it('does not come back where something else has its place meanwhile, which is said', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top verschieben 1 tag=1 um=10:00');
    await w.besuch('top verschieben 2 tag=1 um=11:00');
    await w.besuch('top ablehnen 1 2 grund="Zu lang"');
    const line = undoLine(w);
    await w.besuch('top fest Mittagessen tag=1 um=11:30 dauer=1h art=mahlzeit');
    const said = await w.besuch(line);
    assert.match(said, /#1 „Jugendhilfe“ und #2 „Volkshochschule“ sind wieder angenommen\./);
    assert.match(said, /#1 hat im Entwurf wieder seine Zeit: 15\.06\.2027, 10:00 bis/);
    assert.match(said, /Seine alte Zeit bekommt #2 nicht zurück\. .*Mittagessen/);
    assert.deepEqual(
      (await draft(w)).map(({ title }) => title),
      ['Jugendhilfe', 'Mittagessen'],
    );
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 accepted', '#3 proposed']);
  });
});

describe('drafted sessions that were placed in each other’s way', () => {
  it('come back together, as nothing has taken their place since', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top verschieben 1 tag=1 um=10:00');
    await w.besuch('top verschieben 2 tag=1 um=10:15 trotzdem=ja');
    await w.besuch('top verschieben 3 tag=1 um=10:30 trotzdem=ja');
    const before = await draft(w);
    assert.equal(before.length, 3);
    await w.besuch('top vertagen 1 2');
    assert.doesNotMatch(await press(w, heike, w.lastAnswer(heike), 'Zurücknehmen'), /nicht zurück/);
    assert.deepEqual(await draft(w), before);
  });
});

describe('what has changed since a decision', () => {
  it('stays as it is where somebody decided anew, even to the same end', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1 2 3');
    const line = undoLine(w);
    await w.besuch('top vertagen 1 2');
    await w.besuch('top annehmen 1');
    assert.equal(
      await w.besuch(line),
      [
        'Die Entscheidung ist zurückgenommen.',
        '#3 „Bauamt“ ist wieder vorgeschlagen.',
        '#1 „Jugendhilfe“ und #2 „Volkshochschule“ bleiben, wie sie sind: Darüber ist inzwischen neu entschieden.',
      ].join('\n'),
    );
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 deferred', '#3 proposed']);
  });

  it('can be taken back first, and then the decision before it', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const first = undoLine(w);
    await w.besuch('top vertagen 1');
    const second = undoLine(w);
    assert.match(await w.besuch(first), /^Es gibt nichts mehr zurückzunehmen\.\n#1 „Jugendhilfe“ bleibt, wie es ist: /);
    assert.match(await w.besuch(second), /#1 „Jugendhilfe“ ist wieder angenommen/);
    assert.match(await w.besuch(first), /#1 „Jugendhilfe“ ist wieder vorgeschlagen/);
  });

  it('stays as it is where the topic was given a time', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const line = undoLine(w);
    await w.besuch('top verschieben 1 tag=1 um=10:00');
    assert.match(await w.besuch(line), /#1 „Jugendhilfe“ bleibt, wie es ist: Das Thema hat inzwischen eine Zeit\.$/);
    assert.equal((await draft(w)).length, 1);
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
  });

  it('is said where a topic is gone', async () => {
    await using w = await worldWithTopics();
    await w.visit('agenda accept 1 2');
    const line = undoLine(w);
    await w.visit('agenda remove 2');
    assert.match(await w.besuch(line), /#1 „Jugendhilfe“ ist wieder vorgeschlagen\.\n#2 gibt es nicht mehr\.$/);
  });
});

describe('the right to take a decision back', () => {
  it('lasts ten minutes; after that the answer says so and leads to the topics', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    await after(w, 1);
    await w.besuch('top annehmen 2');
    const [early, late] = (await w.bot.deps.db.selectFrom('decision').select('id').orderBy('made_at').execute()).map(
      ({ id }) => `agenda undo decision=${id}`,
    );
    await after(w, 9.5);
    assert.equal(
      await w.besuch(early ?? ''),
      'Diese Entscheidung ließ sich bis 10:10\u00a0Uhr zurücknehmen. Sie können über die Themen neu entscheiden.',
    );
    assert.equal(buttonsOf(w.lastAnswer(heike))[0]?.value, 'agenda list in=LKOS-BLK-27');
    assert.match(await w.besuch(late ?? ''), /#2 „Volkshochschule“ ist wieder vorgeschlagen/);
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
    await w.visit('coordinator add @emily.carter');
    assert.equal(
      await w.visit(early ?? '', people.english),
      'This decision could be taken back until 10:10. You can decide on the topics again.',
    );
  });

  it('belongs to every coordinator, and to nobody else', async () => {
    await using w = await worldWithTopics();
    await w.besuch('koordination neu @katja.bielefeld');
    await w.besuch('top annehmen 1');
    const line = undoLine(w);
    assert.match(await w.besuch(line, people.staff), /nur die Koordination/);
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
    assert.match(await w.besuch(line, people.presenter), /wieder vorgeschlagen/);
  });

  it('without naming one is about the caller’s own last decision, once', async () => {
    await using w = await worldWithTopics();
    await w.besuch('koordination neu @katja.bielefeld');
    await w.besuch('top annehmen 1');
    await w.besuch('top annehmen 2');
    await w.besuch('top annehmen 3', people.presenter);
    assert.match(await w.besuch('top rückgängig'), /#2 „Volkshochschule“ ist wieder vorgeschlagen/);
    assert.equal(await w.besuch('top zurücknehmen'), 'Diese Entscheidung ist schon zurückgenommen.');
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 accepted']);
  });

  it('says what is wrong where there is no such decision, in both languages, and changes nothing', async () => {
    await using w = await worldWithTopics();
    await w.visit('coordinator add @emily.carter');
    assert.equal(
      await w.besuch('top zurücknehmen'),
      'Es gibt keine Entscheidung von Ihnen, die sich noch zurücknehmen lässt.',
    );
    assert.equal(
      await w.visit('agenda undo', people.english),
      'You have made no decision lately that could be taken back.',
    );
    await w.besuch('top annehmen 1');
    assert.match(
      await w.besuch('top zurücknehmen 1'),
      /Diese Entscheidung kenne ich nicht\..*\n.*\n\/besuch tagesordnung zurücknehmen$/,
    );
    assert.match(
      await w.visit('agenda undo decision=7', people.english),
      /I do not know this decision\..*\n.*\n\/visit agenda undo$/,
    );
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
  });

  it('is all that decisions are kept for: a month later they are forgotten', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const kept = () => w.bot.deps.db.selectFrom('decision').select('id').execute();
    await after(w, 29 * 24 * 60);
    assert.equal((await kept()).length, 1);
    await after(w, 2 * 24 * 60);
    assert.deepEqual(await kept(), []);
    assert.match(await w.besuch('top zurücknehmen'), /^Es gibt keine Entscheidung von Ihnen/);
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
  });

  it('ends with the visit', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1');
    const line = undoLine(w);
    await w.besuch('abschließen jetzt');
    assert.match(await w.besuch(line), /abgeschlossen/);
    assert.deepEqual(await agenda(w), ['#1 accepted', '#2 proposed', '#3 proposed']);
  });
});
