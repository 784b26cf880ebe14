/** What a person does in modals and in the App Home: filling in, clicking, submitting, closing. */

import { getElement, readSuggestions, suggestionKey, useElement } from './actions.ts';
import { clientMistakes } from './client-checks.ts';
import { listElements } from './elements.ts';
import { stateValue } from './fill.ts';
import type { Json } from './json-values.ts';
import { actionTs, fromMessage, fromView, interaction } from './payloads.ts';
import { type Desk, getOwnChannel } from './persona.ts';
import { newResponseUrl } from './response-url.ts';
import { applySubmissionAnswer } from './submission.ts';
import { newTrigger } from './triggers.ts';
import type { Outcome, Persona, SlackView } from './types.ts';
import { isStateful } from './view-state.ts';
import { closeModals, viewJson } from './views.ts';

export function createModalHands(desk: Desk): Pick<Persona, 'clickInView' | 'fill' | 'submit' | 'close' | 'suggest'> {
  const { ws, delivery, person } = desk;

  /** The view as it is now; a modal must be the topmost. */
  function getShown(view: SlackView): SlackView {
    const shown = view.type === 'home' ? ws.homes.get(person.id) : ws.stacks.get(person.id)?.at(-1);
    if (shown?.id !== view.id) throw new Error('The view is not on the screen.');
    return shown;
  }

  function trigger(view: SlackView): string {
    return newTrigger(ws, person.id, view.type === 'modal' ? { viewId: view.id } : {});
  }

  return {
    async clickInView(view, actionId, value) {
      const shown = getShown(view);
      const placed = getElement(shown, actionId, value);
      const current = shown.state.values[placed.blockId]?.[actionId];
      const suggested = ws.suggestions.get(suggestionKey(shown, placed)) ?? [];
      const { action, state } = useElement(ws, placed, { current, suggested }, value);
      if (state) shown.state.values[placed.blockId] = { ...shown.state.values[placed.blockId], [actionId]: state };
      const payload: Json = {
        ...interaction(ws, 'block_actions', person),
        ...fromView(ws, shown),
        trigger_id: trigger(shown),
        actions: [action],
      };
      ws.changed();
      return (await delivery.send('block_actions', { kind: 'interactive', payload })).outcome;
    },

    fill(view, values) {
      const shown = getShown(view);
      for (const [actionId, input] of Object.entries(values)) {
        const placed = getElement(shown, actionId);
        const type = placed.element.type;
        if (placed.block.type !== 'input' || !isStateful(type)) {
          throw new Error(`${actionId} is not an input: use clickInView.`);
        }
        const suggested = ws.suggestions.get(suggestionKey(shown, placed)) ?? [];
        const value = stateValue(ws, placed.element, type, input, suggested);
        shown.state.values[placed.blockId] = { ...shown.state.values[placed.blockId], [actionId]: value };
      }
      ws.changed();
    },

    async submit(view) {
      const shown = getShown(view);
      if (!shown.submit) throw new Error('The view has no submit button.');
      const mistakes = clientMistakes(shown);
      shown.errors = mistakes;
      ws.changed();
      if (Object.keys(mistakes).length > 0) return refused(mistakes);
      const payload: Json = {
        ...interaction(ws, 'view_submission', person),
        trigger_id: trigger(shown),
        view: viewJson(ws, shown),
        response_urls: responseUrls(desk, shown),
      };
      const { outcome, exchange } = await delivery.send('view_submission', { kind: 'interactive', payload });
      if (!outcome.acknowledged) return outcome;
      const wrong = applySubmissionAnswer(ws, person.id, shown, outcome.body);
      if (wrong !== undefined) {
        exchange.broken = wrong;
        outcome.error = `We had some trouble connecting. Try again? (${wrong})`;
        ws.changed();
      }
      return outcome;
    },

    async close(view) {
      const shown = getShown(view);
      if (shown.type === 'home') throw new Error('The home cannot be closed.');
      const whole = shown.clear_on_close;
      for (const closed of closeModals(ws, person.id, whole ? 'all' : shown)) {
        if (!closed.notify_on_close) continue;
        const payload: Json = {
          ...interaction(ws, 'view_closed', person),
          view: viewJson(ws, closed),
          is_cleared: whole,
        };
        await delivery.send('view_closed', { kind: 'interactive', payload });
      }
    },

    async suggest(where, actionId, query) {
      const placed = getElement(where, actionId);
      const least = Number(placed.element.min_query_length ?? 3);
      if (!String(placed.element.type).endsWith('external_select'))
        throw new Error(`${actionId} is no external select.`);
      if (query.length < least) return refused({ [actionId]: `Slack asks the app from ${least} characters on.` });
      const payload: Json = {
        ...interaction(ws, 'block_suggestion', person),
        ...('ts' in where ? fromMessage(ws, getOwnChannel(desk, where.channel), where) : fromView(ws, getShown(where))),
        action_ts: actionTs(ws),
        action_id: actionId,
        block_id: placed.blockId,
        value: query,
      };
      const { outcome, exchange } = await delivery.send('block_suggestion', { kind: 'interactive', payload });
      if (!outcome.acknowledged) return outcome;
      const options = readSuggestions(outcome.body);
      if (typeof options === 'string') {
        exchange.broken = options;
        outcome.error = options;
      } else ws.suggestions.set(suggestionKey(where, placed), options);
      ws.changed();
      return outcome;
    },
  };
}

/** Addresses for channels that were picked in an element with `response_url_enabled`. */
function responseUrls({ ws, person }: Desk, view: SlackView): Json[] {
  return listElements(view.blocks).flatMap(({ element, blockId, actionId }) => {
    const value = view.state.values[blockId]?.[actionId];
    const channelId = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || !channelId) return [];
    const responseUrl = newResponseUrl(ws, person.id, channelId);
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: responseUrl }];
  });
}

function refused(mistakes: Record<string, string>): Outcome {
  const error = Object.entries(mistakes)
    .map(([name, words]) => `${name}: ${words}`)
    .join('; ');
  return { acknowledged: false, status: 0, milliseconds: 0, body: undefined, error };
}
