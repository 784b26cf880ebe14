import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App, types } from '@slack/bolt';
import type { Browser } from 'playwright-core';
import { anna, ben } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { accessoryBlocks, inputBlocks, messageBlocks, moreBlocks, pictureBlocks } from './gallery.ts';
import { openPage, type PageWorld } from './page-world.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const asBlocks = (blocks: unknown) => blocks as types.KnownBlock[];

async function postGallery(world: PageWorld, blocks: unknown = messageBlocks): Promise<void> {
  await world.app.client.chat.postMessage({ channel: 'C0ALL', text: 'gallery', blocks: asBlocks(blocks) });
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
    await page.getByRole('heading', { name: 'A header 🎉' }).waitFor();
    const fields = page.locator('.fields');
    assert.deepEqual(await fields.locator('.text').allTextContents(), ['Field 1', 'Field 2', 'Field 3']);
    const columns = await fields.evaluate((node) => getComputedStyle(node).gridTemplateColumns.split(' ').length);
    assert.equal(columns, 2);
    assert.equal(await page.locator('.block-context strong').textContent(), 'print');
    assert.equal(await page.locator('hr.block-divider').count(), 1);
    // Nothing is loaded from outside; the picture's words stand in its place.
    const map = page.locator('.block-image').getByRole('link', { name: 'Map of the Kreishaus' });
    assert.equal(await map.getAttribute('href'), 'https://example.org/map.png');
    assert.deepEqual(await page.locator('tbody td').allTextContents(), ['Waste', '12']);
    assert.equal(await page.locator('td').nth(1).getAttribute('class'), 'align-right');
    await page.getByText('Unbekannter Block „alert“').waitFor();
    const third = page.getByRole('listitem').filter({ hasText: 'third' });
    assert.equal(await third.evaluate((node) => node.parentElement?.getAttribute('start')), '3');
    assert.deepEqual(world.problems, []);
  });

  it('draws rich text with every style, mention and list, and pictures of its own', async () => {
    await using world = await openPage(() => undefined);
    await postGallery(world, moreBlocks);
    await postGallery(world, pictureBlocks(world.url));
    const page = await world.visit(browser, ben.id);
    const rich = page.locator('.block-rich_text');
    const inside = (selector: string) => rich.locator(selector).allTextContents();
    assert.deepEqual(await inside('strong'), ['bold', 'bold link']);
    assert.deepEqual(await inside('em'), ['italic']);
    assert.deepEqual(await inside('s'), ['struck']);
    assert.deepEqual(await inside('u'), ['underlined']);
    assert.deepEqual(await inside('code'), ['code', '#0b6470']);
    assert.deepEqual(await inside('.mention'), ['#all', '@S0GROUP', '@here']);
    assert.deepEqual(await inside('[role=img]'), ['🇩🇪']);
    assert.deepEqual(await inside('blockquote'), ['quoted\nin two lines']);
    assert.deepEqual(await rich.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))), [
      'https://example.org/day',
      'https://example.org/bold',
    ]);
    assert.ok((await rich.textContent())?.includes('*not bold* <b>nor this</b> :tada:'));
    const looks = await rich.locator('ul, ol').evaluateAll((lists) =>
      lists.map((one) => {
        const { listStyleType, borderLeftWidth } = getComputedStyle(one);
        return `${one.textContent}: ${listStyleType} ${one.getAttribute('start') ?? ''} ${borderLeftWidth}`;
      }),
    );
    assert.deepEqual(looks, [
      'round: disc  0px',
      'hollow: circle  0px',
      'square: square  0px',
      'fifth: decimal 5 0px',
      'lettered: lower-alpha 1 0px',
      'with a line: disc  4px',
    ]);
    const cell = page.locator('.block-table td').nth(1);
    assert.equal(await cell.locator('strong').textContent(), 'strong');
    assert.equal(await cell.getByRole('link').getAttribute('href'), 'https://example.org/cell');
    for (const name of ['The whole picture', 'The picture beside', 'The small picture']) {
      const picture = page.getByRole('img', { name });
      await picture.waitFor();
      assert.ok(await picture.evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth > 0), name);
    }
    assert.deepEqual(world.problems, []);
  });

  it('works every accessory of a section', async () => {
    const seen = new Map<string, unknown>();
    await using world = await openPage((app) => {
      app.options(/.*/, ({ ack, payload }) => ack({ options: [{ text: text('Found'), value: `x${payload.value}` }] }));
      app.action(/.*/, async ({ ack, action }) => {
        await ack();
        const {
          action_id,
          block_id: _block,
          action_ts: _ts,
          type: _type,
          text: _text,
          initial_user: _user,
          ...rest
        } = Object(action);
        const held = Object.entries(rest).filter(([name]) => /^(value|selected_\w+)$/.test(name));
        seen.set(action_id, held.map(([, value]) => simple(value))[0]);
      });
    });
    await postGallery(world, accessoryBlocks);
    const page = await world.visit(browser, anna.id);
    const beside = (type: string) =>
      page.locator('.block-section').filter({ has: page.locator('strong', { hasText: new RegExp(`^${type}$`) }) });
    const link = beside('button').getByRole('link', { name: 'Open' });
    assert.equal(await link.getAttribute('href'), 'https://example.org/');
    await link.evaluate((node) => node.addEventListener('click', (event) => event.preventDefault()));
    await link.click();
    await beside('overflow').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'One the first' }).click();
    await beside('static_select').getByRole('combobox').selectOption({ label: 'Three o’clock' });
    await beside('users_select').getByRole('combobox').selectOption(anna.id);
    await beside('conversations_select').getByRole('combobox').selectOption({ label: '#secret' });
    const rooms = beside('channels_select').getByRole('combobox');
    assert.deepEqual(await rooms.locator('option').allTextContents(), ['A channel', '#all', '#other']);
    await rooms.selectOption('C0OTHER');
    const choose = async (type: string, typed: string, option: string | RegExp) => {
      await beside(type).getByRole('combobox').pressSequentially(typed);
      await page.locator('.options').getByRole('option', { name: option }).click();
    };
    await choose('external_select', 'a', 'Found');
    await beside('multi_static_select').getByRole('combobox').focus();
    await page.getByRole('group', { name: 'Afternoon' }).getByRole('option', { name: 'Two o’clock' }).click();
    await beside('multi_users_select').getByRole('button', { name: 'Ben Ode entfernen' }).click();
    await choose('multi_conversations_select', 'bes', 'besuch');
    await choose('multi_channels_select', 'oth', '#other');
    await choose('multi_external_select', 'b', 'Found');
    await beside('datepicker').getByLabel('A day').fill('2027-06-16');
    await beside('timepicker').getByLabel('Wann').fill('10:45');
    await beside('checkboxes').getByRole('checkbox', { name: 'Two' }).check();
    await beside('radio_buttons').getByRole('radio', { name: 'Three' }).check();
    await world.slack.until(() => seen.size >= accessoryBlocks.length, 'the bot hears of every accessory');
    const direct = [...world.slack.channels.values()].find((one) => one.is_im)?.id;
    assert.deepEqual(Object.fromEntries(seen), {
      open: 'open',
      dots: '1',
      groups: '15',
      user: anna.id,
      talk: 'C0SECRET',
      room: 'C0OTHER',
      outside: 'xa',
      menus: ['14'],
      users: [anna.id],
      talks: [direct],
      rooms: ['C0ALL', 'C0OTHER'],
      outsiders: ['xb'],
      date: '2027-06-16',
      time: '10:45',
      boxes: ['2'],
      radio: '3',
    });
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
      app.options(/^founds?$/, async ({ ack, payload }) => {
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
    await field('channels').fill('other');
    await page.locator('.options').getByRole('option', { name: '#other' }).click();
    await field('conversations').fill('secret');
    await page.locator('.options').getByRole('option', { name: '#secret' }).click();
    await field('founds').pressSequentially('de');
    await page.getByRole('option', { name: 'Found de' }).click();
    await field('grouped').fill('hall');
    await field('grouped').press('Enter');
    await field('rich').fill('written');
    await field('date').fill('2027-06-15');
    await field('time').fill('09:30');
    await field('moment').fill('2027-06-15T09:30');
    await form.getByRole('radio', { name: 'Three' }).check();
    await form.getByRole('group', { name: /boxes/ }).getByRole('checkbox', { name: 'One' }).check();
    await field('file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') });
    await form.getByText('list.csv').waitFor();
    await field('file').setInputFiles({ name: 'not this.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await form.getByRole('button', { name: 'not this.txt entfernen' }).click();
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
      channels: ['C0OTHER'],
      conversations: ['C0SECRET'],
      founds: ['de'],
      grouped: ['9'],
      rich: 'rich_text',
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
  if ('elements' in value) return Reflect.get(value, 'type');
  return 'value' in value ? value.value : Reflect.get(value, 'name');
}
