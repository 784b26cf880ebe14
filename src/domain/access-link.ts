/**
 * Addresses in the web that say by themselves who may read: whoever has one needs no account. The database holds a hash and a
 * salt of each; the token is made of the salt with a key that is not in the database, so a copy of it opens nothing.
 */

import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import {
  deleteAccessLinks,
  findAccessLink,
  insertAccessLinks,
  type LinkTarget,
  listAccessLinks,
  listAccessLinksOfVisit,
  updateAccessLinkUsedOn,
} from '../db/access-link.ts';
import type { Db } from '../db/open.ts';
import type { AccessLink, LinkPurpose } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

type Known = Pick<Deps, 'config' | 'now'>;

const tokenForm = /^[\w-]{43}$/;

/** The token of the newest link to this target; one is made where there is none that the present key fits. Within a transaction or without. */
export async function getAccessToken(deps: Known, db: Db, target: LinkTarget): Promise<string> {
  return (await findAccessToken(deps, db, target)) ?? addAccessLink(deps, db, target);
}

/** Makes a link for each of these people who has none that the present key fits, in two statements. */
export async function openAccessLinks(
  deps: Known,
  db: Db,
  of: Pick<LinkTarget, 'visitId' | 'purpose'>,
  personIds: ReadonlySet<string>,
): Promise<void> {
  const known = (await listAccessLinksOfVisit(db, of)).filter((link) => tokenFitting(deps.config, link) !== undefined);
  const open = new Set(known.map(({ person_id }) => person_id));
  const missing = [...personIds].filter((id) => !open.has(id));
  await insertAccessLinks(
    db,
    missing.map((personId) => newLink(deps, { ...of, personId }).link),
  );
}

/** The token of the newest link to this target that the present key fits. */
export async function findAccessToken(
  { config }: Pick<Deps, 'config'>,
  db: Db,
  target: LinkTarget,
): Promise<string | undefined> {
  for (const link of await listAccessLinks(db, target)) {
    const token = tokenFitting(config, link);
    if (token !== undefined) return token;
  }
  return undefined;
}

/** From now on the former addresses lead nowhere. @returns the new token */
export async function renewAccessLink(deps: Known, db: Db, target: LinkTarget): Promise<string> {
  await deleteAccessLinks(db, target);
  return addAccessLink(deps, db, target);
}

/** What a token of an address leads to; undefined for one that never was, or was renewed or revoked. */
export async function findLinkOfToken(db: Db, purpose: LinkPurpose, token: string): Promise<AccessLink | undefined> {
  const hash = hashOfToken(token);
  const link = hash && (await findAccessLink(db, hash));
  return link && link.purpose === purpose ? link : undefined;
}

/** By which the database knows a token; undefined for what cannot be one. */
export function hashOfToken(token: string): string | undefined {
  return tokenForm.test(token) ? hashOf(token) : undefined;
}

/** Notes the day on which a link was asked for, once a day. */
export async function noteLinkUsed(
  { now }: Pick<Deps, 'now'>,
  db: Db,
  link: Pick<AccessLink, 'token_hash' | 'used_on'>,
): Promise<void> {
  const today = now().toISOString().slice(0, 10);
  if (link.used_on !== today) await updateAccessLinkUsedOn(db, link.token_hash, today);
}

/** `/programme/TOKEN` */
export function programmeUrl({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string {
  return `${publicUrl}/programme/${token}`;
}

/** `/calendar/TOKEN.ics` */
export function feedUrl({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string {
  return `${publicUrl}/calendar/${token}.ics`;
}

async function addAccessLink(deps: Known, db: Db, target: LinkTarget): Promise<string> {
  const { token, link } = newLink(deps, target);
  await insertAccessLinks(db, [link]);
  return token;
}

function newLink(
  { config, now }: Known,
  { visitId, personId, purpose }: LinkTarget,
): { token: string; link: AccessLink } {
  const salt = randomBytes(16).toString('base64url');
  const token = tokenOf(config, purpose, salt);
  const link: AccessLink = {
    token_hash: hashOf(token),
    salt,
    purpose,
    visit_id: visitId,
    person_id: personId,
    created_at: now().toISOString(),
    used_on: null,
  };
  return { token, link };
}

/** Undefined for a link that was made under another key. */
function tokenFitting(config: Known['config'], link: AccessLink): string | undefined {
  const token = tokenOf(config, link.purpose, link.salt);
  return hashOf(token) === link.token_hash ? token : undefined;
}

/** 256 bits, as unguessable as key and salt together. */
function tokenOf({ slack }: Pick<Config, 'slack'>, purpose: LinkPurpose, salt: string): string {
  const key = hkdfSync('sha256', secretOf(slack), '', 'gegenbesuch access link v1', 32);
  return createHmac('sha256', Buffer.from(key)).update(`${purpose} ${salt}`).digest('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Of the settings, the secret that changes least. The sandbox has none, and is reached from its own machine only. */
function secretOf(slack: Config['slack']): string {
  switch (slack.mode) {
    case 'sandbox':
      return 'sandbox';
    case 'socket':
      return slack.appToken;
    case 'http':
      return slack.signingSecret;
    case 'install':
      return slack.stateSecret;
  }
}
