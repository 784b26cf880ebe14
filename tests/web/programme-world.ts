/** The seed's visit with a published programme, and the addresses of its pages. */

import { listPeople } from '../../src/db/person.ts';
import type { Person, Visit } from '../../src/db/schema.ts';
import { findVisitByCode } from '../../src/db/visit.ts';
import { getProgrammeUrl } from '../../src/domain/programme-page.ts';
import { preparedWorld, type World, type WorldOptions } from '../support/world.ts';

/** Three sessions at once among them, one for guests only, one internal. */
const points = [
  '„Ankunft und Begrüßung“ tag=1 um=9:00 dauer=30m art=begrüßung raum=2050',
  'Vorstellungsrunde tag=1 um=„anschl. 9:30“ dauer=30m art=vorstellung raum=2050',
  '„Führung durch das Migrationszentrum“ tag=1 um=10:15 dauer=75m art=besichtigung raum=Migrationszentrum für=gäste',
  '„Gespräch der Landräte“ tag=1 um=10:15 dauer=45m raum=„Büro des Landrats“ für=„Götz Ulrich, Michael Lübbersmann“ trotzdem=ja',
  'Mittagessen tag=„Tag 1“ um=„12:30 Uhr“ dauer=1h art=essen raum=Kantine',
  '„Fahrt zur MaßArbeit“ tag=15.6. um=13.30 ankunft=13:45 start=Kreishaus ziel=MaßArbeit fahrzeug=Bus',
  'Rückfahrt tag=Dienstag um=„14:45 Uhr“ ankunft=15h art=fahrt start=MaßArbeit ziel=Kreishaus fahrzeug=Bus',
  'Gruppenfoto tag=Mittwoch um=„ca. 12:00“ dauer=15m art=foto presse=nur-foto raum=Foyer',
  'Nachbesprechung tag=„Tag 2“ um=16h dauer=30m art=intern für=gastgeber raum=2050',
];

export async function publishedWorld(options: WorldOptions = {}): Promise<World> {
  return preparedWorld(options, async (w) => {
    const lines = [
      'neu „Arbeitsbesuch Burgenlandkreis“ gastgeber="Landkreis Osnabrück" gast=Burgenlandkreis von=15.06.2027 bis=16.6. ort=«Kreishaus Osnabrück» zeiten=9-17',
      'mitglied neu @michael.luebbersmann funktion=Landrat seite=gastgeber rolle=leitung',
      'mitglied neu goetz.ulrich@blk.example name=„Götz Ulrich“ funktion=Landrat seite=gast rolle=leitung',
      'mitglied neu s.krause@blk.example name="Sabine Krause" titel=Dr. seite=gast funktion=Dezernentin',
      'mitglied neu e.green@blk.example name="Emma Green" seite=gast sprache=englisch',
      'top neu „Integration von Zugewanderten“ dauer=1h30 von=@katja.bielefeld feld=Migration',
      'mitglied ändern @katja.bielefeld funktion=„Leiterin des Migrationszentrums“',
      'top neu Arbeitsvermittlung dauer=1h von=“Sabine Ostendorf” feld=Arbeit',
      'mitglied ändern Ostendorf email=ostendorf@massarbeit.example funktion=„Vorstand der MaßArbeit“',
      'tagesordnung annehmen 1 2',
      'gebäude neu MaßArbeit fahrzeit=10 hinweis=„Eingang B“ adresse=„Am Schölerberg 1, 49082 Osnabrück“',
      'raum neu 2050',
      ...points.map((point) => `tagesordnung fest ${point}`),
      'tagesordnung verschieben 1 tag=1 um=15:15 raum=2050',
      'tagesordnung verschieben 2 tag=1 um=13:45 raum=MaßArbeit',
    ];
    for (const line of lines) await w.besuch(line);
    await publish(w);
  });
}

export async function publish(w: World): Promise<void> {
  await w.besuch('veröffentlichen jetzt');
  await w.settle();
}

async function getOnlyVisit(w: World): Promise<Visit> {
  const visit = await findVisitByCode(w.bot.deps.db, 'T0LKOS', 'LKOS-BLK-27');
  if (!visit) throw new Error('there is no visit');
  return visit;
}

export async function personNamed(w: World, name: string): Promise<Person> {
  const { id } = await getOnlyVisit(w);
  const person = (await listPeople(w.bot.deps.db, id)).find((each) => each.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
}

/** Where the bot of this test serves the page of somebody, or of the visit. */
export async function pageOf(w: World, name?: string): Promise<string> {
  const { deps, port } = w.bot;
  const personId = name === undefined ? null : (await personNamed(w, name)).id;
  const url = await getProgrammeUrl(deps, await getOnlyVisit(w), personId);
  return url.replace(w.config.publicUrl, `http://127.0.0.1:${port}`);
}
