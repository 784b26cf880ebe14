import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App, types } from '@slack/bolt';
import type { Browser } from 'playwright-core';
import { anna } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { inputBlocks, messageBlocks } from './gallery.ts';
import { openPage, type PageWorld } from './page-world.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const asBlocks = (blocks: unknown) => blocks as types.KnownBlock[];

async function postGallery(world: PageWorld): Promise<void> {
  await world.app.client.chat.postMessage({ channel: 'C0ALL', text: 'gallery', blocks: asBlocks(messageBlocks) });
}

describe('the blocks on the page', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('draws mrkdwn as Slack does, and nothing else', async () => {
    await using world = await openPage(() => undefined);
    await postGallery(world);
    const page = await world.visit(browser, anna.id);
    const section = page.locator('.block-section').first();
    const inside = (selector: string) => section.locator(selector).allTextContents();
    assert.deepEqual(await inside('strong'), ['bold', 'both']);
    assert.deepEqual(await inside('em'), ['italic', 'both']);
    assert.deepEqual(await inside('s'), ['struck']);
    assert.deepEqual(await inside('code'), ['co*d*e']);
    assert.deepEqual(await inside('pre'), ['pre *not bold*']);
    assert.deepEqual(await inside('blockquote'), ['quoted @Ben Ode and #all']);
    const hrefs = await section.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.deepEqual(hrefs, ['https://example.org/?a=1&b=2', 'https://example.org/bare', 'mailto:a@b.de']);
    const whole = (await section.textContent()) ?? '';
    for (const kept of ['snake_case_name 2*3*4', ':unknown_one: 10:00:30', '2027-06-16 09:00 <b> @channel bad', '🎉']) {
      assert.ok(whole.includes(kept), `${kept} in ${whole}`);
    }
    const plain = page.locator('.block-section').nth(1);
    assert.equal(await plain.locator('.text').first().textContent(), '*plain* <b>text</b> :tada:');
    await page.getByText('Unbekannter Block „alert“').waitFor();
    const third = page.getByRole('listitem').filter({ hasText: 'third' });
    assert.equal(await third.evaluate((node) => node.parentElement?.getAttribute('start')), '3');
    assert.deepEqual(world.problems, []);
  });

  it('sends what is pressed, picked and confirmed in a message', async () => {
    const seen = new Map<string, unknown>();
    await using world = await openPage((app) => {
      app.action(/.*/, async ({ ack, action }) => {
        await ack();
        const { action_id, value, selected_option, selected_options, selected_date } = Object(action);
        const picked = selected_options?.map((one: { value: string }) => one.value);
        seen.set(action_id, value ?? selected_option?.value ?? picked ?? selected_date);
      });
    });
    await postGallery(world);
    const page = await world.visit(browser, anna.id);
    const message = page.getByRole('article');
    await message.getByRole('button', { name: 'Go' }).click();
    await message.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('alertdialog', { name: 'Really?' }).getByRole('button', { name: 'No' }).click();
    await message.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Yes, stop' }).click();
    await message.getByRole('button', { name: 'Weitere Möglichkeiten' }).press('Enter');
    await page.getByRole('menuitem', { name: 'One' }).press('ArrowDown');
    await page.keyboard.press('Enter');
    await message.getByRole('combobox').selectOption('3');
    await message.getByLabel('Wann').fill('2027-06-16');
    await message.getByRole('checkbox', { name: 'Two' }).check();
    await world.slack.until(() => seen.size >= 6, 'the bot hears of six clicks');
    assert.deepEqual(Object.fromEntries(seen), {
      go: 'go',
      stop: 'stop',
      more: '2',
      menu: '3',
      day: '2027-06-16',
      ticks: ['1', '2'],
    });
  });

  it('fills in every kind of input, and the bot gets what was filled in', async () => {
    const { promise, resolve } = Promise.withResolvers<Record<string, Record<string, Record<string, unknown>>>>();
    const formBot = (app: App) => {
      app.command('/visit', async ({ ack, client, command }) => {
        await ack();
        const blocks = asBlocks(inputBlocks);
        const view = { type: 'modal' as const, callback_id: 'form', title: text('Form'), submit: text('Save'), blocks };
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      app.options('found', async ({ ack, payload }) => {
        await ack({ options: [{ text: text(`Found ${payload.value}`), value: payload.value }] });
      });
      app.view('form', async ({ ack, view }) => {
        await ack();
        resolve(Object(view.state.values));
      });
    };
    await using world = await openPage(formBot);
    const page = await world.visit(browser, anna.id);
    await page.getByRole('combobox', { name: 'Nachricht an #all' }).fill('/visit form');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Form' });
    const field = (label: string) => form.getByLabel(new RegExp(`^${label}( |$)`));
    assert.equal(await field('line').inputValue(), 'begun');
    await field('lines').fill('a\nb');
    await field('mail').fill('anna@example.org');
    await field('address').fill('https://example.org');
    await field('number').fill('zero');
    await field('one').selectOption('2');
    await field('several').fill('thr');
    await field('several').press('Enter');
    await field('person').selectOption('U0BEN');
    await field('people').fill('meier');
    await page.getByRole('option', { name: 'Anna Meier @anna.meier' }).click();
    await field('channel').selectOption('C0ALL');
    await field('conversation').selectOption('C0SECRET');
    await field('found').pressSequentially('abc');
    await page.getByRole('option', { name: 'Found abc' }).click();
    await field('date').fill('2027-06-15');
    await field('time').fill('09:30');
    await field('moment').fill('2027-06-15T09:30');
    await form.getByRole('radio', { name: 'Three' }).check();
    await form.getByRole('group', { name: /boxes/ }).getByRole('checkbox', { name: 'One' }).check();
    await field('file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') });
    await form.getByText('list.csv').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Bitte geben Sie eine Zahl ein.').waitFor();
    await field('number').fill('7');
    await form.getByRole('button', { name: 'Save' }).click();
    const values = await promise;
    const held = Object.fromEntries(
      Object.entries(values).map(([blockId, byAction]) => {
        const { type: _, ...rest } = Object.values(byAction)[0] ?? {};
        return [blockId, simple(Object.values(rest)[0])];
      }),
    );
    assert.deepEqual(held, {
      line: 'begun',
      lines: 'a\nb',
      mail: 'anna@example.org',
      address: 'https://example.org',
      number: '7',
      one: '2',
      several: ['1', '3'],
      person: 'U0BEN',
      people: ['U0ANNA'],
      channel: 'C0ALL',
      conversation: 'C0SECRET',
      found: 'abc',
      date: '2027-06-15',
      time: '09:30',
      moment: Date.parse('2027-06-15T07:30:00Z') / 1000,
      radio: '3',
      boxes: ['1'],
      file: ['list.csv'],
    });
    assert.deepEqual(world.problems, []);
  });
});

/** Options by their value, files by their name. */
function simple(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simple);
  if (typeof value !== 'object' || value === null) return value;
  return 'value' in value ? value.value : Reflect.get(value, 'name');
}
