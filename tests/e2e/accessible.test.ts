import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { anna, ben, channel } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage, type PageWorld } from './page-world.ts';
import { furnish, places, placesBot } from './places.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.0, 2.1 or 2.2 at A or AA: rule, element and why. A mail’s own HTML is its sender’s. */
async function violations(page: Page): Promise<string[]> {
  const options = JSON.stringify({ runOnly: rules, iframes: false, resultTypes: ['violations'] });
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

describe('The page is accessible', () => {
  let browser: Browser;
  let world: PageWorld;
  before(async () => {
    browser = await openBrowser();
    const people = [anna, { ...ben, email: 'ben@example.org' }];
    const channels = [channel('C0ALL', 'all'), channel('C0QUIET', 'quiet')];
    world = await openPage(placesBot, { people, channels });
    await furnish(world);
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await browser.close();
  });

  for (const person of [anna, ben]) {
    for (const width of [1280, 390]) {
      it(`at every place, in ${person.locale}, ${width} pixels wide`, async () => {
        const page = await world.visit(browser, person.id, width);
        await page.evaluate(axe.source);
        const narrow = width < 760;
        for (const { name, open, leave } of places) {
          await open(page, narrow);
          assert.deepEqual(await violations(page), [], name);
          const across = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(across <= 0, `${name} is ${across} pixels too wide`);
          await (leave?.(page, narrow) ?? page.keyboard.press('Escape'));
        }
        await page.close();
        assert.deepEqual(world.problems, []);
      });
    }
  }
});
