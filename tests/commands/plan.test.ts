import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SlackMessage } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { buttonsOf, click, filled, openModal, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, type World } from '../support/world.ts';

/** The private answer on the coordinator's screen that has these words in it, the newest. */
function answerWith(w: World, words: string): SlackMessage {
  const seen = w.slack.as(people.coordinator).sees(channel);
  const message = seen.findLast(({ blocks, ephemeral_to }) => ephemeral_to && textOf(blocks).includes(words));
  if (!message) throw new Error(`Nothing says “${words}”`);
  return message;
}

async function withTopics(): Promise<World> {
  const w = await worldWithVisit();
  await w.visit('agenda add "Integration" length=60m field=Migration');
  await w.visit('agenda add "Volkshochschule" by="Katja Bielefeld"');
  await w.visit('agenda add "Jobcenter" length=60m by="Frau Ostendorf"');
  await w.visit('agenda add "Breitband"');
  await w.visit('agenda fix "Begrüßung" day=1 at=9:00 length=30m kind=welcome');
  await w.visit('agenda accept 1 2 3 4');
  await w.visit('member edit Ostendorf leaves="day 1 10:00"');
  return w;
}

describe('A coordinator plans the programme', () => {
  let w: World;
  before(async () => {
    w = await withTopics();
  });
  after(() => w[Symbol.asyncDispose]());

  it('sees the plan with what does not fit and why, and nothing has changed yet', async () => {
    const plan = await w.besuch('tagesordnung planen');
    assert.match(plan, /3 von 4 Themen haben einen Platz/);
    assert.match(plan, /09:30–10:30 \| #1 Integration/);
    assert.match(plan, /#3 passt nicht: Frau Ostendorf ist nur Dienstag bis 10:00\sUhr da, dann liegt #5 fest\./);
    assert.match(await w.visit('programme draft'), /#5 Begrüßung(?![\s\S]*Integration)/);
  });

  it('says the same in English', async () => {
    const plan = await w.visit('agenda plan', people.coordinator);
    assert.ok(plan.length > 0);
    const { bot } = w;
    await bot.deps.db
      .insertInto('coordinator')
      .values(await englishCoordinator(w))
      .execute();
    const english = await w.visit('agenda plan', people.english);
    assert.match(
      english,
      /#3 does not fit: Frau Ostendorf is only there Tuesday until 10:00, and #5 is fixed at that time\./,
    );
  });

  it('changes the wishes in a modal that is filled in with those of before', async () => {
    await w.besuch('tagesordnung planen pausen=30m zuerst=4');
    const plan = answerWith(w, '09:30–10:15 | #4 Breitband');
    await click(w, people.coordinator, plan, 'Wünsche ändern');
    const modal = await w.slack.until(() => w.slack.as(people.coordinator).views.at(-1), 'the modal');
    assert.deepEqual(filled(modal), { breaks: '30m', first: '4' });
    const answer = await submit(w, people.coordinator, { first: '2' });
    assert.match(answer, /09:30–10:15 \| #2 Volkshochschule/);
    assert.match(answer, /10:15–10:45 \| Pause/);
  });

  it('opens the modal by a typed word, too', async () => {
    const modal = await openModal(w, '/besuch tagesordnung planen ändern früher=1h', people.coordinator);
    assert.deepEqual(filled(modal), { earlier: '1h' });
    await w.slack.as(people.coordinator).close(modal);
  });

  it('is told when the agenda changed after the look, then applies what is shown', async () => {
    await w.besuch('tagesordnung planen');
    const plan = answerWith(w, 'Vorschlag für das Programm');
    await w.visit('agenda fix "Foto" day=1 at=15:30 length=15m kind=photo');
    const changed = await press(w, people.coordinator, plan, 'Übernehmen');
    assert.match(changed, /^Die Tagesordnung hat sich inzwischen geändert: #6\. Übernommen ist nichts/);
    assert.match(changed, /15:30–15:45 \| #6 Foto/);
    assert.doesNotMatch(await w.visit('programme draft'), /Integration/);

    const applied = await press(w, people.coordinator, answerWith(w, 'inzwischen geändert'), 'Übernehmen');
    assert.match(applied, /^Der Plan ist übernommen: 3 Themen haben einen Platz im Entwurf\./);
    assert.match(applied, /#3 passt nicht/);
    const draft = await w.visit('programme draft');
    assert.match(draft, /09:30–10:30 {2}#1 Integration[\s\S]*#7 Pause[\s\S]*#2 Volkshochschule[\s\S]*#8 Mittagessen/);
  });

  it('can defer what did not fit, and publish the rest', async () => {
    const applied = answerWith(w, 'Der Plan ist übernommen');
    assert.deepEqual(
      buttonsOf(applied).map(({ text }) => text.text),
      ['#3 vertagen', 'Entwurf zeigen', 'Veröffentlichen'],
    );
    assert.match(await press(w, people.coordinator, applied, '#3 vertagen'), /#3 „Jobcenter“ ist .*vertagt/);
  });

  it('plans and applies at once, and is told when there was nothing to change', async () => {
    await w.visit('agenda plan apply');
    assert.match(await w.besuch('tagesordnung planen übernehmen'), /Der Entwurf entspricht schon dem Plan/);
  });

  it('discards a plan, and the draft is as it was', async () => {
    const before = await w.visit('programme draft');
    await w.besuch('tagesordnung planen pausen=45m');
    const discarded = await press(w, people.coordinator, answerWith(w, 'Vorschlag für das Programm'), 'Verwerfen');
    assert.match(discarded, /Der Plan ist verworfen/);
    assert.equal(await w.visit('programme draft'), before);
  });

  it('places topics anew that were placed by hand only when that is wished', async () => {
    await w.visit('agenda move 4 day=2 at=15:00');
    assert.match(await w.besuch('tagesordnung planen'), /Tag 1[\s\S]*Pause/);
    assert.match(
      await w.besuch('tagesordnung planen zuerst=4'),
      /#4 „Breitband“ ist von Hand eingeplant[\s\S]*zuerst=4 behalten=nein/,
    );
    assert.match(await w.besuch('tagesordnung planen zuerst=4 behalten=nein'), /09:30–10:15 \| #4 Breitband/);
  });
});

describe('What cannot be planned', () => {
  let w: World;
  before(async () => {
    w = await withTopics();
    await w.visit('agenda add "Wald"');
  });
  after(() => w[Symbol.asyncDispose]());

  const bad: [string, RegExp, RegExp][] = [
    [
      'breaks=3h',
      /A break can take from 5 min to 2 h\.\s[\s\S]*agenda plan breaks=30m/,
      /Eine Pause kann 5 min bis 2 h dauern/,
    ],
    ['breaks=soon', /I do not understand “soon”/, /verstehe ich „soon“ nicht/],
    [
      'earlier=9h',
      /leaves no time: the visit’s hours are 09:00 to 17:00/,
      /Die Besuchszeiten sind 09:00 bis 17:00 Uhr/,
    ],
    ['first=77', /no topic #77/, /kein Thema #77/],
    ['first=5', /no topic #5/, /kein Thema #5/],
    ['first=6', /#6 “Wald” is not accepted[\s\S]*agenda accept 6/, /#6 „Wald“ ist nicht angenommen[\s\S]*annehmen 6/],
    ['parallel=3', /I do not understand “3”/, /verstehe ich „3“ nicht/],
    ['keep=perhaps', /I do not understand “perhaps”/, /verstehe ich „perhaps“ nicht/],
    [
      'now',
      /I do not understand “apply now” as step\. Possible: apply, discard, change or picture/,
      /verstehe ich „übernehmen now“ nicht/,
    ],
  ];
  for (const [words, english, german] of bad) {
    it(`is answered in both languages, and changes nothing: ${words}`, async () => {
      await w.bot.deps.db
        .insertInto('coordinator')
        .values(await englishCoordinator(w))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const draft = await w.visit('programme draft');
      assert.match(await w.visit(`agenda plan apply ${words}`, people.english), english);
      assert.match(await w.besuch(`tagesordnung planen übernehmen ${words}`), german);
      assert.equal(await w.visit('programme draft'), draft);
    });
  }

  it('is for coordinators only', async () => {
    assert.match(await w.besuch('tagesordnung planen', people.staff), /Das kann nur die Koordination/);
    assert.match(await w.besuch('tagesordnung planen übernehmen', people.staff), /Das kann nur die Koordination/);
  });

  it('is nothing where no topic is accepted', async () => {
    await using empty = await worldWithVisit();
    await empty.visit('agenda add "Wald"');
    const answer = await empty.besuch('tagesordnung planen');
    assert.match(answer, /Es gibt noch keine angenommenen Themen, also ist nichts zu planen\./);
    assert.deepEqual(
      buttonsOf(empty.lastAnswer(people.coordinator)).map(({ text }) => text.text),
      ['Alle Themen'],
    );
  });
});

async function englishCoordinator(w: World) {
  const { id } = await w.bot.deps.db.selectFrom('visit').select('id').executeTakeFirstOrThrow();
  return { visit_id: id, user_id: people.english, created_at: w.bot.deps.now().toISOString() };
}
