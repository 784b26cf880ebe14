import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { filled, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

async function storedTopic(w: World, number: number) {
  const { db } = w.bot.deps;
  const topic = await db.selectFrom('topic').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
  const { id: _, visit_id: __, created_at: ___, ...what } = topic;
  return what;
}

describe('proposing a topic', () => {
  it('means the same in German and in English, with every option', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu s.krause@blk.example name="Sabine Krause" seite=gast');
    const said = await w.visit(
      'agenda add "Adult education" length=1h by="Katja Bielefeld" as=ask day=2 at=10:00 room=2050 kind=discussion field=Education note="Ask the centre" materials=https://a.example/x counterpart="Sabine Krause" audience=guest visibility=press',
      people.english,
    );
    assert.match(said, /^Topic #1 “Adult education” is proposed\./);
    const gesagt = await w.besuch(
      'tagesordnung neu „Adult education“ feld=Education art=gespräch raum=2050 um=„10.00 Uhr“ tag=Mittwoch als=wunsch von=„Katja Bielefeld“ dauer=1:00 sichtbar=presse für=gast gegenüber=„Sabine Krause“ unterlagen=<https://a.example/x|a.example/x> notiz=„Ask the centre“ trotzdem=ja',
      people.staff,
    );
    assert.match(gesagt, /^Thema #2 „Adult education“ ist vorgeschlagen\./);
    const { number: _, proposed_by: __, ...english } = await storedTopic(w, 1);
    const { number: ___, proposed_by: ____, ...german } = await storedTopic(w, 2);
    assert.deepEqual(english, german);
    assert.deepEqual(
      [english.length_minutes, english.stance, english.kind, english.field],
      [60, 'ask', 'discussion', 'Education'],
    );
    assert.deepEqual([english.wished_day, english.wished_time, english.wished_room], ['2027-06-16', '10:00', '2050']);
    assert.deepEqual(
      [english.note, english.audience, english.visibility, english.counterpart_id !== null],
      ['Ask the centre', 'guest', 'press', true],
    );
    assert.match(await w.besuch('top zeige 2'), /Wunsch: 16\.06\.2027, 10:00, Raum 2050/);
  });

  it('keeps a title that begins with the word for a visit and a colon', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top neu Besuch:Kreishaus von innen'), /#1 „Besuch:Kreishaus von innen“/);
    assert.match(
      await w.besuch('top neu besuch:lkos-blk-27 Jugendhilfe', people.coordinator, 'C0ALLES'),
      /„Jugendhilfe“/,
    );
  });

  it('without a title opens a modal with what was typed, and the modal proposes', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(
      w,
      '/besuch top neu dauer=1h von=@katja.bielefeld tag=Dienstag art=essen',
      people.staff,
    );
    assert.equal(modal.title?.text, 'Thema vorschlagen');
    const { length, day, kind, by } = filled(modal);
    assert.deepEqual([length, day, kind, by], ['1h', '2027-06-15', 'meal', '<@U0KATJA>']);
    assert.match(
      await submit(w, people.staff, { title: 'Volkshochschule' }),
      /Thema #1 „Volkshochschule“ ist vorgeschlagen/,
    );
    await w.settle();
    assert.match(textOf(posted(w, '#1 Volkshochschule').blocks), /1 h · .* mit Katja Bielefeld · Wunsch: 15\.06\.2027/);
  });

  it('says at the field of the modal what cannot be read, and keeps the modal open', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/visit agenda add', people.english);
    w.slack.as(people.english).fill(modal, { title: 'Youth welfare', length: 'a while' });
    await w.slack.as(people.english).submit(modal);
    assert.match(w.modal(people.english).errors.length ?? '', /I do not understand this. Example: 45m/);
    w.slack.as(people.english).fill(w.modal(people.english), { length: '30m' });
    assert.match(await submit(w, people.english, {}), /Topic #1/);
  });

  it('names what was understood of a line with a wrong value, and the line to type instead', async () => {
    await using w = await worldWithVisit();
    const said = await w.visit('agenda add Youth welfare length=long at=25:00 room=2050', people.english);
    assert.match(said, /“long” as length/);
    assert.match(said, /Understood: title “Youth welfare”, room “2050”/);
    const instead = /^\/visit (.*)$/m.exec(said)?.[1] ?? '';
    assert.match(await w.visit(instead, people.english), /^Topic #1 “Youth welfare” is proposed/);
    assert.match(
      await w.besuch('top neu X als=vielleicht', people.staff),
      /^Bei „Angebot oder Wunsch“ verstehe ich „vielleicht“ nicht\. Möglich: .*Angebot.* oder .*Wunsch/i,
    );
    assert.match(
      await w.visit('agenda add X as=maybe', people.english),
      /^I do not understand “maybe” as offer or wish\./,
    );
  });

  it('offers the nearest words for an option, a verb and a noun that it does not know', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.visit('agenda add X lenght=45m', people.english), /option “lenght”.*Did you mean length\?/);
    assert.match(await w.besuch('top neu X dauet=45m'), /Angabe „dauet“.*Meinen Sie dauer\?/);
    assert.match(await w.visit('agenda moev 3', people.english), /“agenda moev”.*\/visit agenda move/s);
    assert.match(await w.besuch('tagesordung neu X'), /„tagesordung“.*\/besuch tagesordnung/s);
    assert.match(await w.visit('pulbish', people.english), /\/visit publish/);
    assert.equal((await w.visit('agenda list', people.english)).split('\n')[0], 'There are no topics yet.');
  });

  it('does not take a title with a colon for an option', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top neu Migration: Konzept und Praxis'), /„Migration: Konzept und Praxis“/);
  });

  it('refuses a presenter whom nobody could find, and finds one by a part of the name', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top neu A von=Ostendorf'), /wer „Ostendorf“ ist/);
    await w.besuch('top neu A von=„Sabine Ostendorf“');
    await w.besuch('top neu B von=Ostendorf,katja.bielefeld@lkos.example');
    assert.match(await w.besuch('top zeige 2'), /mit Sabine Ostendorf und Katja Bielefeld/);
  });
});
