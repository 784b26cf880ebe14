import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { worldWithInvited } from '../support/invited.ts';
import { buttonsOf, click, linksIn } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

async function told(w: World, userId: string) {
  await w.settle();
  return w.slack.messages(userId);
}

describe('who is invited', () => {
  it('gets one direct message for all events, with when, where, the answers and the programme', async () => {
    await using w = await worldWithInvited();
    const [note, ...more] = await told(w, people.landrat);
    assert.ok(note);
    assert.deepEqual(more, []);
    assert.equal(
      textOf(note.blocks),
      [
        'Einladung: Working visit',
        'Sie sind zu „Working visit“ eingeladen. Kommen Sie?',
        '• Besuch Burgenlandkreis – Tag 1 (15.06.2027)',
        'Dienstag, 15. Juni 2027, 09:00 bis 09:30\u00a0Uhr',
        'Ort: Kreishaus Osnabrück',
        '• Besuch Burgenlandkreis – Tag 2 (16.06.2027)',
        'Mittwoch, 16. Juni 2027, 16:00 bis 16:30\u00a0Uhr',
        'Ort: Kreishaus Osnabrück',
        'Ihr Programm',
        'Dasselbe kommt per E-Mail, für Ihren Kalender. Eine Antwort an einer Stelle genügt.',
      ].join('\n'),
    );
    assert.deepEqual(
      buttonsOf(note).map(({ text, value }) => [text.text, value]),
      [
        ['Ja, ich komme', 'reply yes in=LKOS-BLK-27'],
        ['Vielleicht', 'reply maybe in=LKOS-BLK-27'],
        ['Nein', 'reply no in=LKOS-BLK-27'],
      ],
    );
    const [[, url] = []] = linksIn(note.blocks);
    assert.match(url ?? '', /^https:\/\/besuche\.lkos\.example\/programme\/[\w-]{43}$/);
  });

  it('is told in the language of Slack, and once only, however often invitations are sent', async () => {
    await using w = await worldWithInvited();
    const [note] = await told(w, people.english);
    assert.match(textOf(note?.blocks ?? []), /^Tuesday, 15 June 2027, 09:00 to 09:30\nWhere: Kreishaus Osnabrück$/m);
    await w.visit('invite send now');
    await w.restart();
    assert.equal((await told(w, people.english)).length, 1);
  });

  it('can answer there without being in the channel, and reads what counts in place of the question', async () => {
    await using w = await worldWithInvited();
    const [note] = await told(w, people.outsider);
    assert.ok(note);
    await click(w, people.outsider, note, 'Ja, ich komme');
    const saved = await w.slack.until(
      () => w.slack.messages(people.outsider).find(({ blocks }) => /Ihre Zusage/.test(textOf(blocks))),
      'the answer',
    );
    assert.match(
      textOf(saved.blocks),
      /^Das gilt für beide Termine:\n• Tag 1 – Dienstag, 15\. Juni 2027, 09:00 bis 09:30\sUhr\n• Tag 2 – /m,
    );
    assert.deepEqual(
      buttonsOf(saved).map(({ text }) => text.text),
      ['Vielleicht', 'Nein', 'Mein Besuch'],
    );
    assert.match(await w.besuch('einladung status'), /Peter Klein – .*; ja, .* in Slack$/m);
  });

  it('later on, by publishing, is told of what is new, and nothing where something only moves', async () => {
    await using w = await worldWithInvited();
    await w.visit('agenda move 1 day=1 at=10:00');
    await w.visit('publish now');
    assert.equal((await told(w, people.landrat)).length, 1);
    await w.visit('agenda add "Breitband" length=45m by=@michael.luebbersmann');
    await w.visit('agenda accept 3');
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await w.visit('agenda move 3 day=1 at=11:00');
    await w.visit('publish now');
    const notes = await told(w, people.landrat);
    assert.equal(notes.filter(({ blocks }) => /Breitband/.test(textOf(blocks))).length, 1);
    assert.equal(notes.filter(({ blocks }) => textOf(blocks).startsWith('Einladung')).length, 2);
    assert.equal((await told(w, people.english)).length, 1);
  });

  it('is not asked again where the answer for the whole visit counts for the new events, too', async () => {
    await using w = await worldWithInvited();
    await w.besuch('ja in=LKOS-BLK-27', people.landrat);
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await w.visit('settings invitations=per-session now');
    const note = (await told(w, people.landrat)).at(-1);
    assert.ok(note);
    assert.match(
      textOf(note.blocks),
      /^Einladung: .*\nSie sind zu „Working visit“ eingeladen\. Ihre Antwort gilt auch hierfür: ja\.$/m,
    );
    assert.deepEqual(
      buttonsOf(note).map(({ text }) => text.text),
      ['Vielleicht', 'Nein'],
    );
  });

  it('is told in Slack alone where there is no mail address, and counts as invited', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add @michael.luebbersmann side=host');
    await w.visit('member edit Lübbersmann email=');
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('publish now');
    assert.deepEqual(await told(w, people.landrat), []);
    assert.match(await w.besuch('einladung status'), /Ohne gültige E-Mail-Adresse \(1\)/);
    const [preview, again] = [
      /^Ohne E-Mail-Adresse, daher mit einer Nachricht in Slack eingeladen \(1\)\n• .*Lübbersmann$/m,
      /Es gibt nichts zu verschicken/,
    ];
    assert.match(await w.besuch('einladung senden'), preview);
    assert.ok(buttonsOf(w.lastAnswer(people.coordinator)).some(({ value }) => value.startsWith('invite send now')));
    assert.match(await w.besuch('einladung senden jetzt'), preview);
    assert.match(await w.besuch('einladung senden jetzt'), again);
    const [note, ...more] = await told(w, people.landrat);
    assert.deepEqual(more, []);
    assert.match(textOf(note?.blocks ?? []), /Dienstag, 15\. Juni 2027, 09:00 bis 09:30\sUhr/);
    assert.doesNotMatch(textOf(note?.blocks ?? []), /E-Mail/);
    assert.match(
      await w.besuch('einladung status'),
      /^Noch keine Antwort \(1\)\n• .*Lübbersmann – in Slack eingeladen$/m,
    );
    await w.besuch('ja', people.landrat);
    assert.match(await w.besuch('einladung status'), /Lübbersmann – in Slack eingeladen; ja, /);
  });

  it('is not told again in Slack alone because some of it is over', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add @michael.luebbersmann side=host');
    await w.visit('member edit Lübbersmann email=');
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('agenda fix Abschied day=2 at=9:00 length=30m');
    await w.visit('publish now');
    await w.visit('invite send now');
    assert.equal((await told(w, people.landrat)).length, 1);
    await w.moveClock('2027-06-15T16:00:00.000Z');
    await w.visit('invite send now');
    const invitations = (await told(w, people.landrat)).filter(({ blocks }) => textOf(blocks).startsWith('Einladung'));
    assert.equal(invitations.length, 1);
  });

  it('is told nothing any more where the invitation was called off before it could leave', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add @michael.luebbersmann side=host');
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('publish now');
    w.slack.order({ method: 'chat.postMessage', kind: 'error', error: 'service_unavailable', times: 2 });
    await w.visit('invite send now');
    await w.visit('invite cancel now');
    await w.settle();
    await w.moveClock('2027-05-03T09:00:00.000Z');
    assert.deepEqual(await told(w, people.landrat), []);
    assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
  });
});
