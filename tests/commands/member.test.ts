import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

const ulrich = 'goetz.ulrich@blk.example';

describe('registering a member', () => {
  it('is for coordinators, and for everyone about themselves', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch(`mitglied neu ${ulrich}`, people.staff), /nur die Koordination/);
    assert.match(
      await w.besuch('mitglied neu @jonas.wessel', people.staff),
      /Jonas Wessel ist für Landkreis Osnabrück angemeldet/,
    );
    assert.match(await w.besuch('mitglied neu @jonas.wessel', people.staff), /schon angemeldet/);
    assert.match(await w.besuch('mitglied ändern jonas einheit=Jugendamt', people.staff), /ist geändert/);
    assert.match(await w.besuch('mitglied ändern jonas rolle=leitung', people.staff), /nur die Koordination/);
  });

  it('takes the name from an address, and says so', async () => {
    await using w = await worldWithVisit();
    assert.match(
      await w.besuch(`mitglied neu ${ulrich} seite=gast`),
      /Goetz Ulrich ist für Burgenlandkreis angemeldet/,
    );
    const modal = await openModal(w, `/besuch mitglied ändern ${ulrich}`, people.coordinator);
    assert.equal(modal.state.values.email?.email?.value, ulrich);
    await submit(w, people.coordinator, { person: 'Götz Ulrich', function: 'Landrat' });
    assert.match(await w.besuch('mitglied zeige ulrich'), /^Götz Ulrich\n.*Funktion: Landrat/s);
  });

  it('keeps one head for each delegation, and one person for each address', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu @michael.luebbersmann rolle=leitung');
    assert.match(
      await w.besuch('mitglied neu @jonas.wessel rolle=leitung'),
      /Jonas Wessel leitet jetzt die Delegation, nicht mehr Michael Lübbersmann/,
    );
    assert.equal([...(await w.besuch('mitglied liste')).matchAll(/Delegationsleitung/g)].length, 1);
    await w.besuch(`mitglied neu ${ulrich} seite=gast`);
    assert.match(await w.besuch(`mitglied ändern jonas mail=${ulrich.toUpperCase()}`), /gehört schon|bereits/);
  });

  it('makes nobody the head of a delegation by their own hand', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu @michael.luebbersmann rolle=leitung');
    assert.match(await w.besuch('mitglied neu @jonas.wessel rolle=leitung', people.staff), /nur die Koordination/);
    assert.match(await w.besuch('mitglied liste'), /Michael Lübbersmann · Delegationsleitung/);
  });

  it('shows addresses to coordinators and to the person only', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu @michael.luebbersmann');
    const address = /michael\.luebbersmann@lkos\.example/;
    assert.doesNotMatch(await w.besuch('mitglied zeige michael', people.staff), address);
    assert.match(await w.besuch('mitglied zeige michael', people.landrat), address);
    assert.match(await w.besuch('mitglied zeige michael'), address);
  });

  it('ends with a click, after which nothing of the person is stored, nor on the topic’s card', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe von=@katja.bielefeld');
    await w.besuch('mitglied zeige katja');
    const details = w.lastAnswer(people.coordinator);
    assert.deepEqual(
      buttonsOf(details).map(({ text }) => text.text),
      ['Ändern', 'Entfernen'],
    );
    await click(w, people.coordinator, details, 'Entfernen');
    await w.settle();
    assert.deepEqual(await w.bot.deps.db.selectFrom('person').selectAll().execute(), []);
    assert.doesNotMatch(textOf(posted(w, '#1 Jugendhilfe').blocks), /Katja/);
  });

  it('says which registered people a name fits', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu „Anna Schmidt“');
    await w.besuch('mitglied neu „Anne Schmidt“');
    assert.match(await w.besuch('mitglied zeige schmidt'), /Anna Schmidt und Anne Schmidt/);
    assert.match(await w.besuch('mitglied zeige Müller'), /„Müller“ ist .* nicht angemeldet/);
  });
});

describe('the coordination', () => {
  it('is shared, and never without anyone', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('koordination entfernen @heike.brandt'), /braucht jemanden/);
    assert.match(await w.besuch('koordination neu @heike.brandt'), /bereits/);
    assert.match(await w.besuch('koordination neu @anja.richter'), /Anja Richter koordiniert/);
    assert.match(await w.besuch('koordination entfernen @jonas.wessel'), /koordiniert diesen Besuch nicht/);
    assert.match(await w.besuch('koordination entfernen @heike.brandt', people.guestCoordinator), /nicht mehr/);
    assert.match(await w.besuch('entwurf'), /nur die Koordination .* Anja Richter/);
    await w.settle();
    assert.match(textOf(posted(w, 'Working visit').blocks), /Koordination: Anja Richter\n/);
  });

  it('is not for someone of whom Slack says nothing', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('koordination neu <@U0NIEMAND>'), /Slack sagt mir gerade nicht, wer U0NIEMAND ist/);
    assert.doesNotMatch(await w.besuch('koordination'), /U0NIEMAND/);
  });

  it('is not for guests of the workspace', async () => {
    await using w = await worldWithVisit();
    await w.slack.changePerson(people.staff, { is_restricted: true });
    assert.match(await w.besuch('koordination neu @jonas.wessel'), /Gäste dieses Arbeitsbereichs/);
  });
});
