import assert from 'node:assert/strict';
import { text as readText } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type { App, types } from '@slack/bolt';
import type { Browser, Locator, Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { startSandbox } from '../../src/sandbox/start.ts';
import { anna, ben } from '../sandbox/workspace.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { openPage } from './page-world.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const input = { type: 'plain_text_input' as const, action_id: 'value' };

function modal(callback_id: string, blocks: types.KnownBlock[]): types.ModalView {
  return { type: 'modal', callback_id, title: text(callback_id), submit: text('OK'), blocks };
}

async function optionsOf(page: Page): Promise<string[]> {
  return page.locator('.composer [role=option] strong').allTextContents();
}

describe('the page before the real bot', () => {
  let browser: Browser;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  before(async () => {
    browser = await openBrowser();
    const port = await freePort();
    sandbox = await startSandbox(readConfig({ PORT: String(port), DATABASE_URL: 'sqlite::memory:' }), quiet);
  });
  after(async () => {
    await browser.close();
    await sandbox.bot.stop();
  });

  async function visit(personId: string, width = 1280): Promise<{ page: Page; composer: Locator }> {
    const page = await browser.newPage({ viewport: { width, height: 820 } });
    page.setDefaultTimeout(8000);
    await page.goto(`${sandbox.url}/#${personId}`);
    await page.getByRole('log').waitFor();
    return { page, composer: page.locator('textarea[data-key=composer]') };
  }

  it('suggests the bot’s nouns and verbs in German, narrows them while typing, and completes them', async () => {
    const { page, composer } = await visit('U0HEIKE');
    await composer.pressSequentially('/bes');
    await composer.press('Tab');
    assert.equal(await composer.inputValue(), '/besuch ');
    const first = await optionsOf(page);
    for (const line of ['neu', 'tagesordnung', 'heute', 'hilfe']) assert.ok(first.includes(line), line);
    assert.ok(!first.includes('tagesordnung neu'));
    await page.getByRole('option', { name: 'zeigt den Besuch dieses Kanals' }).waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);

    await composer.pressSequentially('top');
    assert.equal((await optionsOf(page))[0], 'tagesordnung');
    await composer.pressSequentially(' st');
    assert.deepEqual(await optionsOf(page), ['tagesordnung stimme']);
    await composer.press('Enter');
    assert.equal(await composer.inputValue(), '/besuch tagesordnung stimme ');
    await page.getByText('Beispiel: /besuch tagesordnung stimme 3').waitFor();

    await composer.fill('/besuch mitglied ');
    await composer.press('ArrowDown');
    await composer.press('ArrowDown');
    const chosen = page.getByRole('option', { selected: true });
    assert.equal(await composer.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
    await composer.press('Escape');
    assert.equal(await composer.getAttribute('aria-expanded'), 'false');
    await composer.fill('/besuch hilfe');
    await composer.press('Enter');
    await page.getByRole('article').filter({ hasText: 'zeigt Ihre Besuche' }).waitFor();
    await page.close();
  });

  it('suggests them in English to who reads English', async () => {
    const { page, composer } = await visit('U0EMILY');
    await composer.fill('/visit ag');
    assert.equal((await optionsOf(page))[0], 'agenda');
    await page.getByRole('option', { name: /agenda add.*proposes a topic/ }).waitFor();
    await page.close();
  });

  it('types quotes and dashes as a Mac does, which the bot understands, until that is switched off', async () => {
    const { page, composer } = await visit('U0JONAS');
    await composer.pressSequentially(`/besuch tagesordnung neu "Wie geht's der Kreisbahn" --dauer=45m`);
    assert.equal(await composer.inputValue(), '/besuch tagesordnung neu „Wie geht’s der Kreisbahn“ —dauer=45m');
    await composer.press('Control+z');
    await composer.press('Control+Shift+z');
    await composer.press('Enter');
    const card = page.getByRole('article').filter({ hasText: 'Wie geht’s der Kreisbahn' });
    await card.first().waitFor();
    await card.filter({ hasText: '45' }).first().waitFor();
    const toggle = page.getByRole('switch', { name: 'Tippen wie am Mac' });
    assert.equal(await toggle.isChecked(), true);
    await toggle.press('Space');
    await composer.pressSequentially('"so" --');
    assert.equal(await composer.inputValue(), '"so" --');
    await page.close();
  });

  it('proposes a message as a topic from the message’s menu, with the keyboard alone', async () => {
    const { page, composer } = await visit('U0JONAS');
    await composer.fill('Könnten wir über Wasserstoff sprechen?');
    await composer.press('Enter');
    const message = page.getByRole('article').filter({ hasText: 'Wasserstoff' });
    const more = message.getByRole('button', { name: 'Weitere Aktionen' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Als Thema vorschlagen' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Thema vorschlagen' });
    const title = form.getByLabel('Titel');
    assert.equal(await title.inputValue(), 'Könnten wir über Wasserstoff sprechen?');
    assert.deepEqual(await accessibilityFaults(page), []);
    await title.fill('');
    await title.pressSequentially('Das "grüne" Gas');
    assert.equal(await title.inputValue(), 'Das „grüne“ Gas');
    await title.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('article').filter({ hasText: 'Das „grüne“ Gas' }).first().waitFor();
    await page.close();
  });

  it('proposes a topic with the global shortcut, and says at the field what is wrong', async () => {
    const { page } = await visit('U0EMILY', 390);
    await page.getByRole('button', { name: 'Files and shortcuts' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Thema vorschlagen' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Propose a topic' });
    await form.getByLabel('Title').fill('Hydrogen');
    const length = form.getByLabel(/^Length/);
    await length.fill('three cows');
    await form.getByRole('button', { name: 'Propose' }).click();
    await page.locator('[aria-invalid=true]').waitFor();
    assert.equal(await length.getAttribute('aria-invalid'), 'true');
    assert.ok(await length.evaluate((field) => field === document.activeElement));
    await length.fill('45m');
    await form.getByRole('button', { name: 'Propose' }).click();
    // There is no channel that the answer could stand in, so it stands in the modal.
    await form.getByText(/“Hydrogen” is proposed/).waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.close();
  });

  it('opens the App Home, which the bot publishes', async () => {
    const { page } = await visit('U0HEIKE');
    await page.getByRole('button', { name: 'Startseite der App' }).click();
    await page
      .getByRole('region', { name: 'Startseite der App' })
      .getByText('Arbeitsbesuch Burgenlandkreis')
      .first()
      .waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.close();
  });
});

describe('the page before a bot that does what Slack allows', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('stacks three modals and goes back through them', async () => {
    const names = ['one', 'two', 'three'];
    const more = { type: 'button' as const, action_id: 'more', text: text('More') };
    const view = (depth: number) =>
      modal(names[depth] ?? '', [
        { type: 'input', block_id: 'note', label: text('Note'), element: input },
        ...(depth < 2 ? [{ type: 'actions' as const, elements: [{ ...more, value: String(depth + 1) }] }] : []),
      ]);
    await using world = await openPage((app) => {
      app.shortcut('new', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: view(0) });
      });
      app.action('more', async ({ ack, client, body, action }) => {
        await ack();
        if (body.type !== 'block_actions' || !('value' in action)) return;
        await client.views.push({ trigger_id: body.trigger_id, view: view(Number(action.value)) });
      });
      app.view('three', ({ ack }) => ack({ response_action: 'errors', errors: { note: 'Bitte kürzer.' } }));
    });
    const page = await world.visit(browser, anna.id);
    await page.getByRole('button', { name: 'Kurzbefehle' }).click();
    await page.getByRole('menuitem', { name: 'New' }).click();
    for (const name of ['one', 'two']) {
      const dialog = page.getByRole('dialog', { name });
      await dialog.getByLabel('Note').fill(`in ${name}`);
      await dialog.getByRole('button', { name: 'More' }).click();
    }
    const third = page.getByRole('dialog', { name: 'three' });
    await third.getByLabel('Note').fill('long');
    await third.getByRole('button', { name: 'OK' }).click();
    await third.getByText('Bitte kürzer.').waitFor();
    const note = third.getByLabel('Note');
    assert.equal(await note.getAttribute('aria-invalid'), 'true');
    assert.match((await note.getAttribute('aria-describedby')) ?? '', /error/);
    for (const name of ['two', 'one']) {
      await page.getByRole('button', { name: 'Zurück' }).click();
      assert.equal(await page.getByRole('dialog', { name }).getByLabel('Note').inputValue(), `in ${name}`);
    }
    assert.deepEqual(world.problems, []);
  });

  it('says what Slack says when a modal’s bot is too slow, and keeps what was filled in', async () => {
    await using world = await openPage((app) => {
      app.shortcut('new', async ({ ack, client, shortcut }) => {
        await ack();
        const blocks = [{ type: 'input' as const, block_id: 'note', label: text('Note'), element: input }];
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('slow', blocks) });
      });
      app.view('slow', async () => undefined);
    });
    const page = await world.visit(browser, anna.id);
    await page.getByRole('button', { name: 'Kurzbefehle' }).click();
    await page.getByRole('menuitem', { name: 'New' }).click();
    const dialog = page.getByRole('dialog', { name: 'slow' });
    await dialog.getByLabel('Note').fill('kept');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Die Verbindung ist gestört.' }).waitFor();
    assert.equal(await dialog.getByLabel('Note').inputValue(), 'kept');
  });

  it('shows replies in a thread beside the channel, and takes a reply', async () => {
    await using world = await openPage(() => undefined);
    const { ts } = world.slack.as(ben.id).say('C0ALL', 'Could we talk about waste?');
    const bot = { channel: 'C0ALL', thread_ts: ts };
    await world.app.client.chat.postMessage({ ...bot, text: 'Noted' });
    const page = await world.visit(browser, anna.id);
    const line = page.getByRole('button', { name: /1 Antwort/ });
    await line.press('Enter');
    const pane = page.getByRole('complementary', { name: 'Thread in #all' });
    await pane.getByText('Noted').waitFor();
    assert.equal(await page.getByRole('log', { name: 'Nachrichten' }).getByText('Noted').count(), 0);
    const reply = pane.getByRole('combobox', { name: /Antworten/ });
    assert.ok(await reply.evaluate((field) => field === document.activeElement));
    await reply.fill('Gern, sagt @ben');
    await reply.press('Escape');
    await reply.press('Enter');
    await pane.getByText('Gern, sagt @Ben Ode').waitFor();
    assert.equal(world.slack.messages('C0ALL').at(-1)?.thread_ts, ts);
    await page.getByRole('button', { name: /2 Antworten/ }).waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await reply.fill('/visit help');
    await reply.press('Enter');
    await pane.getByText('/visit wird in Threads leider nicht unterstützt.').waitFor();
    await reply.press('Escape');
    await pane.waitFor({ state: 'detached' });
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Antworten/);
    const own = await world.app.client.chat.postMessage({ channel: 'C0ALL', text: 'Soon gone' });
    world.slack.as(ben.id).say('C0ALL', 'Why?', { threadTs: own.ts ?? '' });
    await world.app.client.chat.delete({ channel: 'C0ALL', ts: own.ts ?? '' });
    await page.getByText('Diese Nachricht wurde gelöscht.').waitFor();
    assert.deepEqual(world.problems, []);
  });

  it('opens a thread over the whole of a narrow screen', async () => {
    await using world = await openPage(() => undefined);
    world.slack.as(ben.id).say('C0ALL', 'Could we talk about waste?');
    const page = await world.visit(browser, ben.id, 390);
    await page.getByRole('button', { name: /Reply in a thread/ }).click();
    const pane = page.getByRole('complementary', { name: 'Thread in #all' });
    await pane.getByRole('combobox').fill('Yes');
    await page.keyboard.press('Enter');
    await pane.getByText('Yes', { exact: true }).waitFor();
    assert.equal(await page.getByRole('combobox', { name: 'Message #all' }).count(), 0);
    assert.ok(((await pane.boundingBox())?.width ?? 0) >= 389);
    await pane.getByRole('button', { name: 'Close the thread' }).click();
    await page.getByRole('combobox', { name: 'Message #all' }).waitFor();
  });

  it('sends files with a message, and saves what the bot uploads under its own name', async () => {
    const addresses: unknown[] = [];
    await using world = await openPage(
      (app: App) => {
        app.shortcut('take', async ({ ack, shortcut }) => {
          await ack();
          addresses.push(...(('message' in shortcut && Object(shortcut.message).files) || []));
        });
      },
      { botScopes: ['chat:write', 'files:write', 'files:read', 'commands'] },
    );
    const page = await world.visit(browser, anna.id);
    await page.locator('.composer input[type=file]').setInputFiles([
      { name: 'Gäste.csv', mimeType: 'text/csv', buffer: Buffer.from('Name;Amt\nGötz Ulrich;Landrat\n') },
      { name: 'too much.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
    ]);
    await page.getByRole('button', { name: 'too much.txt entfernen' }).click();
    const composer = page.getByRole('combobox', { name: 'Nachricht an #all' });
    await composer.fill('Die Liste');
    await composer.press('Enter');
    const message = page.getByRole('article').filter({ hasText: 'Die Liste' });
    await message.getByRole('link', { name: /^Gäste.csv.*Herunterladen$/ }).waitFor();
    await message.getByText(/^CSV · \d\d Byte$/).waitFor();
    await message.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Take' }).click();
    await world.slack.until(() => addresses.length > 0, 'the bot hears of the file');
    const held = await fetch(String(Object(addresses[0]).url_private_download), {
      headers: { authorization: 'Bearer xoxb-test' },
    });
    assert.match(await held.text(), /^Name;Amt/);

    await world.app.client.filesUploadV2({
      channel_id: 'C0ALL',
      filename: 'Programm "neu"\u202e.html',
      file: Buffer.from('<script>document.title = "ran"</script>'),
      initial_comment: 'Das Programm',
    });
    const download = page.waitForEvent('download');
    const link = page.getByRole('link', { name: /^Programm/ });
    assert.deepEqual(await accessibilityFaults(page), []);
    await link.click();
    const saved = await download;
    assert.match(saved.suggestedFilename(), /^Programm .*html$/);
    assert.equal(await readText(await saved.createReadStream()), '<script>document.title = "ran"</script>');
    const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', world.url).href);
    assert.match(
      answer.headers()['content-disposition'] ?? '',
      /^attachment; filename="Programm _neu__.html"; filename\*=UTF-8''Programm%20%22neu%22/,
    );
    assert.equal(answer.headers()['content-type'], 'application/octet-stream');
    assert.equal(answer.headers()['x-content-type-options'], 'nosniff');
    assert.deepEqual(world.problems, []);
  });

  it('keeps a file from those who do not see its message', async () => {
    await using world = await openPage(() => undefined);
    const id = world.slack.as(anna.id).attach('geheim.csv', 'a;b');
    world.slack.as(anna.id).say('C0OTHER', 'privat', { files: [id] });
    const ask = async (personId: string) => (await fetch(`${world.url}/sandbox/file/${id}?as=${personId}`)).status;
    assert.equal(await ask(anna.id), 200);
    assert.equal(await ask(ben.id), 404);
  });
});
