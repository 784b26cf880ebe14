import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { PostTable } from './schema.ts';

export function findPost(db: Db, key: string) {
  return db.selectFrom('post').selectAll().where('key', '=', key).executeTakeFirst();
}

/** A message posted twice by mishap: the newest is the one that is kept up to date. */
export async function putPost(trx: Trx, post: Insertable<PostTable>): Promise<void> {
  const { key: _, ...change } = post;
  await trx
    .insertInto('post')
    .values(post)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(change))
    .execute();
}

export async function deletePost(trx: Trx, key: string): Promise<void> {
  await trx.deleteFrom('post').where('key', '=', key).execute();
}
