/** A line with a slip in it is answered with the whole line to type instead, which then works. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openModal } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World, world } from '../support/world.ts';

/** The lines that an answer offers, without the command's name. */
function offered(answer: string): string[] {
  return [...answer.matchAll(/^\/(?:visit|besuch) (.*)$/gm)].flatMap(([, line = '']) =>
    /^(help|hilfe) /.test(line) ? [] : [line],
  );
}

async function lengths(w: World): Promise<number[]> {
  const topics = await w.bot.deps.db.selectFrom('topic').select('length_minutes').orderBy('number').execute();
  return topics.map((topic) => topic.length_minutes);
}

describe('a length without its unit', () => {
  it('is asked back where hours are as likely as minutes, with the line for hours', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('top neu Jugendhilfe dauer=2');
    assert.match(said, /^Bei „Dauer“ ist „2“ nicht eindeutig: 2h \(Stunden\) oder 2m \(Minuten\)\?/);
    assert.deepEqual(offered(said), ['tagesordnung neu Jugendhilfe dauer=2h']);
    await w.besuch(offered(said)[0] ?? '');
    const english = await w.visit('agenda add Integration length=4', people.english);
    assert.match(english, /^“4” is not clear as length: 4h \(hours\) or 4m \(minutes\)\?/);
    assert.deepEqual(offered(english), ['agenda add Integration length=4h']);
    await w.visit('agenda add Integration length=2m', people.english);
    await w.visit('agenda add Arbeitsvermittlung length=5', people.english);
    assert.deepEqual(await lengths(w), [120, 2, 5]);
  });

  it('is asked back at the field of a modal, too', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/visit agenda add', people.english);
    w.slack.as(people.english).fill(modal, { title: 'Youth welfare', length: '3' });
    await w.slack.as(people.english).submit(modal);
    assert.deepEqual(modal.errors, { length: '“3” is not clear as length: 3h (hours) or 3m (minutes)?' });
  });
});

describe('what is given twice', () => {
  it('is named with both values, in either language, and the last one is offered', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('top neu Jugendhilfe dauer=1h raum=2050 länge=45m');
    assert.match(said, /^„dauer“ ist zweimal angegeben, mit „1h“ und mit „45m“\./);
    assert.deepEqual(offered(said), ['tagesordnung neu Jugendhilfe dauer=45m raum=2050']);
    assert.match(
      await w.visit('agenda add Youth welfare title="Child welfare"', people.english),
      /^“title” is there twice, with “Youth welfare” and with “Child welfare”\.\nPlease type:\n\/visit agenda add "Child welfare"$/,
    );
    assert.deepEqual(await lengths(w), []);
  });

  it('is no mistake where both say the same', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top neu Jugendhilfe dauer=1h dauer=1h in=LKOS-BLK-27 in=lkos-blk-27'), /^Thema #1/);
  });

  it('can be the visit, of which a command has one', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('top neu "Jugend und Hilfe" in=LKOS-BLK-26 raum=2050 in=LKOS-BLK-27');
    assert.match(said, /^Ein Befehl gilt für einen Besuch; Sie haben LKOS-BLK-26 und LKOS-BLK-27 genannt\./);
    assert.deepEqual(offered(said), ['top neu "Jugend und Hilfe" raum=2050 in=LKOS-BLK-27']);
    assert.match(
      await w.visit('agenda in=A in=B', people.english),
      /^A command is about one visit, and you named A and B\./,
    );
  });
});

describe('unknown options', () => {
  it('are all put right in the line that is offered, which stays as it was besides', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('top neu „Jugend und Hilfe“ dauet=45m ramu=2050 von=@katja.bielefeld');
    assert.match(said, /^Die Angabe „dauet“ kenne ich nicht\. Meinen Sie dauer\?/);
    assert.deepEqual(offered(said), ['tagesordnung neu "Jugend und Hilfe" dauer=45m raum=2050 von=@U0KATJA']);
    assert.match(await w.besuch(offered(said)[0] ?? ''), /^Thema #1 „Jugend und Hilfe“/);
    assert.match(await w.besuch('top neu X dauer=1h dauet=2h'), /\/besuch tagesordnung neu X dauer=1h dauer=2h$/);
  });
});

describe('days in the wrong order', () => {
  it('are answered with the line that has them in the right one', async () => {
    await using w = await world();
    const rest = 'gastgeber="Landkreis Osnabrück" gast=Burgenlandkreis';
    const said = await w.besuch(`neu Arbeitsbesuch ${rest} von=16.06.2027 bis=15.06.2027 ort=Kreishaus`);
    assert.match(said, /^Der letzte Tag liegt vor dem ersten\./);
    assert.deepEqual(offered(said), [`neu Arbeitsbesuch ${rest} von=15.06.2027 bis=16.06.2027 ort=Kreishaus`]);
    assert.match(await w.besuch(offered(said)[0] ?? ''), /LKOS-BLK-27\) ist angelegt/);
    const change = await w.visit('edit from=2027-06-18 to=2027-06-17', people.coordinator);
    assert.deepEqual(offered(change), ['ändern von=2027-06-17 bis=2027-06-18']);
  });

  it('are said at the last day in a modal', async () => {
    await using w = await world();
    const modal = await openModal(w, '/visit new', people.english);
    const visit = { title: 'Working visit', host: 'A', guest: 'B', place: 'C', from: '2027-06-16', to: '2027-06-15' };
    w.slack.as(people.english).fill(modal, visit);
    await w.slack.as(people.english).submit(modal);
    assert.deepEqual(modal.errors, { to: 'The last day is before the first day.' });
  });
});

describe('an unknown word', () => {
  it('keeps the rest of the line in what is suggested', async () => {
    await using w = await worldWithVisit();
    assert.deepEqual(offered(await w.besuch('tagesordnug liste')), ['tagesordnung liste']);
    assert.deepEqual(offered(await w.besuch('tagesordnug lsite angenommen')), ['tagesordnung liste angenommen']);
    const withMention = offered(await w.besuch('tagesordnug neu „Jugend und Hilfe“ von=@katja.bielefeld'));
    assert.deepEqual(withMention, ['tagesordnung neu "Jugend und Hilfe" von=@U0KATJA']);
    await w.besuch(withMention[0] ?? '');
    assert.match(await w.besuch('top zeige 1'), /mit Katja Bielefeld/);
    assert.deepEqual(offered(await w.visit('agenda moev 3 day=1 at="ca. 9:00"', people.english)), [
      'agenda move 3 day=1 at="ca. 9:00"',
    ]);
    assert.deepEqual(offered(await w.visit('pulbish now', people.english)), ['publish now']);
    assert.ok(offered(await w.visit('accept 1 2', people.english)).includes('agenda accept 1 2'));
  });

  it('behind a noun shows all that the noun can do', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch('einladung quatsch');
    assert.match(said, /^„einladung quatsch“ kenne ich nicht\.\nMöglich ist hier:\n/);
    const verbs = ['senden', 'erneut', 'absagen', 'status', 'erinnern', 'abo', 'eingang', 'erledigen', 'zählen'];
    assert.deepEqual(
      offered(said),
      [...verbs, 'zustimmen', 'ablehnen'].map((verb) => `einladung ${verb}`),
    );
    assert.equal(offered(await w.visit('agenda nonsense', people.english)).length, 15);
  });

  it('is suggested, and what was wrong is corrected, for the visit that was named', async () => {
    await using w = await worldWithVisit();
    assert.deepEqual(offered(await w.besuch('tagesordnug liste in=LKOS-BLK-27')), [
      'tagesordnung liste in=LKOS-BLK-27',
    ]);
    assert.deepEqual(offered(await w.besuch('top neu X dauer=2 in=lkos-blk-27')), [
      'tagesordnung neu X dauer=2h in=lkos-blk-27',
    ]);
  });
});
