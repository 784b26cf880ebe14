import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { type OpenSandbox, openSandbox } from '../support/sandbox.ts';
import { newcomer } from './newcomer.ts';

const mostJavaScript = 150_000;
const longestUntilPaint = 1000;
const card = 'So geht es los';

/** Opens the address that `npm start` prints, as somebody who knows nothing but that. */
async function openAddress(browser: Browser, sandbox: OpenSandbox, problems: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(8000);
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  await page.goto(sandbox.url);
  return page;
}

/** In the browser: when something could be read first, milliseconds, and how long the scripts are, bytes. */
async function measureLoad(): Promise<{ painted: number; scripts: number[] }> {
  const painted = await new Promise<number>((resolve) => {
    // What is painted is told of a little later.
    new PerformanceObserver((seen) => {
      for (const { startTime } of seen.getEntriesByName('first-contentful-paint')) resolve(startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
  return { painted, scripts: scripts.map((script) => script.decodedBodySize) };
}

describe('the first minute', () => {
  let browser: Browser;
  let sandbox: OpenSandbox;
  before(async () => {
    browser = await openBrowser();
    sandbox = await openSandbox();
  });
  after(async () => {
    await browser.close();
    await sandbox[Symbol.asyncDispose]();
  });

  it('leads from the card in the channel to the invitation in the mailbox, by what each answer offers', async () => {
    const problems: string[] = [];
    const page = await openAddress(browser, sandbox, problems);
    const { type, read, press } = newcomer(page);
    const steps = await read(card);
    const lines = await steps.locator('code').allTextContents();
    assert.deepEqual(lines, [
      '/besuch tagesordnung neu "Abfallwirtschaft" dauer=45m',
      '/besuch tagesordnung verschieben 1 tag=1 um=9:00',
      '/besuch tagesordnung planen',
      '/besuch veröffentlichen',
      '/besuch einladung senden',
    ]);
    const [propose = '', plan = ''] = lines;

    await type(propose);
    await read('Thema #8 „Abfallwirtschaft“ ist vorgeschlagen.');
    const topic = await read('vorgeschlagen von Heike Brandt');
    await topic.getByRole('button', { name: /^Abstimmen.*#8 / }).click();
    await topic.getByText('Abstimmen (1)').waitFor();

    await type(plan);
    await press('Veröffentlichen', '#1 „Migrationskonzept“ ist eingeplant');
    await press('Jetzt veröffentlichen', 'Das ist die erste veröffentlichte Fassung.');
    await read('Das Programm von „Arbeitsbesuch Burgenlandkreis“ ist veröffentlicht');
    await press('Einladungen vorbereiten', 'Das Programm ist veröffentlicht (Fassung 1).');
    await press('Jetzt senden', 'Das würde verschickt');
    await read('Die Einladungen sind unterwegs');

    await page.getByRole('button', { name: /^Mein Postfach/ }).click();
    await page.getByRole('button', { name: /Einladung: Besuch Burgenlandkreis – Tag 1/ }).click();
    await page
      .getByRole('heading', { name: /^Einladung: Besuch Burgenlandkreis – Tag 1/ })
      .first()
      .waitFor();
    await page.frameLocator('iframe').getByText('Migrationskonzept').waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('opens a form from the card, filled in with what is usual', async () => {
    const page = await openAddress(browser, sandbox, []);
    const { press, read } = newcomer(page);
    await press('Thema vorschlagen', card);
    const form = page.getByRole('dialog', { name: 'Thema vorschlagen' });
    assert.equal(await form.getByLabel('Dauer').inputValue(), '45m');
    await form.getByLabel('Titel').fill('Rettungsdienst');
    await form.getByRole('button', { name: 'Vorschlagen' }).click();
    await read('#9 Rettungsdienst');
    await page.close();
  });

  it('begins within a second, with little JavaScript', async () => {
    const loads: { painted: number; scripts: number[] }[] = [];
    // What the page takes, and not what else the machine is doing meanwhile: it is loaded again when it took longer.
    while (loads.length < 10 && !loads.some((load) => load.painted < longestUntilPaint)) {
      const page = await openAddress(browser, sandbox, []);
      await newcomer(page).read(card);
      loads.push(await page.evaluate(measureLoad));
      await page.close();
    }
    const painted = Math.min(...loads.map((load) => load.painted));
    assert.ok(painted < longestUntilPaint, `painted after ${painted} ms`);
    for (const { scripts } of loads) {
      assert.ok(scripts.length > 10 && scripts.every((bytes) => bytes > 0), `sizes of scripts: ${scripts.join(', ')}`);
      const sum = scripts.reduce((total, bytes) => total + bytes, 0);
      assert.ok(sum < mostJavaScript, `${sum} bytes of JavaScript`);
    }
  });

  it('ends when the card is dismissed: it is gone for everyone', async () => {
    const page = await openAddress(browser, sandbox, []);
    const other = await openAddress(browser, sandbox, []);
    await other.goto(`${sandbox.url}/#U0JONAS`);
    await newcomer(other).read(card);
    await newcomer(page).press('Ausblenden', card);
    for (const each of [page, other]) {
      await each.getByRole('article').filter({ hasText: card }).waitFor({ state: 'detached' });
      await each.close();
    }
  });
});
