import { worldWithVisit } from './visits.ts';
import { prepared, type World } from './world.ts';

export const [firstDay, secondDay] = ['day:2027-06-15', 'day:2027-06-16'] as const;
export const goetz = 'goetz.ulrich@blk.example';

/**
 * Both days are published, and invited are: the Landrat, Peter Klein, who is not in the channel, and Emily Carter, who reads English,
 * all three with Slack; and Götz Ulrich, who has only a mail address.
 */
export async function worldWithInvited(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('member add @michael.luebbersmann side=host title=Dr.');
    await w.visit('member add @peter.klein side=host');
    await w.visit('member add @emily.carter side=host');
    await w.visit(`member add ${goetz} name="Götz Ulrich" side=guest`);
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m room=2050');
    await w.visit('agenda fix Abschluss day=2 at=16:00 length=30m room=2050');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
  });
}
