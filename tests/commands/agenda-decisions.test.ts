import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, countPosted, openModal, posted, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('a vote', () => {
  it('counts once for each person, and is taken back by the same button, on the same card', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.settle();
    const { ts } = posted(w, '#1 Jugendhilfe');
    const press = async (as: string) => {
      await click(w, as, posted(w, '#1 Jugendhilfe'), 'Abstimmen');
      await w.settle();
      return buttonsOf(posted(w, '#1 Jugendhilfe'))[0]?.text.text;
    };
    assert.equal(await press(people.staff), 'Abstimmen (1)');
    assert.equal(await press(people.landrat), 'Abstimmen (2)');
    await w.moveClock('2027-05-03T08:00:05.000Z');
    assert.equal(await press(people.staff), 'Abstimmen (1)');
    assert.equal(posted(w, '#1 Jugendhilfe').ts, ts);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
    assert.deepEqual(await w.bot.deps.db.selectFrom('vote').select('user_id').execute(), [{ user_id: people.landrat }]);
  });

  it('no longer counts on a declined topic, whose card has no button', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.settle();
    await w.besuch('top ablehnen 1 grund=„Die Zeit reicht nicht“');
    await w.settle();
    assert.deepEqual(buttonsOf(posted(w, '#1 Jugendhilfe')), []);
    assert.match(textOf(posted(w, '#1 Jugendhilfe').blocks), /abgelehnt: Die Zeit reicht nicht/);
    assert.match(await w.besuch('top stimme 1', people.staff), /Stimmen zählen nicht mehr/);
  });
});

describe('a decision', () => {
  it('to decline asks for the reason in a modal', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    await openModal(w, '/besuch top ablehnen 1', people.coordinator);
    const said = await submit(w, people.coordinator, { reason: 'Passt besser zum Gegenbesuch' });
    assert.equal(said, '#1 „Jugendhilfe“ ist abgelehnt.\nZurücknehmen können Sie das bis 10:10\u00a0Uhr.');
    assert.match(await w.besuch('top liste abgelehnt'), /abgelehnt: Passt besser zum Gegenbesuch/);
  });

  it('to decline is made on many topics at once, with one reason, by line or by modal', async () => {
    await using w = await worldWithVisit();
    for (const title of ['Jugendhilfe', 'Volkshochschule', 'Bauamt', 'Wald']) await w.besuch(`top neu ${title}`);
    assert.match(
      await w.visit('agenda decline 1, 3 reason="Out of time"'),
      /^#1 „Jugendhilfe“ und #3 „Bauamt“ sind abgelehnt\./,
    );
    await openModal(w, '/besuch top ablehnen 2 4', people.coordinator);
    assert.match(
      await submit(w, people.coordinator, { reason: 'Zu lang' }),
      /^#2 „Volkshochschule“ und #4 „Wald“ sind abgelehnt\./,
    );
    const { db } = w.bot.deps;
    const reasons = await db.selectFrom('topic').select('decline_reason').orderBy('number').execute();
    assert.deepEqual(
      reasons.map((topic) => topic.decline_reason),
      ['Out of time', 'Zu lang', 'Out of time', 'Zu lang'],
    );
    assert.match(await w.besuch('top ablehnen drei grund=„Zu lang“'), /Bei „Nummern“ verstehe ich „drei“ nicht/);
  });

  it('on more topics than a sentence holds lists them', async () => {
    await using w = await worldWithVisit();
    for (const title of 'ABCDEFGHI') await w.besuch(`top neu Thema ${title}`);
    assert.match(
      await w.besuch('top vertagen 1-9'),
      /^9 Themen sind auf den Gegenbesuch vertagt:\n• ?#1 Thema A\n.*#9 Thema I/s,
    );
  });

  it('on several topics happens for all of them or none', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top neu Volkshochschule');
    assert.match(await w.besuch('top annehmen 1 2 9'), /kein Thema #9/);
    assert.match(await w.besuch('top liste angenommen'), /keine Themen/);
    assert.match(await w.besuch('top annehmen 1, 2'), /#1 „Jugendhilfe“ und #2 „Volkshochschule“ sind angenommen/);
    assert.match(await w.besuch('top vertagen #2'), /auf den Gegenbesuch vertagt/);
    assert.match(await w.besuch('top liste angenommen'), /#1(?!.*#2)/s);
  });

  it('that overrules another says what was decided until now', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.besuch('top ablehnen 1 grund=„Zu lang“');
    assert.match(await w.besuch('top annehmen 1'), /ist angenommen\.\nBisher war #1 abgelehnt: Zu lang\./);
    assert.match(await w.visit('agenda defer 1', people.english), /only.*coordinator|nur die Koordination/i);
    await w.visit(`coordinator add <@${people.english}>`);
    assert.match(await w.visit('agenda defer 1', people.english), /Until now #1 was accepted\./);
  });

  it('is offered by buttons to coordinators only', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top zeige 1', people.staff);
    assert.deepEqual(
      buttonsOf(w.lastAnswer(people.staff)).map(({ text }) => text.text),
      ['Abstimmen'],
    );
    await w.besuch('top zeige 1');
    assert.match(await press(w, people.coordinator, w.lastAnswer(people.coordinator), 'Annehmen'), /ist angenommen/);
  });
});

describe('editing a topic', () => {
  it('is for its proposer until it is decided, and for coordinators', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    assert.match(await w.besuch('top ändern 1 dauer=1h', people.staff), /ist geändert/);
    assert.match(await w.besuch('top ändern 1 dauer=2h', people.landrat), /nur die Koordination/);
    await w.besuch('top annehmen 1');
    assert.match(await w.besuch('top ändern 1 dauer=2h', people.staff), /nur die Koordination.*Heike Brandt/);
    assert.match(await w.besuch('top entfernen 1', people.staff), /nur die Koordination/);
    assert.match(await w.besuch('top ändern 1 raum=2050'), /ist geändert/);
    assert.match(await w.besuch('top zeige 1'), /• 1 h\n/);
  });

  it('in its modal shows what is stored, and an emptied field takes the value away', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe feld=Soziales raum=2050', people.staff);
    await openModal(w, '/besuch top ändern 1', people.staff);
    await submit(w, people.staff, { title: 'Jugendhilfe heute', field: '' });
    assert.match(await w.besuch('top zeige 1'), /#1 Jugendhilfe heute\n(?!.*Bereich)/s);
  });

  it('removes the card with the topic, and never gives its number again', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.settle();
    assert.match(await w.besuch('top entfernen 1', people.staff), /ist gelöscht/);
    await w.settle();
    assert.equal(countPosted(w, 'Jugendhilfe'), 0);
    assert.match(await w.besuch('top neu Volkshochschule', people.staff), /#2/);
  });
});
