/** The small steps of the bot's time, in the bar or, on a narrow screen, in its panel. */

import { h } from './dom.js';

export const button = (props, ...content) => h('button', { type: 'button', ...props }, ...content);

/** +15 minutes, +1 hour. */
export function stepButtons(t, className, move) {
  const step = (minutes) => button({ class: 'button', on: { click: () => move({ minutes }) } }, t.steps[minutes]);
  return h('span', { class: className }, step(15), step(60));
}
