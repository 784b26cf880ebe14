import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { replyByCalendar } from '../support/calendar-reply.ts';
import { firstDay, goetz, secondDay, worldWithInvited } from '../support/invited.ts';
import { press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

/** Coordinated by Heike and Anja, with the Landrat and Götz Ulrich as members. */
async function worldWithMembers(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('coordinator add @anja.richter');
    await w.visit('member add @michael.luebbersmann side=host title=Dr.');
    await w.visit('member add goetz.ulrich@blk.example name="Götz Ulrich" side=guest');
    await w.settle();
  });
}

/** What the bot has written to someone directly. */
async function told(w: World, userId: string): Promise<string[]> {
  await w.settle();
  return w.slack.messages(userId).map(({ blocks }) => textOf(blocks));
}

describe('the coordinators', () => {
  it('are told of a “no” directly, each in their language and once, with the way to all replies', async () => {
    await using w = await worldWithMembers();
    await w.visit('coordinator add @emily.carter');
    await w.visit('nein Urlaub', people.landrat);
    const german = 'Dr. Michael Lübbersmann hat für „Working visit“ (LKOS-BLK-27) abgesagt.\nDazu notiert: „Urlaub“';
    assert.deepEqual(await told(w, people.coordinator), [german]);
    assert.deepEqual(await told(w, people.guestCoordinator), [german]);
    assert.deepEqual(await told(w, people.english), [
      'Dr. Michael Lübbersmann does not come to “Working visit” (LKOS-BLK-27).\nNoted with it: “Urlaub”',
    ]);
    assert.deepEqual(await told(w, people.landrat), []);
    await w.restart();
    assert.equal((await told(w, people.coordinator)).length, 1);
    const [note] = w.slack.messages(people.coordinator);
    assert.ok(note);
    assert.match(await press(w, people.coordinator, note, 'Einladungen und Rückmeldungen'), /abgesagt: 1/);
  });

  it('are told of a change of mind, but not of what changes nothing for them', async () => {
    await using w = await worldWithMembers();
    for (const line of ['ja', 'vielleicht', 'ja']) await w.visit(line, people.landrat);
    assert.deepEqual(await told(w, people.coordinator), []);
    for (const line of ['nein', 'nein', 'nein Urlaub', 'vielleicht', 'ja']) await w.visit(line, people.landrat);
    const notes = await told(w, people.coordinator);
    assert.equal(notes.length, 3);
    assert.match(notes[1] ?? '', /abgesagt\.\nDazu notiert: „Urlaub“$/);
    assert.match(notes[2] ?? '', /hatte abgesagt und kommt nun vielleicht doch zu „Working visit“/);
    await w.visit('nein', people.landrat);
    await w.visit('ja', people.landrat);
    assert.match(
      (await told(w, people.coordinator)).at(-1) ?? '',
      /hatte abgesagt und kommt nun doch zu „Working visit“/,
    );
  });

  it('are told what one of them wrote down for someone, except by whom it was', async () => {
    await using w = await worldWithMembers();
    await w.visit('nein für Ulrich');
    assert.deepEqual(await told(w, people.coordinator), []);
    assert.deepEqual(await told(w, people.guestCoordinator), [
      'Götz Ulrich hat für „Working visit“ (LKOS-BLK-27) abgesagt.\nNotiert von Heike Brandt.',
    ]);
  });

  it('are told nothing any more about someone who was removed before the message could leave', async () => {
    await using w = await worldWithMembers();
    w.slack.order({ method: 'chat.postMessage', kind: 'error', error: 'service_unavailable', times: 2 });
    await w.visit('nein', people.landrat);
    await w.settle();
    await w.visit('member remove Lübbersmann');
    await w.moveClock('2027-05-03T09:00:00.000Z');
    assert.deepEqual(await told(w, people.coordinator), []);
    assert.doesNotMatch(await w.visit('zeige'), /zugestellt/);
  });
});

describe('an answer to one event by calendar', () => {
  it('that is a “no” is told to the coordinators as such, once for each event', async () => {
    await using w = await worldWithInvited();
    const before = (await told(w, people.coordinator)).length;
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'yes');
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no', { reason: 'Kreistag' });
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no');
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'no');
    assert.deepEqual((await told(w, people.coordinator)).slice(before), [
      'Götz Ulrich hat in „Working visit“ (LKOS-BLK-27) einen Termin abgesagt: Tag 2 (16.06.2027).\nDazu notiert: „Kreistag“',
      'Götz Ulrich hat in „Working visit“ (LKOS-BLK-27) einen Termin abgesagt: Tag 1 (15.06.2027).',
    ]);
  });

  it('that takes a “no” back is told, and one to another event changes nothing about it', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no');
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'yes');
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'maybe');
    const notes = await told(w, people.coordinator);
    assert.equal(notes.length, 2);
    assert.match(notes[1] ?? '', /einen Termin abgesagt und kommt nun vielleicht doch: Tag 2 \(16\.06\.2027\)\.$/);
  });

  it('that came too late is told to nobody', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'no', { isOutdated: true });
    assert.deepEqual(await told(w, people.coordinator), []);
  });

  it('gives way to a later answer for the whole visit, which says what it replaces', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, 'michael.luebbersmann@lkos.example', secondDay, 'no');
    assert.match(await w.besuch('ich', people.landrat), /^Ihre Rückmeldungen: Tag 1: offen, Tag 2: nein$/m);
    assert.match(
      await w.besuch('ja', people.landrat),
      /^Das gilt für beide Termine:\n• Tag 1 – Dienstag, .*\n• Tag 2 – .*\nBisher galt: Tag 1: offen, Tag 2: nein\.$/m,
    );
    assert.match(await w.besuch('ich', people.landrat), /^Ihre Rückmeldung: ja$/m);
    const notes = await told(w, people.coordinator);
    assert.match(notes.at(-1) ?? '', /hatte teilweise abgesagt und kommt nun doch zu „Working visit“/);
  });

  it('is asked again of whoever gave it before the time changed', async () => {
    await using w = await worldWithInvited();
    for (const day of [firstDay, secondDay]) {
      await replyByCalendar(w.bot.deps, 'michael.luebbersmann@lkos.example', day, 'yes');
    }
    await w.visit('agenda move 1 day=1 at=10:00');
    await w.visit('agenda move 2 day=2 at=15:00');
    await w.visit('publish now');
    assert.match(await w.besuch('ich', people.landrat), /Seit Ihrer Antwort \(„ja“\) hat sich die Zeit geändert\./);
  });
});
