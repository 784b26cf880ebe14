import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { svgToPng } from '../../src/documents/png.ts';
import { createSlackDoor } from '../../src/slack/post.ts';
import { anna } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage } from './page-world.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32"/></svg>';

describe('a picture that the bot sends', { timeout: 60_000 }, () => {
  it('is seen on the page, with its words for who does not see it, and can be saved', async () => {
    await using world = await openPage(() => undefined);
    const door = createSlackDoor({ tokenFor: () => 'xoxb-test', apiUrl: world.slack.apiUrl });
    const bytes = await svgToPng(svg);
    await door.upload('T0TEAM', anna.id, {
      name: 'programm.png',
      title: 'Programm',
      altText: 'Zeitplan: 9 Uhr',
      bytes,
    });
    await door.close();
    const browser = await openBrowser();
    try {
      const page = await world.visit(browser, anna.id);
      await page
        .getByRole('link', { name: 'besuch', exact: true })
        .or(page.getByRole('button', { name: /^besuch/ }))
        .first()
        .click();
      const picture = page.getByRole('img', { name: 'Zeitplan: 9 Uhr' });
      await picture.waitFor();
      await page.waitForFunction('document.querySelector(".file-picture img").naturalWidth > 0');
      assert.equal(await page.evaluate('document.querySelector(".file-picture img").naturalWidth'), 64);
      await page.getByRole('link', { name: /Programm/ }).waitFor();
      assert.deepEqual(world.problems, []);
    } finally {
      await browser.close();
    }
  });
});
