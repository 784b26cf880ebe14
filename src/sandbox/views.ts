/** Open modals and App Homes: a stack of at most three modals for each person. */

import type { Block } from '../slack/block-kit.ts';
import { VIEW_LIMITS } from './block-limits.ts';
import { withIds } from './elements.ts';
import { isObject, type Json, objects, string } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import type { SlackView } from './types.ts';
import { checkView } from './validate-view.ts';
import { stateOf } from './view-state.ts';

/** Validated blocks are Block Kit; this is the one place that says so. */
export function asBlocks(ws: Workspace, blocks: unknown): Block[] {
  return withIds(objects(blocks), (prefix) => ws.newId(prefix)) as unknown as Block[];
}

/** Shows a modal on an empty stack. */
export function openModal(ws: Workspace, personId: string, view: unknown, channelId?: string): SlackView {
  const modal = createView(ws, personId, checkView(view, 'modal'), channelId);
  for (const open of ws.stacks.get(personId) ?? []) ws.views.delete(open.id);
  ws.stacks.set(personId, [modal]);
  ws.changed();
  return modal;
}

/** Puts a modal on top. @throws {SlackError} push_limit_reached */
export function pushModal(ws: Workspace, personId: string, view: unknown, channelId?: string): SlackView {
  const stack = ws.stacks.get(personId) ?? [];
  const below = stack.at(-1);
  const checked = checkView(view, 'modal');
  if (!below) throw new SlackError('invalid_trigger_id', 'there is no open modal to push upon');
  if (stack.length >= VIEW_LIMITS.stack) {
    throw new SlackError('push_limit_reached', `a stack holds ${VIEW_LIMITS.stack} modals`);
  }
  const modal = createView(ws, personId, checked, channelId);
  modal.previous_view_id = below.id;
  modal.root_view_id = below.root_view_id;
  ws.stacks.set(personId, [...stack, modal]);
  ws.changed();
  return modal;
}

/**
 * Replaces what a view shows; inputs that stay keep their values.
 * @throws {SlackError} hash_conflict, invalid_arguments, view_too_large, duplicate_external_id
 */
export function updateView(ws: Workspace, view: SlackView, next: unknown, hash?: string): void {
  const checked = checkView(next, view.type);
  if (hash !== undefined && hash !== view.hash) {
    throw new SlackError('hash_conflict', 'the view has been changed since that hash was given out');
  }
  const content = contentOf(ws, checked, view.id);
  const state = { values: stateOf(content.blocks, view.state.values) };
  for (const name of ['title', 'submit', 'close'] as const) delete view[name];
  Object.assign(view, content, { state, hash: newHash(ws), errors: {} });
  ws.changed();
}

export function publishHome(ws: Workspace, personId: string, next: unknown, hash?: string): SlackView {
  const home = ws.homes.get(personId);
  if (home) {
    updateView(ws, home, next, hash);
    return home;
  }
  const checked = checkView(next, 'home');
  if (hash !== undefined) throw new SlackError('hash_conflict', 'there is no published home yet');
  const created = createView(ws, personId, checked);
  ws.homes.set(personId, created);
  ws.changed();
  return created;
}

/** Takes one modal, or the whole stack, off the screen. @returns what was closed, the topmost first */
export function closeModals(ws: Workspace, personId: string, which: SlackView | 'all'): SlackView[] {
  const stack = ws.stacks.get(personId) ?? [];
  const closed = stack.filter((view) => which === 'all' || view === which).reverse();
  ws.stacks.set(
    personId,
    stack.filter((view) => !closed.includes(view)),
  );
  for (const view of closed) ws.views.delete(view.id);
  ws.changed();
  return closed;
}

export function findView(
  ws: Workspace,
  by: { id?: string | undefined; externalId?: string | undefined },
): SlackView | undefined {
  if (by.id !== undefined) return ws.views.get(by.id)?.view;
  for (const { view } of ws.views.values())
    if (view.external_id !== '' && view.external_id === by.externalId) return view;
  return undefined;
}

/** The view as payloads and answers carry it. */
export function viewJson(ws: Workspace, view: SlackView): Json {
  const { errors: _, ...shown } = view;
  return {
    ...structuredClone(shown),
    team_id: ws.options.teamId,
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    app_id: ws.options.appId,
    app_installed_team_id: ws.options.teamId,
    bot_id: ws.options.bot.botId,
  };
}

function createView(ws: Workspace, personId: string, checked: Json, channelId?: string): SlackView {
  const id = ws.newId('V');
  const content = contentOf(ws, checked, id);
  const view: SlackView = {
    id,
    hash: newHash(ws),
    type: checked.type === 'home' ? 'home' : 'modal',
    ...content,
    root_view_id: id,
    previous_view_id: null,
    state: { values: stateOf(content.blocks, {}, channelId) },
    errors: {},
  };
  ws.views.set(id, { view, personId });
  return view;
}

function contentOf(ws: Workspace, view: Json, id: string) {
  const externalId = string(view.external_id);
  const other = externalId === '' ? undefined : findView(ws, { externalId });
  if (other && other.id !== id)
    throw new SlackError('duplicate_external_id', `another view has the external_id ${externalId}`);
  return {
    blocks: asBlocks(ws, view.blocks),
    callback_id: string(view.callback_id),
    private_metadata: string(view.private_metadata),
    external_id: externalId,
    notify_on_close: view.notify_on_close === true,
    clear_on_close: view.clear_on_close === true,
    ...label(view, 'title'),
    ...label(view, 'submit'),
    ...label(view, 'close'),
  };
}

interface Label {
  type: 'plain_text';
  text: string;
  emoji?: boolean;
}

function label(view: Json, name: 'title' | 'submit' | 'close'): Record<string, Label> {
  const value = view[name];
  if (!isObject(value)) return {};
  const emoji = typeof value.emoji === 'boolean' ? { emoji: value.emoji } : {};
  return { [name]: { type: 'plain_text', text: string(value.text), ...emoji } };
}

function newHash(ws: Workspace): string {
  return `${Math.floor(ws.options.now().getTime() / 1000)}.${ws.newId('').slice(0, 8)}`;
}
