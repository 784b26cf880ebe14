/** The visit's days change after the programme is published: what lay on a day that is gone is neither lost nor left behind. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { countPosted, eventOf, mailsTo, openModal, posted } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';

/** Published and sent: #1 and the topic #2 on Tuesday, the 15th, #3 on Wednesday, the 16th. */
async function worldWithInvitations(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m room=2050');
    await w.visit('agenda add Jugendhilfe');
    await w.visit('agenda move 2 day=1 at=10:00');
    await w.visit('agenda fix Abschluss day=2 at=12:00 length=30m');
    await w.visit(`member add ${ulrich} name="Götz Ulrich" side=guest`);
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
  });
}

describe('sessions on a day that is no longer part of the visit', () => {
  it('are named, with when they were, in the answer, the draft, and before publishing', async () => {
    await using w = await worldWithInvitations();
    const named =
      /2 Programmpunkte liegen jetzt außerhalb.*#1 Begrüßung · war am 15\.06\.2027, 09:00–09:30.*#2 Jugendhilfe/s;
    const said = await w.visit('ändern von=16.06.2027');
    assert.match(said, named);
    assert.match(said, /Im veröffentlichten Programm steht davon noch etwas/);
    assert.match(await w.visit('entwurf'), named);
    assert.match(await w.visit('publish'), named);
    assert.match(await w.visit('zeige'), /2 Programmpunkte liegen jetzt außerhalb/);
    assert.doesNotMatch(await w.visit('show', people.english), /outside/);
    await w.visit('publish now');
    assert.match(await w.visit('agenda show 2'), /war am 15\.06\.2027, 10:00.*; kein Besuchstag mehr\n.*angenommen/);
    assert.match(await w.visit('entwurf'), named);
  });

  it('are shown as removed before publishing, with those who are told', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    const preview = await w.visit('publish');
    assert.match(preview, /Entfallen\n• 15\.06\.2027, 09:00–09:30 {2}#1 Begrüßung.*\n• 15\.06\.2027, .*#2 Jugendhilfe/);
    assert.match(preview, /Eine Absage geht an Götz Ulrich/);
  });

  it('are called off for those invited, and leave the programme and the cards', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    const before = mailsTo(w, ulrich).length;
    await w.visit('publish now');
    await w.settle();
    const cancelled = mailsTo(w, ulrich)
      .slice(before)
      .map(eventOf)
      .filter(({ method }) => method === 'CANCEL');
    assert.deepEqual(
      cancelled.map(({ start, sequence }) => [start.at, sequence]),
      [['2027-06-15T09:00:00', 1]],
    );
    assert.match(await w.visit('today 15.06.2027', people.english), /is not part of “Working visit”/);
    assert.match(await w.visit('today 16.06.2027', people.english), /12:00–12:30 {2}#3 Abschluss/);
    assert.doesNotMatch(textOf(posted(w, '#2 Jugendhilfe\n45 min').blocks), /15\.06\./);
  });

  it('are all back when the days are', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    await w.visit('edit from=15.06.2027');
    assert.match(await w.visit('publish'), /nichts geändert/);
    assert.match(await w.visit('entwurf'), /09:00–09:30 {2}#1 Begrüßung/);
  });

  it('move to the nearest day when they are given a time, or to the one that is named', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027 to=17.06.2027');
    assert.match(await w.visit('agenda move 1 at=8:30'), /#1 .* eingeplant: 16\.06\.2027, 08:30 bis 09:00/);
    assert.match(await w.visit('agenda move 2 day=17.06.2027'), /#2 .* eingeplant: 17\.06\.2027, 10:00/);
    const preview = await w.visit('publish');
    assert.match(preview, /Verschoben\n• #1 Begrüßung: von 15\.06\.2027, 09:00–09:30 auf 16\.06\.2027, 08:30–09:00/);
    assert.doesNotMatch(preview, /außerhalb/);
    await w.visit('edit to=16.06.2027');
    assert.match(await w.visit('agenda move 2 at=14:00'), /#2 .* eingeplant: 16\.06\.2027, 14:00/);
  });

  it('are not moved by a new room alone: the day is asked for', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    await openModal(w, '/visit agenda move 1 room=2051', people.coordinator);
    assert.match(await w.visit('entwurf'), /1 Begrüßung · war am 15\.06\.2027/);
  });

  it('get another title, room or length where they are', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    assert.match(await w.besuch('top ändern 1 titel=Empfang'), /„Empfang“ ist geändert/);
    assert.match(await w.besuch('top ändern 1 raum=1.01 dauer=1h'), /ist geändert/);
    assert.match(await w.visit('agenda edit 1 title=Welcome', people.coordinator), /„Welcome“ ist geändert/);
    assert.match(await w.besuch('top zeige 1'), /#1 Welcome\n[\s\S]*1 h\n.*war am 15\.06\.2027, 09:00–10:00/);
  });

  it('are no conflict, can be moved with a click, and taken out for good', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    await w.visit('entwurf');
    await openModal(w, '/visit agenda move 2', people.coordinator);
    assert.match(await w.visit('agenda unschedule 1'), /aus dem Entwurf/);
    assert.match(await w.visit('entwurf'), /1 Programmpunkt liegt jetzt außerhalb/);
    assert.doesNotMatch(await w.visit('entwurf'), /Begrüßung/);
  });

  it('are not published where nothing else is there, but not called an empty draft either', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('edit from=16.06.2027');
    assert.match(await w.visit('publish'), /1 Programmpunkt liegt jetzt außerhalb.*\/visit entwurf/s);
    assert.match(await w.visit('entwurf'), /#1 Begrüßung · war am 15\.06\.2027/);
  });
});

describe('the posts of a day that is no longer part of the visit', () => {
  it('are not sent, before the change is published nor after', async () => {
    await using w = await worldWithInvitations();
    await w.visit('edit from=16.06.2027');
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.moveClock('2027-06-15T05:30:00.000Z');
    assert.deepEqual([countPosted(w, 'Morgen, Dienstag'), countPosted(w, 'Heute, Dienstag')], [0, 0]);
    await w.visit('publish now');
    await w.moveClock('2027-06-15T16:00:00.000Z');
    await w.moveClock('2027-06-16T05:30:00.000Z');
    assert.deepEqual([countPosted(w, 'Morgen, Mittwoch'), countPosted(w, 'Heute, Mittwoch')], [1, 1]);
  });

  it('are not sent where one waits already, as Slack would not take it', async () => {
    await using w = await worldWithInvitations();
    w.slack.order({ method: 'chat.postMessage', kind: 'error', error: 'service_unavailable', times: 1 });
    await w.moveClock('2027-06-14T16:00:00.000Z');
    await w.visit('edit from=16.06.2027');
    await w.moveClock('2027-06-14T16:30:00.000Z');
    await w.moveClock('2027-06-14T17:30:00.000Z');
    assert.equal(countPosted(w, 'Morgen, Dienstag'), 0);
  });
});
