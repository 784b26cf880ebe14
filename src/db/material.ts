import type { Db, Trx } from './open.ts';
import type { Material } from './schema.ts';

/** In their order. */
export function listMaterials(db: Db, topicId: string): Promise<Material[]> {
  return db.selectFrom('material').selectAll().where('topic_id', '=', topicId).orderBy('position').execute();
}

export async function replaceMaterials(
  trx: Trx,
  topicId: string,
  materials: readonly Pick<Material, 'url' | 'label'>[],
): Promise<void> {
  await trx.deleteFrom('material').where('topic_id', '=', topicId).execute();
  if (materials.length === 0) return;
  await trx
    .insertInto('material')
    .values(materials.map(({ url, label }, position) => ({ topic_id: topicId, position, url, label })))
    .execute();
}
