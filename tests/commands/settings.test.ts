import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, filled, mailsTo, openModal, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const heike = people.coordinator;
const emily = people.english;

/** Coordinated by Heike, who reads German, and Emily, who reads English. */
async function worldOfTwo(): Promise<World> {
  return prepared(await worldWithVisit(), (w) => w.visit(`coordinator add <@${emily}>`));
}

async function worldWithInvited(): Promise<World> {
  return prepared(await worldOfTwo(), async (w) => {
    await w.visit('member add s.krause@blk.example name="Sabine Krause" side=guest');
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('agenda fix Abschluss day=1 at=12:00 length=30m');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
  });
}

const settingsOf = async (w: World) =>
  w.bot.deps.db.selectFrom('visit').select(['invitation_scope', 'feed_content']).executeTakeFirstOrThrow();

describe('the settings of a visit', () => {
  it('open as a modal with what is set, and change only what is changed there', async () => {
    await using w = await worldOfTwo();
    const modal = await openModal(w, '/besuch einstellungen', heike);
    assert.deepEqual(filled(modal), { scope: 'per-day', feeds: 'full' });
    assert.match(
      await submit(w, heike, { feeds: 'minimal' }),
      /So ist der Besuch jetzt eingestellt:\n.*für jeden Tag.*\n• Abonnements: nur, wann etwas ist/,
    );
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'day', feed_content: 'minimal' });
  });

  it('change at once where nobody is invited, typed in either language', async () => {
    await using w = await worldOfTwo();
    assert.match(
      await w.visit('settings invitations=per-session feeds=minimal', emily),
      /one event for each session of a person\n.*only when there is something/,
    );
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'session', feed_content: 'minimal' });
    assert.match(await w.besuch('einstellungen einladungen=pro-tag abos=ausführlich'), /ein Termin für jeden Tag/);
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'day', feed_content: 'full' });
  });

  it('take the words that they themselves show', async () => {
    await using w = await worldOfTwo();
    const refused = await w.besuch('einstellungen einladungen=wöchentlich', heike);
    assert.match(refused, /Möglich: eine je Tag oder eine je Programmpunkt\./);
    assert.match(
      await w.besuch('einstellungen einladungen="eine je Programmpunkt" abos="nur Zeiten"'),
      /ein Termin für jeden Programmpunkt.*\n.*nur, wann etwas ist/,
    );
    assert.match(
      await w.visit('settings invitations="one for each day" feeds=everything', emily),
      /one event for each day.*\n.*the whole programme/,
    );
  });

  it('ask first when mails would go out, and say after a click what was sent', async () => {
    await using w = await worldWithInvited();
    const asked = await w.besuch('einstellungen einladungen=pro-programmpunkt abos=knapp');
    assert.match(asked, /1 Person ist schon eingeladen und bekommt E-Mail: 2 neue Einladungen und 1 Absage\./);
    assert.match(asked, /Sabine Krause – 2 neu, 1 abgesagt/);
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'day', feed_content: 'full' });
    const done = await press(w, heike, w.lastAnswer(heike), 'Ändern und senden');
    assert.match(
      done,
      /jetzt eingestellt:\n.*jeden Programmpunkt.*\n.*nur, wann etwas ist\nUnterwegs an 1 Person: 2 neue Einladungen und 1 Absage\./,
    );
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'session', feed_content: 'minimal' });
    await w.settle();
    assert.equal(mailsTo(w, 's.krause@blk.example').length, 4);
  });

  it('ask the same after a modal', async () => {
    await using w = await worldWithInvited();
    await openModal(w, '/visit settings', emily);
    assert.match(
      await submit(w, emily, { scope: 'per-session' }),
      /1 person is invited already and gets mail: 2 new invitations and 1 cancellation/,
    );
    assert.match(await press(w, emily, w.lastAnswer(emily), 'Change and send'), /On their way to 1 person/);
  });

  it('send nothing for a setting that stays, nor for subscriptions', async () => {
    await using w = await worldWithInvited();
    const before = w.mail.mails.length;
    assert.match(
      await w.visit('settings invitations=per-day feeds=minimal', emily),
      /This is how the visit is set now/,
    );
    await w.settle();
    assert.equal(w.mail.mails.length, before);
    assert.deepEqual(buttonsOf(w.lastAnswer(emily)), []);
  });

  it('send nothing after all was called off; whoever is invited again gets events of the new kind', async () => {
    await using w = await worldWithInvited();
    await w.visit('invite cancel now');
    assert.match(await w.visit('settings invitations=per-session', emily), /This is how the visit is set now/);
    assert.match(await w.visit('invite send', emily), /1 person gets mail: 2 new invitations\./);
  });

  it('cannot be changed by others, nor in a closed visit', async () => {
    await using w = await worldWithInvited();
    assert.match(await w.visit('settings feeds=minimal', people.staff), /Das kann nur die Koordination/);
    await w.visit('close now');
    assert.match(await w.visit('settings feeds=minimal', emily), /closed/);
    assert.deepEqual(await settingsOf(w), { invitation_scope: 'day', feed_content: 'full' });
  });

  it('are refused with what would be right when a word is not understood', async () => {
    await using w = await worldOfTwo();
    assert.match(
      await w.visit('settings invitations=weekly', emily),
      /one for each day or one for each session[\s\S]*settings edit invitations=per-session/,
    );
  });
});
