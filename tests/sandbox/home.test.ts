import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRawBot } from './raw-bot.ts';
import { anna, ben, modal, openSlack } from './workspace.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const home = (words: string) => ({
  type: 'home',
  blocks: [
    { type: 'header', text: text(words) },
    { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'more', text: text('More') }] },
  ],
});

describe('the App Home in the local Slack', () => {
  it('is published for each person and stays the same view', async () => {
    await using test = await openSlack();
    const first = await test.call('views.publish', { user_id: anna.id, view: home('one') });
    const second = await test.call('views.publish', { user_id: anna.id, view: home('two') });
    const id = (answer: Record<string, unknown>) => (answer.view as { id: string }).id;
    assert.equal(id(first), id(second));
    assert.equal(test.slack.as(anna.id).home?.id, id(first));
    assert.equal(test.slack.as(ben.id).home, undefined);
  });

  it('refuses an old hash, an unknown person and what is no home', async () => {
    await using test = await openSlack();
    const { view } = (await test.call('views.publish', { user_id: anna.id, view: home('one') })) as {
      view: { hash: string };
    };
    const publish = { user_id: anna.id, view: home('two'), hash: view.hash };
    assert.equal((await test.call('views.publish', publish)).ok, true);
    assert.equal((await test.call('views.publish', publish)).error, 'hash_conflict');
    assert.equal((await test.call('views.publish', { ...publish, user_id: 'U0NONE' })).error, 'user_not_found');
    assert.equal((await test.call('views.publish', { user_id: anna.id, view: modal() })).error, 'invalid_arguments');
    const titled = { ...home('x'), title: text('x') };
    const refused = await test.call('views.publish', { user_id: anna.id, view: titled });
    assert.deepEqual(refused.response_metadata, {
      messages: ['[ERROR] invalid additional property: title [json-pointer:/view]'],
    });
  });

  it('reports clicks with its hash, and opens modals from them', async () => {
    await using test = await openSlack();
    await using bot = await startRawBot(test.slack);
    await test.call('views.publish', { user_id: anna.id, view: home('one') });
    const person = test.slack.as(anna.id);
    assert.ok(person.home);
    await person.clickInView(person.home, 'more');
    assert.equal(bot.last('view', 'hash'), person.home.hash);
    assert.equal(bot.last('container', 'type'), 'view');
    assert.equal(
      (await test.call('views.push', { trigger_id: bot.last('trigger_id'), view: modal() })).error,
      'invalid_trigger_id',
    );
    await person.clickInView(person.home, 'more');
    assert.equal((await test.call('views.open', { trigger_id: bot.last('trigger_id'), view: modal() })).ok, true);
    await person.openHome();
    assert.equal(bot.last('event', 'view', 'id'), person.home.id);
  });
});
