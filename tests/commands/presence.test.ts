import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listAbsences } from '../../src/db/absence.ts';
import { listPeople } from '../../src/db/person.ts';
import { filled, openModal, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, preparedWorld, type World } from '../support/world.ts';

const stored = async (w: World) => {
  const [person] = await listPeople(
    w.bot.deps.db,
    (await w.bot.deps.db.selectFrom('visit').select('id').executeTakeFirstOrThrow()).id,
  );
  assert.ok(person);
  const absences = await listAbsences(w.bot.deps.db, person.visit_id);
  return [person.arrives_at, person.leaves_at, ...absences.map(({ starts_at, ends_at }) => `${starts_at} ${ends_at}`)];
};

const jonas = '"Jonas Wessel"';

describe('when someone is there', () => {
  it('is said when registering, and shown in the list and in the details', async () => {
    await using w = await worldWithVisit();
    await w.besuch(
      'mitglied neu „Götz Ulrich“ seite=gast anreise=„Dienstag 10:30“ abreise=„16.6. um 15.00 Uhr“ abwesend=„Tag 2 9:00-11:00“',
    );
    assert.deepEqual(await stored(w), [
      '2027-06-15T08:30:00.000Z',
      '2027-06-16T13:00:00.000Z',
      '2027-06-16T07:00:00.000Z 2027-06-16T09:00:00.000Z',
    ]);
    assert.match(
      await w.besuch('mitglied liste'),
      /Götz Ulrich · ab Di 10:30 · bis Mi 15:00 · abwesend Mi 09:00–11:00/,
    );
    assert.match(
      await w.visit('member list', people.english),
      /from Tue 10:30 · until Wed 15:00 · away Wed 09:00–11:00/,
    );
    const details = await w.besuch('mitglied zeige ulrich');
    assert.match(details, /Anreise: Dienstag, 15\. Juni 2027, 10:30\u00a0Uhr/);
    assert.match(details, /Abreise: Mittwoch, 16\. Juni 2027, 15:00\u00a0Uhr/);
    assert.match(details, /Abwesend: Mittwoch, 16\. Juni 2027, 09:00 bis 11:00\u00a0Uhr/);
    const english = await w.visit('member show ulrich', people.english);
    assert.match(english, /Arrival: Tuesday, 15 June 2027, 10:30\n/);
    assert.match(english, /Away: Wednesday, 16 June 2027, 09:00 to 11:00/);
  });

  it('takes a time alone on the first or last day, and a day alone from its beginning or to its end', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu „Götz Ulrich“ anreise=10:30 abreise=15:00');
    assert.deepEqual(await stored(w), ['2027-06-15T08:30:00.000Z', '2027-06-16T13:00:00.000Z']);
    await w.visit('member edit ulrich arrives="day 2" leaves="day 2"');
    assert.deepEqual(await stored(w), ['2027-06-15T22:00:00.000Z', '2027-06-16T22:00:00.000Z']);
    assert.match(await w.besuch('mitglied liste'), /Götz Ulrich · ab Mi · bis Mi( ·|\n|$)/);
  });

  it('knows whole days, hours and spans over days, several at once, and joins what overlaps', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu „Götz Ulrich“ abwesend=„Di 9-11, 10:30-12, Tag 2“');
    assert.deepEqual((await stored(w)).slice(2), [
      '2027-06-15T07:00:00.000Z 2027-06-15T10:00:00.000Z',
      '2027-06-15T22:00:00.000Z 2027-06-16T22:00:00.000Z',
    ]);
    assert.match(await w.besuch('mitglied liste'), /abwesend Di 09:00–12:00, Mi( ·|\n|$)/);
    await w.besuch('mitglied ändern ulrich abwesend=„Di 14:15 bis Mi 11:00“');
    assert.match(await w.besuch('mitglied liste'), /abwesend Di 14:15 – Mi 11:00( ·|\n|$)/);
    assert.match(await w.besuch('mitglied zeige ulrich'), /Abwesend: Dienstag.* 14:15\u00a0Uhr bis Mittwoch/);
  });

  it('is for everyone to say of themselves, and for coordinators of anyone', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu @jonas.wessel', people.staff);
    assert.match(await w.besuch(`mitglied ändern ${jonas} anreise=11:00`, people.staff), /ist geändert/);
    assert.match(await w.besuch(`mitglied ändern ${jonas} anreise=12:00`, people.landrat), /nur die Koordination/);
    assert.match(await w.besuch('mitglied liste', people.landrat), /Jonas Wessel · ab Di 11:00/);
    assert.match(await w.besuch(`mitglied ändern ${jonas} abreise=12:00`), /ist geändert/);
    assert.match(await w.besuch('mitglied liste', people.landrat), /ab Di 11:00 · bis Mi 12:00/);
  });

  it('goes when it is emptied; what is not said stays', async () => {
    await using w = await worldWithVisit();
    await w.besuch('mitglied neu @jonas.wessel anreise=11:00 abreise=14:00 abwesend=„Tag 2 9-10“');
    await w.besuch(`mitglied ändern ${jonas} anreise=`);
    assert.deepEqual(await stored(w), [
      null,
      '2027-06-16T12:00:00.000Z',
      '2027-06-16T07:00:00.000Z 2027-06-16T08:00:00.000Z',
    ]);
    await w.visit(`member edit ${jonas} leaves= absent= unit=IT`);
    assert.deepEqual(await stored(w), [null, null]);
  });

  it('comes back from the modal as it went in', async () => {
    for (const [as, line] of [
      [people.coordinator, `/besuch mitglied ändern ${jonas}`],
      [people.english, `/visit member edit ${jonas}`],
    ] as const) {
      await using w = await worldWithVisit();
      await w.besuch(
        'mitglied neu @jonas.wessel anreise=„Tag 1 10:30“ abreise=„Tag 2“ abwesend=„Di 12-13, Di 14:15 – Mi 9:00, Mi ab 16:30“',
      );
      await w.besuch('koordination neu @emily.carter');
      const before = await stored(w);
      await openModal(w, line, as);
      if (as === people.coordinator) {
        const { arrives, leaves, absent } = filled(w.modal(as));
        assert.deepEqual(
          [arrives, leaves, absent],
          [
            '15.06.2027 10:30',
            '16.06.2027',
            '15.06.2027 12:00–13:00, 15.06.2027 14:15 – 16.06.2027 09:00, 16.06.2027 ab 16:30',
          ],
        );
      }
      await submit(w, as, { unit: 'Jugendamt' });
      assert.deepEqual(await stored(w), before);
      assert.equal(before.length, 5);
    }
  });

  const refused: [option: string, german: RegExp, english: RegExp][] = [
    ['arrives=bald', /Bei „Anreise“ verstehe ich „bald“ nicht/, /I do not understand “bald” as arrives/],
    ['absent="Tag 2 9:00"', /Bei „Abwesend“ verstehe ich/, /I do not understand “Tag 2 9:00” as away/],
    [
      'arrives=14.06.2027',
      /gehört nicht zum Besuch.*Lassen Sie die Anreise dann leer/,
      /not part of the visit.*leave the arrival empty/,
    ],
    [
      'leaves="18.06.2027 9:00"',
      /gehört nicht zum Besuch.*die Abreise dann leer/,
      /not part of the visit.*departure empty/,
    ],
    ['absent=17.06.2027', /17\.06\.2027 gehört nicht zum Besuch/, /17 June 2027 is not part of the visit/],
    ['leaves="Tag 1 9:00"', /Abreise vor der Anreise/, /departure would be before the arrival/],
    ['absent="Tag 2 11-9"', /von 11:00 bis 09:00\s?Uhr: Das Ende/, /from 11:00 until 09:00: the end/],
    ['absent="Mi-Di"', /endet, bevor sie beginnt/, /ends before it starts/],
  ];
  for (const [option, german, english] of refused) {
    it(`is not understood wrongly: ${option} changes nothing`, async () => {
      await using w = await worldWithVisit();
      await w.besuch('mitglied neu @jonas.wessel anreise=11:00 abwesend=„Tag 2 9-10“');
      await w.besuch('koordination neu @emily.carter');
      const before = await stored(w);
      assert.match(await w.besuch(`mitglied ändern ${jonas} einheit=IT ${option}`), german);
      assert.match(await w.visit(`member edit ${jonas} unit=IT ${option}`, people.english), english);
      assert.deepEqual(await stored(w), before);
      assert.doesNotMatch(await w.besuch(`mitglied zeige ${jonas}`), /IT/);
    });
  }

  it('asks for another time where the clock change skips or repeats one', async () => {
    await using w = await preparedWorld({}, async (each) => {
      await each.visit('new Umstellung host=A guest=B from=2027-10-30 to=2027-10-31 place=C');
    });
    await w.besuch('mitglied neu @jonas.wessel');
    assert.match(await w.besuch(`mitglied ändern ${jonas} abreise=„31.10. 2:30“`), /Uhr umgestellt; 02:30/);
    await w.besuch(`mitglied ändern ${jonas} abwesend=31.10.`);
    assert.deepEqual(await stored(w), [null, null, '2027-10-30T22:00:00.000Z 2027-10-31T23:00:00.000Z']);
    assert.match(await w.besuch('mitglied liste'), /abwesend So( ·|\n|$)/);
  });
});
