import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../src/views/message.ts';
import { filled, linksIn, openModal, posted, submit } from '../support/screen.ts';
import { worldWithBothSides, worldWithVisit } from '../support/visits.ts';
import { channel, people, type World } from '../support/world.ts';

const card = (w: World, words: string) => posted(w, words).blocks;
const numbers = (w: World) => w.bot.deps.db.selectFrom('topic').select(['number', 'title']).orderBy('number').execute();

describe('materials of a topic', () => {
  it('are links to follow, on the card and where it is shown, however they came', async () => {
    await using w = await worldWithVisit();
    await w.besuch(
      'top neu Jugendhilfe unterlagen="<https://lkos.example/hilfe?a=1&amp;b=2|lkos.example/hilfe>, <https://lkos.example/plan|Plan>; www.blk.example,https://blk.example/a,b"',
      people.staff,
    );
    await w.settle();
    const expected = [
      ['lkos.example/hilfe?a=1&b=2', 'https://lkos.example/hilfe?a=1&b=2'],
      ['Plan', 'https://lkos.example/plan'],
      ['blk.example', 'https://www.blk.example/'],
      ['blk.example/a,b', 'https://blk.example/a,b'],
    ];
    assert.deepEqual(linksIn(card(w, '#1 Jugendhilfe')), expected);
    await w.visit('agenda show 1', people.english);
    assert.deepEqual(linksIn(w.lastAnswer(people.english).blocks), expected);
    assert.match(textOf(card(w, '#1 Jugendhilfe')), /Unterlagen: lkos\.example\/hilfe\?a=1&b=2, Plan, blk\.example/);
  });

  it('are edited one a line, and keep the names that they had', async () => {
    await using w = await worldWithVisit();
    await openModal(w, '/besuch top neu', people.coordinator);
    const materials = '<https://lkos.example/plan|Der Plan>\nhttps://lkos.example/x';
    await submit(w, people.coordinator, { title: 'Jugendhilfe', materials });
    const modal = await openModal(w, '/besuch top ändern 1', people.coordinator);
    assert.equal(filled(modal).materials, 'https://lkos.example/plan\nhttps://lkos.example/x');
    await submit(w, people.coordinator, { materials: 'https://lkos.example/neu\nhttps://lkos.example/plan' });
    await w.settle();
    const names = linksIn(card(w, '#1 Jugendhilfe')).map(([name]) => name);
    assert.deepEqual(names, ['lkos.example/neu', 'Der Plan']);
    await w.besuch('top ändern 1 unterlagen=');
    await w.settle();
    assert.doesNotMatch(textOf(card(w, '#1 Jugendhilfe')), /Unterlagen/);
  });

  it('are addresses in the internet, no more than ten, and never dressed up as others', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe unterlagen=https://lkos.example/x', people.english);
    for (const bad of [
      'der Plan',
      'ftp://lkos.example/x',
      'javascript:alert(1)',
      'https://lkos.example@boese.example/',
      'https:///',
    ]) {
      assert.match(
        await w.besuch(`top ändern 1 unterlagen="${bad}"`),
        /^Bei „Unterlagen“ verstehe ich „.*“ nicht/,
        bad,
      );
      assert.match(
        await w.visit(`agenda edit 1 materials="${bad}"`, people.english),
        /^I do not understand “.*” as links to read/,
        bad,
      );
    }
    const many = Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`).join(' ');
    assert.match(
      await w.besuch(`top ändern 1 unterlagen="${many}"`),
      /^Zu einem Thema passen 10 Adressen\. Das sind 11/,
    );
    assert.match(
      await w.visit(`agenda edit 1 materials="${many}"`, people.english),
      /^A topic has room for 10 links\. You gave 11/,
    );
    await w.settle();
    assert.deepEqual(linksIn(card(w, '#1 Jugendhilfe')), [['lkos.example/x', 'https://lkos.example/x']]);
    await w.besuch('top ändern 1 unterlagen="<https://boese.example/|https://lkos.example>"');
    await w.settle();
    assert.deepEqual(linksIn(card(w, '#1 Jugendhilfe')), [['boese.example', 'https://boese.example/']]);
  });
});

describe('the modal of a topic whose people have namesakes', () => {
  it('names them by their addresses, so that it can be saved as it is', async () => {
    await using w = await worldWithVisit();
    const [own, other] = ['s.krause@blk.example', 'sabine.krause@blk.example'];
    await w.besuch(`mitglied neu ${own} name="Sabine Krause" titel=Dr. seite=gast`);
    await w.besuch(`mitglied neu ${other} name="Sabine Krause" seite=gast`);
    await w.besuch(`top neu Jugendhilfe von=${other} gegenüber=${other} für=${other}`);
    const shown = filled(await openModal(w, '/besuch top ändern 1', people.coordinator));
    assert.deepEqual([shown.by, shown.counterpart, shown.audience], [other, other, other]);
    assert.match(await submit(w, people.coordinator, { title: 'Hilfen für Jugendliche' }), /ist geändert/);
  });
});

describe('a note on a topic', () => {
  it('is read by coordinators only, and never on the card', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe notiz="Nur vormittags"', people.staff);
    await w.settle();
    assert.match(await w.besuch('top zeige 1'), /Notiz, nur für die Koordination: Nur vormittags/);
    assert.doesNotMatch(await w.besuch('top zeige 1', people.staff), /vormittags/);
    assert.doesNotMatch(JSON.stringify(w.slack.messages(channel).filter((each) => !each.ephemeral_to)), /vormittags/);
    assert.equal(filled(await openModal(w, '/besuch top ändern 1', people.staff)).note, undefined);
    await submit(w, people.staff, { note: 'Oder am zweiten Tag' });
    assert.match(await w.besuch('top zeige 1'), /Nur vormittags\nOder am zweiten Tag/);
    assert.match(filled(await openModal(w, '/besuch top ändern 1', people.coordinator)).note ?? '', /vormittags/);
    await submit(w, people.coordinator, { note: '' });
    assert.doesNotMatch(await w.besuch('top zeige 1'), /Notiz/);
  });
});

describe('the counterpart of a topic', () => {
  it('is somebody registered of the other side', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe gegenüber=krause', people.staff);
    await w.settle();
    assert.match(textOf(card(w, '#1 Jugendhilfe')), /Gegenüber: Dr\. Sabine Krause/);
    assert.match(await w.visit('agenda show 1', people.english), /counterpart: Dr\. Sabine Krause/);
    assert.equal(filled(await openModal(w, '/besuch top ändern 1', people.staff)).counterpart, 'Dr. Sabine Krause');
    await submit(w, people.staff, { counterpart: '' });
    assert.doesNotMatch(await w.besuch('top zeige 1'), /Gegenüber:/);
    await w.besuch('top neu Volkshochschule', people.guestCoordinator);
    assert.match(await w.besuch('top neu Kultur gegenüber=s.krause@blk.example'), /#\d „Kultur“/);
  });

  it('is asked for again where it is nobody, or of the same side; nothing is proposed then', async () => {
    await using w = await worldWithBothSides();
    for (const name of ['Nobody', 'nobody@blk.example']) {
      assert.match(await w.besuch(`top neu Kultur gegenüber=${name}`), /Nobody|nobody@blk\.example/);
    }
    assert.match(
      await w.besuch('top neu Kultur gegenüber=@katja.bielefeld'),
      /^Katja Bielefeld gehört zum Landkreis Osnabrück, wie das Thema\. Bitte nennen Sie jemanden vom Burgenlandkreis\./,
    );
    assert.match(
      await w.visit('agenda add Culture counterpart=Katja', people.english),
      /^Katja Bielefeld belongs to Landkreis Osnabrück, as the topic does\. Please name somebody of Burgenlandkreis\./,
    );
    const modal = await openModal(w, '/besuch top neu', people.staff);
    w.slack.as(people.staff).fill(modal, { title: 'Kultur', counterpart: 'Katja Bielefeld' });
    await w.slack.as(people.staff).submit(modal);
    assert.match(w.modal(people.staff).errors.counterpart ?? '', /gehört zum Landkreis Osnabrück/);
    assert.deepEqual(await numbers(w), []);
  });
});

describe('who takes part in a topic, and who may read of it', () => {
  it('is said, shown, and followed by its session in the draft', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe für=gast sichtbar=presse tag=1 um=9:00');
    await w.settle();
    assert.match(textOf(card(w, '#1 Jugendhilfe')), /nur für Burgenlandkreis/);
    assert.match(await w.besuch('top zeige 1'), /nur für Burgenlandkreis.*auch für die Presse lesbar/s);
    await w.besuch('top einplanen 1 tag=1 um=9:00');
    const session = () => w.bot.deps.db.selectFrom('session').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([(await session()).audience, (await session()).visibility], ['guest', 'press']);
    const modal = filled(await openModal(w, '/besuch top ändern 1', people.coordinator));
    assert.deepEqual([modal.audience, modal.visibility], ['gast', 'press']);
    await submit(w, people.coordinator, {
      title: 'Jugend',
      audience: 'Katja Bielefeld, Krause',
      visibility: 'guest',
      kind: 'discussion',
    });
    const { title, kind, audience, visibility } = await session();
    assert.deepEqual([title, kind, audience, visibility], ['Jugend', 'discussion', 'people', 'guest']);
    assert.match(
      await w.besuch('top zeige 1'),
      /nur für Katja Bielefeld und Dr\. Sabine Krause|nur für Dr\. Sabine Krause und Katja Bielefeld/,
    );
    assert.match(await w.visit('agenda edit 1 audience=Nobody'), /Nobody/);
    assert.match(
      await w.besuch('top ändern 1 sichtbar=geheim'),
      /^Bei „Wer es lesen darf“ verstehe ich „geheim“ nicht\. Möglich:/,
    );
    await w.besuch('top ändern 1 für=alle');
    assert.doesNotMatch(await w.besuch('top zeige 1'), /nur für (?!die Gastgeber)/);
  });

  it('follows the kind as long as nobody says otherwise', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top neu Vorbereitung art=intern'), /Es ist intern und steht deshalb nicht im Kanal/);
    assert.match(await w.besuch('top zeige 1'), /nur für die Gastgeber lesbar/);
    await w.besuch('top ändern 1 art=gespräch');
    assert.doesNotMatch(await w.besuch('top zeige 1'), /lesbar/);
  });

  it('waits behind the modal where it was typed without a title', async () => {
    await using w = await worldWithVisit();
    const modal = await openModal(w, '/besuch top neu für=gast sichtbar=presse', people.staff);
    assert.equal(filled(modal).length, '45m');
    await submit(w, people.staff, { title: 'Jugendhilfe' });
    assert.match(await w.besuch('top zeige 1'), /nur für Burgenlandkreis.*auch für die Presse lesbar/s);
  });
});

describe('several presenters', () => {
  it('are named on the card, where it is shown, and in the modal that changes it', async () => {
    await using w = await worldWithBothSides();
    await w.besuch('top neu Jugendhilfe von="Katja Bielefeld, Sabine Krause; Petra Neu"', people.staff);
    await w.settle();
    const all = /mit Katja Bielefeld, Dr\. Sabine Krause und Petra Neu/;
    assert.match(textOf(card(w, '#1 Jugendhilfe')), all);
    assert.match(await w.besuch('top zeige 1'), all);
    const modal = filled(await openModal(w, '/besuch top ändern 1', people.staff));
    assert.equal(modal.by, 'Katja Bielefeld, Dr. Sabine Krause, Petra Neu');
    await submit(w, people.staff, { title: 'Jugend' });
    assert.match(await w.besuch('top zeige 1'), all);
  });
});
