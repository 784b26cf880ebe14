import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, menusOf, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const { coordinator, staff, english } = people;

/** What the overview offers: the buttons, and what is behind the three dots. */
async function offered(
  w: World,
  line = 'zeige',
  as: string = coordinator,
): Promise<{ shown: string[]; behind: string[] }> {
  await w.besuch(line, as);
  const answer = w.lastAnswer(as);
  return {
    shown: buttonsOf(answer).map(({ text }) => text.text),
    behind: menusOf(answer).flatMap(({ options }) => options.map(({ text }) => text.text)),
  };
}

describe('the ways on from the overview of a visit', () => {
  it('begin for coordinators with what is to be done now', async () => {
    await using w = await worldWithVisit();
    const first = async () => (await offered(w)).shown[0];
    assert.equal(await first(), 'Thema vorschlagen');
    await w.besuch('top neu Jugendhilfe');
    assert.equal(await first(), 'Alle Themen');
    await w.besuch('top annehmen 1');
    assert.equal(await first(), 'Programm planen');
    await w.besuch('top einplanen 1 tag=1 um=9:00');
    assert.equal(await first(), 'Veröffentlichen');
    await w.besuch('veröffentlichen jetzt');
    assert.equal(await first(), 'Einladungen');
    await w.besuch('top einplanen 1 tag=1 um=10:00');
    assert.equal(await first(), 'Veröffentlichen');
  });

  it('are a few buttons, and everything else is behind three dots, each once', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top annehmen 1');
    assert.deepEqual(await offered(w), {
      shown: ['Programm planen', 'Alle Themen', 'Thema vorschlagen', 'Mitglieder', 'Gegenüber zu #1'],
      behind: ['Entwurf zeigen', 'Einladungen', 'Besuch ändern'],
    });
    await w.besuch('top einplanen 1 tag=1 um=9:00');
    await w.besuch('veröffentlichen jetzt');
    await w.besuch('top neu Volkshochschule');
    await w.besuch('top annehmen 2');
    await w.besuch('top einplanen 1 tag=1 um=10:00');
    assert.deepEqual(await offered(w), {
      shown: ['Veröffentlichen', 'Entwurf zeigen', 'Programm planen', 'Alle Themen', 'Thema vorschlagen'],
      behind: ['Mitglieder', 'Programm', 'Gegenüber zu #1', 'Einladungen', 'Besuch ändern'],
    });
  });

  it('do from behind the dots what they say', async () => {
    await using w = await worldWithVisit();
    await w.besuch('zeige');
    const answer = w.lastAnswer(coordinator);
    const [menu] = menusOf(answer);
    const option = menu?.options.find(({ text }) => text.text === 'Besuch ändern');
    assert.ok(menu && option);
    await w.slack.as(coordinator).click(answer, menu.action_id, option.value);
    const modal = await w.slack.until(() => w.slack.as(coordinator).views[0], 'the modal');
    assert.equal(modal.callback_id, 'visit.edit');
  });

  it('are for others what they may do, and the programme as soon as there is one', async () => {
    await using w = await worldWithVisit();
    const own = { shown: ['Thema vorschlagen', 'Alle Themen', 'Mitglieder'], behind: [] };
    assert.deepEqual(await offered(w, 'zeige', staff), own);
    await w.besuch('top fest tag=1 um=9:00 dauer=30m art=begrüßung');
    await w.besuch('veröffentlichen jetzt');
    const shown = ['Thema vorschlagen', 'Alle Themen', 'Programm', 'Mitglieder'];
    assert.deepEqual(await offered(w, 'zeige', staff), { shown, behind: [] });
    await w.visit('show', english);
    assert.match(await press(w, english, w.lastAnswer(english), 'Programme'), /09:00–09:30/);
  });
});
