/** The bar with the bot's time, in a real browser before the real sandbox. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { startSandbox } from '../../src/sandbox/start.ts';
import { anna } from '../sandbox/workspace.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/main-process.ts';
import { channel, people } from '../support/world.ts';
import { openPage } from './page-world.ts';

/** A sandbox as `npm start` gives it, in a folder of its own. */
async function openSandbox(browser: Browser) {
  const folder = temporaryFolder();
  const env = { PORT: String(await freePort()), DATABASE_URL: `sqlite:${folder.path}/bot.db` };
  const { url, bot } = await startSandbox(readConfig(env), createLog('silent'));
  const problems: string[] = [];
  return {
    problems,
    async command(personId: string, line: string): Promise<void> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ as: personId, channel, line });
      const response = await fetch(`${url}/sandbox/command`, { method: 'POST', headers, body });
      assert.deepEqual([response.status, await response.json()], [200, {}]);
    },
    async visit(personId: string, width = 1280): Promise<Page> {
      const page = await browser.newPage({ viewport: { width, height: 820 } });
      page.setDefaultTimeout(8000);
      page.on('pageerror', (error) => problems.push(String(error.stack)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      await page.goto(`${url}/#${personId}`);
      await page.getByRole('log').waitFor();
      return page;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await bot.stop();
      folder[Symbol.dispose]();
    },
  };
}

/** Types into the composer, and waits for the answer. */
async function type(page: Page, line: string, answer: RegExp): Promise<void> {
  const composer = page.getByRole('combobox', { name: /#besuch-burgenlandkreis/ });
  await composer.fill(line);
  await composer.press('Escape');
  await composer.press('Enter');
  await page.getByRole('article').filter({ hasText: answer }).first().waitFor();
}

const article = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

/** What is wrong in the bar and its panel. */
const faultsOf = (page: Page) => accessibilityFaults(page, { within: '.clock-bar, .clock-panel', bestPractice: true });

describe('the bar with the bot’s time', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('goes from one thing that the bot does by itself to the next, and each comes in the channel', async () => {
    await using sandbox = await openSandbox(browser);
    const page = await sandbox.visit(people.coordinator);
    const bar = page.getByRole('region', { name: 'Uhr des Bots' });
    await type(page, '/besuch tagesordnung verschieben 1 tag=1 um=9:00', /ist eingeplant/);
    await type(page, '/besuch veröffentlichen now', /Das Programm ist veröffentlicht/);
    await article(page, 'Das Programm von „Arbeitsbesuch Burgenlandkreis“ ist veröffentlicht').waitFor();

    await bar.getByRole('button', { name: /^Weiter zu: Vorschau auf Tag 1 \(Mo\., .*, 18:00\sUhr\)$/ }).click();
    await article(page, 'Morgen, Dienstag').getByText('18:00').waitFor();
    assert.match((await bar.getByRole('time').textContent()) ?? '', /^Mo\., .*, 18:00\sUhr$/);
    assert.match(
      (await bar.getByRole('status').textContent()) ?? '',
      /in #besuch-burgenlandkreis: Vorschau auf Tag 1\.$/,
    );
    await page.locator('.day').getByText('Heute', { exact: true }).waitFor();

    await bar.getByRole('button', { name: /^Weiter zu: Tagesablauf für Tag 1 \(Di\., .*, 07:30\sUhr\)$/ }).click();
    await article(page, 'Heute, Dienstag').getByText('07:30').waitFor();
    assert.equal(await article(page, 'Morgen, Dienstag').count(), 1);

    // Nothing is planned for day two: the bot has nothing more to do, which the panel says.
    await bar.getByRole('button', { name: /^Weiter zu/ }).waitFor({ state: 'hidden' });
    await bar.getByRole('button', { name: 'Uhr stellen' }).click();
    const panel = page.getByRole('dialog', { name: 'Uhr stellen' });
    assert.deepEqual(await faultsOf(page), []);
    await panel.getByRole('button', { name: /Tagesablauf für Tag 2 .*entfällt/ }).click();
    await bar.getByText(/Tagesablauf für Tag 2 entfällt/).waitFor();
    assert.equal(await article(page, 'Heute, Mittwoch').count(), 0);
    assert.deepEqual(sandbox.problems, []);
  });

  it('says what is missing before anything comes, and goes on, back and home by keyboard on a narrow screen', async () => {
    await using sandbox = await openSandbox(browser);
    const page = await sandbox.visit(people.english, 390);
    const bar = page.getByRole('region', { name: 'The bot’s clock' });
    const time = bar.getByRole('time');
    const opener = bar.getByRole('button', { name: 'Set the clock' });
    const panel = page.getByRole('dialog', { name: 'Set the clock' });
    const today = (await time.textContent()) ?? '';

    await opener.press('Enter');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    assert.equal(await opener.evaluate((node) => node === document.activeElement), true);
    await opener.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '+15 min');
    await panel.getByRole('button', { name: /^Preview of day 1/ }).press('Enter');
    await bar.getByText(/No programme is published yet/).waitFor();
    assert.match((await time.textContent()) ?? '', /^Mon, .*, 18:00$/);
    assert.deepEqual(await faultsOf(page), []);

    for (const line of ['/visit agenda move 1 day=1 at=9:00', '/visit publish now']) {
      await sandbox.command(people.coordinator, line);
    }
    await article(page, 'Morgen, Dienstag').waitFor();

    await opener.press('Enter');
    await panel.getByLabel('Date').fill('2026-01-15');
    await panel.getByLabel('Time', { exact: true }).fill('09:30');
    await panel.getByLabel('Time', { exact: true }).press('Enter');
    await bar.getByText(/New messages keep the latest time so far/).waitFor();
    assert.equal(await time.textContent(), 'Thu, 15 Jan 2026, 09:30');
    await type(page, 'Good morning', /Good morning/);
    assert.equal(await page.getByRole('article').last().getByText('Good morning').count(), 1, 'the newest stands last');
    await type(page, '/nothing', /\/nothing/);
    assert.equal(await page.getByRole('article').last().getByText('/nothing').count(), 1, 'so does what Slack says');

    await opener.press('Enter');
    await panel.getByRole('button', { name: '+1 h' }).press('Enter');
    await bar.getByText(/^Thu, 15 Jan 2026, 10:30$/).waitFor();
    await opener.press('Enter');
    await panel.getByRole('button', { name: 'Back to this computer’s time' }).press('Enter');
    await bar.getByRole('status').getByText(today.slice(0, -6)).waitFor();
    assert.equal(await article(page, 'Morgen, Dienstag').count(), 1);
    assert.deepEqual(sandbox.problems, []);
  });

  it('is not there where the time cannot be moved', async () => {
    await using world = await openPage(() => undefined);
    const page = await world.visit(browser, anna.id);
    assert.equal(await page.getByRole('region', { name: 'Uhr des Bots' }).count(), 0);
    const moved = await page.request.post(`${world.url}/sandbox/clock`, { data: { as: anna.id, minutes: 15 } });
    assert.equal(moved.status(), 404);
  });
});
