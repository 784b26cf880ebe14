/**
 * Takes the pictures of the README: `npm run screenshots` plays the first minute in the sandbox, once in each language, and
 * writes into docs/pictures. The clock stands still, so that a picture differs only where the bot or the page does.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Newcomer, newcomer } from '../e2e/newcomer.ts';
import { openBrowser } from '../support/browser.ts';
import { type OpenSandbox, openSandbox } from '../support/sandbox.ts';
import { people } from '../support/world.ts';
import { type Script, scripts } from './scripts.ts';
import { shrinkPng } from './shrink-png.ts';

const moment = new Date('2027-05-03T08:00:00.000Z');
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

async function open(browser: Browser, { url }: OpenSandbox, personId: string): Promise<Newcomer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await page.clock.setFixedTime(moment);
  await page.goto(`${url}/#${personId}`);
  await page.getByRole('log').waitFor();
  return newcomer(page);
}

async function take(page: Page, name: string): Promise<void> {
  // Out of the way, so that nothing is lit up under it.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  writeFileSync(`${folder}${name}.png`, shrinkPng(await page.screenshot({ animations: 'disabled' })));
}

async function play(browser: Browser, sandbox: OpenSandbox, script: Script): Promise<void> {
  const { language, says } = script;
  const settled = () => sandbox.bot.outbox.idle();
  const host = await open(browser, sandbox, people.coordinator);
  for (const { line, answer } of script.before) {
    await host.type(line);
    await host.read(answer);
  }
  const player = await open(browser, sandbox, script.player);
  await player.read(says.welcome);
  await player.type(script.propose.line);
  await player.read(script.propose.answer);
  const others = [await open(browser, sandbox, people.landrat), await open(browser, sandbox, people.staff)];
  for (const [before, voter] of [player, ...others].entries()) {
    const topic = await voter.read(says.proposed);
    await topic.getByRole('button', { name: says.vote }).click();
    await topic.getByText(`(${before + 1})`).waitFor();
  }
  await (await player.read(says.proposed)).getByText('(3)').waitFor();
  await settled();
  await take(player.page, `topics.${language}`);

  for (const { line, answer } of script.plan) {
    await player.type(line);
    await player.read(answer);
  }
  await settled();
  await player.type(script.publish.line);
  await player.press(says.publishNow, script.publish.answer);
  await player.read(says.published);
  await settled();
  await take(player.page, `programme.${language}`);

  await player.press(says.prepare, says.inviteNext);
  await player.press(says.sendNow, says.preview);
  await player.read(says.sent);
  await settled();
  await player.page.getByRole('button', { name: says.mailbox }).click();
  await player.page.getByRole('button', { name: says.invitation }).first().click();
  await player.page.frameLocator('iframe').getByText(says.inMail).waitFor();
  await take(player.page, `invitation.${language}`);
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const script of scripts) {
    await using sandbox = await openSandbox({ DEFAULT_LANGUAGE: script.language }, () => new Date(moment));
    await play(browser, sandbox, script);
  }
} finally {
  await browser.close();
}
