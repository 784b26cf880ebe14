/** One browser page in which several people of a workspace take turns, as they do at one machine that shows the sandbox. */

import type { Locator, Page } from 'playwright-core';
import { type Newcomer, newcomer } from './newcomer.ts';

export interface SeveralPeople extends Newcomer {
  /** Looks on as somebody else; what was looked at stays, if that person may see it. */
  become(name: string): Promise<void>;
  /** Follows an entry of the sidebar, by how it begins. */
  open(entry: string | RegExp): Promise<void>;
  /** Types key by key, so that quotes become what a Mac makes of them, and sends. */
  typeKeys(line: string): Promise<void>;
  /** Types a line with a person in it, who is taken from what is suggested for the beginning of the name. */
  mention(before: string, name: string, behind?: string): Promise<void>;
  /** Types a line, and waits for the answer to it. */
  ask(line: string, answer: string | RegExp): Promise<Locator>;
  /** The modal with this title, once it is open. */
  form(title: string): Promise<Locator>;
  /** Presses the modal's button, and waits until it is gone. */
  submit(form: Locator, button: string): Promise<void>;
}

export function severalPeople(page: Page): SeveralPeople {
  const person = newcomer(page);
  const composer = page.getByRole('combobox', { name: /^Nachricht an/ });
  return {
    ...person,
    async become(name) {
      await page.getByRole('button', { name: /^Sie sind / }).click();
      await page.getByRole('menuitemradio', { name }).click();
      await page.getByRole('button', { name: `Sie sind ${name}` }).waitFor();
    },
    async open(entry) {
      await page.locator('.sidebar').getByRole('button', { name: entry }).click();
    },
    async typeKeys(line) {
      await composer.pressSequentially(line);
      await composer.press('Enter');
    },
    async mention(before, name, behind = '') {
      await composer.fill(before);
      await composer.pressSequentially(`@${name}`);
      await composer.press('Tab');
      await page.keyboard.insertText(behind);
      await composer.press('Enter');
    },
    async ask(line, answer) {
      await person.type(line);
      return person.read(answer);
    },
    async form(title) {
      const form = page.getByRole('dialog', { name: title });
      await form.waitFor();
      return form;
    },
    async submit(form, button) {
      await form.getByRole('button', { name: button, exact: true }).click();
      await form.waitFor({ state: 'detached' });
    },
  };
}
