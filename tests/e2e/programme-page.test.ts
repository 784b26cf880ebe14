import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import type { World } from '../support/world.ts';
import { pageOf, publishedWorld } from '../web/programme-world.ts';

const readers = [
  { who: 'Götz Ulrich', locale: 'de-DE' },
  { who: 'Michael Lübbersmann', locale: 'de-DE' },
  { who: 'Emma Green', locale: 'en-GB' },
  { who: undefined, locale: 'en-GB' },
];

describe('the page of a programme in a browser', () => {
  let browser: Browser;
  let w: World;
  before(async () => {
    w = await publishedWorld();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await w[Symbol.asyncDispose]();
  });

  /** Without JavaScript of the page's own; what the browser refuses or complains about ends the test. */
  async function open(
    options: BrowserContextOptions,
    url: string,
    use: (page: Page, asked: string[], problems: string[]) => Promise<void>,
  ) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const problems: string[] = [];
    const asked: string[] = [];
    page.on('console', (said) => problems.push(said.text()));
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    try {
      await page.goto(url);
      await use(page, asked, problems);
      assert.deepEqual(problems, []);
      assert.deepEqual(await context.cookies(), []);
    } finally {
      await context.close();
    }
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      it(`is accessible and fits, ${width} pixels wide, ${colorScheme}`, async () => {
        for (const { who, locale } of readers) {
          for (const query of ['', '?answer=maybe#answer']) {
            const url = `${await pageOf(w, who)}${query}`;
            await open({ locale, colorScheme, viewport: { width, height: 800 } }, url, async (page) => {
              assert.deepEqual(await accessibilityFaults(page, { bestPractice: true }), [], `${who} ${query}`);
              const across = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
              assert.ok(across <= 0, `${across} pixels too wide`);
            });
          }
        }
      });
    }
  }

  it('fits on the smallest screen, and where text is twice as large', async () => {
    const options = { locale: 'de-DE', viewport: { width: 320, height: 640 } };
    await open(options, await pageOf(w, 'Michael Lübbersmann'), async (page) => {
      const across = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok((await across()) <= 0);
      await page.locator('h1,h3,.who').evaluateAll((all) => {
        for (const each of all) each.textContent = 'W'.repeat(150);
      });
      assert.ok((await across()) <= 0, 'with words without an end');
      await page.setViewportSize({ width: 640, height: 640 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      assert.ok((await across()) <= 0);
    });
  });

  it('says at its field what is wrong with an answer, and keeps what was written', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open({ locale: 'de-DE', colorScheme }, await pageOf(w, 'Götz Ulrich'), async (page, asked, problems) => {
        await page.getByRole('radio', { name: 'Vielleicht' }).check();
        const note = page.getByRole('textbox', { name: 'Mitteilung an die Koordination' });
        await note.evaluate((field) => Object.assign(field, { value: 'sehr '.repeat(70) }));
        await page.getByRole('button', { name: 'Antwort senden' }).click();
        await page.getByRole('alert').filter({ hasText: 'Eine Mitteilung darf 300 Zeichen lang sein' }).waitFor();
        assert.ok(await page.getByRole('radio', { name: 'Vielleicht' }).isChecked());
        assert.equal((await note.inputValue()).length, 349);
        assert.deepEqual(await accessibilityFaults(page, { bestPractice: true }), []);
        // The browser says aloud that the answer was not a good one.
        assert.match(problems.splice(0).join(), /^Failed to load resource: .* 422/);
        await note.fill('');
        await page.getByRole('button', { name: 'Antwort senden' }).click();
        await page.getByText('Es ist notiert, dass Sie vielleicht kommen.').waitFor();
        assert.deepEqual(await accessibilityFaults(page, { bestPractice: true }), []);
        assert.equal(asked.filter((each) => each.startsWith('POST')).length, 2);
        await page.getByText('Antwort ändern').click();
        assert.deepEqual(await accessibilityFaults(page, { bestPractice: true }), []);
        await w.bot.deps.db.deleteFrom('reply').execute();
      });
    }
  });

  it('takes an answer by keyboard, without scripts, asks only itself, and then says what is noted', async () => {
    const url = await pageOf(w, 'Sabine Krause');
    const options = { locale: 'de-DE', javaScriptEnabled: false };
    await open(options, `${url}?answer=yes#answer`, async (page, asked) => {
      const yes = page.getByRole('radio', { name: 'Ja, ich komme' });
      assert.ok(await yes.isChecked());
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      assert.ok(await page.getByRole('radio', { name: 'Vielleicht' }).isChecked());
      await page.keyboard.press('Tab');
      await page.keyboard.type('Ich weiß es am Freitag.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Es ist notiert, dass Sie vielleicht kommen.').waitFor();
      assert.equal(page.url(), `${url}#answer`);
      await page.getByText('Dazu notiert: „Ich weiß es am Freitag.“').waitFor();
      assert.deepEqual(
        asked.filter((each) => !each.startsWith('GET ')),
        [`POST ${url}/answer`],
      );
      assert.ok(asked.every((each) => each.split(' ')[1]?.startsWith(new URL(url).origin)));
    });
    await open(options, url, async (page) => {
      assert.ok(await page.getByRole('button', { name: 'Antwort senden' }).isHidden());
      await page.getByText('Antwort ändern').click();
      await page.getByRole('radio', { name: 'Nein, ich komme nicht' }).check();
      await page.getByRole('button', { name: 'Antwort senden' }).click();
      await page.getByText('Ihre Absage ist notiert.').waitFor();
    });
    assert.match(await w.besuch('einladung stand'), /Sabine Krause/);
  });

  it('shows where the keyboard is', async () => {
    await open({ locale: 'de-DE' }, await pageOf(w, 'Götz Ulrich'), async (page) => {
      const seen = new Set<string>();
      for (let stop = 0; stop < 6; stop++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const at = document.activeElement;
          return at && { name: at.tagName, outline: getComputedStyle(at).outlineStyle };
        });
        assert.notEqual(focus?.outline, 'none', focus?.name);
        seen.add(focus?.name ?? '');
      }
      assert.deepEqual([...seen].sort(), ['A', 'BUTTON', 'INPUT', 'TEXTAREA']);
    });
  });

  it('prints the programme, the address and the code, and nothing that only a screen can do', async () => {
    await open({ locale: 'de-DE', colorScheme: 'dark' }, await pageOf(w, 'Götz Ulrich'), async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const name of ['Antwort senden', 'Antwort ändern', 'Google Kalender']) {
        assert.equal(await page.getByText(name, { exact: true }).filter({ visible: true }).count(), 0, name);
      }
      assert.ok(await page.getByRole('img', { name: /QR-Code/ }).isVisible());
      assert.ok(await page.getByText(/calendar\/[\w-]{43}\.ics/).isVisible());
      const colours = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return [color, backgroundColor];
      });
      assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    });
  });

  it('has its headings in order, and its days and sessions as lists', async () => {
    await open({ locale: 'en-GB' }, await pageOf(w), async (page) => {
      const levels = await page.locator('h1,h2,h3').evaluateAll((all) => all.map(({ tagName }) => tagName));
      assert.equal(levels[0], 'H1');
      assert.equal(levels.filter((level) => level === 'H1').length, 1);
      assert.equal(levels[1], 'H2');
      const day = page.getByRole('region', { name: 'Day 1: Tuesday, 15 June 2027' });
      assert.equal(await day.getByRole('heading', { level: 3 }).count(), 9);
      assert.equal(await day.getByRole('list', { name: 'At the same time, 2 of 2' }).getByRole('listitem').count(), 1);
    });
  });
});
