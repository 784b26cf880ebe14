import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App, types } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { anna, ben } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage } from './page-world.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

/** Takes a proposal by modal, with a text, a choice and somebody; counts votes once somebody is sure. */
function topicBot(app: App): void {
  const card = (title: string, votes: number): types.KnownBlock[] => [
    {
      type: 'section',
      text: text(title),
      accessory: {
        type: 'button',
        action_id: 'vote',
        value: title,
        text: text(`Vote (${votes})`),
        confirm: { title: text('Sure?'), text: text('It counts.'), confirm: text('Yes'), deny: text('No') },
      },
    },
  ];
  app.command('/visit', async ({ ack, client, command }) => {
    await ack();
    const options = ['30', '60'].map((value) => ({ text: text(`${value} minutes`), value }));
    const blocks: types.KnownBlock[] = [
      {
        type: 'input',
        block_id: 'title',
        label: text('Title'),
        element: { type: 'plain_text_input', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'length',
        label: text('Length'),
        element: { type: 'radio_buttons', action_id: 'value', options },
      },
      {
        type: 'input',
        block_id: 'people',
        label: text('Presented by'),
        element: { type: 'multi_users_select', action_id: 'value' },
      },
    ];
    const view = { type: 'modal' as const, callback_id: 't', title: text('Topic'), submit: text('Propose'), blocks };
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.view('t', async ({ ack, view, client }) => {
    await ack();
    const { title, length, people } = view.state.values;
    const words = [title?.value?.value, length?.value?.selected_option?.value, people?.value?.selected_users?.join()];
    await client.chat.postMessage({ channel: 'C0ALL', text: 'Topic', blocks: card(words.join(' · '), 0) });
  });
  app.action('vote', async ({ ack, action, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel || !('value' in action)) return;
    const { ts } = body.message;
    await client.chat.update({ channel: body.channel.id, ts, text: 'Topic', blocks: card(String(action.value), 1) });
  });
}

/** What has the focus: its name as a reader hears it, and whether somebody who only looks can see that it has it. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return { name: '', visible: true };
    const at = node.getBoundingClientRect();
    const shows = (one: Element) => {
      const { outlineStyle, boxShadow } = getComputedStyle(one);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    };
    const onScreen = at.width > 0 && at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth;
    // Some draw it around their box, or on the label that stands for them.
    const drawn = [node, node.parentElement, node.nextElementSibling].some((one) => one !== null && shows(one));
    const label = 'labels' in node ? [...Object(node).labels].map((one) => one.textContent).join(' ') : '';
    const name = node.getAttribute('aria-label') ?? (label || node.textContent || '');
    return { name, visible: onScreen && drawn };
  });
}

/** Presses a key until what is wanted has the focus; each step on the way must be seen. */
async function reach(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const { name, visible } = await focused(page);
    assert.ok(visible, `the focus on “${name}” cannot be seen`);
    if (wanted.test(name)) return;
    passed.push(name);
    await page.keyboard.press(key);
  }
  assert.fail(`${wanted} was not reached: ${passed.join(' | ')}`);
}

describe('The page with the keyboard alone', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  for (const width of [1280, 390]) {
    it(`proposes a topic, votes, and becomes somebody else, ${width} pixels wide`, async () => {
      await using world = await openPage(topicBot);
      const page = await world.visit(browser, ben.id, width);
      const { keyboard } = page;
      await reach(page, /^Message #all/);
      await keyboard.type('/visit add');
      await keyboard.press('Enter');
      const modal = page.getByRole('dialog', { name: 'Topic' });
      await modal.waitFor();
      await reach(page, /^Title/);
      await keyboard.type('Waste');
      await reach(page, /^30 minutes/);
      await keyboard.press('ArrowDown');
      await reach(page, /^60 minutes/);
      await keyboard.press('Space');
      await reach(page, /^Presented by/);
      await keyboard.type('ann');
      await page.getByRole('option', { name: /Anna Meier/ }).waitFor();
      await keyboard.press('Enter');
      await reach(page, /^Propose$/);
      await keyboard.press('Enter');
      await modal.waitFor({ state: 'detached' });
      await page.getByText(`Waste · 60 · ${anna.id}`).waitFor();
      await reach(page, /^Vote \(0\)/, 'Shift+Tab');
      await keyboard.press('Enter');
      await page.getByRole('alertdialog', { name: 'Sure?' }).waitFor();
      await reach(page, /^Yes$/);
      await keyboard.press('Enter');
      await page.getByRole('button', { name: 'Vote (1)' }).waitFor();
      await reach(page, /^Vote \(1\)/);

      if (width === 390) {
        await reach(page, /^Open the sidebar/, 'Shift+Tab');
        await keyboard.press('Enter');
      }
      await reach(page, /^You are Ben Ode/, 'Shift+Tab');
      await keyboard.press('Enter');
      await reach(page, /^Anna Meier/, 'ArrowDown');
      await keyboard.press('Enter');
      await page.getByText(`Waste · 60 · ${anna.id}`).waitFor();
      await page.locator('html[lang=de]').waitFor({ state: 'attached' });
      assert.deepEqual(world.problems, []);
    });
  }
});
