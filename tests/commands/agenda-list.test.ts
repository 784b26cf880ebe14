import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buttonsOf, filled, menusOf, openModal, pickFor, press, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

const { coordinator, staff } = people;
const numbersIn = (answer: string) => [...answer.matchAll(/^#(\d+) /gm)].map(([, number]) => Number(number));
const textsOn = (w: World, who: string) => buttonsOf(w.lastAnswer(who)).map(({ text }) => text.text);

/** #1 to #8: fields in turn, Katja presents every other, the guest wants #8. */
async function worldWithTopics(): Promise<World> {
  const w = await worldWithVisit();
  await w.besuch('mitglied neu <@U0ANJA> name="Anja Vogt" seite=gast');
  for (let number = 1; number <= 7; number += 1) {
    const field = number % 2 ? 'Bildung' : 'Soziales';
    const by = number % 2 ? '' : 'von="Katja Bielefeld"';
    await w.besuch(`top neu "Vorhaben ${'ABCDEFG'[number - 1]}" dauer=45m feld=${field} ${by} trotzdem=ja`);
  }
  await w.besuch('top neu Wunschthema als=wunsch feld=Ausbildung', people.guestCoordinator);
  return w;
}

async function worldWithMany(count: number): Promise<World> {
  const w = await worldWithVisit();
  for (let number = 1; number <= count; number += 1) {
    await w.besuch(`top neu "Vorhaben Nummer ${number * 1111}" dauer=45m feld=Bildung trotzdem=ja`, staff);
  }
  return w;
}

describe('the list of topics', () => {
  it('shows each with its votes, rank, status, length and presenter; who is declined has no rank', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top stimme 4', staff);
    await w.besuch('top annehmen 4');
    await w.besuch('top ablehnen 1 grund="Passt nicht"');
    assert.match(
      await w.besuch('top liste'),
      /#4 Vorhaben D\n1 Stimme · Rang 1 · angenommen · 45 min · .*mit Katja Bielefeld · Bereich: Soziales\n#1 Vorhaben A\n0 Stimmen · abgelehnt: Passt nicht · .*\n#2 Vorhaben B\n0 Stimmen · Rang 2 · vorgeschlagen/,
    );
    assert.match(await w.visit('agenda list', people.english), /#4 Vorhaben D\n1 vote · rank 1 · accepted · 45 min · /);
  });

  it('turns pages where it stands, keeping the filter, and ends at the last', async () => {
    await using w = await worldWithMany(26);
    const first = await w.besuch('top liste feld=bild', staff);
    assert.match(first, /Nur: Bereich Bildung · 26 von 26 Themen · Seite 1 von 3/);
    assert.deepEqual(numbersIn(first), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.ok(!textsOn(w, staff).includes('Zurück'));
    const { ts } = w.lastAnswer(staff);
    const second = await press(w, staff, w.lastAnswer(staff), 'Weiter');
    assert.match(second, /Nur: Bereich Bildung · 26 von 26 Themen · Seite 2 von 3/);
    assert.equal(w.lastAnswer(staff).ts, ts);
    assert.deepEqual(numbersIn(await press(w, staff, w.lastAnswer(staff), 'Weiter')), [25, 26]);
    assert.ok(!textsOn(w, staff).includes('Weiter'));
    assert.deepEqual(numbersIn(await press(w, staff, w.lastAnswer(staff), 'Zurück'))[0], 13);
    assert.match(await press(w, staff, w.lastAnswer(staff), 'Alle zeigen'), /^26 Themen · Seite 1 von 3$/m);
    assert.deepEqual(numbersIn(await w.visit('agenda list part=99', staff)), [25, 26]);
  });

  it('narrows down by status, field, side and presenter, in both languages, one by one or together', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 2 3');
    const found = async (line: string) => numbersIn(await w.besuch(`top liste ${line}`));
    assert.deepEqual(await found('angenommen'), [2, 3]);
    assert.deepEqual(await found('feld=bildung'), [1, 3, 5, 7]);
    assert.deepEqual(await found('feld=bild'), [1, 3, 5, 7, 8]);
    assert.deepEqual(await found('seite=gast'), [8]);
    assert.deepEqual(await found('von=katja'), [2, 4, 6]);
    assert.deepEqual(await found('von=<@U0KATJA> vorgeschlagen'), [4, 6]);
    assert.deepEqual(await found('angenommen von="Katja Bielefeld" feld=Soziales seite=gastgeber'), [2]);
    assert.deepEqual(await found('alle feld=alle seite=gast'), [8]);
    assert.deepEqual(numbersIn(await w.visit('agenda list accepted field=soz side=host by=Katja')), [2]);
  });

  it('says that nothing is like that, and how to see all', async () => {
    await using w = await worldWithTopics();
    const said = await w.besuch('top liste vertagt seite=gast');
    assert.match(said, /Dazu gibt es keine Themen: vertagt, vom Burgenlandkreis\./);
    assert.deepEqual(numbersIn(await press(w, coordinator, w.lastAnswer(coordinator), 'Alle zeigen')).length, 8);
    assert.match(await w.visit('agenda list deferred', people.english), /There are no topics for this: deferred\./);
  });

  it('names the fields and presenters that there are where it knows none of that name', async () => {
    await using w = await worldWithTopics();
    assert.match(
      await w.besuch('top liste feld=Verkehr'),
      /Den Bereich „Verkehr“ gibt es hier nicht\. Es gibt: Ausbildung, Bildung und Soziales\./,
    );
    assert.match(
      await w.besuch('top liste von="Paul Peters"'),
      /„Paul Peters“ trägt kein Thema vor\. Vortragende sind: Katja Bielefeld\./,
    );
    assert.match(
      await w.visit('agenda list field=Traffic', people.english),
      /There is no field “Traffic” here\. There is: Ausbildung, Bildung and Soziales\./,
    );
    assert.match(
      await w.visit('agenda list by=<@U0MICHAEL>', people.english),
      /“Michael Lübbersmann” presents no topic\. Presenters are: Katja Bielefeld\./,
    );
    assert.match(await w.besuch('top liste seite=links'), /verstehe ich „links“ nicht.*Gastgeber oder Gast/s);
    assert.match(await w.visit('agenda list maybe', people.english), /I do not understand “maybe” as status/);
    assert.match(await w.visit('agenda list part=x', people.english), /I do not understand “x” as part/);
  });

  it('is filtered in a modal that offers what there is, shows what is chosen, and can take it all away again', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top liste feld=soz');
    const modal = await openModal(w, '/besuch top liste filtern feld=Soziales', coordinator);
    assert.deepEqual(filled(modal), { status: 'all', field: 'Soziales', side: 'all', presenter: 'all' });
    assert.deepEqual(
      numbersIn(await submit(w, coordinator, { status: 'proposed', presenter: 'Katja Bielefeld' })),
      [2, 4, 6],
    );
    await openModal(w, '/visit agenda list filter=yes field=Soziales', coordinator);
    assert.equal(numbersIn(await submit(w, coordinator, { field: 'all' })).length, 8);
  });

  it('opens that modal by its button, too', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top liste seite=gast', staff);
    const button = buttonsOf(w.lastAnswer(staff)).find(({ text }) => text.text === 'Filtern');
    await w.slack.as(staff).click(w.lastAnswer(staff), button?.action_id ?? '', button?.value);
    const modal = await w.slack.until(() => w.slack.as(staff).views.at(-1), 'the modal');
    assert.equal(filled(modal).side, 'guest');
  });

  it('lets coordinators decide each topic from its menu, with what still changes something; others show it with a button', async () => {
    await using w = await worldWithTopics();
    await w.besuch('top annehmen 2');
    await w.besuch('top liste');
    const list = w.lastAnswer(coordinator);
    const offered = (index: number) => menusOf(list)[index]?.options.map(({ text }) => text.text);
    assert.deepEqual(offered(0), ['Zeigen', 'Annehmen', 'Einplanen', 'Vertagen', 'Ablehnen']);
    assert.deepEqual(offered(1), ['Zeigen', 'Einplanen', 'Ändern', 'Vertagen', 'Ablehnen']);
    assert.equal(menusOf(list).length, 8);
    assert.match(await pickFor(w, coordinator, list, 3, 'Annehmen'), /#3 „Vorhaben C“ ist angenommen/);
    assert.match(await pickFor(w, coordinator, list, 4, 'Vertagen'), /#4 „Vorhaben D“ ist auf den Gegenbesuch vertagt/);
    assert.deepEqual(numbersIn(await w.besuch('top liste angenommen')), [2, 3]);
    await w.besuch('top liste', staff);
    assert.deepEqual(menusOf(w.lastAnswer(staff)), []);
    assert.equal(textsOn(w, staff).filter((text) => text === 'Zeigen').length, 8);
  });

  it('holds its page in one message however much is written', async () => {
    await using w = await worldWithVisit();
    for (let number = 1; number <= 13; number += 1) {
      await w.besuch(
        `top neu "${`${number * 1111} `.repeat(30).slice(0, 149)}" feld="${'f'.repeat(80)}" von="${'Anna '.repeat(20)}A, ${'Berta '.repeat(20)}B" trotzdem=ja`,
      );
    }
    assert.equal(numbersIn(await w.besuch('top liste')).length, 12);
  });
});
