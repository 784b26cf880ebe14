import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { click, countPosted, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people } from '../support/world.ts';

describe('who is in the channel', () => {
  it('is part of the visit from joining to leaving, wherever they ask', async () => {
    await using w = await worldWithVisit();
    const ask = () => w.visit('show in=LKOS-BLK-27', people.outsider, 'C0ALLES');
    assert.match(await ask(), /Ich kenne keinen Besuch/);
    await w.slack.join(channel, people.outsider);
    assert.match(await ask(), /^Working visit/);
    await w.slack.leave(channel, people.outsider);
    assert.match(await ask(), /Ich kenne keinen Besuch/);
  });

  it('is answered in their language of today', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('agenda list', people.english), /There are no topics yet/);
    await w.slack.changePerson(people.english, { locale: 'de-AT' });
    assert.match(await w.visit('agenda list', people.english), /Es gibt noch keine Themen/);
  });

  it('finds their open visits in the App Home, with what comes next', async () => {
    await using w = await worldWithVisit();
    await w.slack.as(people.staff).openHome();
    const home = await w.slack.until(() => w.slack.as(people.staff).home, 'the App Home');
    assert.match(textOf(home.blocks), /Working visit/);
  });
});

describe('over Socket Mode', () => {
  it('a command, a click and a modal have the effects that they have over HTTP', async () => {
    await using w = await worldWithVisit({ mode: 'socket' });
    assert.match(await w.visit('agenda add Youth welfare', people.english), /^Topic #1/);
    await w.settle();
    await click(w, people.landrat, posted(w, '#1 Youth welfare'), 'Abstimmen');
    await w.settle();
    assert.match(JSON.stringify(posted(w, '#1 Youth welfare').blocks), /Abstimmen \(1\)/);
    await openModal(w, '/visit agenda edit 1', people.english);
    assert.match(await submit(w, people.english, { title: 'Youth welfare today' }), /is changed/);
    await w.restart();
    await w.settle();
    assert.match(await w.visit('agenda list', people.english), /#1 Youth welfare today\n1 vote/);
    assert.equal(countPosted(w, '#1 Youth welfare'), 1);
  });
});
