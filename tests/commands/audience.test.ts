import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { eventOf, filled, mailsTo, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';

const goetz = 'goetz.ulrich@blk.example';
const anja = 'anja.krause@blk.example';
const jens = 'jens.maler@lkos.example';

async function worldWithMembers(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit(`member add ${goetz} name="Götz Ulrich" side=guest`);
    await w.visit(`member add ${anja} name="Anja Krause" side=guest`);
    await w.visit(`member add ${jens} name="Jens Maler" side=host`);
  });
}

/** Method and description of the newest mail. */
function newest(w: World, address: string) {
  const { method, description } = eventOf(mailsTo(w, address).at(-1));
  return { method, description };
}

describe('parallel points', () => {
  it('may be at the same time for different people, and say for whom each is', async () => {
    await using w = await worldWithMembers();
    await w.besuch('top fest Stadtführung tag=1 um=14:00 dauer=1h für=gast art=besichtigung');
    await w.besuch('top fest Vorbereitung tag=1 um=14:00 dauer=30m für="Jens Maler"');
    const draft = await w.besuch('entwurf');
    assert.match(draft, /#2 Vorbereitung · für Jens Maler\n/);
    assert.match(draft, /14:00–15:00 {2}#1 Stadtführung · nur Gäste: Burgenlandkreis · zur selben Zeit wie #2/);
    await w.visit('publish now');
    await w.settle();
    assert.match(textOf(posted(w, 'ist veröffentlicht').blocks), /#1 Stadtführung · nur Gäste: Burgenlandkreis/);
    const today = await w.visit('today 1', people.english);
    assert.match(today, /#1 Stadtführung · guests only: Burgenlandkreis · at the same time as #2/);
    assert.match(today, /#2 Vorbereitung · for Jens Maler/);
  });

  it('are refused for the same people', async () => {
    await using w = await worldWithMembers();
    await w.besuch('top fest Stadtführung tag=1 um=14:00 dauer=1h für=gast');
    assert.match(await w.besuch('top fest Gespräch tag=1 um=14:30 dauer=1h für="Götz Ulrich"'), /Stadtführung/);
    const sessions = await w.bot.deps.db.selectFrom('session').selectAll().execute();
    assert.equal(sessions.length, 1);
    assert.deepEqual(await w.bot.deps.db.selectFrom('audience_person').selectAll().execute(), []);
  });

  it('name five people at most, and count the others', async () => {
    await using w = await worldWithMembers();
    for (const name of ['Ben Zwei', 'Ida Drei', 'Udo Vier', 'Eva Acht', 'Ole Zehn']) {
      await w.visit(`member add ${name.toLowerCase().replace(' ', '.')}@lkos.example name="${name}" side=host`);
    }
    await w.besuch(
      'top fest Runde tag=1 um=14:00 dauer=1h für="Götz Ulrich, Anja Krause, Jens Maler, Ben Zwei, Ida Drei, Udo Vier, Eva Acht, Ole Zehn"',
    );
    assert.match(
      await w.besuch('entwurf'),
      /#1 Runde · für Ben Zwei, Eva Acht, Ida Drei, Jens Maler, Ole Zehn und 3 weitere/,
    );
    await w.visit('publish now');
    assert.match(
      await w.visit('today 1', people.english),
      /for Ben Zwei, Eva Acht, Ida Drei, Jens Maler, Ole Zehn and 3 more/,
    );
  });

  it('refuse somebody who is not registered, in both languages, and change nothing', async () => {
    await using w = await worldWithMembers();
    assert.match(await w.besuch('top fest Runde tag=1 um=14:00 dauer=1h für="Kurt Niemand"'), /„Kurt Niemand“/);
    await w.visit(`coordinator add <@${people.english}>`);
    const line = 'agenda fix Round day=1 at=14:00 length=1h audience="Kurt Niemand"';
    assert.match(await w.visit(line, people.english), /“Kurt Niemand”/);
    assert.deepEqual(await w.bot.deps.db.selectFrom('session').selectAll().execute(), []);
  });
});

describe('who takes part', () => {
  it('stays in the modal as it was, and is everyone again when it is emptied', async () => {
    await using w = await worldWithMembers();
    await w.besuch('top fest Runde tag=1 um=14:00 dauer=1h für="Götz Ulrich, Jens Maler"');
    const modal = await openModal(w, '/besuch top ändern 1', people.coordinator);
    assert.equal(filled(modal).audience, 'Jens Maler, Götz Ulrich');
    assert.match(await submit(w, people.coordinator, { room: '2050' }), /für Jens Maler und Götz Ulrich/);
    await w.besuch('top ändern 1 für=');
    assert.doesNotMatch(await w.besuch('entwurf'), /für Jens/);
  });

  it('decides who is invited to what', async () => {
    await using w = await worldWithMembers();
    await w.besuch('top fest Begrüßung tag=1 um=9:00 dauer=30m art=begrüßung');
    await w.besuch('top fest Stadtführung tag=1 um=14:00 dauer=1h für=gast');
    await w.besuch('top fest Auswertung tag=2 um=9:00 dauer=1h für="Jens Maler"');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
    assert.equal(mailsTo(w, goetz).length, 1);
    assert.match(newest(w, goetz).description, /Begrüßung\n.*Stadtführung/);
    assert.deepEqual(
      mailsTo(w, jens).map((mail) => eventOf(mail).description.match(/Begrüßung|Stadtführung|Auswertung/g)),
      [['Begrüßung'], ['Auswertung']],
    );
  });

  it('is followed by the invitations when it is published: who is out gets a cancellation, who is in an invitation', async () => {
    await using w = await worldWithMembers();
    await w.besuch('top fest Museum tag=2 um=14:00 dauer=1h für="Götz Ulrich, Jens Maler"');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
    // Only who was ever invited follows: Anja takes part in another day.
    await w.besuch('top fest Empfang tag=1 um=19:00 dauer=1h für=gast');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
    await w.besuch('top ändern 1 für="Jens Maler, Anja Krause"');
    await w.settle();
    const before = w.mail.mails.length;
    assert.match(await w.visit('publish'), /Anja Krause[\s\S]*Absage geht an Götz Ulrich/);
    await w.visit('publish now');
    await w.settle();
    assert.equal(w.mail.mails.length, before + 2);
    assert.equal(newest(w, goetz).method, 'CANCEL');
    assert.equal(newest(w, anja).method, 'REQUEST');
    assert.match(newest(w, anja).description, /Museum/);
  });

  it('is what “me” shows', async () => {
    await using w = await worldWithMembers();
    await w.visit(`member add <@${people.english}> side=host`);
    await w.besuch('top fest Begrüßung tag=1 um=9:00 dauer=30m art=begrüßung');
    await w.besuch('top fest Stadtführung tag=2 um=14:00 dauer=1h für=gast');
    await w.visit('publish now');
    const mine = await w.visit('me', people.english);
    assert.match(mine, /You take part, Tuesday, 15 June 2027\n.*#1 Begrüßung/);
    assert.doesNotMatch(mine, /Stadtführung|Wednesday/);
  });
});
