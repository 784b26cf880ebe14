import type { Db } from './open.ts';
import type { Installation } from './schema.ts';

export function findInstallation(db: Db, teamId: string): Promise<Installation | undefined> {
  return db.selectFrom('installation').selectAll().where('team_id', '=', teamId).executeTakeFirst();
}

export function listInstallations(db: Db): Promise<Installation[]> {
  return db.selectFrom('installation').selectAll().orderBy('team_id').execute();
}

/** Installing again takes the place of what was stored before. */
export async function upsertInstallation(db: Db, installation: Installation): Promise<void> {
  const { team_id: _, ...change } = installation;
  await db
    .insertInto('installation')
    .values(installation)
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(change))
    .execute();
}

/**
 * @param until ISO UTC; an installation made later stays, so that late news of an uninstalling do not undo it
 * @returns whether there was one
 */
export async function deleteInstallation(db: Db, teamId: string, until: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('installation')
    .where('team_id', '=', teamId)
    .where('installed_at', '<=', until)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether a workspace is or was at work here that is not this one. */
export async function holdsOtherWorkspace(db: Db, teamId: string): Promise<boolean> {
  const visits = db.selectFrom('visit').select('team_id').where('team_id', '!=', teamId);
  const other = await visits.unionAll(db.selectFrom('installation').select('team_id')).limit(1).executeTakeFirst();
  return other !== undefined;
}
