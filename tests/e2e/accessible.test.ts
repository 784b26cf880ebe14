import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { anna, ben, channel } from '../sandbox/workspace.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage, type PageWorld } from './page-world.ts';
import { furnish, places, placesBot } from './places.ts';

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
        const narrow = width < 760;
        for (const { name, open, leave } of places) {
          await open(page, narrow);
          // A mail’s own HTML is its sender’s.
          assert.deepEqual(await accessibilityFaults(page, { frames: false }), [], name);
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
