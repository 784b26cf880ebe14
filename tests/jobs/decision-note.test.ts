/** Who proposed a topic is told directly what was decided, and what of it was taken back. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const post = 'chat.postMessage';

/** #1 and #2 of Jonas, #3 of Emily, #4 of Heike, who coordinates. */
async function worldWithTopics(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.besuch('top neu Volkshochschule', people.staff);
    await w.visit('agenda add Youth welfare', people.english);
    await w.besuch('top neu Bauamt');
    await w.settle();
  });
}

/** What the bot has written to someone directly. */
function told(w: World, userId: string): string[] {
  return w.slack.messages(userId).map(({ blocks }) => textOf(blocks));
}

function undo(w: World): Promise<string> {
  return press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Zurücknehmen');
}

async function pass(w: World, seconds: number): Promise<void> {
  await w.moveClock(new Date(w.bot.deps.now().getTime() + seconds * 1000).toISOString());
}

describe('a proposer', () => {
  it('is told who decided what, in one message for all topics, in the proposer’s language', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 1 2 3 4');
    await w.settle();
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihre Themen #1 „Jugendhilfe“ und #2 „Volkshochschule“ für „Working visit“ angenommen.',
    ]);
    assert.deepEqual(told(w, people.english), [
      'Heike Brandt has accepted your topic #3 “Youth welfare” for “Working visit”.',
    ]);
    assert.deepEqual(told(w, people.coordinator), []);
    assert.equal(
      buttonsOf(w.slack.messages(people.staff)[0] ?? { blocks: [] })[0]?.value,
      'agenda list in=LKOS-BLK-27',
    );
  });

  it('is told of a topic that is accepted by being given its time, and once only', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top verschieben 1 tag=1 um=9:00');
    await w.besuch('top verschieben 1 tag=1 um=10:00');
    await w.besuch('top verschieben 4 tag=1 um=11:00');
    await w.settle();
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #1 „Jugendhilfe“ für „Working visit“ angenommen.',
    ]);
    assert.deepEqual(told(w, people.coordinator), []);
  });

  it('reads the reason, and comes to the topic by a button', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top ablehnen 1 3 grund="Passt besser zum Gegenbesuch"');
    await w.settle();
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #1 „Jugendhilfe“ für „Working visit“ abgelehnt.\nGrund: Passt besser zum Gegenbesuch',
    ]);
    assert.deepEqual(told(w, people.english), [
      'Heike Brandt has declined your topic #3 “Youth welfare” for “Working visit”.\nReason: Passt besser zum Gegenbesuch',
    ]);
    const [message] = w.slack.messages(people.staff);
    assert.ok(message);
    assert.match(await press(w, people.staff, message, 'Zeigen'), /#1 Jugendhilfe/);
  });

  it('gets a list where there are more topics than a sentence holds', async () => {
    await using w = await worldWithTopics();
    for (const letter of 'ABCDEFG') await w.besuch(`top neu "Thema ${letter}"`, people.staff);
    await w.besuch('top vertagen 1 2 5-11');
    await w.settle();
    const said = 'Heike Brandt hat 9 Ihrer Themen für „Working visit“ auf den Gegenbesuch vertagt:\n• #1 Jugendhilfe\n';
    assert.ok(told(w, people.staff)[0]?.startsWith(said), told(w, people.staff)[0]);
    assert.match(told(w, people.staff)[0] ?? '', /\n• #11 Thema G$/);
  });

  it('is not told again what was decided before', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top vertagen 1');
    await w.besuch('top vertagen 1 2');
    await w.settle();
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #1 „Jugendhilfe“ für „Working visit“ auf den Gegenbesuch vertagt.',
      'Heike Brandt hat Ihr Thema #2 „Volkshochschule“ für „Working visit“ auf den Gegenbesuch vertagt.',
    ]);
  });

  it('is told nothing of a topic that was deleted meanwhile', async () => {
    await using w = await worldWithTopics();
    w.slack.order({ method: post, kind: 'error', error: 'service_unavailable', times: 1 });
    await w.besuch('top annehmen 1 2');
    await w.settle();
    await w.besuch('top entfernen 1');
    await pass(w, 600);
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #2 „Volkshochschule“ für „Working visit“ angenommen.',
    ]);
  });

  it('is told once, although the bot was started anew between the decision and the message', async () => {
    await using w = await worldWithTopics();
    w.slack.order({ method: post, kind: 'error', error: 'service_unavailable', times: 1 });
    await w.besuch('top annehmen 1');
    await w.settle();
    assert.deepEqual(told(w, people.staff), []);
    await w.restart();
    await pass(w, 600);
    await w.restart();
    await pass(w, 600);
    assert.equal(told(w, people.staff).length, 1);
  });

  it('who has left the workspace is shown to the coordinators as one who could not be told', async () => {
    for (const error of ['user_disabled', 'channel_not_found']) {
      await using w = await worldWithTopics();
      w.slack.order({ method: post, kind: 'error', error, times: 1 });
      await w.besuch('top annehmen 1');
      await w.settle();
      assert.match(
        await w.besuch('zeige'),
        /die Nachricht über eine Entscheidung an die Person, die das Thema vorgeschlagen hat: Die Person gehört nicht mehr zum Arbeitsbereich\./,
      );
      await w.visit('coordinator add @emily.carter');
      assert.match(
        await w.visit('show', people.english),
        /the word to someone on what was decided about their topic: This person is no longer in the workspace\./,
      );
    }
  });
});

describe('a proposer, when a decision is taken back', () => {
  it('is told so, with what the topics are again', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top vertagen 2');
    await w.besuch('top annehmen 1 2 3');
    await w.settle();
    await undo(w);
    await w.settle();
    assert.equal(
      told(w, people.staff).at(-1),
      [
        'Heike Brandt hat die Entscheidung über Ihre Themen für „Working visit“ zurückgenommen.',
        '#1 „Jugendhilfe“ ist wieder vorgeschlagen.',
        '#2 „Volkshochschule“ ist wieder auf den Gegenbesuch vertagt.',
      ].join('\n'),
    );
    assert.equal(
      told(w, people.english).at(-1),
      [
        'Heike Brandt has taken back the decision on your topic for “Working visit”.',
        '#3 “Youth welfare” is proposed again.',
      ].join('\n'),
    );
    assert.deepEqual([told(w, people.staff).length, told(w, people.english).length], [3, 2]);
  });

  it('is told nothing where the first message was not sent yet', async () => {
    await using w = await worldWithTopics();
    w.slack.order({ method: post, kind: 'error', error: 'service_unavailable', times: 2 });
    await w.besuch('top annehmen 1 3');
    await w.settle();
    await undo(w);
    await w.settle();
    await pass(w, 600);
    await pass(w, 600);
    assert.deepEqual([told(w, people.staff), told(w, people.english)], [[], []]);
    assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
  });

  it('is told of what stays decided where only a part was taken back before the message was sent', async () => {
    await using w = await worldWithTopics();
    w.slack.order({ method: post, kind: 'error', error: 'service_unavailable', times: 1 });
    await w.besuch('top annehmen 1 2');
    await w.settle();
    const answer = w.lastAnswer(people.coordinator);
    await w.besuch('top verschieben 2 tag=1 um=10:00');
    await press(w, people.coordinator, answer, 'Zurücknehmen');
    await pass(w, 600);
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #2 „Volkshochschule“ für „Working visit“ angenommen.',
    ]);
  });

  it('is told so where the first message arrived although Slack’s answer did not', async () => {
    await using w = await worldWithTopics();
    w.slack.order({ method: post, kind: 'drop-after', times: 1 });
    await w.besuch('top annehmen 1');
    await w.settle();
    await undo(w);
    await pass(w, 600);
    await pass(w, 600);
    assert.deepEqual(told(w, people.staff), [
      'Heike Brandt hat Ihr Thema #1 „Jugendhilfe“ für „Working visit“ angenommen.',
      'Heike Brandt hat die Entscheidung über Ihr Thema für „Working visit“ zurückgenommen.\n#1 „Jugendhilfe“ ist wieder vorgeschlagen.',
    ]);
  });

  it('is not told what they took back themselves', async () => {
    await using w = await worldWithTopics();
    await w.besuch('koordination neu @jonas.wessel');
    await w.besuch('top annehmen 1');
    await w.settle();
    const [decision] = await w.bot.deps.db.selectFrom('decision').select('id').execute();
    assert.match(await w.besuch(`top zurücknehmen ${decision?.id}`, people.staff), /wieder vorgeschlagen/);
    await w.settle();
    assert.equal(told(w, people.staff).filter((text) => /zurückgenommen/.test(text)).length, 0);
  });
});
