/** What a topic has besides its row's plain values: presenters, materials, its counterpart, and who takes part. */

import { listMaterials, replaceMaterials } from '../db/material.ts';
import type { Trx } from '../db/open.ts';
import type { Material, Side, Topic, Visit } from '../db/schema.ts';
import { replacePresenters } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { Actor } from './change.ts';
import { fullName } from './full-name.ts';
import { setAudience, type WantedAudience } from './wanted-audience.ts';
import { getOrInsertPresenter, getPersonNamed, type Who } from './who.ts';

/** In each, undefined stays as it is, and null is cleared. */
export interface Particulars {
  presenters?: Who[] | null | undefined;
  materials?: readonly Pick<Material, 'url' | 'label'>[] | null | undefined;
  counterpart?: Who | null | undefined;
  audience?: WantedAudience | null | undefined;
}

const mostMaterials = 10;

/**
 * Finds the people who are named, and writes down who takes part.
 *
 * @returns what the topic's row says of them; only what was said
 * @throws UserError at the field, for who is not registered or is no counterpart
 */
export async function setPeople(
  trx: Trx,
  visit: Visit,
  topic: Pick<Topic, 'number' | 'side'>,
  { counterpart, audience }: Particulars,
): Promise<Partial<Pick<Topic, 'counterpart_id' | 'audience'>>> {
  const wanted = audience === null ? ({ kind: 'all' } as const) : audience;
  const who = counterpart && (await atField('counterpart', () => getCounterpart(trx, visit, topic.side, counterpart)));
  return {
    ...(counterpart === undefined ? {} : { counterpart_id: who?.id ?? null }),
    ...(wanted ? { audience: await atField('audience', () => setAudience(trx, visit, topic.number, wanted)) } : {}),
  };
}

/** Whoever deals with the same sits on the other side. */
async function getCounterpart(trx: Trx, visit: Visit, side: Side, who: Who) {
  const person = await getPersonNamed(trx, visit, who);
  if (person.side !== side) return person;
  throw new UserError((t) => t.proposal.sameSide(fullName(person), side, visit), { field: 'counterpart' });
}

/** @throws UserError for a presenter whom nobody could find, and for too many materials */
export async function setLists(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  visit: Visit,
  topic: Topic,
  { presenters, materials }: Particulars,
): Promise<void> {
  if (presenters !== undefined) {
    const people: string[] = [];
    for (const who of presenters ?? []) {
      people.push((await atField('by', () => getOrInsertPresenter(deps, trx, actor, visit, who, topic.side))).id);
    }
    await replacePresenters(trx, topic.id, [...new Set(people)]);
  }
  if (materials !== undefined) await setMaterials(trx, topic, materials ?? []);
}

/** A link that comes without a name keeps the one that it has: the modal shows addresses only. */
async function setMaterials(trx: Trx, topic: Topic, materials: readonly Pick<Material, 'url' | 'label'>[]) {
  if (materials.length > mostMaterials) {
    throw new UserError((t) => t.proposal.tooManyMaterials(materials.length, mostMaterials), { field: 'materials' });
  }
  const before = new Map((await listMaterials(trx, topic.id)).map(({ url, label }) => [url, label]));
  await replaceMaterials(
    trx,
    topic.id,
    materials.map(({ url, label }) => ({ url, label: label ?? before.get(url) ?? null })),
  );
}

/** What is wrong with somebody is said at the field that names them. */
async function atField<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.field) throw error;
    throw new UserError(error.say, { field, ...(error.instead ? { instead: error.instead } : {}) });
  }
}
