/** The same visit, led in English and mostly by modals and buttons; each chapter goes on where the last one ended. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { click, countPosted, eventOf, filled, mailsTo, openModal, posted, press } from '../support/screen.ts';
import { people, type World, world } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';
const carter = people.english;

describe('The working visit of Burgenlandkreis to Osnabrück', () => {
  let w: World;
  before(async () => {
    w = await world({ now: '2027-05-03T08:00:00.000Z' });
  });
  after(() => w[Symbol.asyncDispose]());

  async function submit(values: Record<string, string>): Promise<void> {
    const modal = w.modal(carter);
    for (const [block, value] of Object.entries(values)) w.slack.as(carter).fill(modal, { [`${block}.value`]: value });
    const outcome = await w.slack.as(carter).submit(modal);
    assert.deepEqual(w.slack.as(carter).views, [], JSON.stringify(outcome.body));
  }

  it('starts with a modal that keeps what was typed', async () => {
    const modal = await openModal(w, '/visit new "Working visit" host=“Landkreis Osnabrück” from=2027-06-15 tz=Europe/Berlin lang=english', carter);
    assert.equal(modal.title?.text, 'Start a visit');
    assert.deepEqual(filled(modal), {
      title: 'Working visit',
      host: 'Landkreis Osnabrück',
      from: '2027-06-15',
      zone: 'Europe/Berlin',
      language: 'en',
    });
    await submit({ guest: 'Burgenlandkreis', to: '2027-06-16', place: 'Kreishaus Osnabrück' });
    assert.match(textOf(w.lastAnswer(carter).blocks), /The visit “Working visit” \(LKOS-BLK-27\) is started/);
    await w.visit('coordinator add @anja.richter', carter);
    await w.settle();
    assert.match(textOf(posted(w, 'Working visit').blocks), /15 June 2027 to 16 June 2027, Kreishaus Osnabrück/);
  });
});
