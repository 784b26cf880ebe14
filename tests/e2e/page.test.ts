import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App, types } from '@slack/bolt';
import type { Browser } from 'playwright-core';
import { anna, ben } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage } from './page-world.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

/** Proposes a topic in a modal, refuses the title “no”, and counts votes in place. */
function topicBot(app: App): void {
  const card = (title: string, votes: number) => [
    { type: 'section' as const, text: text(title) },
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'vote', value: title, text: text(`Vote (${votes})`) }],
    },
  ];
  const votes = new Map<string, number>();
  app.command('/visit', async ({ ack, client, command }) => {
    if (command.text !== 'add') return ack(`You said ${command.text}`);
    await ack();
    const label = text('Title');
    const element = { type: 'plain_text_input' as const, action_id: 'value' };
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'topic',
        title: text('Propose a topic'),
        submit: text('Propose'),
        blocks: [
          { type: 'input', block_id: 'title', label, element },
          { type: 'input', block_id: 'room', label: text('Room'), optional: true, element },
        ],
      },
    });
  });
  app.view('topic', async ({ ack, view, client }) => {
    const title = view.state.values.title?.value?.value ?? '';
    const room = view.state.values.room?.value?.value ?? '';
    if (title === 'no') return ack({ response_action: 'errors', errors: { title: 'Another title, please.' } });
    await ack();
    await client.chat.postMessage({ channel: 'C0ALL', text: title, blocks: card(`${title}, ${room}`, 0) });
  });
  app.action('vote', async ({ ack, action, body, client }) => {
    await ack();
    const title = 'value' in action ? String(action.value) : '';
    votes.set(title, (votes.get(title) ?? 0) + 1);
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    const { ts } = body.message;
    await client.chat.update({ channel: body.channel.id, ts, text: title, blocks: card(title, votes.get(title) ?? 0) });
  });
}

describe('the page of the sandbox', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('takes a person from the first slash to a vote, and shows an ephemeral answer to nobody else', async () => {
    await using world = await openPage(topicBot);
    const page = await world.visit(browser, ben.id);
    const composer = page.getByRole('combobox', { name: 'Message #all' });
    await composer.fill('/');
    await page.getByRole('option', { name: /\/visit/ }).waitFor();
    await composer.press('Enter');
    assert.equal(await composer.inputValue(), '/visit ');
    await composer.pressSequentially('hello “you” -- <b>');
    await composer.press('Enter');
    const answer = page.getByRole('article').filter({ hasText: 'You said hello “you” — <b>' });
    await answer.getByText('Only visible to you').waitFor();

    await composer.fill('/visit add');
    await composer.press('Enter');
    const modal = page.getByRole('dialog', { name: 'Propose a topic' });
    await modal.getByRole('button', { name: 'Propose' }).click();
    await modal.getByText('Please complete this required field.').waitFor();
    await modal.getByLabel('Title').fill('no');
    await modal.getByLabel('Room').fill('2050');
    await modal.getByLabel('Title').press('Enter');
    await modal.getByText('Another title, please.').waitFor();
    assert.equal(await modal.getByLabel('Room').inputValue(), '2050');
    await modal.getByLabel('Title').fill('Waste');
    await modal.getByRole('button', { name: 'Propose' }).click();
    await modal.waitFor({ state: 'detached' });
    await page.getByText('Waste, 2050').waitFor();
    await page.getByRole('button', { name: 'Vote (0)' }).press('Enter');
    await page.getByRole('button', { name: 'Vote (1)' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Vote (1)');

    await page.getByRole('button', { name: /You are Ben Ode/ }).click();
    await page.getByRole('menuitemradio', { name: /Anna Meier/ }).click();
    await page.getByRole('button', { name: /Sie sind Anna Meier/ }).waitFor();
    await page.getByText('Waste, 2050').waitFor();
    assert.equal(await page.getByText('You said').count(), 0);
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    assert.deepEqual(world.problems, []);
  });

  it('closes a modal with Escape and tells the bot', async () => {
    const closed: string[] = [];
    await using world = await openPage((app) => {
      app.shortcut('new', async ({ ack, client, shortcut }) => {
        await ack();
        const blocks = [{ type: 'section' as const, text: text('Nothing to fill in') }];
        const view = { type: 'modal' as const, callback_id: 'm', notify_on_close: true, title: text('Look'), blocks };
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.view({ callback_id: 'm', type: 'view_closed' }, async ({ ack, view }) => {
        closed.push(view.callback_id);
        await ack();
      });
    });
    const page = await world.visit(browser, anna.id);
    await page.getByRole('button', { name: 'Kurzbefehle' }).click();
    await page.getByRole('menuitem', { name: /New visit/ }).click();
    const modal = page.getByRole('dialog', { name: 'Look' });
    await modal.waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    await world.slack.until(() => closed[0], 'the bot hears that the modal was closed');
  });

  it('stacks modals, and shows the one below as it was left', async () => {
    const modal = (callback_id: string, blocks: types.KnownBlock[]): types.ModalView => {
      return { type: 'modal', callback_id, title: text(callback_id), submit: text('OK'), blocks };
    };
    const element = { type: 'plain_text_input' as const, action_id: 'value' };
    const more = { type: 'button' as const, action_id: 'more', text: text('More') };
    await using world = await openPage((app) => {
      app.shortcut('take', async ({ ack, client, shortcut }) => {
        await ack();
        const view = modal('below', [
          { type: 'input', block_id: 'note', label: text('Note'), element },
          { type: 'actions', elements: [more] },
        ]);
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.action('more', async ({ ack, client, body }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        const view = modal('above', [{ type: 'section', text: text('On top') }]);
        await client.views.push({ trigger_id: body.trigger_id, view });
      });
    });
    world.slack.as(ben.id).say('C0ALL', 'Could we talk about waste?');
    const page = await world.visit(browser, ben.id);
    const message = page.getByRole('article').filter({ hasText: 'waste' });
    await message.getByRole('button', { name: /More actions/ }).press('Enter');
    await page.getByRole('menuitem', { name: /Take/ }).press('Enter');
    const below = page.getByRole('dialog', { name: 'below' });
    await below.getByLabel('Note').fill('half a sentence');
    await below.getByRole('button', { name: 'More' }).click();
    const above = page.getByRole('dialog', { name: 'above' });
    await above.getByRole('button', { name: 'Back' }).click();
    assert.equal(await below.getByLabel('Note').inputValue(), 'half a sentence');
    assert.deepEqual(world.problems, []);
  });

  it('shows new messages without reloading, with an unread mark where the reader is not looking', async () => {
    await using world = await openPage(topicBot);
    const page = await world.visit(browser, anna.id);
    world.slack.as(anna.id).say('C0OTHER', 'mine');
    await world.app.client.chat.postMessage({ channel: anna.id, text: 'Hello *Anna*' });
    const direct = page.getByRole('button', { name: /besuch 1/ });
    await direct.getByText('1 ungelesen').waitFor({ state: 'attached' });
    await direct.click();
    await page.locator('strong', { hasText: /^Anna$/ }).waitFor();
    await page.getByRole('button', { name: 'besuch', exact: true }).waitFor();
  });

  it('says what Slack says when the bot does not answer in time, and posts an ordinary message', async () => {
    await using world = await openPage((app) => app.command('/visit', async () => undefined));
    const page = await world.visit(browser, anna.id);
    const composer = page.getByRole('combobox', { name: 'Nachricht an #all' });
    await composer.fill('Guten Morgen @ben, <b>alles</b> gut?');
    await composer.press('Escape');
    await composer.press('Enter');
    await page.getByText('Guten Morgen @Ben Ode, <b>alles</b> gut?').waitFor();
    await composer.fill('/visit');
    await composer.press('Enter');
    await page.getByText(/\/visit ist mit dem Fehler „.+“ fehlgeschlagen/).waitFor();
  });

  it('shows a mail with its HTML, which can run nothing, and its calendar part', async () => {
    await using world = await openPage(topicBot);
    const page = await world.visit(browser, anna.id);
    const calendar = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:1@example.org',
      'SEQUENCE:2',
      'DTSTART;TZID=Europe/Berlin:20270615T090000',
      'DTEND;TZID=Europe/Berlin:20270615T170000',
      'SUMMARY:Arbeitsbesuch\\, Tag 1',
      'LOCATION:Kreishaus',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const html = '<p style="color:rgb(1,2,3)">Guten <b>Tag</b></p><script>document.body.append("ran")</script>';
    await world.sendMail({
      from: 'Besuch <bot@example.org>',
      to: 'Götz Ulrich <goetz@blk.example>',
      subject: 'Einladung',
      text: 'Guten Tag',
      html,
      icalEvent: { method: 'REQUEST', content: calendar },
    });
    await page.getByRole('button', { name: /Götz Ulrich/ }).click();
    await page.getByRole('button', { name: /Einladung/ }).click();
    await page.getByRole('heading', { name: 'Einladung: Arbeitsbesuch, Tag 1' }).waitFor();
    await page.getByText('Dienstag, 15. Juni 2027, 09:00 – 17:00 Uhr (Europe/Berlin)').waitFor();
    await page.getByText('REQUEST · SEQUENCE 2').waitFor();
    const frame = page.frameLocator('iframe');
    const paragraph = frame.getByText('Guten Tag');
    await paragraph.waitFor();
    assert.equal(await frame.getByText('ran').count(), 0);
    assert.equal(await paragraph.evaluate((node) => getComputedStyle(node).color), 'rgb(1, 2, 3)');
  });
});
