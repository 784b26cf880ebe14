/** The same visit, led in English and mostly by modals and buttons; each chapter goes on where the last one ended. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { click, countPosted, eventOf, filled, mailsTo, openModal, posted, press, submit } from '../support/screen.ts';
import { people, type World, world } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';
const carter = people.english;

describe('The working visit of Burgenlandkreis to Osnabrück', () => {
  let w: World;
  before(async () => {
    w = await world({ now: '2027-05-03T08:00:00.000Z' });
  });
  after(() => w[Symbol.asyncDispose]());

  it('starts with a modal that keeps what was typed', async () => {
    const modal = await openModal(
      w,
      '/visit new "Working visit" host=“Landkreis Osnabrück” from=2027-06-15 tz=Europe/Berlin lang=english',
      carter,
    );
    assert.equal(modal.title?.text, 'Start a visit');
    assert.deepEqual(filled(modal), {
      title: 'Working visit',
      host: 'Landkreis Osnabrück',
      from: '2027-06-15',
      zone: 'Europe/Berlin',
      language: 'en',
    });
    const said = await submit(w, carter, { guest: 'Burgenlandkreis', to: '2027-06-16', place: 'Kreishaus Osnabrück' });
    assert.match(said, /The visit “Working visit” \(LKOS-BLK-27\) is started/);
    await w.visit('coordinator add @anja.richter', carter);
    await w.settle();
    assert.match(textOf(posted(w, 'Working visit').blocks), /15 June 2027 to 16 June 2027, Kreishaus Osnabrück/);
  });

  it('collects the topics: typed, by the button on the card, and out of a message', async () => {
    await w.visit('agenda add "Migration concept" length=60m', people.staff);
    await w.visit('agenda add Integration of newcomers by=@katja.bielefeld length=1h30', people.staff);
    await w.visit('agenda add ‘Job placement’ by="Sabine Ostendorf" length=1h', carter);
    await click(w, carter, posted(w, 'Working visit'), 'Propose a topic');
    await w.slack.until(() => w.slack.as(carter).views[0], 'the modal of the button');
    await submit(w, carter, { title: 'Adult education', length: '45 min' });
    const said = w.slack.as(people.landrat).say('C0BESUCH', 'What about education management?');
    await w.slack.as(carter).shortcut('propose-topic', said);
    await w.slack.until(() => w.slack.as(carter).views[0], 'the modal of the shortcut');
    assert.equal(filled(w.modal(carter)).title, 'What about education management?');
    await submit(w, carter, { title: 'Education management' });
    await w.visit('agenda add Youth welfare as=ask', people.guestCoordinator);
    await w.visit('topic new Management structures of a county', people.guestCoordinator);
    await w.settle();
    const list = await w.visit('agenda list', carter);
    assert.deepEqual(
      [...list.matchAll(/^#(\d) /gm)].map(([, number]) => Number(number)),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.match(textOf(posted(w, '#6 Youth welfare').blocks), /45 min · Landkreis Osnabrück asks\nproposed by Anja/);
  });

  it('registers the delegations by modal, too', async () => {
    await w.visit('member add @michael.luebbersmann function=Landrat role=head', carter);
    await openModal(w, '/visit member add', carter);
    await submit(w, carter, {
      person: 'Götz Ulrich',
      email: ulrich,
      function: 'Landrat',
      side: 'guest',
      role: 'head',
      language: 'en',
    });
    assert.match(await w.visit('member show Ulrich', carter), /Side: Burgenlandkreis\n• Role: head of the delegation/);
    assert.doesNotMatch(await w.visit('member show Ulrich', people.staff), /@/);
    await w.visit('member edit Ostendorf email=sabine.ostendorf@massarbeit.example function="Board member"', carter);
    await w.slack.as(carter).close(await openModal(w, '/visit member add', carter));
  });

  it('decides, takes one decision back, and names who deals with the same on the other side', async () => {
    await w.visit('agenda decline 4 reason="Out of time"', carter);
    assert.match(await press(w, carter, w.lastAnswer(carter), 'Take back'), /#4 “Adult education” is proposed again\./);
    await w.visit('agenda accept 1-7', carter);
    await w.visit('agenda edit 1 counterpart=Ulrich', carter);
    assert.match(await w.visit('show', carter), /Without a counterpart: #2, #3, #4, #5, #6 and #7/);
  });

  it('drafts the whole programme around its fixed points, and applies it with a click', async () => {
    await w.visit('room add 2050', carter);
    await w.visit('building add MaßArbeit minutes=10 note="Entrance B"', carter);
    await w.visit('member edit Ostendorf leaves="day 1 16:00"', carter);
    await w.visit('agenda fix Welcome day=1 at=9:00 length=30m kind=welcome room=2050', carter);
    await w.visit('agenda fix Lunch day="day 1" at=12:30 length=1h kind=lunch room=Canteen', carter);
    await w.visit('agenda fix "Bus to MaßArbeit" day=1 at=13:30 arrival=13:45 start=Kreishaus to=MaßArbeit', carter);
    await w.visit('agenda fix "Bus back" day=1 at=14:45 arrival=15:00 kind=transfer to=Kreishaus', carter);
    await w.visit('agenda fix Closing day=Wednesday at="about 12:00" length=30m', carter);
    await openModal(w, '/visit agenda move 3', carter);
    const placed = await submit(w, carter, { slot: '2027-06-15 13:45', room: 'MaßArbeit' });
    assert.match(placed, /#3 “Job placement” is planned for 15 June 2027, 13:45 to 14:45, MaßArbeit\./);
    const plan = await w.visit('agenda plan', carter);
    assert.match(plan, /^Proposed programme\nAll 7 topics have a place\. There is no better programme\./);
    assert.match(plan, /13:45–14:45 \| #3 Job placement, .*Entrance B .*Sabine Ostendorf .*\(placed by hand\)/);
    const applied = await press(w, carter, w.lastAnswer(carter), 'Apply');
    assert.match(applied, /^The plan is applied: 7 topics have a place in the draft\./);
    assert.match(
      await w.visit('draft', carter),
      /Day 2: Wednesday, 16 June 2027\n.*#6.*\n.*#7.*\n.* Break\n• approx\. 12:00–12:30 {2}#12 Closing\n• 12:30–13:30 {2}#16 Lunch/,
    );
  });

  it('names what is in the way, does it all the same, and lists it until it is solved', async () => {
    assert.match(
      await w.visit('agenda move 2 day=1 at=9:15 room=2050', carter),
      /Room 2050 is taken then: Welcome, 09:00 to 09:30\. Room 2050 is taken then: Migration concept, 09:30 to 10:30\./,
    );
    await w.visit('agenda swap 3 7', carter);
    await press(w, carter, w.lastAnswer(carter), 'Swap anyway');
    const conflict = /#3 Job placement \(Wednesday, .*\): Sabine Ostendorf is only there Tuesday until 16:00\./;
    assert.match(await w.visit('show', carter), conflict);
    await w.visit('agenda swap 3 7', carter);
    assert.doesNotMatch(await w.visit('show', carter), /conflict/);
  });

  it('publishes and invites with two clicks', async () => {
    assert.match(await w.visit('publish', carter), /This is the first published version\..*Who will be told/s);
    assert.match(await press(w, carter, w.lastAnswer(carter), 'Publish now'), /published \(version 1\)/);
    await press(w, carter, w.lastAnswer(carter), 'Prepare invitations');
    assert.match(textOf(w.lastAnswer(carter).blocks), /4 people get mail: 6 new invitations/);
    await press(w, carter, w.lastAnswer(carter), 'Send now');
    await w.settle();
    assert.equal(countPosted(w, 'The programme of “Working visit” is published'), 1);
    const event = eventOf(mailsTo(w, ulrich).find(({ subject }) => subject.includes('day 1')));
    assert.deepEqual([event.method, event.sequence, event.start.at], ['REQUEST', 0, '2027-06-15T09:00:00']);
    assert.match(event.summary, /^Visit to Landkreis Osnabrück – day 1 \(15 June 2027\)$/);
  });

  it('notes replies, the newest of each person', async () => {
    await w.visit('maybe', people.landrat);
    await press(w, people.landrat, w.lastAnswer(people.landrat), 'Ja, ich komme');
    await w.visit(`no at a funeral for ${ulrich}`, carter);
    const status = await w.visit('invite status', carter);
    assert.match(status, /1 yes, 1 no, 0 maybe, 2 without a reply/);
    assert.match(status, /Götz Ulrich – 2 events, sent; no, .*“at a funeral”/);
    const replies = await w.bot.deps.db.selectFrom('reply').select(['answer', 'via']).execute();
    const all = replies.map(({ answer, via }) => `${answer} ${via}`).sort();
    assert.deepEqual(all, ['maybe slack', 'no coordinator', 'yes slack']);
  });

  it('tells those concerned of a change, and calls off what a removed member had', async () => {
    const first = eventOf(mailsTo(w, ulrich).find(({ subject }) => subject.includes('day 2')));
    await w.visit('agenda move 7 at=11:00', carter);
    for (const number of [12, 16]) await w.visit(`agenda unschedule ${number}`, carter);
    assert.match(
      await w.visit('publish', carter),
      /Moved\n• #7 .*: from 09:45–10:30 to 11:00–11:45\nRemoved\n• 16 June 2027, approx\. 12:00–12:30 {2}#12 Closing/,
    );
    await w.visit('publish now', carter);
    await w.settle();
    const update = eventOf(mailsTo(w, ulrich).at(-1));
    assert.deepEqual([update.uid, update.sequence, update.end.at], [first.uid, 1, '2027-06-16T11:45:00']);
    assert.equal(mailsTo(w, 'katja.bielefeld@lkos.example').length, 1, 'her topic is on the other day');
    await w.visit('member remove Ulrich', carter);
    await w.settle();
    const cancels = mailsTo(w, ulrich)
      .map(eventOf)
      .filter(({ method }) => method === 'CANCEL');
    assert.deepEqual(new Set(cancels.map(({ sequence }) => sequence)), new Set([1, 2]));
  });

  it('posts preview and schedule in the language of the visit, and answers in that of the person', async () => {
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    await w.restart();
    await w.settle();
    assert.equal(countPosted(w, 'Tomorrow, Tuesday, 15 June 2027'), 1);
    assert.equal(countPosted(w, 'Today, Tuesday, 15 June 2027'), 1);
    assert.match(await w.visit('today', carter), /^Tuesday, 15 June 2027\n• 09:00–09:30 {2}#8 Welcome · room 2050/);
    assert.match(await w.visit('me', people.presenter), /^Mein Besuch\nSie tragen vor:/);
  });

  it('is closed in the end, and its channel free for the return visit', async () => {
    await w.visit('close now', carter);
    await w.settle();
    assert.match(textOf(posted(w, 'Code LKOS-BLK-27').blocks), /Closed\.$/);
    const again =
      'new "Return visit" host=Burgenlandkreis guest="Landkreis Osnabrück" from=2027-09-14 to=2027-09-15 place=Naumburg';
    assert.match(await w.visit(again, carter), /BLK-LKOS-27/);
  });
});
