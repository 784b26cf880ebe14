/** Every place of the page that somebody can come to, for the test that each is accessible. A new place is one more entry. */

import type { App, types } from '@slack/bolt';
import type { Page } from 'playwright-core';
import { accessoryBlocks, inputBlocks, messageBlocks, moreBlocks, pictureBlocks } from './gallery.ts';
import type { PageWorld } from './page-world.ts';

export interface Place {
  name: string;
  /** Leads there from the channel, waits until it is there. @param narrow when the sidebar must be opened first */
  open(page: Page, narrow: boolean): Promise<void>;
  /** Leads back; unless told, Escape closes what is open. */
  leave?(page: Page, narrow: boolean): Promise<void>;
}

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const asBlocks = (blocks: unknown) => blocks as types.KnownBlock[];

/** Opens a modal with every input and refuses what is sent; publishes an App Home; finds something for every query. */
export function placesBot(app: App): void {
  app.command('/visit', async ({ ack, client, command }) => {
    if (command.text !== 'form') return ack(`You said ${command.text}`);
    await ack();
    const blocks = asBlocks([...messageBlocks.slice(0, 4), ...inputBlocks]);
    const view = { type: 'modal' as const, callback_id: 'form', title: text('Form'), submit: text('Save'), blocks };
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.view('form', ({ ack }) => {
    const errors = Object.fromEntries(inputBlocks.map(({ block_id: id }) => [String(id), 'Another one, please.']));
    return ack({ response_action: 'errors', errors });
  });
  app.options(/.*/, ({ ack, payload }) => ack({ options: [{ text: text('Found'), value: `x${payload.value}` }] }));
  app.action(/.*/, ({ ack }) => ack());
  app.event('app_home_opened', async ({ client, event }) => {
    const blocks = asBlocks([...messageBlocks.slice(0, 9), ...accessoryBlocks]);
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}

/** A message of every block, one with replies, one with a shortcut’s menu, and a mail with everything. */
export async function furnish(world: PageWorld): Promise<void> {
  const { chat } = world.app.client;
  for (const blocks of [messageBlocks, accessoryBlocks, moreBlocks, pictureBlocks(world.url)]) {
    await chat.postMessage({ channel: 'C0ALL', text: 'gallery', blocks: asBlocks(blocks) });
  }
  // What opens is looked at in a channel with little in it, since all of the page is looked at each time.
  const opening = [...accessoryBlocks.filter((_, n) => [1, 6, 7].includes(n)), ...messageBlocks.slice(7, 8)];
  await chat.postMessage({ channel: 'C0QUIET', text: 'opening', blocks: asBlocks(opening) });
  const { ts = '' } = await chat.postMessage({ channel: 'C0QUIET', text: 'Shall we <@U0ANNA>?' });
  await chat.postMessage({ channel: 'C0QUIET', text: 'Yes.', thread_ts: ts });
  await world.sendMail({
    from: 'Besuch <bot@example.org>',
    to: 'Guest <guest@blk.example>',
    subject: 'Invitation',
    text: 'Hello',
    html: '<h1>Hello</h1><p>Welcome.</p>',
    attachments: [{ filename: 'list.csv', content: 'a;b' }],
    icalEvent: { method: 'REQUEST', content: invitation },
  });
}

const invitation = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'SEQUENCE:2',
  'DTSTART;TZID=Europe/Berlin:20270615T090000',
  'DTEND;TZID=Europe/Berlin:20270615T170000',
  'SUMMARY:Working visit',
  'ORGANIZER;CN=Besuch:mailto:bot@example.org',
  'ATTENDEE;CN=Guest;RSVP=TRUE:mailto:guest@blk.example',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const composer = (page: Page) => page.locator('.composer-field').first();
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Form' });

async function follow(page: Page, narrow: boolean, entry: string | RegExp): Promise<void> {
  if (narrow) await page.locator('.menu-toggle').click();
  await page.locator('.sidebar').getByRole('button', { name: entry }).first().click();
}

const toChannel = (page: Page, narrow: boolean) => follow(page, narrow, /^quiet/);

async function openForm(page: Page): Promise<void> {
  await composer(page).fill('/visit form');
  await composer(page).press('Enter');
  await dialog(page).waitFor();
}

async function closeForm(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

export const places: Place[] = [
  {
    name: 'a channel with every block',
    open: async (page) => {
      await page.getByRole('img', { name: 'The whole picture' }).waitFor();
    },
    leave: toChannel,
  },
  {
    name: 'an answer that only one person sees',
    open: async (page) => {
      await composer(page).fill('/visit hello');
      await composer(page).press('Enter');
      await page.getByText('You said hello').last().waitFor();
    },
    leave: async () => undefined,
  },
  {
    name: 'the suggestions for a slash',
    open: async (page) => {
      await composer(page).fill('/');
      await page.locator('.suggestions').getByRole('option').first().waitFor();
    },
    leave: (page) => composer(page).fill(''),
  },
  {
    name: 'the menu of a message',
    open: async (page) => {
      await page.locator('.message-menu').last().press('Enter');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'the shortcuts',
    open: async (page) => {
      await page.locator('.composer-box [aria-haspopup=menu]').first().press('Enter');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'an overflow menu',
    open: async (page) => {
      await page.locator('.accessory .icon-only').first().press('Enter');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'a menu of several with groups',
    open: async (page) => {
      await page.getByPlaceholder('Times of day').focus();
      await page.locator('.options').getByRole('option').first().waitFor();
    },
    leave: (page) => composer(page).focus(),
  },
  {
    name: 'a menu that the bot fills, before anything is typed',
    open: async (page) => {
      await page.getByPlaceholder('Look up').focus();
      await page.locator('.options').waitFor();
    },
    leave: (page) => composer(page).focus(),
  },
  {
    name: 'a question before something is done',
    open: async (page) => {
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
    leave: (page) => page.getByRole('button', { name: 'No', exact: true }).click(),
  },
  { name: 'a modal with every input', open: openForm, leave: closeForm },
  {
    name: 'a modal with a menu open',
    open: async (page) => {
      await openForm(page);
      await dialog(page).getByRole('combobox', { name: 'grouped' }).focus();
      await page.locator('.options').getByRole('option').first().waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await closeForm(page);
    },
  },
  {
    name: 'a modal with errors',
    open: async (page) => {
      await openForm(page);
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await dialog(page).getByText('Another one, please.').first().waitFor();
    },
    leave: closeForm,
  },
  {
    name: 'the switch between people',
    open: async (page, narrow) => {
      if (narrow) await page.locator('.menu-toggle').click();
      await page.locator('.person').click();
      await page.getByRole('menu').waitFor();
    },
    async leave(page, narrow) {
      await page.keyboard.press('Escape');
      if (narrow) await page.keyboard.press('Escape');
    },
  },
  {
    name: 'the App Home',
    open: async (page, narrow) => {
      await follow(page, narrow, /^(App Home|Startseite der App)/);
      await page.getByRole('heading', { name: 'A header' }).waitFor();
    },
    leave: toChannel,
  },
  {
    name: 'a mailbox and an open mail',
    open: async (page, narrow) => {
      await follow(page, narrow, /^Guest/);
      await page.locator('.mail-row').first().click();
      await page.getByRole('heading', { name: 'Invitation', exact: true }).waitFor();
    },
    leave: toChannel,
  },
  {
    name: 'a thread',
    open: async (page) => {
      await page.getByRole('button', { name: /^1 (reply|Antwort)/ }).click();
      await page.getByText('Yes.').waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.getByText('Yes.').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the calendar',
    open: async (page, narrow) => {
      await follow(page, narrow, /^(My calendar|Mein Kalender)/);
      await page.getByRole('heading', { level: 1, name: /(Calendar|Kalender)/ }).waitFor();
    },
    leave: toChannel,
  },
  {
    name: 'behind the curtain',
    open: async (page, narrow) => {
      await follow(page, narrow, /^(Behind the scenes|Hinter den Kulissen)/);
      await page.getByRole('complementary', { name: /^(Behind the scenes|Hinter den Kulissen)/ }).waitFor();
    },
    leave: (page) =>
      page
        .locator('.curtain')
        .getByRole('button', { name: /(Close|Schließen)$/ })
        .click(),
  },
  {
    name: 'an empty mailbox',
    open: async (page, narrow) => {
      await follow(page, narrow, /^(My mailbox|Mein Postfach)/);
      await page.getByText(/^(No mails|Keine E-Mails)/).waitFor();
    },
    leave: toChannel,
  },
];
