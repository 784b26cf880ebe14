import { preparedWorld, type World, type WorldOptions } from './world.ts';

/** A visit on Tuesday, 15 and Wednesday, 16 June 2027, coordinated by Heike; its code is LKOS-BLK-27. */
export function worldWithVisit(options: WorldOptions = {}): Promise<World> {
  return preparedWorld(options, async (w) => {
    await w.visit(
      'new "Working visit" host="Landkreis Osnabrück" guest=Burgenlandkreis from=2027-06-15 to=2027-06-16 place="Kreishaus Osnabrück"',
    );
    await w.settle();
  });
}

/** The same with Katja Bielefeld among the hosts and Dr. Sabine Krause among the guests. */
export async function worldWithBothSides(): Promise<World> {
  const w = await worldWithVisit();
  await w.besuch('mitglied neu @katja.bielefeld seite=gastgeber');
  await w.besuch('mitglied neu s.krause@blk.example name="Sabine Krause" titel=Dr. seite=gast');
  return w;
}
