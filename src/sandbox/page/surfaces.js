/** Where blocks are shown. A surface knows what its elements hold, and what to do when they are used. */

import { h } from './dom.js';
import { slackWords } from './slack-words.js';

/** What people picked in messages since the page was loaded; a message keeps it for each of them. */
const picked = new Map();

export function messageSurface(message, ctx) {
  const { store } = ctx;
  const where = { channel: message.channel, ts: message.ts };
  const key = `${message.channel} ${message.ts}`;
  const name = ({ blockId, actionId }) => `${store.me} ${key} ${blockId} ${actionId}`;
  const troubles = new Map();
  return {
    // Without the block_id, which an edit of the message may change.
    keyOf: ({ actionId }) => `${key} ${actionId}`,
    state: () => undefined,
    kept: (place) => picked.get(name(place)),
    error: () => undefined,
    register: () => {},
    trouble: (blockId) => troubleNode(troubles, blockId),
    async click(place, value, element) {
      if (value !== undefined && element.type.includes('select')) remember(name(place), value, element);
      const answer = await store.act('click', { ...where, action: place.actionId, value });
      showTrouble(troubles, place.blockId, slackWords(answer.error, ctx.language));
    },
    suggest: ({ actionId }, query) => store.act('suggest', { ...where, action: actionId, query }),
  };
}

function remember(name, value, element) {
  if (element.type.startsWith('multi_') || element.type.endsWith('external_select')) return;
  picked.set(name, value);
}

/** @param drafts what was typed before the view was drawn anew, by block, action and type */
export function viewSurface(view, ctx, drafts = new Map()) {
  const { store } = ctx;
  const inputs = [];
  const troubles = new Map();
  const name = ({ blockId, actionId }, element) => `${blockId} ${actionId} ${element.type}`;

  function values() {
    const byBlock = {};
    for (const { place, made } of inputs) {
      byBlock[place.blockId] = { ...byBlock[place.blockId], [place.actionId]: made.read() };
    }
    return byBlock;
  }

  return {
    keyOf: ({ blockId, actionId }) => `${view.id} ${blockId} ${actionId}`,
    values,
    drafts: () => new Map(inputs.map(({ place, element, made }) => [name(place, element), made.read()])),
    state: ({ blockId, actionId }) => view.state?.values?.[blockId]?.[actionId],
    kept: (place, element) => drafts.get(name(place, element)),
    error: (blockId) => slackWords(view.errors?.[blockId], ctx.language),
    register: (place, element, made) => inputs.push({ place, element, made }),
    trouble: (blockId) => troubleNode(troubles, blockId),
    async click(place, value) {
      const input = { view: view.id, action: place.actionId, value, values: values() };
      const answer = await store.act('view-click', input);
      showTrouble(troubles, place.blockId, slackWords(answer.error, ctx.language));
    },
    suggest: ({ actionId }, query) => store.act('suggest', { view: view.id, action: actionId, query }),
  };
}

/** Where it is said that a click came to nothing. */
function troubleNode(troubles, blockId) {
  const node = h('p', { class: 'trouble', role: 'alert' });
  troubles.set(blockId, node);
  return node;
}

function showTrouble(troubles, blockId, error) {
  const node = troubles.get(blockId);
  if (node) node.textContent = error ? `⚠ ${error}` : '';
}
