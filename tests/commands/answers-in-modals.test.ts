/** Where there is no message to answer at, answers are shown in a modal. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SlackView } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, menusOf, openModal } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const { coordinator } = people;

async function openHome(w: World): Promise<SlackView> {
  await w.slack.as(coordinator).openHome();
  return w.slack.until(() => w.slack.as(coordinator).home, 'the home');
}

async function clickIn(w: World, view: SlackView, label: string): Promise<void> {
  const button = buttonsOf(view).find(({ text }) => text.text.startsWith(label));
  if (!button) throw new Error(`No button reads ${label}`);
  await w.slack.as(coordinator).clickInView(view, button.action_id, button.value);
}

/** Picks something from the first menu behind three dots. */
async function pick(w: World, view: SlackView, label: string): Promise<void> {
  const [menu] = menusOf(view);
  const option = menu?.options.find(({ text }) => text.text === label);
  if (!menu || !option) throw new Error(`No menu offers ${label}`);
  await w.slack.as(coordinator).clickInView(view, menu.action_id, option.value);
}

const top = (w: World, words: string) =>
  w.slack.until(() => {
    const view = w.slack.as(coordinator).views.at(-1);
    return view && (textOf(view.blocks).includes(words) || view.title?.text === words) && view;
  }, words);

describe('a click in the App Home', () => {
  it('is answered in a modal, as are all clicks in it, forms and mistakes included, and never in a second modal', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Jugendhilfe');
    await clickIn(w, await openHome(w), 'Alle Themen');
    const agenda = await top(w, 'Jugendhilfe');
    assert.equal(agenda.title?.text, 'Tagesordnung');
    await pick(w, agenda, 'Zeigen');
    await top(w, '#1 Jugendhilfe');
    await clickIn(w, await top(w, 'Rang 1 von 1'), 'Abstimmen');
    await top(w, 'Abstimmen');
    await clickIn(w, await openHome(w), 'Thema vorschlagen');
    const form = await top(w, 'Thema vorschlagen');
    w.slack.as(coordinator).fill(form, { title: 'Wirtschaft' });
    await w.slack.as(coordinator).submit(form);
    await top(w, 'Thema #2');
    assert.equal(w.slack.as(coordinator).views.length, 1);
    assert.deepEqual(w.slack.messages(coordinator), []);
  });

  it('goes on from answer to form to answer as often as one likes', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Jugendhilfe');
    await clickIn(w, await openHome(w), 'Alle Themen');
    for (const title of ['Eins', 'Zwei', 'Drei', 'Vier']) {
      await pick(w, await top(w, 'Tagesordnung'), 'Zeigen');
      await clickIn(w, await top(w, 'Rang 1 von 1'), 'Ändern');
      const form = await top(w, 'Thema oder Punkt ändern');
      w.slack.as(coordinator).fill(form, { title });
      await w.slack.as(coordinator).submit(form);
      await top(w, title);
      assert.equal(w.slack.as(coordinator).views.length, 1);
      await clickIn(w, await openHome(w), 'Alle Themen');
    }
    assert.equal(w.slack.exchanges.filter(({ broken }) => broken).length, 0);
  });

  it('is answered by a direct message when the trigger has expired', async () => {
    await using w = await worldWithVisit();
    const home = await openHome(w);
    w.slack.order({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
    await clickIn(w, home, 'Alle Themen');
    await w.slack.until(() => w.slack.messages(coordinator).length === 1, 'the direct message');
  });

  it('changes nothing in a modal that shows something newer by now: an answer is sent, a form is not', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Jugendhilfe');
    await clickIn(w, await openHome(w), 'Alle Themen');
    const agenda = await top(w, 'Tagesordnung');
    w.slack.order({ method: 'views.update', kind: 'error', error: 'hash_conflict', times: 2 });
    await clickIn(w, agenda, 'Thema vorschlagen');
    await pick(w, agenda, 'Zeigen');
    await w.slack.until(() => w.slack.messages(coordinator)[0], 'the direct message');
    assert.equal((await top(w, 'Tagesordnung')).id, agenda.id);
    assert.equal(w.slack.messages(coordinator).length, 1);
  });

  it('is answered in a new modal when the one that was clicked has been closed', async () => {
    await using w = await worldWithVisit();
    await clickIn(w, await openHome(w), 'Alle Themen');
    const agenda = await top(w, 'Tagesordnung');
    w.slack.order({ method: 'views.update', kind: 'error', error: 'not_found', times: 1 });
    await clickIn(w, agenda, 'Thema vorschlagen');
    assert.notEqual((await top(w, 'Thema vorschlagen')).id, agenda.id);
  });
});

describe('a mistake in a form', () => {
  it('stands at an input that the form has, also where it is about something that the form does not ask for', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe dauer=45m');
    const form = await openModal(w, '/besuch top verschieben 1', coordinator);
    assert.ok(!('day' in form.state.values));
    await w.besuch('ändern bis=15.06.2027');
    w.slack.as(coordinator).fill(form, { slot: '2027-06-16 10:00' });
    const { body } = await w.slack.as(coordinator).submit(form);
    assert.match(JSON.stringify(body), /"slot":"Der 16\.06\.2027 gehört nicht zum Besuch/);
    assert.deepEqual(Object.keys(form.errors), ['slot']);
  });
});
