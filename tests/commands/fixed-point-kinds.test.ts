import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filled, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, type World } from '../support/world.ts';

async function draftOf(w: World) {
  return w.bot.deps.db.selectFrom('session').selectAll().orderBy('number').execute();
}

/** Refused in German and in English, and nothing has changed. */
async function refused(w: World, lines: { de: string; en: string }, answers: { de: RegExp; en: RegExp }) {
  const before = await draftOf(w);
  await w.visit(`coordinator add <@${people.english}>`);
  assert.match(await w.besuch(lines.de), answers.de, lines.de);
  assert.match(await w.visit(lines.en, people.english), answers.en, lines.en);
  assert.deepEqual(await draftOf(w), before);
}

describe('a transfer', () => {
  it('ends with its arrival, and says from where, to where and by what', async () => {
    await using w = await worldWithVisit();
    const said = await w.besuch(
      'top fest "Fahrt zur MaßArbeit" tag=1 um=14:00 ankunft=14:20 art=fahrt start=Kreishaus ziel=MaßArbeit fahrzeug=Bus',
    );
    assert.match(said, /#1 „Fahrt zur MaßArbeit“ ist eingeplant: 15\.06\.2027, 14:00 bis 14:20\./);
    assert.match(said, /\nab Kreishaus, an MaßArbeit 14:20 · Bus\n/);
    assert.match(
      await w.besuch('entwurf'),
      /14:00–14:20 {2}#1 Fahrt zur MaßArbeit · ab Kreishaus, an MaßArbeit 14:20 · Bus/,
    );
    await w.visit('publish now');
    assert.match(
      await w.visit('today 15.06.', people.english),
      /14:00–14:20 {2}#1 Fahrt zur MaßArbeit · from Kreishaus, arriving MaßArbeit 14:20 · Bus/,
    );
  });

  it('is one without being called so, and may arrive after midnight', async () => {
    await using w = await worldWithVisit();
    assert.match(
      await w.besuch('top fest tag=1 um=23:50 ankunft=0:15 ziel=Hotel'),
      /#1 „Fahrt“ ist eingeplant: 15\.06\.2027, 23:50 bis 00:15/,
    );
    assert.equal((await draftOf(w))[0]?.kind, 'transfer');
  });

  it('is refused where arrival and length contradict each other, or neither is known', async () => {
    await using w = await worldWithVisit();
    await w.visit(`coordinator add <@${people.english}>`);
    await refused(
      w,
      {
        de: 'top fest Fahrt tag=1 um=14:00 ankunft=14:20 dauer=45m art=fahrt',
        en: 'agenda fix Drive day=1 at=14:00 arrival=14:20 length=45m kind=transfer',
      },
      {
        de: /^Von 14:00 bis 14:20 Uhr sind es 20 min, nicht 45 min\. Bitte geben Sie nur die Ankunft oder nur die Dauer an\./,
        en: /^From 14:00 to 14:20 it is 20 min, not 45 min\. Please give either the arrival or the length\./,
      },
    );
    await refused(
      w,
      {
        de: 'top fest Fahrt tag=1 um=14:00 ankunft=13:20 art=fahrt',
        en: 'agenda fix Drive day=1 at=14:00 arrival=13:20 kind=transfer',
      },
      {
        de: /^Die Ankunft \(13:20 Uhr\) muss nach der Abfahrt \(14:00 Uhr\) liegen/,
        en: /^The arrival \(13:20\) must be/,
      },
    );
    await refused(
      w,
      {
        de: 'top fest Fahrt tag=1 um=14:00 ankunft="ca. 14:20" art=fahrt',
        en: 'agenda fix Drive day=1 at=14:00 arrival="about 14:20" kind=transfer',
      },
      { de: /die Ankunft als Uhrzeit an, ohne „ca\.“/, en: /arrival as a plain time/ },
    );
    const modal = await openModal(w, '/besuch top fest Fahrt tag=1 um=14:00 art=fahrt', people.coordinator);
    await assert.rejects(submit(w, people.coordinator, {}), /Wie lange dauert es\? Bei einer Fahrt genügt/);
    await w.slack.as(people.coordinator).close(modal);
    assert.match(await w.besuch('top fest Fahrt tag=1 um=14:00 ankunft=14:20 dauer=20m art=fahrt'), /14:00 bis 14:20/);
  });
});

describe('the kinds of fixed points', () => {
  it('have a title of their own where the kind says it all, in the visit’s language', async () => {
    await using w = await worldWithVisit();
    assert.match(await w.besuch('top fest art=essen tag=1 um=12:30 dauer=1h'), /#1 „Mittagessen“ ist/);
    assert.match(await w.besuch('top fest art=essen tag=1 um=8:00 dauer=30m'), /#2 „Frühstück“ ist/);
    assert.match(await w.besuch('top fest art=essen tag=1 um=19:00 dauer=2h'), /#3 „Abendessen“ ist/);
    assert.match(await w.besuch('top fest art=vorstellungsrunde tag=1 um=9:00 dauer=30m'), /#4 „Vorstellungsrunde“/);
    await w.visit('edit lang=english');
    assert.match(await w.besuch('top fest art=essen tag=2 um=12:30 dauer=1h'), /#5 „Lunch“ ist/);
    const modal = await openModal(w, '/besuch top fest art=besichtigung tag=2 um=9:00 dauer=1h', people.coordinator);
    assert.ok(modal.blocks.some(({ block_id }) => block_id === 'title'));
    assert.match(await submit(w, people.coordinator, { title: 'Museum' }), /„Museum“ ist eingeplant/);
  });

  it('take only what goes with them', async () => {
    await using w = await worldWithVisit();
    await refused(
      w,
      {
        de: 'top fest Essen tag=1 um=12:00 dauer=1h art=essen fahrzeug=Bus',
        en: 'agenda fix Lunch day=1 at=12:00 length=1h kind=meal vehicle=Coach',
      },
      {
        de: /^Ein Fahrzeug gibt es nur bei Fahrten\. Die Art ist hier „Essen“\./,
        en: /^A vehicle goes with transfers only\. The kind here is “meal”\./,
      },
    );
    await refused(
      w,
      {
        de: 'top fest Kaffee tag=1 um=12:00 dauer=1h art=pause presse=ja',
        en: 'agenda fix Coffee day=1 at=12:00 length=1h kind=break press=yes',
      },
      { de: /^Zur Presse gibt es hier nichts anzugeben: Die Art ist „Pause“/, en: /^There is nothing to say about/ },
    );
    await refused(
      w,
      {
        de: 'top fest Runde tag=1 um=12:00 dauer=1h presse=ja sichtbar=intern',
        en: 'agenda fix Round day=1 at=12:00 length=1h press=yes visibility=internal',
      },
      { de: /^Was intern ist, kann nicht für die Presse sein/, en: /^What is internal cannot be for the press/ },
    );
    await refused(
      w,
      {
        de: 'top fest Runde tag=1 um=12:00 dauer=1h art=intern für=gast',
        en: 'agenda fix Round day=1 at=12:00 length=1h kind=internal audience=guest',
      },
      { de: /^Was intern ist, sehen die Gäste nicht/, en: /^Guests do not see what is internal/ },
    );
    assert.deepEqual(await draftOf(w), []);
  });

  it('say who may read of them and whether the press is admitted, unless it is said otherwise', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest art=presse tag=1 um=9:00 dauer=30m presse=bildtermin');
    await w.besuch('top fest art=presse tag=1 um=10:00 dauer=30m');
    await w.besuch('top fest art=presse tag=1 um=11:00 dauer=30m presse=nein');
    await w.besuch('top fest art=intern tag=1 um=12:00 dauer=30m');
    await w.besuch('top fest art=intern tag=1 um=13:00 dauer=30m sichtbar=gast');
    await w.besuch('top fest art=begrüßung tag=1 um=14:00 dauer=30m presse=ja');
    assert.deepEqual(
      (await draftOf(w)).map(({ visibility, press_access }) => [visibility, press_access]),
      [
        ['press', 'photo-only'],
        ['press', 'admitted'],
        ['guest', 'not-admitted'],
        ['internal', null],
        ['guest', null],
        ['press', 'admitted'],
      ],
    );
    const draft = await w.besuch('entwurf');
    assert.match(draft, /#1 Pressetermin · nur Bildtermin\n/);
    assert.match(draft, /#2 Pressetermin · Presse zugelassen\n/);
    assert.match(draft, /#4 Interne Besprechung · intern\n/);
  });
});

describe('a change of a fixed point', () => {
  it('covers all that its kind has, and drops what another kind does not have', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest tag=1 um=14:00 ankunft=14:20 ziel=MaßArbeit fahrzeug=Bus');
    assert.match(
      await w.besuch('top ändern 1 ankunft=14:30 start=Kreishaus fahrzeug='),
      /14:00 bis 14:30\.\nab Kreishaus, an MaßArbeit 14:30\n/,
    );
    assert.match(await w.visit('agenda edit 1 at=15:00'), /15:00 bis 15:30/);
    assert.match(
      await w.visit('agenda edit 1 kind=press press=photo'),
      /„Pressetermin“ ist geändert[\s\S]*nur Bildtermin/,
    );
    const [point] = await draftOf(w);
    assert.deepEqual(
      [point?.departure, point?.destination, point?.vehicle, point?.visibility],
      [null, null, null, 'press'],
    );
    await w.visit('agenda edit 1 kind=internal');
    assert.deepEqual(
      (await draftOf(w)).map(({ title, visibility, press_access }) => [title, visibility, press_access]),
      [['Interne Besprechung', 'internal', null]],
    );
  });

  it('has a modal with what goes with its kind, and none of what only topics have', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top fest tag=1 um="anschl. 14:00" ankunft=14:20 ziel=MaßArbeit');
    await w.besuch('top neu Jugendhilfe');
    const shown = async (line: string) => {
      const modal = await openModal(w, line, people.coordinator);
      const names = modal.blocks.flatMap(({ block_id }) => block_id ?? []);
      await w.slack.as(people.coordinator).close(modal);
      return names;
    };
    const transfer = await shown('/besuch top ändern 1');
    assert.ok(['departure', 'destination', 'arrival', 'vehicle'].every((name) => transfer.includes(name)));
    assert.ok(['by', 'stance', 'field', 'pressAccess', 'note'].every((name) => !transfer.includes(name)));
    const topic = await shown('/besuch top ändern 2');
    assert.ok(['by', 'stance', 'field'].every((name) => topic.includes(name)));
    assert.ok(['departure', 'vehicle', 'pressAccess'].every((name) => !topic.includes(name)));
    const meal = await shown('/besuch top fest art=essen');
    assert.ok(!meal.includes('vehicle') && !meal.includes('pressAccess') && meal.includes('audience'));
    assert.ok((await shown('/besuch top fest art=presse')).includes('pressAccess'));
    const modal = await openModal(w, '/besuch top ändern 1', people.coordinator);
    assert.deepEqual(filled(modal), {
      title: 'Fahrt',
      kind: 'transfer',
      length: '20m',
      day: '2027-06-15',
      at: 'anschl. 14:00',
      destination: 'MaßArbeit',
      audience: 'alle',
    });
    assert.match(
      await submit(w, people.coordinator, { arrival: '14:40' }),
      /anschl\. 14:00 bis 14:40\.\nan MaßArbeit 14:40\n/,
    );
  });

  it('tells topics and fixed points apart', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top fest Essen tag=1 um=12:00 dauer=1h art=essen');
    assert.match(
      await w.besuch('top ändern 1 fahrzeug=Bus'),
      /^#1 „Jugendhilfe“ ist ein Thema\. Start, Ziel, Ankunft, Fahrzeug und Presse gibt es nur bei festen Punkten\./,
    );
    assert.match(
      await w.visit('agenda edit 1 press=yes', people.english),
      /^#1 “Jugendhilfe” is a topic\. Start, destination, arrival, vehicle and press belong to fixed points only\./,
    );
    assert.match(await w.besuch('top ändern 2 von="Katja Bielefeld"'), /^#2 „Essen“ ist ein fester Punkt/);
  });
});

describe('a time that follows, or perhaps', () => {
  it('is kept and shown in the draft, the programme and on the card', async () => {
    await using w = await worldWithVisit();
    await w.besuch('top neu Jugendhilfe');
    await w.besuch('top verschieben 1 tag=1 um="evtl. 10:00"');
    await w.besuch('top fest Foto tag=1 um="anschließend 10:45 Uhr" dauer=15m art=foto');
    const draft = await w.besuch('entwurf');
    assert.match(draft, /evtl\. 10:00–10:45 {2}#1 Jugendhilfe/);
    assert.match(draft, /anschl\. 10:45–11:00 {2}#2 Foto/);
    await w.visit('publish now');
    await w.settle();
    const today = await w.visit('today 15.06.', people.english);
    assert.match(today, /possibly 10:00–10:45 {2}#1 Jugendhilfe/);
    assert.match(today, /then 10:45–11:00 {2}#2 Foto/);
    assert.match(await w.besuch('top zeige 1'), /im Programm: 15\.06\.2027, evtl\. 10:00/);
  });
});
